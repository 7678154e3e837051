import type { HospitalFields } from "./names.js";

/** Given and family name, as every document of a person has them. */
export const name = {
  name: "Person.name",
  "name.given": "Person.name.given_name",
  "name.family": "Person.name.family_name",
} as const satisfies HospitalFields;

/** What a person is, whatever the role. */
export const person = {
  _id: "Person.person_id",
  ...name,
  date_of_birth: "Person.date_of_birth",
  sex: "Person.sex",
  address: "Person.address",
  "address.street": "Person.address.street",
  "address.postcode": "Person.address.postcode",
  "address.city": "Person.address.city",
  phones: "Person.phone",
} as const satisfies HospitalFields;
