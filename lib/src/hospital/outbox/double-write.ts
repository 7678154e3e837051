/** What one would write first: both stores, one after the other. Here to be seen failing. */

import type { Db, Document } from "mongodb";
import type { Connection, RowDataPacket } from "mysql2/promise";
import { listTreatment } from "./apply.js";
import type { DoubleWriteStep, Medication, OnStep } from "./light.js";
import { inTransaction } from "./transaction.js";
import { DOCUMENT, insertMedication, OF_TREATMENT } from "./treatments.js";

/**
 * Writes MySQL, then MongoDB. Whoever is interrupted in between has a row without a document, and nothing that remembers it; whoever does
 * the second half again after a lost answer has the entry twice.
 *
 * @returns the treatment's number
 */
export async function writeMysqlThenMongo(
  mysql: Connection,
  db: Db,
  given: Medication,
  onStep: OnStep<DoubleWriteStep> = () => {},
): Promise<number> {
  const id = await inTransaction(mysql, async () => {
    const made = await insertMedication(mysql, given);
    await onStep("rows written");
    return made;
  });
  await onStep("rows committed");
  await writeDocuments(db, await documentOf(mysql, id), onStep);
  return id;
}

/**
 * Writes MongoDB before MySQL commits. Whoever is interrupted in between has a document of a treatment that never was, and its number will
 * be given to another.
 *
 * @returns the treatment's number
 */
export async function writeMongoBeforeCommit(
  mysql: Connection,
  db: Db,
  given: Medication,
  onStep: OnStep<DoubleWriteStep> = () => {},
): Promise<number> {
  const id = await inTransaction(mysql, async () => {
    const made = await insertMedication(mysql, given);
    await onStep("rows written");
    await writeDocuments(db, await documentOf(mysql, made), onStep);
    return made;
  });
  await onStep("rows committed");
  return id;
}

/** The second half of a double write: the entry in the encounter, then the document. */
export async function writeDocuments(
  db: Db,
  treatment: Document,
  onStep: OnStep<DoubleWriteStep> = () => {},
): Promise<void> {
  await listTreatment(db, treatment);
  await onStep("entry written");
  await db.collection("treatments").insertOne(treatment);
  await onStep("document written");
}

/** The document of a medication, made from its rows as this session sees them. */
export async function documentOf(mysql: Connection, treatmentId: number): Promise<Document> {
  const { EJSON } = (await import("mongodb")).BSON;
  const [[row]] = await mysql.query<RowDataPacket[]>(
    `SELECT CAST(${DOCUMENT} AS CHAR) AS document ${OF_TREATMENT}`,
    [treatmentId],
  );
  return EJSON.parse(row!.document);
}
