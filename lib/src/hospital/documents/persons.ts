import type { Hospital } from "../simulate/index.js";
import { cell, type Document, fields, indexBy } from "./cells.js";

/** What a person is, whatever the role: name, date of birth, sex, address, telephones. */
export function personReader(hospital: Hospital): (personId: number) => Document {
  const person = hospital.table("person");
  const phone = hospital.table("person_phone");
  const [rowOf, phonesOf] = [indexBy(person, "person_id"), indexBy(phone, "person_id")];
  const name = fields(person, [
    ["given", "given_name"],
    ["family", "family_name"],
  ]);
  const plain = fields(person, ["date_of_birth", "sex"]);
  const address = fields(person, ["street", "postcode", "city"]);
  const number = cell(phone, "phone");
  return (id) => {
    const row = rowOf.one(id)!;
    return { name: name(row), ...plain(row), address: address(row), phones: phonesOf.of(id).map(number) };
  };
}

/** The full name of a person. */
export function nameReader(hospital: Hospital): (personId: number) => string {
  const person = hospital.table("person");
  const rowOf = indexBy(person, "person_id");
  const [given, family] = [cell(person, "given_name"), cell(person, "family_name")];
  return (id) => {
    const row = rowOf.one(id)!;
    return `${given(row)} ${family(row)}`;
  };
}
