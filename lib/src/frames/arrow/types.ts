/** The types that columns of a frame have, as Arrow names them. The format: arrow.apache.org, "Arrow columnar format", Schema.fbs. */

import { int8, int16, int32, type Slot, string, table, tables } from "./flatbuffer.js";

/** What a frame's column can be. Polars calls them Bool, Int32, Int64, UInt64, Float64, String, Datetime, Date, Decimal and List. */
export type ArrowType =
  | { readonly id: "bool" | "int32" | "int64" | "uint64" | "double" | "text" | "date" }
  | { readonly id: "instant"; readonly unit: "ms" | "us" }
  | { readonly id: "decimal"; readonly scale: number }
  | { readonly id: "list"; readonly of: ArrowType };

/** A column of a batch: its type, how many of its rows are null, and the buffers that Arrow wants for the type, outermost first. */
export interface ArrowColumn {
  readonly name: string;
  readonly type: ArrowType;
  readonly length: number;
  readonly nulls: number;
  /** Validity first; an empty one says that nothing is null. */
  readonly buffers: readonly Uint8Array[];
  readonly children: readonly ArrowColumn[];
}

/** Digits of a Decimal, as many as 128 bits hold: Polars refuses a sum that has more than the column declares. */
export const MOST_DIGITS = 38;

const INT = 2;
const FLOATING_POINT = 3;
const UTF8 = 5;
const BOOL = 6;
const DECIMAL = 7;
const DATE = 8;
const TIMESTAMP = 10;
const LIST = 12;
const DOUBLE_PRECISION = 2;
const DAYS = 0;
const UNITS = { ms: 1, us: 2 } as const;

/** The number of the type in Schema.fbs, and its table. */
function typeSlots(type: ArrowType): [number, Slot] {
  switch (type.id) {
    case "bool":
      return [BOOL, table()];
    case "int32":
      return [INT, table(int32(32), int8(1))];
    case "int64":
      return [INT, table(int32(64), int8(1))];
    case "uint64":
      return [INT, table(int32(64), int8(0))];
    case "double":
      return [FLOATING_POINT, table(int16(DOUBLE_PRECISION))];
    case "text":
      return [UTF8, table()];
    case "date":
      return [DATE, table(int16(DAYS))];
    case "instant":
      return [TIMESTAMP, table(int16(UNITS[type.unit]))];
    case "decimal":
      return [DECIMAL, table(int32(MOST_DIGITS), int32(type.scale), int32(128))];
    case "list":
      return [LIST, table()];
  }
}

/** The field of a schema. */
export function fieldSlot(name: string, type: ArrowType): Slot {
  const [id, of] = typeSlots(type);
  const children = type.id === "list" ? [fieldSlot("item", type.of)] : [];
  return table(string(name), int8(1), int8(id), of, undefined, tables(children));
}
