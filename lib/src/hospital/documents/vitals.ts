import type { Hospital } from "../simulate/index.js";
import { type Document, type FlatSource, fields, numbers } from "./cells.js";

/** The signs of a reading, under the names of their columns; a sign that was not taken is absent. */
export const SIGNS = [
  "systolic_mmhg",
  "diastolic_mmhg",
  "heart_rate",
  "respiratory_rate",
  "spo2",
  "temperature_c",
  "gcs_eye",
  "gcs_verbal",
  "gcs_motor",
] as const;

/** One document a reading, as a time series by assessment. */
export function* vitals(hospital: Hospital): Iterable<Document> {
  const table = hospital.table("vital_sign");
  const [dispatch, assessment] = [numbers(table, "dispatch_id"), numbers(table, "assessment_no")];
  const reading = fields(table, ["taken_at", "vital_no", ...SIGNS]);
  for (let row = 0; row < table.rows; row++) {
    yield { assessment: { dispatch_id: dispatch(row), assessment_no: assessment(row) }, ...reading(row) };
  }
}

/** The same documents told column by column, for the fast loader. */
export const vitalsColumns = (hospital: Hospital): FlatSource => ({
  table: hospital.table("vital_sign"),
  mapping: {
    "assessment.dispatch_id": "dispatch_id",
    "assessment.assessment_no": "assessment_no",
    taken_at: "taken_at",
    vital_no: "vital_no",
    ...Object.fromEntries(SIGNS.map((sign) => [sign, sign])),
    temperature_c: { column: "temperature_c", as: "double" },
  },
});
