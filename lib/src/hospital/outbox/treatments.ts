/** Two changes of a treatment, written to MySQL: the statements of one transaction, without its beginning and end. */

import type { Connection, ResultSetHeader, RowDataPacket } from "mysql2/promise";
import { QueryError } from "../../errors.js";
import type { Medication, Outcome } from "./light.js";

/**
 * Inserts the rows of a medication.
 *
 * The visit is locked first. So of two changes to one visit the second waits until the first is committed, and its event has the higher
 * number.
 *
 * @returns the treatment's number
 * @throws {QueryError} `NO_SUCH_VISIT`
 */
export async function insertMedication(mysql: Connection, given: Medication): Promise<number> {
  await lockVisit(mysql, given.visitId);
  // The next number is one more than the highest: who locks the first treatment may look for it, the others wait here.
  await mysql.query("SELECT MIN(treatment_id) FROM treatment FOR UPDATE");
  const [[next]] = await mysql.query<RowDataPacket[]>(
    "SELECT COALESCE(MAX(treatment_id), 0) + 1 AS id FROM treatment",
  );
  const id = Number(next!.id);
  await mysql.query(
    `INSERT INTO treatment (treatment_id, visit_id, kind, physician_id, started_at, ended_at, outcome)
     VALUES (?, ?, 'medication', ?, ?, ?, 'unchanged')`,
    [id, given.visitId, given.physicianId, given.at, given.at],
  );
  await mysql.query(
    "INSERT INTO medication (treatment_id, drug, dose, dose_unit, route) VALUES (?, ?, ?, ?, ?)",
    [id, given.drug, given.dose, given.unit, given.route],
  );
  return id;
}

/**
 * Changes what became of a treatment.
 *
 * @returns the visit's number
 * @throws {QueryError} `NO_SUCH_TREATMENT`
 */
export async function updateOutcome(mysql: Connection, treatmentId: number, outcome: Outcome) {
  const [[of]] = await mysql.query<RowDataPacket[]>("SELECT visit_id FROM treatment WHERE treatment_id = ?", [
    treatmentId,
  ]);
  if (of === undefined)
    throw new QueryError(
      "NO_SUCH_TREATMENT",
      `There is no treatment ${treatmentId}: give the number of one that is there.`,
    );
  await lockVisit(mysql, of.visit_id);
  await mysql.query<ResultSetHeader>("UPDATE treatment SET outcome = ? WHERE treatment_id = ?", [
    outcome,
    treatmentId,
  ]);
  return Number(of.visit_id);
}

async function lockVisit(mysql: Connection, visitId: number): Promise<void> {
  const [locked] = await mysql.query<RowDataPacket[]>(
    "SELECT visit_id FROM visit WHERE visit_id = ? FOR UPDATE",
    [visitId],
  );
  if (locked.length > 0) return;
  throw new QueryError(
    "NO_SUCH_VISIT",
    `There is no visit ${visitId}: give the number of one that is there.`,
  );
}

/** The document of a medication as an expression over the rows, in extended JSON. */
export const DOCUMENT = `JSON_OBJECT(
    '_id', t.treatment_id, 'kind', t.kind, 'visit_id', t.visit_id, 'patient_id', a.patient_id,
    'physician', JSON_OBJECT('id', p.person_id, 'name', CONCAT(p.given_name, ' ', p.family_name), 'specialty', s.name),
    'started_at', JSON_OBJECT('$date', DATE_FORMAT(t.started_at, '%Y-%m-%dT%H:%i:%s.%fZ')),
    'ended_at', JSON_OBJECT('$date', DATE_FORMAT(t.ended_at, '%Y-%m-%dT%H:%i:%s.%fZ')),
    'outcome', t.outcome,
    'details', JSON_OBJECT('drug', m.drug, 'dose', m.dose, 'dose_unit', m.dose_unit, 'route', m.route),
    'assistants', JSON_ARRAY())`;

/** The rows that it is made from. */
export const OF_TREATMENT = `FROM treatment AS t
  JOIN medication AS m USING (treatment_id)
  JOIN visit AS v USING (visit_id)
  JOIN arrival AS a USING (arrival_id)
  JOIN physician AS d ON d.staff_id = t.physician_id
  JOIN person AS p ON p.person_id = d.staff_id
  JOIN specialty AS s USING (specialty_code)
  WHERE t.treatment_id = ?`;
