import { geoJson } from "./geo-json.js";
import type { HospitalFields, HospitalOrigins } from "./names.js";
import { stay } from "./stay.js";

const call: HospitalFields = {
  _id: "EmergencyCall.call_no",
  patient_id: { attribute: "Person.person_id", via: ["concerns"] },
  call: { embeds: "EmergencyCall" },
  "call.call_id": { column: "emergency_call.call_id" },
  "call.received_at": "EmergencyCall.received_at",
  "call.dispatcher_id": { attribute: "Person.person_id", via: ["answers"] },
  "call.caller_phone": "EmergencyCall.caller_phone",
  "call.problem_code": { attribute: "ClinicalProblem.problem_code", via: ["reports"] },
  "call.chief_complaint": "EmergencyCall.chief_complaint",
  "call.priority": { attribute: "EmergencyCall.priority", lookup: "dispatch_priority.priority" },
  "call.address": "EmergencyCall.address",
  ...geoJson("call.location", "EmergencyCall.location"),
  dispatch_ids: { column: "dispatch.dispatch_id", via: ["generates"] },
  ...stay(["generates", "brings_in", "Arrival"], {
    one: "a call concerns one patient at most, who is brought in once",
    absent: "who never arrives is not treated, which is something else than a visit without treatments",
  }),
};

const walkIn: HospitalFields = {
  _id: { documentOnly: "W- and the number of the walk-in, so that it looks like a call's number" },
  patient_id: { attribute: "Person.person_id", via: ["Arrival", "comes"] },
  walk_in: { embeds: "WalkIn" },
  "walk_in.walk_in_id": "WalkIn.walk_in_id",
  "walk_in.came_by": "WalkIn.came_by",
  dispatch_ids: { documentOnly: "empty, so that the same questions can be asked of calls and walk-ins" },
  ...stay(["Arrival"]),
};

/** A document stands for a call or for a walk-in, and holds what followed. */
export const encounters: HospitalOrigins = {
  collection: "encounters",
  fields: {
    kind: { documentOnly: "tells a call from a walk-in; in the model they are entities of two types" },
  },
  branches: {
    by: "kind",
    cases: {
      call: { is: "EmergencyCall", fields: call },
      walk_in: { is: "WalkIn", fields: walkIn },
    },
  },
};
