import type { Hospital } from "../simulate/index.js";
import { cell, type Document, fields, indexBy, numbers, present } from "./cells.js";
import { namesOf } from "./code-lists.js";
import { SIGNS } from "./vitals.js";

/** One document a dispatch: its call in short, its unit, its times, what the crew found, and the ride to hospital. */
export function* dispatches(hospital: Hospital): Iterable<Document> {
  const table = hospital.table("dispatch");
  const [call, unit] = [callSummary(hospital), unitSummary(hospital)];
  const [assessments, transport] = [assessmentsReader(hospital), transportReader(hospital)];
  const handover = hospital.table("handover");
  const handoversOf = indexBy(handover, "dispatch_id");
  const report = fields(handover, ["paramedic_id", "nurse_id", "report"]);
  const id = numbers(table, "dispatch_id");
  const [callId, ambulanceId] = [numbers(table, "call_id"), numbers(table, "ambulance_id")];
  const [outcome, inService] = [cell(table, "outcome"), cell(table, "in_service_at")];
  const times = fields(table, [
    ["notified", "notified_at"],
    ["en_route", "en_route_at"],
    ["on_scene", "on_scene_at"],
    ["at_patient", "at_patient_at"],
  ]);
  for (let row = 0; row < table.rows; row++) {
    const dispatch = id(row);
    const found = assessments(dispatch);
    const ride = transport(dispatch);
    yield present({
      _id: dispatch,
      call: call(callId(row)),
      unit: unit(ambulanceId(row)),
      times: present({ ...times(row), ...ride?.times, in_service: inService(row) }),
      outcome: outcome(row),
      acuity: found[0]?.acuity,
      assessments: found,
      transport: ride?.transport,
      handovers: handoversOf.of(dispatch).map(report),
    });
  }
}

function callSummary(hospital: Hospital): (callId: number) => Document {
  const table = hospital.table("emergency_call");
  const rowOf = indexBy(table, "call_id");
  const read = fields(table, ["call_id", "call_no", "received_at", "priority", "problem_code"]);
  const name = namesOf(hospital, "clinical_problem", "problem_code");
  return (id) => {
    const call = read(rowOf.one(id)!);
    return { ...call, problem: name(call.problem_code) };
  };
}

function unitSummary(hospital: Hospital): (ambulanceId: number) => Document {
  const table = hospital.table("ambulance");
  const station = hospital.table("station");
  const [rowOf, stationRow] = [indexBy(table, "ambulance_id"), indexBy(station, "station_id")];
  const read = fields(table, ["ambulance_id", "call_sign", "kind"]);
  const [stationId, code] = [numbers(table, "station_id"), cell(station, "station_code")];
  return (id) => {
    const row = rowOf.one(id)!;
    return { ...read(row), station: code(stationRow.one(stationId(row))!) };
  };
}

function assessmentsReader(hospital: Hospital): (dispatchId: number) => Document[] {
  const table = hospital.table("assessment");
  const vital = hospital.table("vital_sign");
  const [rowsOf, vitalsOf] = [indexBy(table, "dispatch_id"), indexBy(vital, "dispatch_id")];
  const number = numbers(table, "assessment_no");
  const vitalOwner = numbers(vital, "assessment_no");
  const read = fields(table, ["assessment_no", "paramedic_id", "patient_id", "assessed_at", "problem_code"]);
  const acuity = cell(table, "acuity");
  const name = namesOf(hospital, "clinical_problem", "problem_code");
  const reading = fields(vital, ["vital_no", "taken_at", ...SIGNS]);
  return (dispatch) => {
    const readings = vitalsOf.of(dispatch);
    return rowsOf.of(dispatch).map((row) => {
      const assessment = read(row);
      const own = readings.filter((each) => vitalOwner(each) === number(row)).map(reading);
      return { ...assessment, problem: name(assessment.problem_code), acuity: acuity(row), vital_signs: own };
    });
  };
}

function transportReader(hospital: Hospital) {
  const table = hospital.table("transport");
  const arrival = hospital.table("arrival");
  const [rowOf, arrivalRow] = [indexBy(table, "dispatch_id"), indexBy(arrival, "arrival_id")];
  const arrivalId = numbers(table, "arrival_id");
  const read = fields(table, ["arrival_id", "lights_and_siren", "distance_km"]);
  const [left, transfer] = [cell(table, "left_scene_at"), cell(table, "transfer_of_care_at")];
  const arrivedAt = cell(arrival, "arrived_at");
  return (dispatch: number): { transport: Document; times: Document } | undefined => {
    const row = rowOf.one(dispatch);
    if (row === undefined) return undefined;
    const at_destination = arrivedAt(arrivalRow.one(arrivalId(row))!);
    const times = { left_scene: left(row), at_destination, transfer_of_care: transfer(row) };
    return { transport: read(row), times };
  };
}
