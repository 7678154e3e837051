import type { CommentRule } from "../../model/drift/comments/index.js";

/**
 * What the comments of sql/schema have to say that no attribute of the model notes. Units, NEMSIS elements and notes come from the model
 * itself.
 */
export const comments: readonly CommentRule[] = [
  {
    columns: [
      "patient.mrn",
      "staff.staff_no",
      "station.station_code",
      "ambulance.call_sign",
      "emergency_call.call_no",
      "bed.bed_code",
      "visit.visit_no",
    ],
    says: "such as",
    why: "An example tells the form of a number faster than its pattern does.",
  },
  {
    columns: ["patient.patient_id", "staff.staff_id"],
    says: "the person",
    why: "A patient and a member of staff have the number of the person they are.",
  },
  {
    columns: ["handover.dispatch_id"],
    says: "the transport",
    why: "A handover is of a transport, whose key is that of its dispatch.",
  },
  {
    columns: ["arrival.kind"],
    says: "which of the two",
    why: "An arrival is a transport or a walk-in.",
  },
  {
    columns: ["assessment.dispatch_id"],
    says: "owner",
    why: "An assessment is nothing without its dispatch.",
  },
  {
    columns: ["assessment.assessment_no", "vital_sign.vital_no"],
    says: "partial key: 1, 2, ... within the",
    why: "These numbers begin again with every owner.",
  },
  {
    columns: ["emergency_call.problem_code"],
    says: "eDispatch.01",
    why: "NEMSIS has what a caller reports.",
  },
  { columns: ["assessment.problem_code"], says: "eSituation.11", why: "NEMSIS has what the crew finds." },
  {
    columns: ["visit.problem_code"],
    says: "at registration",
    why: "Three tables name a problem, each at another time.",
  },
  { columns: ["treatment.physician_id"], says: "administers", why: "Others may have seen the patient." },
  { columns: ["visit.physician_id"], says: "responsible", why: "Others may treat the patient." },
  { columns: ["nurse.area"], says: "works", why: "Beds have an area, too." },
  { columns: ["paramedic.certification"], says: "licence", why: "A certification is a level, not a course." },
  {
    columns: ["emergency_call.patient_id"],
    says: "whom the call concerns; NULL: nobody was found or named",
    why: "The caller is somebody else, mostly.",
  },
  { columns: ["staff.supervisor_id"], says: "NULL: the head", why: "Only one has nobody above." },
  {
    columns: ["visit.triaged_at", "visit.esi"],
    says: "NULL: left before triage",
    why: "Nobody forgets to triage; patients leave.",
  },
  { columns: ["visit.bed_id"], says: "NULL: never had a bed", why: "Beds run out." },
  { columns: ["visit.physician_id"], says: "NULL: seen by none", why: "Some leave without being seen." },
  {
    columns: ["disposition.physician_id"],
    says: "NULL: the patient left without being seen",
    why: "Such a patient has decided alone.",
  },
  {
    columns: ["unit_status_event.dispatch_id"],
    says: "NULL: not on a dispatch",
    why: "Ambulances wait, too.",
  },
  {
    columns: ["dispatch.en_route_at"],
    says: "unit en route",
    why: "The name of the column is the NEMSIS term cut short.",
  },
  { columns: ["dispatch.at_patient_at"], says: "at the patient", why: "The scene is not yet the bedside." },
  {
    columns: ["dispatch.turnout_s"],
    says: "eTimes.05 - .03",
    why: "A turnout time is between two NEMSIS times.",
  },
  { columns: ["dispatch.response_s"], says: "eTimes.06 - .03", why: "So is a response time." },
  {
    columns: ["dispatch_priority.priority"],
    says: "1 is the most urgent",
    why: "Ranks can count up or down.",
  },
  { columns: ["dispatch_priority.name"], says: "eDispatch.05", why: "The labels are those of NEMSIS." },
  {
    columns: ["dispatch_priority.target_s"],
    says: "unit notified to on scene, in seconds",
    why: "A target is from one instant to another, in a unit.",
  },
  { columns: ["triage_level.esi"], says: "1 is the most acute", why: "Levels can count up or down." },
  {
    columns: ["triage_level.target_min"],
    says: "registration to physician, in minutes",
    why: "A target is from one instant to another, in a unit.",
  },
];
