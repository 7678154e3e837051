import { ShowError } from "../errors.js";
import { isRecord } from "./grid.js";
import { suggest } from "./near.js";
import type { PlotMark } from "./plot-types.js";

/**
 * Refuses a chart that Plot would draw empty without a word.
 *
 * @throws {ShowError} if every mark with data has none, or a channel found no value in any row
 */
export function checkMarks(marks: readonly PlotMark[]): void {
  const withData = marks.filter((mark) => rowsOf(mark) !== undefined);
  const drawn = withData.filter(({ ariaLabel }) => ariaLabel !== "rule"); // a rule at 0 is no data
  if (drawn.length > 0 && drawn.every((mark) => rowsOf(mark)?.length === 0)) {
    throw new ShowError(
      "EMPTY_CHART",
      "The chart has no rows to draw. Look at the rows first: show them as a table.",
    );
  }
  for (const mark of withData) checkColumns(mark);
}

function checkColumns(mark: PlotMark): void {
  const rows = rowsOf(mark)!;
  const sample = rows.find(isRecord);
  if (sample === undefined) return;
  const known = [...new Set(rows.slice(0, 1000).flatMap((row) => (isRecord(row) ? Object.keys(row) : [])))];
  for (const [channel, { value }] of Object.entries(mark.channels)) {
    if (typeof value === "string") refuse(mark, channel, value, known);
  }
  for (const [channel, { value, label }] of Object.entries(mark.initialize().channels)) {
    const lost = value !== null && value.length > 0 && Array.from(value).every((each) => each === undefined);
    if (lost && label !== undefined) refuse(mark, channel, label, known);
  }
}

function refuse(mark: PlotMark, channel: string, column: string, known: readonly string[]): void {
  if (known.includes(column)) return;
  throw new ShowError(
    "UNKNOWN_COLUMN",
    `The ${mark.ariaLabel ?? "mark"}'s ${channel} asks for the column "${column}", which no row has. ${suggest(column, known, "columns")}`,
  );
}

/** The rows a mark was given; undefined for a mark that draws without rows (a rule at 0, an axis). */
function rowsOf(mark: PlotMark): readonly unknown[] | undefined {
  const { data } = mark;
  if (data === null || data === undefined || typeof data !== "object") return undefined;
  return Array.isArray(data)
    ? data
    : Symbol.iterator in data
      ? Array.from(data as Iterable<unknown>)
      : undefined;
}
