import { CODE_LISTS } from "./code-lists.js";
import { DETAILS } from "./treatments.js";
import { EQUIPMENT } from "./units.js";
import { SIGNS } from "./vitals.js";

/** A stage of an aggregation pipeline. */
export type Stage = Readonly<Record<string, unknown>>;

/** Where the rows of one SQL table are found among the documents. */
export interface Fact {
  readonly table: string;
  readonly collection: string;
  /**
   * Gives exactly the rows of the table, in no order, under the SQL column names and in their order, generated columns
   * left out. NULL is null; DATETIME and DATE (midnight UTC) are Date; a POINT is `{ lon, lat }`; DECIMAL is a number.
   */
  readonly pipeline: readonly Stage[];
}

/** A row: what each column is, as an expression. */
type Row = Readonly<Record<string, unknown>>;

/** The value, or null where the document does not have it. */
const maybe = (path: string) => ({ $ifNull: [path, null] });
const constant = (value: string) => ({ $literal: value });
const point = (path: string) => ({
  lon: { $arrayElemAt: [`${path}.coordinates`, 0] },
  lat: { $arrayElemAt: [`${path}.coordinates`, 1] },
});
/** Columns that are fields of the same name below a path. */
const same = (names: readonly string[], below = "") =>
  Object.fromEntries(names.map((name) => [name, `$${below}${name}`]));
/** The same where the field may be absent. */
const sameOrNull = (names: readonly string[], below = "") =>
  Object.fromEntries(names.map((name) => [name, maybe(`$${below}${name}`)]));

const exists = (path: string): Stage => ({ $match: { [path]: { $exists: true } } });
const unwind = (path: string): Stage => ({ $unwind: `$${path}` });
const rows = (row: Row): Stage => ({ $replaceRoot: { newRoot: row } });
/** Each row once. */
const distinct: readonly Stage[] = [{ $group: { _id: "$$ROOT" } }, { $replaceRoot: { newRoot: "$_id" } }];

const fact = (
  table: string,
  collection: string,
  before: readonly Stage[],
  row: Row,
  after: readonly Stage[] = [],
): Fact => ({
  table,
  collection,
  pipeline: [...before, rows(row), ...after],
});

const codeList = (table: string): Fact => ({
  table,
  collection: "code_lists",
  pipeline: [{ $match: { _id: table } }, unwind("entries"), { $replaceRoot: { newRoot: "$entries" } }],
});

const PERSON = {
  person_id: "$_id",
  given_name: "$name.given",
  family_name: "$name.family",
  date_of_birth: "$date_of_birth",
  sex: "$sex",
  ...same(["street", "postcode", "city"], "address."),
};
const PHONE = { person_id: "$_id", phone: "$phones" };
/** Of patients and staff, who overlap. */
const ofEverybody = (table: string, stages: readonly Stage[]): Fact => ({
  table,
  collection: "patients",
  pipeline: [...stages, { $unionWith: { coll: "staff", pipeline: stages } }, ...distinct],
});

const role = (name: string, own: Row): Fact =>
  fact(name, "staff", [{ $match: { role: name } }], { staff_id: "$_id", role: "$role", ...own });

const equipment = ([kind, { table, fields }]: [string, { table: string; fields: readonly string[] }]): Fact =>
  fact(table, "units", [{ $match: { kind } }], {
    ambulance_id: "$ambulance_id",
    kind: "$kind",
    ...same(fields, "equipment."),
  });

const details = ([kind, fields]: [string, readonly string[]]): Fact =>
  fact(kind, "treatments", [{ $match: { kind } }], {
    treatment_id: "$_id",
    kind: "$kind",
    ...same(fields, "details."),
    ...(kind === "procedure" ? sameOrNull(["particulars"], "details.") : {}),
  });

/** One fact for each table of sql/schema, in the order of the schema. */
export const FACTS: readonly Fact[] = [
  ...CODE_LISTS.filter((table) => table !== "bed").map(codeList),

  ofEverybody("person", [rows(PERSON)]),
  ofEverybody("person_phone", [unwind("phones"), rows(PHONE)]),
  fact("patient", "patients", [], { patient_id: "$_id", mrn: "$mrn", blood_type: maybe("$blood_type") }),
  fact("patient_allergy", "patients", [unwind("allergies")], { patient_id: "$_id", allergen: "$allergies" }),
  fact("staff", "staff", [], {
    staff_id: "$_id",
    ...same(["staff_no", "role", "hired_on"]),
    supervisor_id: maybe("$supervisor_id"),
  }),
  fact("staff_language", "staff", [unwind("languages")], { staff_id: "$_id", language: "$languages" }),
  role("paramedic", same(["certification", "licence_no"])),
  role("nurse", same(["area", "licence_no"])),
  role("physician", { specialty_code: "$specialty.code", licence_no: "$licence_no" }),
  role("dispatcher", same(["console_no"])),

  fact("station", "stations", [], {
    station_id: "$station_id",
    station_code: "$_id",
    name: "$name",
    location: point("$location"),
  }),
  fact(
    "ambulance",
    "units",
    [
      { $lookup: { from: "stations", localField: "station", foreignField: "_id", as: "home" } },
      unwind("home"),
    ],
    {
      ambulance_id: "$ambulance_id",
      call_sign: "$_id",
      ...same(["plate", "kind"]),
      station_id: "$home.station_id",
      in_service_on: "$in_service_on",
    },
  ),
  ...Object.entries(EQUIPMENT).map(equipment),
  fact("crew_shift", "shifts", [unwind("crew")], {
    paramedic_id: "$crew.paramedic_id",
    ...same(["starts_at", "ambulance_id", "ends_at"]),
    seat: "$crew.seat",
  }),

  fact("emergency_call", "encounters", [exists("call")], {
    call_id: "$call.call_id",
    call_no: "$_id",
    ...same(["received_at", "dispatcher_id"], "call."),
    caller_phone: maybe("$call.caller_phone"),
    ...same(["problem_code", "chief_complaint", "priority", "address"], "call."),
    location: point("$call.location"),
    patient_id: maybe("$patient_id"),
  }),
  fact("dispatch", "dispatches", [], {
    dispatch_id: "$_id",
    call_id: "$call.call_id",
    ambulance_id: "$unit.ambulance_id",
    notified_at: "$times.notified",
    en_route_at: maybe("$times.en_route"),
    on_scene_at: maybe("$times.on_scene"),
    at_patient_at: maybe("$times.at_patient"),
    in_service_at: maybe("$times.in_service"),
    outcome: "$outcome",
  }),
  fact("assessment", "dispatches", [unwind("assessments")], {
    dispatch_id: "$_id",
    ...same(
      ["assessment_no", "paramedic_id", "patient_id", "assessed_at", "problem_code", "acuity"],
      "assessments.",
    ),
  }),
  fact("vital_sign", "vitals", [], {
    ...same(["dispatch_id", "assessment_no"], "assessment."),
    ...same(["vital_no", "taken_at"]),
    ...sameOrNull(SIGNS),
  }),

  codeList("bed"),
  fact(
    "arrival",
    "encounters",
    [exists("arrival")],
    same(["arrival_id", "kind", "patient_id", "arrived_at"], "arrival."),
  ),
  fact("transport", "dispatches", [exists("transport")], {
    dispatch_id: "$_id",
    arrival_id: "$transport.arrival_id",
    kind: constant("transport"),
    left_scene_at: "$times.left_scene",
    transfer_of_care_at: "$times.transfer_of_care",
    ...same(["lights_and_siren", "distance_km"], "transport."),
  }),
  fact("walk_in", "encounters", [exists("walk_in")], {
    walk_in_id: "$walk_in.walk_in_id",
    arrival_id: "$arrival.arrival_id",
    kind: "$arrival.kind",
    came_by: "$walk_in.came_by",
  }),
  fact("handover", "dispatches", [unwind("handovers")], {
    dispatch_id: "$_id",
    ...same(["paramedic_id", "nurse_id", "report"], "handovers."),
  }),
  fact("visit", "encounters", [exists("visit")], {
    ...same(["visit_id", "visit_no"], "visit."),
    arrival_id: "$arrival.arrival_id",
    ...same(["problem_code", "condition_on_arrival", "registered_at"], "visit."),
    triaged_at: maybe("$visit.triage.at"),
    esi: maybe("$visit.triage.esi"),
    triage_nurse_id: maybe("$visit.triage.nurse_id"),
    bed_id: maybe("$visit.bed.bed_id"),
    bedded_at: maybe("$visit.bed.at"),
    physician_id: maybe("$visit.physician.physician_id"),
    seen_at: maybe("$visit.physician.seen_at"),
    departed_at: maybe("$visit.departed_at"),
  }),
  fact("treatment", "treatments", [], {
    treatment_id: "$_id",
    visit_id: "$visit_id",
    kind: "$kind",
    physician_id: "$physician.id",
    ...same(["started_at", "ended_at", "outcome"]),
  }),
  ...Object.entries(DETAILS).map(details),
  fact("assist", "treatments", [unwind("assistants")], {
    treatment_id: "$_id",
    ...same(["nurse_id", "task"], "assistants."),
  }),
  fact("disposition", "encounters", [exists("disposition")], {
    visit_id: "$visit.visit_id",
    ...same(["decided_at", "decision"], "disposition."),
    physician_id: maybe("$disposition.physician_id"),
    ward: maybe("$disposition.ward"),
  }),

  fact("unit_status_event", "dispatch_log", [], {
    event_id: "$event_id",
    changed_at: "$at",
    ambulance_id: "$unit.ambulance_id",
    status: "$status",
    dispatch_id: maybe("$dispatch_id"),
  }),
];
