import type { ColumnTable } from "../../stores/columns.js";
import type { Mapping } from "../../stores/mongo/columns.js";
import { eventRows } from "./event-rows.js";

/** Unit status events, made in memory, and how they become documents of `dispatch_log`. */
export function dispatchLogRows(rows: number): { readonly table: ColumnTable; readonly mapping: Mapping } {
  return { table: eventRows(rows), mapping: MAPPING };
}

/** As `bench-insert-many.py` makes them too. */
const callSign = (ambulance: number): string => `A-${ambulance}`;

/** The fields of `dispatchLogColumns`. */
const MAPPING: Mapping = {
  "unit.ambulance_id": "ambulance_id",
  "unit.call_sign": { column: "ambulance_id", names: Array.from({ length: 240 }, (_, id) => callSign(id)) },
  at: "changed_at",
  status: "status",
  dispatch_id: "dispatch_id",
  event_id: "event_id",
};

/** The same as plain documents, for the driver's own insert. */
export function dispatchLogDocuments(rows: number): Record<string, unknown>[] {
  const { event_id, changed_at, ambulance_id, status, dispatch_id } = eventRows(rows).columns;
  if (
    event_id?.kind !== "bigint" ||
    changed_at?.kind !== "instant" ||
    ambulance_id?.kind !== "int" ||
    status?.kind !== "code" ||
    dispatch_id?.kind !== "int"
  )
    throw new TypeError("the event rows have other columns");
  return Array.from({ length: rows }, (_, row) => {
    const unit = ambulance_id.values[row]!;
    const onDispatch = dispatch_id.nulls![row] === 1 ? {} : { dispatch_id: dispatch_id.values[row] };
    return {
      unit: { ambulance_id: unit, call_sign: callSign(unit) },
      at: new Date(changed_at.values[row]!),
      status: status.dictionary[status.codes[row]!],
      ...onDispatch,
      event_id: Number(event_id.values[row]),
    };
  });
}
