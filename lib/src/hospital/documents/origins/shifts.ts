import type { HospitalOrigins } from "./names.js";

/** A document gathers the shifts of the model that one ambulance has at one time: one a paramedic. */
export const shifts: HospitalOrigins = {
  collection: "shifts",
  is: "CrewShift",
  fields: {
    _id: { documentOnly: "call sign and start, because the document is one of several shifts of the model" },
    unit: { attribute: "Ambulance.call_sign", via: ["rides_on"] },
    ambulance_id: { column: "ambulance.ambulance_id", via: ["rides_on"] },
    starts_at: "CrewShift.starts_at",
    ends_at: "CrewShift.ends_at",
    crew: { group: "the shifts that have the ambulance and its times in common" },
    "crew.paramedic_id": { attribute: "Person.person_id", via: ["works"] },
    "crew.seat": "CrewShift.seat",
  },
};
