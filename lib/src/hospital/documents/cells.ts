import type { ColumnTable } from "../../stores/columns.js";
import type { Mapping } from "../../stores/mongo/mapping.js";

/** A plain document as the driver takes it: numbers, text, Dates, arrays and documents; what is unknown is absent. */
export type Document = Record<string, unknown>;

/** Documents that are the rows of one table: the table, and which column becomes which field. */
export interface FlatSource {
  readonly table: ColumnTable;
  readonly mapping: Mapping;
}

/** The value of a cell as it stands in a document; undefined for NULL. */
export type Cell = (row: number) => unknown;

const DAY = 86_400_000;

/**
 * Reads a column for documents: instants and dates (at midnight UTC) as Date, points as GeoJSON, whole numbers and
 * decimals as numbers. A decimal of this schema has at most seven digits, which a number holds exactly as written.
 */
export function cell(table: ColumnTable, name: string): Cell {
  const column = table.columns[name];
  if (column === undefined) throw new RangeError(`Table ${table.name} has no column ${name}.`);
  const read = reader(column);
  const { nulls } = column;
  return nulls === undefined ? read : (row) => (nulls[row] === 1 ? undefined : read(row));
}

function reader(column: ColumnTable["columns"][string]): Cell {
  switch (column.kind) {
    case "bigint":
      return (row) => Number(column.values[row]);
    case "decimal": {
      const unit = 10 ** column.scale;
      return (row) => column.values[row]! / unit;
    }
    case "boolean":
      return (row) => column.values[row] === 1;
    case "code":
      return (row) => column.dictionary[column.codes[row]!];
    case "instant":
      return (row) => new Date(column.values[row]!);
    case "date":
      return (row) => new Date(column.values[row]! * DAY);
    case "point":
      return (row) => ({ type: "Point", coordinates: [column.longitude[row], column.latitude[row]] });
    default:
      return (row) => column.values[row];
  }
}

/** Reads several cells of a row into a document under their own names, or `[name, column]` under another. */
export function fields(
  table: ColumnTable,
  names: readonly (string | readonly [string, string])[],
): (row: number) => Document {
  const cells = names.map((name) => {
    const [field, column] = typeof name === "string" ? [name, name] : name;
    return { field, read: cell(table, column) };
  });
  return (row) => {
    const document: Document = {};
    for (const { field, read } of cells) {
      const value = read(row);
      if (value !== undefined) document[field] = value;
    }
    return document;
  };
}

/** The same document without what is undefined. */
export function present(document: Document): Document {
  for (const [name, value] of Object.entries(document)) if (value === undefined) delete document[name];
  return document;
}

/** Finds rows by a whole-number column: `of(key)` gives their row numbers in order, `one(key)` the first or undefined. */
export interface RowIndex {
  of(key: number): readonly number[];
  one(key: number): number | undefined;
}

/** Indexes a table by an INT column; NULLs are left out. Two typed arrays, however many rows there are. */
export function indexBy(table: ColumnTable, name: string): RowIndex {
  const column = table.columns[name];
  if (column?.kind !== "int") throw new RangeError(`${table.name}.${name} is no INT column.`);
  const { values, nulls } = column;
  let largest = 0;
  for (let row = 0; row < values.length; row++) if (values[row]! > largest) largest = values[row]!;
  const first = new Int32Array(largest + 1).fill(-1);
  const next = new Int32Array(values.length).fill(-1);
  for (let row = values.length - 1; row >= 0; row--) {
    if (nulls?.[row] === 1) continue;
    next[row] = first[values[row]!]!;
    first[values[row]!] = row;
  }
  const head = (key: number): number => (key >= 0 && key <= largest ? first[key]! : -1);
  return {
    of(key) {
      const rows: number[] = [];
      for (let row = head(key); row >= 0; row = next[row]!) rows.push(row);
      return rows;
    },
    one(key) {
      const row = head(key);
      return row < 0 ? undefined : row;
    },
  };
}

/** The number in a cell that cannot be NULL. */
export function numbers(table: ColumnTable, name: string): (row: number) => number {
  const column = table.columns[name];
  if (column?.kind !== "int") throw new RangeError(`${table.name}.${name} is no INT column.`);
  return (row) => column.values[row]!;
}
