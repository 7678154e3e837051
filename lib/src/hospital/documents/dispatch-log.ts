import type { Hospital } from "../simulate/index.js";
import { cell, type Document, type FlatSource, fields, indexBy, numbers } from "./cells.js";

/** One document a change of state, as a time series by ambulance. */
export function* dispatchLog(hospital: Hospital): Iterable<Document> {
  const table = hospital.table("unit_status_event");
  const ambulance = hospital.table("ambulance");
  const rowOf = indexBy(ambulance, "ambulance_id");
  const callSign = cell(ambulance, "call_sign");
  const unit = numbers(table, "ambulance_id");
  const event = fields(table, [["at", "changed_at"], "status", "dispatch_id", "event_id"]);
  for (let row = 0; row < table.rows; row++) {
    const ambulance_id = unit(row);
    yield { unit: { ambulance_id, call_sign: callSign(rowOf.one(ambulance_id)!) }, ...event(row) };
  }
}

/** The same documents told column by column, for the fast loader. */
export function dispatchLogColumns(hospital: Hospital): FlatSource {
  const ambulance = hospital.table("ambulance");
  const [id, callSign] = [numbers(ambulance, "ambulance_id"), cell(ambulance, "call_sign")];
  const names: string[] = [];
  for (let row = 0; row < ambulance.rows; row++) names[id(row)] = String(callSign(row));
  return {
    table: hospital.table("unit_status_event"),
    mapping: {
      "unit.ambulance_id": "ambulance_id",
      "unit.call_sign": { column: "ambulance_id", names: Array.from(names, (name) => name ?? "") },
      at: "changed_at",
      status: "status",
      dispatch_id: "dispatch_id",
      event_id: "event_id",
    },
  };
}
