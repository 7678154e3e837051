import type { HospitalOrigins } from "./names.js";
import { person } from "./person.js";

export const patients: HospitalOrigins = {
  collection: "patients",
  is: "Patient",
  fields: {
    ...person,
    mrn: "Patient.mrn",
    allergies: "Patient.allergen",
    blood_type: "Patient.blood_type",
  },
};
