/** Changes of a treatment with their events: the rows and the outbox's row in one MySQL transaction. */

import type { Connection } from "mysql2/promise";
import type { Medication, OnStep, Outcome, WriteStep } from "./light.js";
import { inTransaction } from "./transaction.js";
import { DOCUMENT, insertMedication, OF_TREATMENT, updateOutcome } from "./treatments.js";

/** In their order. */
export const WRITE_STEPS = [
  "begun",
  "rows written",
  "event noted",
  "committed",
] as const satisfies readonly WriteStep[];

/**
 * Notes that a drug was given: rows of `treatment` and `medication`, and an event for the documents.
 *
 * @returns the treatment's number
 * @throws {QueryError} `NO_SUCH_VISIT`; MySQL's own errors as they are. Then nothing was written
 */
export async function giveMedication(
  mysql: Connection,
  given: Medication,
  onStep: OnStep<WriteStep> = () => {},
): Promise<number> {
  const id = await inTransaction(mysql, async () => {
    await onStep("begun");
    const made = await insertMedication(mysql, given);
    await onStep("rows written");
    await mysql.query(
      `INSERT INTO outbox (visit_id, kind, payload) SELECT t.visit_id, 'treatment_given', ${DOCUMENT} ${OF_TREATMENT}`,
      [made],
    );
    await onStep("event noted");
    return made;
  });
  await onStep("committed");
  return id;
}

/**
 * Notes what became of a treatment, in its row and as an event.
 *
 * @throws {QueryError} `NO_SUCH_TREATMENT`; MySQL's own errors as they are. Then nothing was written
 */
export async function changeOutcome(
  mysql: Connection,
  treatmentId: number,
  outcome: Outcome,
  onStep: OnStep<WriteStep> = () => {},
): Promise<void> {
  await inTransaction(mysql, async () => {
    await onStep("begun");
    const visitId = await updateOutcome(mysql, treatmentId, outcome);
    await onStep("rows written");
    await mysql.query(
      "INSERT INTO outbox (visit_id, kind, payload) VALUES (?, 'outcome_changed', JSON_OBJECT('_id', ?, 'outcome', ?))",
      [visitId, treatmentId, outcome],
    );
    await onStep("event noted");
  });
  await onStep("committed");
}
