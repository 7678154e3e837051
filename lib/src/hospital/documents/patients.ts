import type { Hospital } from "../simulate/index.js";
import { cell, type Document, fields, indexBy, numbers } from "./cells.js";
import { personReader } from "./persons.js";

/** One document a patient. A blood type that was never recorded is absent. */
export function* patients(hospital: Hospital): Iterable<Document> {
  const table = hospital.table("patient");
  const allergy = hospital.table("patient_allergy");
  const allergiesOf = indexBy(allergy, "patient_id");
  const allergen = cell(allergy, "allergen");
  const person = personReader(hospital);
  const id = numbers(table, "patient_id");
  const head = fields(table, ["mrn"]);
  const tail = fields(table, ["blood_type"]);
  for (let row = 0; row < table.rows; row++) {
    const number = id(row);
    const allergies = allergiesOf.of(number).map(allergen);
    yield { _id: number, ...head(row), ...person(number), allergies, ...tail(row) };
  }
}
