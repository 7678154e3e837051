import { ShowError } from "../errors.js";
import { type Displayable, displayable, type MimeBundle } from "./bundle.js";
import { escapeHtml, shorten } from "./escape.js";
import { type Grid, type GridColumn, isRecord, toGrid } from "./grid.js";
import { suggest } from "./near.js";
import { type PrintedValue, printDate, printValue } from "./value.js";

/** How a table is shown. */
export interface TableOptions {
  /** Rows shown at most; default 10. */
  readonly limit?: number;
  /** Columns to show, in this order; default the first 40. */
  readonly columns?: readonly string[];
  /** A line above the table. */
  readonly caption?: string;
  /** Characters of a cell shown at most; default 60. On hovering 2,000 are shown. */
  readonly cellLength?: number;
}

const LIMIT = 10;
const CELL_LENGTH = 60;
const HOVER_LENGTH = 2000;
/** More columns than a page holds tell a reader nothing, and fill the notebook. */
const COLUMNS = 40;

/**
 * A table that shows itself: rows as objects, documents, a store's answer or a Polars DataFrame.
 *
 * @throws {ShowError} for a value that has no rows and columns, or an unknown name in `columns`
 */
export function table(rows: unknown, options: TableOptions = {}): Displayable {
  const bundle = tableBundle(rows, options); // now, so that what is wrong is said in this cell
  return displayable(() => bundle);
}

/** The bundle of {@link table}: HTML with inline styles, because an untrusted notebook loses `<style>`, and plain text. */
export function tableBundle(rows: unknown, options: TableOptions = {}): MimeBundle {
  const grid = toGrid(rows, options.limit ?? LIMIT) ?? (isRecord(rows) ? toGrid([rows]) : undefined);
  if (grid === undefined) {
    throw new ShowError(
      "NOT_A_TABLE",
      `A table needs rows; this is ${what(rows)}. Pass a list of rows or a DataFrame.`,
    );
  }
  const beside = options.columns === undefined ? Math.max(0, grid.columns.length - COLUMNS) : 0;
  const printed = printGrid(pick(grid, options.columns), options.cellLength ?? CELL_LENGTH, beside);
  return { "text/html": html(printed, options), "text/plain": plain(printed, options) };
}

interface Cell extends PrintedValue {
  /** The text, or its beginning, when it was cut or holds line breaks. */
  readonly whole?: string;
}

interface PrintedTable {
  readonly names: readonly string[];
  readonly right: readonly boolean[];
  readonly rows: readonly (readonly Cell[])[];
  readonly total: number;
  /** Columns that are not shown. */
  readonly beside: number;
}

function pick(grid: Grid, names: readonly string[] | undefined): Grid {
  if (names === undefined)
    return {
      columns: grid.columns.slice(0, COLUMNS),
      rows: grid.rows.map((row) => row.slice(0, COLUMNS)),
      total: grid.total,
    };
  const known = grid.columns.map(({ name }) => name);
  const places = names.map((name) => {
    const place = known.indexOf(name);
    if (place >= 0 || grid.total === 0) return place;
    throw new ShowError(
      "UNKNOWN_COLUMN",
      `There is no column "${name}" to show. ${suggest(name, known, "columns")}`,
    );
  });
  return {
    columns: names.map((name, index) => grid.columns[places[index]!] ?? { name }),
    rows: grid.rows.map((row) => places.map((place) => row[place])),
    total: grid.total,
  };
}

function printGrid(grid: Grid, length: number, beside: number): PrintedTable {
  const rows = grid.rows.map((row) =>
    grid.columns.map((column, index) => printCell(row[index], column, length)),
  );
  const right = grid.columns.map(
    ({ kind }, index) => kind === "number" || isNumeric(rows.map((row) => row[index]!)),
  );
  return { names: grid.columns.map(({ name }) => oneLine(name)), right, rows, total: grid.total, beside };
}

function printCell(value: unknown, column: GridColumn, length: number): Cell {
  if (column.kind === "date" && value instanceof Date) return { text: printDate(value), kind: "instant" };
  const printed = printValue(value);
  const text = shorten(oneLine(printed.text), length);
  return text === printed.text
    ? printed
    : { text, kind: printed.kind, whole: shorten(printed.text, HOVER_LENGTH) };
}

/** Line breaks and other control characters made visible, so that a row stays a row. */
const oneLine = (text: string): string =>
  text
    .replace(/\r?\n/g, "↵")
    .replace(/\t/g, "→")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    .replace(/[\u0000-\u001f\u007f]/g, "␦");

/** Numbers, or DECIMALs that came as text; gaps do not count. */
function isNumeric(cells: readonly Cell[]): boolean {
  const filled = cells.filter(({ kind }) => kind !== "null" && kind !== "missing");
  return (
    filled.length > 0 && filled.every(({ kind, text }) => kind === "number" || /^-?\d+\.\d+$/.test(text))
  );
}

const LINE = "1px solid rgba(128, 128, 128, 0.35)";
const CELL = "border:0;padding:3px 14px 3px 0;vertical-align:top;white-space:nowrap";
/** A sentence in a cell: it is broken into lines where the page is too narrow. */
const LONG_CELL = CELL.replace("nowrap", "normal;min-width:22em");

function html(table: PrintedTable, { caption }: TableOptions): string {
  const align = (index: number): string => (table.right[index] ? "right" : "left");
  const head = table.names
    .map((name, index) => {
      const style = `${CELL};border-bottom:1px solid rgba(128, 128, 128, 0.8);text-align:${align(index)};font-weight:600`;
      return `<th scope="col" style="${style}">${escapeHtml(name)}</th>`;
    })
    .join("");
  const body = table.rows
    .map((row) => {
      const cells = row.map((cell, index) => {
        const title = cell.whole === undefined ? "" : ` title="${escapeHtml(cell.whole)}"`;
        const style = cell.text.length > CELL_LENGTH + 1 ? LONG_CELL : CELL;
        return `<td${title} style="${style};border-bottom:${LINE};text-align:${align(index)}">${cellHtml(cell)}</td>`;
      });
      return `<tr style="background:transparent">${cells.join("")}</tr>`;
    })
    .join("\n");
  const above =
    caption === undefined ? "" : `<p style="margin:0 0 4px;font-weight:600">${escapeHtml(caption)}</p>\n`;
  const note = below(table);
  const under = note === "" ? "" : `\n<p style="margin:4px 0 0;opacity:0.75;font-size:12px">${note}</p>`;
  const style = "border-collapse:collapse;border:0;margin:0;font-size:13px;line-height:1.4;width:auto";
  return `<div style="overflow-x:auto">${above}<table style="${style}">
<thead><tr style="background:transparent">${head}</tr></thead>
<tbody>
${body}
</tbody></table>${under}</div>`;
}

function cellHtml({ text, kind }: Cell): string {
  const safe = escapeHtml(text);
  return kind === "null" || kind === "missing" ? `<span style="opacity:0.6">${safe}</span>` : safe;
}

function plain(table: PrintedTable, { caption }: TableOptions): string {
  const width = (text: string): number => [...text].length;
  const widths = table.names.map((name, index) =>
    Math.max(width(name), ...table.rows.map((row) => width(row[index]!.text))),
  );
  const line = (texts: readonly string[]): string =>
    texts
      .map((text, index) => {
        const gap = " ".repeat(widths[index]! - width(text));
        return table.right[index] ? gap + text : text + gap;
      })
      .join("  ")
      .trimEnd();
  const rules = widths.map((each) => "-".repeat(each));
  const lines = [
    line(table.names),
    line(rules),
    ...table.rows.map((row) => line(row.map(({ text }) => text))),
  ];
  return [caption, ...lines, below(table)].filter((each) => each !== undefined && each !== "").join("\n");
}

function below({ total, rows, names, beside }: PrintedTable): string {
  const all = names.length + beside;
  if (total === 0) return all === 0 ? "no rows" : `no rows (${all} ${plural("column", all)})`;
  const more = total - rows.length;
  return [
    ...(more === 0 ? [] : [`${more} more ${plural("row", more)}`]),
    ...(beside === 0
      ? []
      : [`${beside} more ${plural("column", beside)}: name those you want in \`columns\` of table()`]),
  ].join("; ");
}

const plural = (noun: string, count: number): string => (count === 1 ? noun : `${noun}s`);

function what(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (value instanceof Promise) return 'a promise (did you forget "await"?)';
  return typeof value === "object" ? "an object without rows" : `a ${typeof value}`;
}
