import type { AnswerRow, Difference, RowsDifference } from "../../workbook/exercise/index.js";

type Cells = RowsDifference["cells"];

/** What leads on from a wrong answer to "which stations come in time?": each way of going astray leaves a mark of its own. */
export function stationHint(difference: Difference, rows: readonly AnswerRow[]): string {
  if (difference.kind === "order") return "The order is that of `station_code`. Which ORDER BY says so?";
  if (difference.kind !== "rows") return "One row for each station: its code, its calls, those in time.";
  if (difference.missing.length > 0) return LOST;
  if (difference.extra.length + difference.repeated.length > 0)
    return "One row for each station. What stands beside `station_code` in your GROUP BY?";
  const calls = difference.cells.filter(({ column }) => column === "calls");
  return calls.length > 0 ? callsHint(calls, rows) : inTimeHint(difference.cells, rows);
}

const LOST =
  "That station answered no call in this year. An inner join drops it, and so does a WHERE on a column of the right side, which is NULL there and turns a LEFT JOIN into an inner one. Which join keeps a station that nothing joins to, and where does the condition belong?";

function callsHint(calls: Cells, rows: readonly AnswerRow[]): string {
  if (calls.every(({ expected, got }) => expected === 0 && got === 1))
    return "LEFT JOIN makes a row of NULLs for a station that nothing joins to, and COUNT(*) counts it. What does COUNT(column) count?";
  const more = calls.reduce((sum, { expected, got }) => sum + Number(got) - Number(expected), 0);
  if (more < 0 && rows.every(({ calls: all, in_time }) => all === in_time))
    return "Late calls belong to `calls` as well. Where do you ask for the eight minutes: before the counting, or within it?";
  if (more === 0)
    return "The calls add up, but some belong to another station: the one whose unit was on scene first, not the one that was told first.";
  return more > 0
    ? "A call with two units has one that came first, and a unit that was called back never came. How many rows has such a call in your join?"
    : "Some calls are in no row. Did a unit that was told first and called back take the place of the one that came?";
}

function inTimeHint(cells: Cells, rows: readonly AnswerRow[]): string {
  const got = cells.map((cell) => cell.got);
  if (got.every((value) => value === null))
    return "SUM over no row is NULL, not 0. What does COUNT say there?";
  if (
    got.some((value) => typeof value === "number" && !Number.isInteger(value)) ||
    arePercentages(cells, rows)
  )
    return "`in_time` is a number of calls, not a share of them.";
  if (rows.every(({ calls, in_time }) => calls === (in_time ?? 0)))
    return "COUNT(x) counts the rows where x is not NULL. Is a comparison that is false NULL?";
  const more = cells.reduce((sum, { expected, got: value }) => sum + Number(value) - Number(expected), 0);
  return more > 0
    ? "More calls than were in time. The caller's clock starts with the call, `received_at` (eTimes.01), not when the unit is told."
    : "Fewer calls than were in time. The clock stops when the unit is on scene, `on_scene_at` (eTimes.06), and eight minutes sharp are in time.";
}

/** Percentages that were rounded to whole numbers. */
const arePercentages = (cells: Cells, rows: readonly AnswerRow[]): boolean =>
  cells.every(({ row, expected, got }) => {
    const calls = Number(rows.find(({ station_code }) => station_code === row)?.calls);
    return got === null || Math.abs(Number(got) - (100 * Number(expected)) / calls) <= 1;
  });
