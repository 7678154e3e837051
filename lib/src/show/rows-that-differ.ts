import { ShowError } from "../errors.js";
import { type Displayable, displayable } from "./bundle.js";
import { escapeHtml } from "./escape.js";
import { type Grid, toGrid } from "./grid.js";
import { suggest } from "./near.js";
import { count } from "./statement.js";
import { tableBundle } from "./table.js";
import { printDate, printValue } from "./value.js";

/** Two answers beside each other, without the rows that they share. Shows itself as a table. */
export interface RowsThatDiffer extends Displayable {
  /** Rows that are in one answer only, or have another value there. */
  readonly differing: number;
}

/** One row of the comparison: its place in each answer, or -1 where it is not there. */
type Pair = readonly [left: number, right: number];

/**
 * Shows two answers to one question beside each other, row by row, and only the rows that differ: those that are in one answer only,
 * and those whose values differ, with both values. Columns that are equal in all of them are left out.
 *
 * @param answers the two, by the names that stand above them, such as `{ wrong, right }`: rows in any shape that `table` takes
 * @param key the columns by which a row of one answer is found in the other; where several rows have one key they are paired in order
 * @param limit rows shown at most
 * @throws {ShowError} `TWO_ANSWERS` for another number of answers, `NOT_A_TABLE` for a value without rows, `UNKNOWN_COLUMN` for a key
 *   that an answer does not have
 */
export function rowsThatDiffer(
  answers: Readonly<Record<string, unknown>>,
  key: readonly string[],
  limit = 10,
): RowsThatDiffer {
  const [left, right, ...others] = Object.entries(answers).map(([name, rows]) => readAnswer(name, rows, key));
  if (left === undefined || right === undefined || others.length > 0)
    throw new ShowError("TWO_ANSWERS", "rowsThatDiffer compares two answers: { wrong, right }.");
  const pairs = pairRows(left, right).filter(([l, r]) => l < 0 || r < 0 || !sameRow(left, l, right, r));
  const show = pairs.some(([l, r]) => l >= 0 && r >= 0) ? besideRow : aloneRow;
  const columns = columnsToShow(left, right, pairs).filter((column) => !key.includes(column));
  const rows = pairs.map((pair) => show(left, right, pair, key, columns));
  const differing = pairs.length;
  const caption = `${sayRows(left)}, ${sayRows(right)}. ${sayDiffering(left, right, differing)}`;
  const bundle =
    differing === 0
      ? {
          "text/html": `<p style="margin:0;font-weight:600">${escapeHtml(caption)}</p>`,
          "text/plain": caption,
        }
      : tableBundle(rows, { caption, limit });
  return Object.assign(
    displayable(() => bundle),
    { differing },
  );
}

interface Named {
  readonly name: string;
  readonly grid: Grid;
  readonly places: ReadonlyMap<string, number>;
  /** Of each row, its key as text. */
  readonly keys: readonly string[];
}

function readAnswer(name: string, rows: unknown, key: readonly string[]): Named {
  const grid = toGrid(rows);
  if (grid === undefined)
    throw new ShowError("NOT_A_TABLE", `"${name}" has no rows to compare. Did you forget await?`);
  const places = new Map(grid.columns.map((column, place) => [column.name, place]));
  const unknown = key.find((column) => !places.has(column) && grid.total > 0);
  if (unknown !== undefined)
    throw new ShowError(
      "UNKNOWN_COLUMN",
      `"${name}" has no column "${unknown}" to find its rows by. ${suggest(unknown, [...places.keys()], "columns")}`,
    );
  const keys = grid.rows.map((row) => key.map((column) => print(row[places.get(column)!])).join("\u0000"));
  return { name, grid, places, keys };
}

const print = (value: unknown): string => printValue(value).text;

/** In the order of the right answer; then what only the left one has. */
function pairRows(left: Named, right: Named): Pair[] {
  const free = new Map<string, number[]>();
  left.keys.forEach((key, place) => {
    free.set(key, [...(free.get(key) ?? []), place]);
  });
  const pairs = right.keys.map((key, place): Pair => [free.get(key)?.shift() ?? -1, place]);
  const alone = [...free.values()].flat().sort((a, b) => a - b);
  return [...pairs, ...alone.map((place): Pair => [place, -1])];
}

/** Columns that both answers have, in the order of the right one. */
const shared = (left: Named, right: Named): string[] =>
  [...(right.places.size > 0 ? right : left).places.keys()].filter(
    (name) => left.places.size === 0 || right.places.size === 0 || left.places.has(name),
  );

const valueAt = ({ grid, places }: Named, row: number, column: string): unknown =>
  grid.rows[row]?.[places.get(column)!];

function sameRow(left: Named, l: number, right: Named, r: number): boolean {
  return shared(left, right).every(
    (column) => print(valueAt(left, l, column)) === print(valueAt(right, r, column)),
  );
}

/** Those that differ in a row that both have; where there is no such row, all. */
function columnsToShow(left: Named, right: Named, pairs: readonly Pair[]): string[] {
  const both = pairs.filter(([l, r]) => l >= 0 && r >= 0);
  const differ = shared(left, right).filter((column) =>
    both.some(([l, r]) => print(valueAt(left, l, column)) !== print(valueAt(right, r, column))),
  );
  return differ.length > 0 ? differ : shared(left, right);
}

/** Where some rows are in both answers: each column twice, once for each. */
function besideRow(
  left: Named,
  right: Named,
  pair: Pair,
  key: readonly string[],
  columns: readonly string[],
): Record<string, unknown> {
  const [l, r] = pair;
  const shown = valuesOf(...present(left, right, pair), key);
  for (const column of columns) {
    const [one, other] = [`${column}, ${left.name}`, `${column}, ${right.name}`];
    shown[one] = l < 0 ? NO_ROW : dated(left, l, column);
    shown[other] = r < 0 ? NO_ROW : dated(right, r, column);
  }
  return shown;
}

/** Where each row is in one answer only: its values once, and in which. */
function aloneRow(
  left: Named,
  right: Named,
  pair: Pair,
  key: readonly string[],
  columns: readonly string[],
): Record<string, unknown> {
  const [side, row] = present(left, right, pair);
  return { ...valuesOf(side, row, [...key, ...columns]), "only in": side.name };
}

const NO_ROW = "no row";

/** An answer that has the row, and where. */
const present = (left: Named, right: Named, [l, r]: Pair): readonly [Named, number] =>
  r >= 0 ? [right, r] : [left, l];

const valuesOf = (side: Named, row: number, columns: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(columns.map((column) => [column, dated(side, row, column)]));

/** A whole day stays one beside other columns, whose table does not know of it. */
function dated(side: Named, row: number, column: string): unknown {
  const value = valueAt(side, row, column);
  const { kind } = side.grid.columns[side.places.get(column)!]!;
  return kind === "date" && value instanceof Date ? printDate(value) : value;
}

const sayRows = ({ name, grid }: Named): string => `${name}: ${count(grid.total, "row")}`;

function sayDiffering(left: Named, right: Named, differing: number): string {
  if (differing > 0) return `${count(differing, "row")} ${differing === 1 ? "differs" : "differ"}.`;
  const sameOrder = left.keys.every((key, place) => key === right.keys[place]);
  return sameOrder ? "No row differs." : "The same rows, in another order.";
}
