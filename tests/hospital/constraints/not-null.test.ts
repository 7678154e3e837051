import { describe, expect, it } from "vitest";
import { schemaFiles } from "../../../lib/src/hospital/load.js";
import { isApart, withoutApart } from "../../../lib/src/hospital/refinements/apart.js";
import { readSchemaFiles } from "../../../lib/src/model/drift/read-files.js";
import { bareHospital } from "../programs/programmed.js";

const hospital = bareHospital("not_null");

const unseen = "physician_id = NULL, seen_at = NULL";
const unbedded = `${unseen}, bed_id = NULL, bedded_at = NULL`;
const untriaged = `${unbedded}, triaged_at = NULL, esi = NULL, triage_nurse_id = NULL`;

/** What may be missing, and the UPDATE that leaves it out; some CHECKs want a whole group of columns or none. */
const optional: Record<string, string> = {
  "patient.blood_type": "blood_type = NULL",
  "staff.supervisor_id": "supervisor_id = NULL",
  "emergency_call.caller_phone": "caller_phone = NULL",
  "emergency_call.patient_id": "patient_id = NULL",
  "dispatch.en_route_at": "en_route_at = NULL",
  "dispatch.on_scene_at": "on_scene_at = NULL, at_patient_at = NULL, outcome = 'cancelled'",
  "dispatch.at_patient_at": "at_patient_at = NULL",
  "dispatch.in_service_at": "in_service_at = NULL",
  "vital_sign.systolic_mmhg": "systolic_mmhg = NULL, diastolic_mmhg = NULL",
  "vital_sign.diastolic_mmhg": "diastolic_mmhg = NULL",
  "vital_sign.heart_rate": "heart_rate = NULL",
  "vital_sign.respiratory_rate": "respiratory_rate = NULL",
  "vital_sign.spo2": "spo2 = NULL",
  "vital_sign.temperature_c": "temperature_c = NULL",
  "vital_sign.gcs_eye": "gcs_eye = NULL",
  "vital_sign.gcs_verbal": "gcs_verbal = NULL",
  "vital_sign.gcs_motor": "gcs_motor = NULL",
  "visit.triaged_at": untriaged,
  "visit.esi": untriaged,
  "visit.triage_nurse_id": untriaged,
  "visit.bed_id": unbedded,
  "visit.bedded_at": unbedded,
  "visit.physician_id": unseen,
  "visit.seen_at": unseen,
  "visit.departed_at": "departed_at = NULL",
  "procedure.particulars": "particulars = NULL",
  "disposition.physician_id": "physician_id = NULL, decision = 'left_without_being_seen', ward = NULL",
  "disposition.ward": "ward = NULL, decision = 'discharged'",
  "unit_status_event.dispatch_id": "dispatch_id = NULL",
};

/** Tries an UPDATE of one row that has a value there, and takes it back. */
async function tryUpdate(table: string, column: string, set: string): Promise<number> {
  const { mysql } = hospital;
  await mysql.beginTransaction();
  try {
    const [{ changedRows }] = (await mysql.query(
      `UPDATE \`${table}\` SET ${set} WHERE \`${column}\` IS NOT NULL LIMIT 1`,
    )) as unknown as [{ changedRows: number }];
    return changedRows;
  } finally {
    await mysql.rollback();
  }
}

describe("a missing value", async () => {
  const { tables: files } = schemaFiles();
  const { tables } = withoutApart(await readSchemaFiles(files)); // the others are empty in a fresh copy
  const columns = tables.flatMap(({ name: table, columns: of }) =>
    of
      .filter(({ generated }) => generated === undefined)
      .map(({ name: column }) => ({ table, column, place: `${table}.${column}` })),
  );
  const required = columns.filter(({ place }) => !(place in optional));

  it.each(required)("is refused in $place", async ({ table, column }) => {
    await expect(tryUpdate(table, column, `\`${column}\` = NULL`)).rejects.toMatchObject({
      // A geometry has an error of its own with the same words.
      errno: column === "location" ? 3673 : 1048,
      message: `Column '${column}' cannot be null`,
    });
  });

  it.each(Object.entries(optional))("is accepted in %s", async (place, set) => {
    const [table, column] = place.split(".") as [string, string];
    expect(await tryUpdate(table, column, set)).toBe(1);
  });

  it("no column is without a case", async () => {
    const rows = await hospital.rows(
      `SELECT CONCAT(TABLE_NAME, '.', COLUMN_NAME) AS place
       FROM information_schema.COLUMNS JOIN information_schema.TABLES USING (TABLE_SCHEMA, TABLE_NAME)
       WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE' AND GENERATION_EXPRESSION = ''`,
    );
    const cases = [...required.map(({ place }) => place), ...Object.keys(optional)];
    const places = rows.map(({ place }) => place as string).filter((place) => !isApart(place.split(".")[0]!));
    expect(cases.sort()).toEqual(places.sort());
  });
});
