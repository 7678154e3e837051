/** Values one by one -> a typed array -> a Polars Series of an explicit type. */

import { FrameError } from "../errors.js";
import { polars, type Series } from "./polars.js";

/**
 * What a frame's column can be, and what Polars calls it: boolean Bool, int Int32, long Int64, ulong UInt64, double Float64, text String,
 * instant Datetime in milliseconds, date Date.
 */
export type Kind = "boolean" | "int" | "long" | "ulong" | "double" | "text" | "instant" | "date";

/** Takes a column's values in order. */
export interface ColumnBuilder {
  push(value: unknown): void;
  finish(): Series;
}

const DAY_MS = 86_400_000;
const FIRST_CAPACITY = 1024;

/**
 * A builder of one column. Null and undefined are null. Numbers go through typed arrays, because nodejs-polars 0.24 takes a plain list of
 * bigints as unsigned, and guesses a column's type from its first values.
 *
 * @throws {FrameError} `FRAME_VALUE` from `push`, for a value that is not of the kind
 */
export function columnBuilder(name: string, kind: Kind): ColumnBuilder {
  const refuse = (value: unknown): never => {
    throw new FrameError("FRAME_VALUE", `Column ${name}: ${String(value)} is not a value of type ${kind}.`);
  };
  if (kind === "text" || kind === "boolean") return listBuilder(name, kind);
  return numberBuilder(name, kind, refuse);
}

function listBuilder(name: string, kind: "text" | "boolean"): ColumnBuilder {
  const values: unknown[] = [];
  return {
    push(value) {
      if (value === null || value === undefined) values.push(null);
      else values.push(kind === "boolean" ? value === true || value === 1 : String(value));
    },
    finish() {
      const pl = polars();
      return pl.Series(name, values as never[], kind === "boolean" ? pl.Bool : pl.Utf8);
    },
  };
}

type Numbers = Int32Array | Float64Array | BigInt64Array | BigUint64Array;
type NumberKind = Exclude<Kind, "text" | "boolean">;

function numberBuilder(name: string, kind: NumberKind, refuse: (value: unknown) => never): ColumnBuilder {
  let values = allocate(kind, FIRST_CAPACITY);
  let valid: boolean[] | undefined; // made at the first null
  let length = 0;
  const read = reader(kind, refuse);
  return {
    push(value) {
      if (length === values.length) {
        const wider = allocate(kind, 2 * length);
        wider.set(values as never);
        values = wider;
      }
      if (value === null || value === undefined) {
        valid ??= new Array<boolean>(length).fill(true);
        valid.push(false);
      } else {
        values[length] = read(value) as never;
        valid?.push(true);
      }
      length++;
    },
    finish: () => numberSeries(name, kind, values.slice(0, length), valid),
  };
}

function numberSeries(name: string, kind: NumberKind, values: Numbers, valid: boolean[] | undefined): Series {
  const pl = polars();
  let series = pl.Series(name, values as never) as Series;
  if (kind === "instant") series = series.cast(pl.Int64).cast(pl.Datetime("ms"));
  if (kind === "date") series = series.cast(pl.Date);
  if (valid === undefined) return series;
  const frame = pl.DataFrame([series.rename("value"), pl.Series("valid", valid, pl.Bool)]);
  const masked = pl.when(pl.col("valid")).then(pl.col("value")).otherwise(pl.lit(null));
  return frame.select(masked.alias(name)).getColumn(name);
}

function allocate(kind: NumberKind, length: number): Numbers {
  if (kind === "int" || kind === "date") return new Int32Array(length);
  if (kind === "long") return new BigInt64Array(length);
  return kind === "ulong" ? new BigUint64Array(length) : new Float64Array(length);
}

/** From what a driver gives to what the array holds. */
function reader(kind: NumberKind, refuse: (value: unknown) => never): (value: unknown) => number | bigint {
  const number = (value: unknown): number => {
    const result = typeof value === "number" ? value : Number(value);
    return Number.isNaN(result) && !Number.isNaN(value) ? refuse(value) : result;
  };
  switch (kind) {
    case "int":
      return (value) => {
        const result = number(value);
        return (result | 0) === result ? result : refuse(value);
      };
    case "long":
    case "ulong":
      return (value) => (typeof value === "bigint" ? value : BigInt(value as number | string));
    case "double":
      return number;
    case "instant":
      return (value) => number(value instanceof Date ? value.getTime() : Date.parse(`${value}Z`));
    case "date":
      return (value) => number((value instanceof Date ? value.getTime() : Date.parse(`${value}`)) / DAY_MS);
  }
}
