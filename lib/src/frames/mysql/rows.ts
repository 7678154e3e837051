/** Rows that the `sql` tag already has, as a frame. */

import { QueryError } from "../../errors.js";
import type { ArrowType } from "../arrow/types.js";
import { Batch } from "../columns/batch.js";
import type { Decimals } from "../columns/decimal.js";
import { Parts } from "../parts.js";
import { type DataFrame, polars } from "../polars.js";
import { sqlColumn } from "./column.js";

/** What `frameOf` needs of a result of the `sql` tag. */
export interface ResultLike extends ReadonlyArray<Record<string, unknown>> {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

/**
 * The rows of an `sql` result as a frame. Types follow the SQL types, as `readMysql` says, but DECIMAL is Float64: the nearest double of the
 * exact value, as charts and statistics want it. What the driver's rows have lost stays lost: of FLOAT all but some six digits, of
 * DATETIME what is below a millisecond.
 *
 * @throws {QueryError} `QUERY_COLUMNS` if two columns have one name
 * @throws {FrameError} `FRAME_TYPE` for GEOMETRY, BLOB, BINARY, BIT and VECTOR, which a frame does not have
 */
export function frameOf(result: ResultLike, options: { readonly decimals?: Decimals } = {}): DataFrame {
  if (result.columns.length === 0) return polars().DataFrame([]) as DataFrame;
  checkNames(result.columns.map(({ name }) => name));
  const batch = new Batch();
  const parts = new Parts();
  const columns = result.columns.map(({ name, type }) =>
    sqlColumn(batch, name, type, options.decimals ?? "double"),
  );
  for (const row of result) {
    for (const column of columns) column.push(batch.rows, row[column.name]);
    if (batch.endRow()) parts.add(batch);
  }
  if (batch.rows > 0 || parts.rows === 0) parts.add(batch);
  return finished(parts, batch);
}

/** @throws {QueryError} `QUERY_COLUMNS` if two columns have one name */
export function checkNames(names: readonly string[]): void {
  const known = new Set<string>();
  for (const name of names) {
    if (known.has(name)) {
      const told = `Two columns are called ${name}, and a frame can hold one of them. Rename one with AS.`;
      throw new QueryError("QUERY_COLUMNS", told);
    }
    known.add(name);
  }
}

/** The frame of all parts. A TINYINT(1) is Int32 in all of them where it holds other numbers than 0 and 1 in one. */
export function finished(parts: Parts, batch: Batch): DataFrame {
  return parts.finish(
    batch.columns.map(({ name }) => {
      const types = parts.types(name);
      const type = types.find(({ id }) => id === "int32") ?? (types[0] as ArrowType);
      return { name, type };
    }),
  );
}
