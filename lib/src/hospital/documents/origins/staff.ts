import type { HospitalOrigins } from "./names.js";
import { person } from "./person.js";

export const staff: HospitalOrigins = {
  collection: "staff",
  is: "Staff",
  fields: {
    ...person,
    staff_no: "Staff.staff_no",
    role: "Staff.role",
    hired_on: "Staff.hired_on",
    supervisor_id: { attribute: "Person.person_id", via: ["supervises.supervisor"] },
    languages: "Staff.language",
  },
  open: "each role has fields of its own, in oneOf, which a closed document would refuse",
  branches: {
    by: "role",
    specialisation: "staff_role",
    cases: {
      paramedic: {
        is: "Paramedic",
        fields: { certification: "Paramedic.certification", licence_no: "Paramedic.licence_no" },
      },
      nurse: { is: "Nurse", fields: { area: "Nurse.area", licence_no: "Nurse.licence_no" } },
      physician: {
        is: "Physician",
        fields: {
          specialty: { group: "a lookup's code and its name, so that nobody needs to look it up" },
          "specialty.code": { attribute: "Physician.specialty", lookup: "specialty.specialty_code" },
          "specialty.name": { attribute: "Physician.specialty", lookup: "specialty.name" },
          licence_no: "Physician.licence_no",
        },
      },
      dispatcher: { is: "Dispatcher", fields: { console_no: "Dispatcher.console_no" } },
    },
  },
};
