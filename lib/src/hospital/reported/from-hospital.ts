import { cell, type Document, fields, indexBy, numbers } from "../documents/cells.js";
import { namesOf } from "../documents/code-lists.js";
import type { Hospital } from "../simulate/index.js";
import type { ReportedRow, ReportedRows } from "./tables.js";

/** Seconds from the call to its entry into the dispatch system. */
const ENTRY_MS = 30_000;

/**
 * A simulated hospital as somebody else would report it: each call to which a unit was sent, each response, reading, visit, treatment and
 * disposition. A row has the number of its call and its unit, as in San Francisco's export.
 */
export function reportedFrom(hospital: Hospital): ReportedRows {
  const rowIds = rowIdReader(hospital);
  return {
    reported_call: calls(hospital),
    reported_response: responses(hospital, rowIds),
    reported_vital_sign: vitalSigns(hospital, rowIds),
    ...visits(hospital, rowIds),
  };
}

const DAY_MS = 86_400_000;

/** Instants as milliseconds. */
const plain = <Row>(document: Document): Row => {
  for (const [name, value] of Object.entries(document))
    if (value instanceof Date) document[name] = value.getTime();
  return document as Row;
};

function rowIdReader(hospital: Hospital): (dispatchId: number) => string {
  const dispatch = hospital.table("dispatch");
  const [rowOf, callNo, unit] = [
    indexBy(dispatch, "dispatch_id"),
    callNoReader(hospital),
    unitReader(hospital),
  ];
  const [callId, ambulanceId] = [numbers(dispatch, "call_id"), numbers(dispatch, "ambulance_id")];
  return (id) => {
    const row = rowOf.one(id)!;
    return `${callNo(callId(row))}-${unit(ambulanceId(row)).call_sign}`;
  };
}

function callNoReader(hospital: Hospital): (callId: number) => string {
  const call = hospital.table("emergency_call");
  const [rowOf, number] = [indexBy(call, "call_id"), cell(call, "call_no")];
  return (id) => String(number(rowOf.one(id)!));
}

function unitReader(hospital: Hospital): (ambulanceId: number) => { call_sign: string; kind: string } {
  const ambulance = hospital.table("ambulance");
  const [rowOf, read] = [indexBy(ambulance, "ambulance_id"), fields(ambulance, ["call_sign", "kind"])];
  return (id) => read(rowOf.one(id)!) as { call_sign: string; kind: string };
}

function calls(hospital: Hospital): ReportedRow<"reported_call">[] {
  const call = hospital.table("emergency_call");
  const sent = indexBy(hospital.table("dispatch"), "call_id");
  const id = numbers(call, "call_id");
  const problem = namesOf(hospital, "clinical_problem", "problem_code");
  const read = fields(call, ["call_no", "received_at", "address"]);
  const [code, priority, location] = [
    cell(call, "problem_code"),
    cell(call, "priority"),
    cell(call, "location"),
  ];
  const rows: ReportedRow<"reported_call">[] = [];
  for (let row = 0; row < call.rows; row++) {
    if (sent.one(id(row)) === undefined) continue; // advice alone: no unit, no row in an export
    const own = plain<ReportedRow<"reported_call">>(read(row));
    const [longitude, latitude] = (location(row) as { coordinates: [number, number] }).coordinates;
    const day = Math.floor(own.received_at! / DAY_MS);
    const [entry_at, rank] = [own.received_at! + ENTRY_MS, String(priority(row))];
    rows.push({
      ...own,
      entry_at,
      call_date: day,
      watch_date: day,
      call_type: String(problem(code(row))),
      original_priority: rank,
      priority: rank,
      final_priority: rank,
      location: { longitude, latitude },
    });
  }
  return rows;
}

function responses(hospital: Hospital, rowIds: (id: number) => string): ReportedRow<"reported_response">[] {
  const [dispatch, transport, arrival, assessment] = (
    ["dispatch", "transport", "arrival", "assessment"] as const
  ).map((name) => hospital.table(name)) as [Table, Table, Table, Table];
  const [callNo, unit] = [callNoReader(hospital), unitReader(hospital)];
  const [rideOf, arrivalOf, assessmentsOf, ofCall] = [
    indexBy(transport, "dispatch_id"),
    indexBy(arrival, "arrival_id"),
    indexBy(assessment, "dispatch_id"),
    indexBy(dispatch, "call_id"),
  ];
  const [id, callId, ambulanceId] = [
    numbers(dispatch, "dispatch_id"),
    numbers(dispatch, "call_id"),
    numbers(dispatch, "ambulance_id"),
  ];
  const times = fields(dispatch, [
    "notified_at",
    "en_route_at",
    "on_scene_at",
    "at_patient_at",
    "in_service_at",
    "outcome",
  ]);
  const ride = fields(transport, ["left_scene_at", "transfer_of_care_at"]);
  const arrivalId = numbers(transport, "arrival_id");
  const reached = fields(arrival, [["at_destination_at", "arrived_at"]]);
  const found = fields(assessment, ["acuity", "assessed_at"]);
  const rows: ReportedRow<"reported_response">[] = [];
  for (let row = 0; row < dispatch.rows; row++) {
    const { call_sign, kind } = unit(ambulanceId(row));
    const [rideRow, first] = [rideOf.one(id(row)), assessmentsOf.one(id(row))];
    rows.push({
      row_id: rowIds(id(row)),
      call_no: callNo(callId(row)),
      unit: call_sign,
      unit_type: kind,
      unit_sequence: ofCall.of(callId(row)).indexOf(row) + 1,
      als_unit: kind !== "basic",
      ...plain<ReportedRow<"reported_response">>({
        ...times(row),
        ...(rideRow === undefined
          ? {}
          : { ...ride(rideRow), ...reached(arrivalOf.one(arrivalId(rideRow))!) }),
        ...(first === undefined ? {} : found(first)),
      }),
    });
  }
  return rows;
}

type Table = ReturnType<Hospital["table"]>;

function vitalSigns(
  hospital: Hospital,
  rowIds: (id: number) => string,
): ReportedRow<"reported_vital_sign">[] {
  const table = hospital.table("vital_sign");
  const dispatch = numbers(table, "dispatch_id");
  const names = Object.keys(table.columns).filter((name) => name !== "dispatch_id");
  const read = fields(table, names);
  return Array.from({ length: table.rows }, (_, row) => {
    const own = plain<ReportedRow<"reported_vital_sign">>(read(row));
    const { temperature_c, gcs_eye, gcs_verbal, gcs_motor } = own;
    return {
      row_id: rowIds(dispatch(row)),
      ...own,
      ...(temperature_c === undefined ? {} : { temperature_c: Math.round(temperature_c! * 10) }),
      ...(gcs_eye === undefined ? {} : { gcs_total: gcs_eye! + gcs_verbal! + gcs_motor! }),
    };
  });
}

function visits(
  hospital: Hospital,
  rowIds: (id: number) => string,
): Pick<ReportedRows, "reported_visit" | "reported_treatment" | "reported_disposition"> {
  const [visit, arrival, transport] = [
    hospital.table("visit"),
    hospital.table("arrival"),
    hospital.table("transport"),
  ];
  const [rowOf, arrivalOf, rideOf] = [
    indexBy(visit, "visit_id"),
    indexBy(arrival, "arrival_id"),
    indexBy(transport, "arrival_id"),
  ];
  const [arrivalId, dispatchId] = [numbers(visit, "arrival_id"), numbers(transport, "dispatch_id")];
  const arrived = fields(arrival, ["arrived_at"]);
  const read = fields(visit, [
    "visit_no",
    "registered_at",
    "triaged_at",
    "esi",
    "bedded_at",
    "seen_at",
    "departed_at",
  ]);
  const visitNo = cell(visit, "visit_no");
  const rowsOf = <Row>(
    name: string,
    columns: readonly string[],
    more: (row: number, table: Table) => Row,
  ): Row[] => {
    const table = hospital.table(name);
    const [own, owner] = [fields(table, columns), numbers(table, "visit_id")];
    return Array.from({ length: table.rows }, (_, row) => ({
      visit_no: String(visitNo(rowOf.one(owner(row))!)),
      ...plain<Row>(own(row)),
      ...more(row, table),
    }));
  };
  return {
    reported_visit: Array.from({ length: visit.rows }, (_, row) => {
      const ride = rideOf.one(arrivalId(row));
      return {
        ...plain<ReportedRow<"reported_visit">>({ ...read(row), ...arrived(arrivalOf.one(arrivalId(row))!) }),
        ...(ride === undefined ? {} : { row_id: rowIds(dispatchId(ride)) }),
      };
    }),
    reported_treatment: rowsOf<ReportedRow<"reported_treatment">>(
      "treatment",
      ["kind", "started_at", "ended_at"],
      (row, table) => ({ treatment_no: `T-${String(numbers(table, "treatment_id")(row)).padStart(7, "0")}` }),
    ),
    reported_disposition: rowsOf<ReportedRow<"reported_disposition">>(
      "disposition",
      ["decided_at", "decision", "ward"],
      () => ({}),
    ),
  };
}
