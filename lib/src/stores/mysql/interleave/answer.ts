import { printValue } from "../../../show/value.js";
import type { Changed, Field, Row } from "../light.js";

/** Rows shown of an answer of one column. */
const LISTED = 6;

/** What a session was told, in a few words: the values of one row or of one column, else the number of rows. */
export function answerText([result, fields]: readonly [
  Row[] | Changed,
  readonly Field[] | undefined,
]): string {
  if (!Array.isArray(result))
    return "affectedRows" in result && result.affectedRows > 0 ? rows(result.affectedRows) : "ok";
  const names = (fields ?? []).map(({ name }) => name);
  const text = (value: unknown): string => printValue(value).text;
  if (result.length === 1 && names.length === 1) return text(result[0]![names[0]!]);
  if (result.length === 1) return names.map((name) => `${name} ${text(result[0]![name])}`).join(", ");
  if (names.length === 1 && result.length > 0 && result.length <= LISTED)
    return result.map((row) => text(row[names[0]!])).join(", ");
  return result.length === 0 ? "no row" : rows(result.length);
}

/** What the server said when it refused. */
export function refusalText(error: { readonly errno: number; readonly code: string }): string {
  return `refused, ${error.errno} ${error.code}`;
}

const rows = (count: number): string => (count === 1 ? "1 row" : `${count} rows`);
