import { type Grid, isRecord, toGrid } from "../../show/grid.js";
import { common } from "./equality.js";

/** An answer as rows of common values, or one value. */
export type Answer = Rows | { readonly kind: "value"; readonly value: unknown };

/** Rows by position. */
export interface Rows {
  readonly kind: "rows";
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

/** Something that cannot be an answer yet, and what to do about it. */
export interface NotAnAnswer {
  readonly kind: "not-an-answer";
  readonly reason: string;
}

/** Reads what a learner hands in: row objects, documents, a result, a DataFrame, one value. */
export function readAnswer(value: unknown): Answer | NotAnAnswer {
  const reason = unfinished(value);
  if (reason !== undefined) return { kind: "not-an-answer", reason };
  const rows = isQueryPair(value) ? value[0] : value;
  const grid = toGrid(rows) ?? (isRecord(rows) ? toGrid([rows]) : undefined);
  return grid === undefined ? { kind: "value", value: common(rows) } : rowsOf(grid);
}

function unfinished(value: unknown): string | undefined {
  if (value === undefined)
    return "The value is undefined: nothing was assigned to it. Does your cell end with the answer?";
  if (typeof value === "function") return "The value is a function, not its result. Call it: add ().";
  if (typeof value !== "object" || value === null) return undefined;
  const has = (name: string): boolean => typeof (value as Record<string, unknown>)[name] === "function";
  if (has("then")) return "The value is a promise, an answer still under way. Did you forget await?";
  if (Array.isArray(value)) return undefined;
  if (has("toArray") && has("hasNext"))
    return "The value is a cursor, not its documents. Add .toArray() and await it.";
  if (has("collect") && !has("toRecords"))
    return "The value is a lazy frame, not its rows. Add .collect() and await it.";
  if (has("agg") && !has("toRecords")) return "The value is grouped but not aggregated. Add .agg(…).";
  return undefined;
}

/** mysql2's own `query` answers with a pair, rows and fields. */
const isQueryPair = (value: unknown): value is [unknown[], unknown[]] =>
  Array.isArray(value) && value.length === 2 && Array.isArray(value[0]) && Array.isArray(value[1]);

function rowsOf({ columns, rows }: Grid): Rows {
  return {
    kind: "rows",
    columns: columns.map(({ name }) => name),
    rows: rows.map((row) => row.map((value, index) => common(value, columns[index]?.kind === "number"))),
  };
}
