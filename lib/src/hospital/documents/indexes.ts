import type { WantedIndexes } from "../../model/drift/validators/index.js";

const unique = { unique: true } as const;
const ifThere = (field: string) => ({ partialFilterExpression: { [field]: { $exists: true } } });

/**
 * The indexes that the questions and rules of the hospital want, beside that on `_id` which every collection has. A collection that is not
 * named is read whole.
 */
export const INDEXES: WantedIndexes = {
  care_reports: [
    {
      key: {
        text: "text",
        "narrative.history": "text",
        "narrative.examination": "text",
        "narrative.care": "text",
      },
      why: "Words are searched in reports of either shape, and a collection can have one text index.",
    },
    { key: { written_at: 1 }, why: "Reports are read by time." },
    {
      key: { tags: 1 },
      options: { partialFilterExpression: { schema_version: 2 } },
      why: "Only the second shape has tags.",
    },
  ],
  dispatch_log: [
    { key: { "unit.ambulance_id": 1, at: 1 }, why: "The log of one ambulance is read in order of time." },
  ],
  dispatches: [
    {
      key: { "call.call_no": 1, "unit.call_sign": 1 },
      options: unique,
      why: "An ambulance is sent to a call once, which is the key of the weak entity.",
    },
    { key: { "times.notified": 1 }, why: "Dispatches are read by time." },
    { key: { "unit.call_sign": 1, "times.notified": -1 }, why: "What did this ambulance do last?" },
    {
      key: { acuity: 1, "times.notified": 1 },
      why: "Grave cases since an instant: the field that is equal comes first, then the range.",
    },
    { key: { "assessments.patient_id": 1 }, why: "In which dispatches was this patient assessed?" },
  ],
  encounters: [
    { key: { "call.received_at": 1 }, why: "Calls are read by time." },
    { key: { "call.location": "2dsphere" }, why: "Which calls came from near this place?" },
    { key: { "call.chief_complaint": "text" }, why: "Callers' own words are searched." },
    { key: { patient_id: 1 }, why: "What happened to this patient before?" },
    {
      key: { "visit.visit_id": 1 },
      options: { ...unique, ...ifThere("visit.visit_id") },
      why: "A treatment leads to its visit, and a visit is in one encounter.",
    },
    { key: { "disposition.decision": 1, "visit.triage.esi": 1 }, why: "Decisions are counted by acuity." },
  ],
  nurses: [
    { key: { area: 1 }, why: "Which nurses work in this area?" },
    { key: { licence_no: 1 }, options: unique, why: "A licence is a key of the model." },
  ],
  outbox_processed: [
    {
      key: { sent_at: 1 },
      options: { expireAfterSeconds: 604_800 },
      why: "A note that no event can ask for any more goes by itself, after a week.",
    },
  ],
  patients: [
    { key: { mrn: 1 }, options: unique, why: "The record number is a key of the model." },
    { key: { "name.family": 1, "name.given": 1 }, why: "Patients are looked up by name, family name first." },
    { key: { allergies: 1 }, why: "Who is allergic to this?" },
    { key: { blood_type: 1 }, options: ifThere("blood_type"), why: "Only known types are asked for." },
  ],
  reported_responses: [
    {
      key: { call_no: 1, unit: 1 },
      why: "Which responses has this call, and is a unit there twice? Rules group by both.",
    },
    { key: { unit: 1, notified_at: 1 }, why: "Importer and chapters follow a unit through its day." },
  ],
  reported_visits: [
    { key: { "visit.row_id": 1 }, why: "From a refused response to the visit that it must not have led to." },
  ],
  shifts: [
    {
      key: { unit: 1, starts_at: 1 },
      options: unique,
      why: "Who was on this ambulance then? One shift of it starts at a time.",
    },
    {
      key: { "crew.paramedic_id": 1, starts_at: 1 },
      options: unique,
      why: "Nobody starts two shifts at once, which is the key of the weak entity.",
    },
  ],
  staff: [
    { key: { staff_no: 1 }, options: unique, why: "The staff number is a key of the model." },
    { key: { role: 1 }, why: "All of one role are read." },
    { key: { supervisor_id: 1 }, why: "$graphLookup goes down the tree of supervision by it." },
    {
      key: { licence_no: 1 },
      options: { ...unique, ...ifThere("licence_no") },
      why: "A licence is a key of the model; dispatchers have none.",
    },
  ],
  stations: [
    { key: { location: "2dsphere" }, why: "Which station is nearest? $geoNear does not answer without it." },
    { key: { station_id: 1 }, options: unique, why: "The surrogate key stays a key." },
  ],
  treatments: [
    { key: { kind: 1, started_at: 1 }, why: "The first of a kind are read without a sort." },
    { key: { visit_id: 1 }, why: "What was done in this visit?" },
    { key: { patient_id: 1, started_at: -1 }, why: "What was done last for this patient?" },
    { key: { "physician.id": 1, started_at: 1 }, why: "What did this physician do?" },
    { key: { "assistants.nurse_id": 1 }, why: "Where did this nurse assist?" },
    {
      key: { started_at: 1 },
      options: { partialFilterExpression: { "details.surgical": true } },
      why: "Surgery is rare, so an index of it alone is small.",
    },
  ],
  units: [
    { key: { ambulance_id: 1 }, options: unique, why: "The surrogate key stays a key." },
    { key: { plate: 1 }, options: unique, why: "The plate is a key of the model." },
    { key: { station: 1 }, why: "Which ambulances wait at this station?" },
  ],
  vitals: [
    {
      key: { "assessment.dispatch_id": 1, taken_at: 1 },
      why: "The readings of a dispatch are read in order of time.",
    },
  ],
};
