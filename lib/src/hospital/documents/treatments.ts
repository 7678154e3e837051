import type { Hospital } from "../simulate/index.js";
import { cell, type Document, fields, indexBy, numbers } from "./cells.js";
import { namesOf } from "./code-lists.js";
import { nameReader } from "./persons.js";

/** The table of each kind of treatment, and what it tells. */
export const DETAILS = {
  medication: ["drug", "dose", "dose_unit", "route"],
  procedure: ["name", "surgical", "anaesthesia", "particulars"],
  imaging: ["modality", "body_region", "contrast"],
  observation: ["monitoring", "interval_min"],
} as const;

/** One document a treatment; what only its kind has stands in `details`. */
export function* treatments(hospital: Hospital): Iterable<Document> {
  const table = hospital.table("treatment");
  const [physician, patient] = [physicianReader(hospital), patientOfVisit(hospital)];
  const assist = hospital.table("assist");
  const assistsOf = indexBy(assist, "treatment_id");
  const assistant = fields(assist, ["nurse_id", "task"]);
  const details = Object.fromEntries(
    Object.entries(DETAILS).map(([kind, names]) => {
      const own = hospital.table(kind);
      const rowOf = indexBy(own, "treatment_id");
      const read = fields(own, names);
      return [kind, (treatment: number) => parsed(read(rowOf.one(treatment)!))];
    }),
  );
  const [id, visitId] = [numbers(table, "treatment_id"), numbers(table, "visit_id")];
  const [kind, physicianId] = [cell(table, "kind"), numbers(table, "physician_id")];
  const course = fields(table, ["started_at", "ended_at", "outcome"]);
  for (let row = 0; row < table.rows; row++) {
    const treatment = id(row);
    yield {
      _id: treatment,
      kind: kind(row),
      visit_id: visitId(row),
      patient_id: patient(visitId(row)),
      physician: physician(physicianId(row)),
      ...course(row),
      details: details[kind(row) as string]!(treatment),
      assistants: assistsOf.of(treatment).map(assistant),
    };
  }
}

/** A document within the document, where the table has JSON. */
const parsed = (details: Document): Document =>
  typeof details.particulars === "string"
    ? { ...details, particulars: JSON.parse(details.particulars) }
    : details;

function physicianReader(hospital: Hospital): (physicianId: number) => Document {
  const table = hospital.table("physician");
  const rowOf = indexBy(table, "staff_id");
  const code = cell(table, "specialty_code");
  const specialty = namesOf(hospital, "specialty", "specialty_code");
  const name = nameReader(hospital);
  return (id) => ({ id, name: name(id), specialty: specialty(code(rowOf.one(id)!)) });
}

function patientOfVisit(hospital: Hospital): (visitId: number) => number {
  const [visit, arrival] = [hospital.table("visit"), hospital.table("arrival")];
  const [visitRow, arrivalRow] = [indexBy(visit, "visit_id"), indexBy(arrival, "arrival_id")];
  const [arrivalId, patientId] = [numbers(visit, "arrival_id"), numbers(arrival, "patient_id")];
  return (id) => patientId(arrivalRow.one(arrivalId(visitRow.one(id)!))!);
}
