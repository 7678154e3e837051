/** Random values of every type, as each store takes them and as a frame must give them back. */

import * as fc from "fast-check";
import { type DataFrame, polars, type Series } from "../../lib/src/frames/index.js";

/** How a column is read out of a frame, so that no digit is lost on the way. */
export type ReadOut = "plain" | "digits" | "units" | "json";

/** The values of a column: digits of wide numbers and decimals, units of instants and dates, plain values of all else. */
export function readOut(frame: DataFrame, name: string, how: ReadOut): unknown[] {
  const pl = polars();
  const series = frame.getColumn(name) as Series;
  if (how === "digits") return [...series.cast(pl.Utf8).toArray()];
  if (how === "units") return [...series.cast(pl.Int64).cast(pl.Utf8).toArray()];
  if (how === "json")
    return [...series.toArray()].map((text) => (text === null ? null : JSON.parse(text as string)));
  return [...series.toArray()];
}

export const bigInt = (min: bigint, max: bigint): fc.Arbitrary<bigint> =>
  fc.oneof(fc.bigInt({ min, max }), fc.constantFrom(min, max, 0n < min ? min : 0n));

/** `units` with a point before the last `scale` digits. */
export function decimalText(units: bigint, scale: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, "0");
  const whole = digits.slice(0, digits.length - scale);
  return `${units < 0n ? "-" : ""}${whole}${scale === 0 ? "" : `.${digits.slice(-scale)}`}`;
}

/** Text without half surrogates, which no store takes. */
export const text = fc.string({ unit: "binary", maxLength: 40 });

/** A double that is a number other than -0. */
export const double = fc
  .double({ noNaN: true, noDefaultInfinity: true })
  .map((value) => (value === 0 ? 0 : value));

/** Few runs, and a failure is told as it was met: making it smaller takes a minute of queries. `HERS_LONG=1` does both. */
export const RUNS = process.env.HERS_LONG ? { numRuns: 200 } : { numRuns: 10, endOnFailure: true };

/** 200 runs of some thousand queries each take minutes. */
export const PATIENCE_MS = process.env.HERS_LONG ? 900_000 : 60_000;
