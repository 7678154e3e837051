import { SIGNS } from "../vitals.js";
import type { HospitalFields, HospitalOrigins } from "./names.js";

const call: HospitalFields = {
  call: { embeds: "EmergencyCall", via: ["generates"] },
  "call.call_id": { column: "emergency_call.call_id" },
  "call.call_no": "EmergencyCall.call_no",
  "call.received_at": "EmergencyCall.received_at",
  "call.priority": { attribute: "EmergencyCall.priority", lookup: "dispatch_priority.priority" },
  "call.problem_code": { attribute: "ClinicalProblem.problem_code", via: ["reports"] },
  "call.problem": { attribute: "ClinicalProblem.name", via: ["reports"] },
};

const unit: HospitalFields = {
  unit: { embeds: "Ambulance", via: ["is_sent_on"] },
  "unit.ambulance_id": { column: "ambulance.ambulance_id" },
  "unit.call_sign": "Ambulance.call_sign",
  "unit.kind": "Ambulance.kind",
  "unit.station": { attribute: "Station.station_code", via: ["is_stationed_at"] },
};

const times: HospitalFields = {
  times: { group: "all times of a dispatch in their order, with those of the transport between them" },
  "times.notified": "Dispatch.notified_at",
  "times.en_route": "Dispatch.en_route_at",
  "times.on_scene": "Dispatch.on_scene_at",
  "times.at_patient": "Dispatch.at_patient_at",
  "times.left_scene": { attribute: "Transport.left_scene_at", via: ["brings_in"] },
  "times.at_destination": { attribute: "Arrival.arrived_at", via: ["brings_in", "Arrival"] },
  "times.transfer_of_care": { attribute: "Transport.transfer_of_care_at", via: ["brings_in"] },
  "times.in_service": "Dispatch.in_service_at",
};

const assessments: HospitalFields = {
  assessments: { embeds: "Assessment", via: ["includes"] },
  "assessments.assessment_no": "Assessment.assessment_no",
  "assessments.paramedic_id": { attribute: "Person.person_id", via: ["conducts"] },
  "assessments.patient_id": { attribute: "Person.person_id", via: ["undergoes"] },
  "assessments.assessed_at": "Assessment.assessed_at",
  "assessments.problem_code": { attribute: "ClinicalProblem.problem_code", via: ["finds"] },
  "assessments.problem": { attribute: "ClinicalProblem.name", via: ["finds"] },
  "assessments.acuity": "Assessment.acuity",
  "assessments.vital_signs": { embeds: "VitalSign", via: ["measures"] },
  "assessments.vital_signs.vital_no": "VitalSign.vital_no",
  "assessments.vital_signs.taken_at": "VitalSign.taken_at",
  ...Object.fromEntries(
    SIGNS.map((sign) => [`assessments.vital_signs.${sign}`, `VitalSign.${sign}` as const]),
  ),
};

export const dispatches: HospitalOrigins = {
  collection: "dispatches",
  is: "Dispatch",
  fields: {
    _id: { column: "dispatch.dispatch_id" },
    ...call,
    ...unit,
    ...times,
    outcome: "Dispatch.outcome",
    acuity: {
      attribute: "Assessment.acuity",
      via: ["includes"],
      one: "the first assessment's, by which dispatches are sought",
    },
    ...assessments,
    transport: { embeds: "Transport", via: ["brings_in"] },
    "transport.arrival_id": { column: "arrival.arrival_id", via: ["Arrival"] },
    "transport.lights_and_siren": "Transport.lights_and_siren",
    "transport.distance_km": "Transport.distance_km",
    handovers: { embeds: "hands_over", via: ["brings_in"] },
    "handovers.paramedic_id": { attribute: "Person.person_id", via: ["Paramedic"] },
    "handovers.nurse_id": { attribute: "Person.person_id", via: ["Nurse"] },
    "handovers.report": "hands_over.report",
  },
};
