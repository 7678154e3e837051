import { ShowError } from "../errors.js";
import { isFrame, isRecord } from "./grid.js";
import { suggest } from "./near.js";
import { initialized, type PlotMark } from "./plot-types.js";
import { count, list } from "./statement.js";

/**
 * Refuses a chart that Plot would draw empty without a word.
 *
 * @throws {ShowError} `NOT_ROWS` for data that are no rows; `EMPTY_CHART` if no mark has a row, or none a place for any of its rows; `UNKNOWN_COLUMN` if a channel names a
 *   column that is not there; `NEEDS_CANVAS` for a raster
 */
export function checkMarks(marks: readonly PlotMark[]): void {
  if (marks.some(({ ariaLabel }) => ariaLabel === "raster")) {
    throw new ShowError(
      "NEEDS_CANVAS",
      "Plot.raster paints on a canvas, which the kernel does not have. Draw the same values with Plot.contour, or one Plot.cell for each place of the grid.",
    );
  }
  for (const { data } of marks) checkRows(data);
  const withData = marks.filter((mark) => rowsOf(mark) !== undefined);
  const drawn = withData.filter(({ ariaLabel }) => ariaLabel !== "rule"); // a rule at 0 is no data
  if (drawn.length > 0 && drawn.every((mark) => rowsOf(mark)?.length === 0)) {
    throw new ShowError(
      "EMPTY_CHART",
      "The chart has no rows to draw. Look at the rows first: show them as a table.",
    );
  }
  for (const mark of withData) checkColumns(mark);
  const voids = drawn.filter((mark) => rowsOf(mark)!.length > 0).map(voidOf);
  const [first] = voids;
  if (first !== undefined && voids.every((each) => each !== undefined)) {
    throw new ShowError(
      "EMPTY_CHART",
      `Nothing to draw: ${first.name} has no value in any of ${count(first.rows, "row")}. Look for the step that lost them: count its values.`,
    );
  }
}

const PLACES = /^[xy][12]?$/;

/** The channel that gives no row of a mark a place: all null, or no number. */
function voidOf(mark: PlotMark): { name: string; rows: number } | undefined {
  for (const [channel, { value, label }] of Object.entries(initialized(mark).channels)) {
    if (value === null || value.length === 0 || !PLACES.test(channel)) continue;
    const values = Array.from(value);
    if (values.some(isValue)) continue;
    return { name: label === undefined ? channel : `the column "${label}"`, rows: values.length };
  }
  return stackedAway(mark);
}

const STACKED = [
  ["x1", "x2"],
  ["y1", "y2"],
] as const;

/** A stack takes what is missing for 0, so that bars of no value at all stand on the axis, each 0 long. */
function stackedAway(mark: PlotMark): { name: string; rows: number } | undefined {
  const rows = rowsOf(mark)!.filter(isRecord);
  const { channels } = initialized(mark);
  for (const ends of STACKED) {
    const [from, to] = ends.map((end) => channels[end]);
    const column = to?.label;
    if (column === undefined || rows.length === 0) continue;
    if (![from, to].every((end) => end?.value && Array.from(end.value).every((each) => each === 0))) continue;
    if (rows.some((row) => isValue(row[column]))) continue;
    return { name: `the column "${column}"`, rows: rows.length };
  }
  return undefined;
}

const isValue = (each: unknown): boolean => each !== null && each !== undefined && !Number.isNaN(each);

/** Plot takes anything with a length or an iterator, and draws nothing from the rest. */
function checkRows(data: unknown): void {
  if (typeof data !== "object" || data === null || isArrow(data) || isGeoJson(data)) return;
  if (!isFrame(data) && (Symbol.iterator in data || "length" in data)) return;
  const [what, next] =
    data instanceof Promise
      ? ["a promise", 'Did you forget "await"?']
      : isFrame(data)
        ? ["a DataFrame, which this Plot cannot read", "Give it frame.toRecords()."]
        : [`an object with ${list(Object.keys(data))}`, "Give it a list of rows, each an object."];
  throw new ShowError("NOT_ROWS", `A mark needs rows; this is ${what}. ${next}`);
}

const GEO_JSON = /^(FeatureCollection|GeometryCollection|Feature|Sphere|(Multi)?(Point|LineString|Polygon))$/;

/** Shapes of a map, which `geo` reads. */
const isGeoJson = (data: object): boolean => "type" in data && GEO_JSON.test(String(data.type));

/** An Arrow table, which Plot reads. */
const isArrow = (data: object): boolean => "schema" in data && "numRows" in data;

function checkColumns(mark: PlotMark): void {
  const rows = rowsOf(mark)!;
  const sample = rows.find(isRecord);
  if (sample === undefined) return;
  const known = [...new Set(rows.slice(0, 1000).flatMap((row) => (isRecord(row) ? Object.keys(row) : [])))];
  for (const [channel, { value }] of Object.entries(mark.channels)) {
    if (typeof value === "string") refuse(mark, channel, value, known);
  }
  for (const [channel, { value, label }] of Object.entries(initialized(mark).channels)) {
    const lost =
      value !== null &&
      value.length > 0 &&
      (Array.from(value).every((each) => each === undefined) ||
        stackedAway(mark)?.name === `the column "${label}"`);
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
