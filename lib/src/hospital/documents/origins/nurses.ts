import type { HospitalOrigins } from "./names.js";
import { name } from "./person.js";

export const nurses: HospitalOrigins = {
  collection: "nurses",
  is: "Nurse",
  fields: {
    _id: "Person.person_id",
    staff_no: "Staff.staff_no",
    ...name,
    area: "Nurse.area",
    licence_no: "Nurse.licence_no",
    languages: "Staff.language",
    supervisor_id: { attribute: "Person.person_id", via: ["supervises.supervisor"] },
  },
};
