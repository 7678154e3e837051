/** What MySQL did not take as it was, and the row and column at which that happened. */

import type { Connection, RowDataPacket } from "mysql2/promise";
import { LoadError } from "../../errors.js";
import type { Column, ColumnTable } from "../columns.js";
import type { Slice } from "./rows.js";

/** Why a slice of rows could not be loaded unchanged. */
export interface Refusal {
  readonly number: number;
  readonly message: string;
  /** The row of the table, from 0, where MySQL says it. */
  readonly row?: number;
  /** Some row is the reason, whether MySQL says which or not. */
  readonly ofRow: boolean;
  readonly cause?: unknown;
}

/** Loads a slice within a transaction; nothing is returned when every row went in as it is. */
export type Attempt = (
  connection: Connection,
  table: ColumnTable,
  slice: Slice,
  onRows: (rows: number) => void,
) => Promise<Refusal | undefined>;

/** MySQL's error about a statement, from the driver. */
export interface MysqlError {
  readonly errno: number;
  readonly sqlState: string;
  readonly message: string;
}

const CHECK_VIOLATED = 3819;

/** A statement failed: for a row's data (SQL state 22), a constraint (23, and CHECK), or for another reason. */
export function refusedByError(error: unknown, from: number): Refusal {
  const { errno, sqlState, message } = error as MysqlError;
  const ofRow = /^2[23]/.test(sqlState) || errno === CHECK_VIOLATED;
  return { number: errno, message, ...rowIn(message, from), ofRow, cause: error };
}

/** A statement went through, but MySQL changed or skipped rows: the first warning says why. */
export async function refusedByWarning(
  connection: Connection,
  from: number,
  fallback: string,
): Promise<Refusal> {
  const [warnings] = await connection.query<RowDataPacket[]>("SHOW WARNINGS LIMIT 1");
  const { Code: number = 0, Message: message = fallback } = (warnings[0] ?? {}) as {
    Code?: number;
    Message?: string;
  };
  return { number, message, ...rowIn(message, from), ofRow: true };
}

/** "… at row 17", "Row 17 …": MySQL counts from 1 within the statement, so its own number is told to nobody. */
const ROW = / at row (\d+)|^Row (\d+)/;

function rowIn(message: string, from: number): { row?: number } {
  const [, behind, before] = ROW.exec(message) ?? [];
  const row = behind ?? before;
  return row === undefined ? {} : { row: from + Number(row) - 1 };
}

/**
 * The first row that MySQL refuses given the rows before it, for messages that name none (a CHECK, a foreign key). Halves the
 * slice again and again and keeps what went in, so that it costs about one more load. Leaves rows behind: roll back after it.
 */
export async function firstRefused(
  connection: Connection,
  table: ColumnTable,
  slice: Slice,
  attempt: Attempt,
): Promise<number> {
  let { from, to } = slice;
  while (to - from > 1) {
    const middle = (from + to) >>> 1;
    await connection.query("SAVEPOINT hers_half");
    if ((await attempt(connection, table, { from, to: middle }, () => {})) === undefined) from = middle;
    else {
      await connection.query("ROLLBACK TO SAVEPOINT hers_half");
      to = middle;
    }
  }
  return from;
}

/** The error for the user: table, row, the row's first value, column and value, MySQL's own words. */
export function loadError(table: ColumnTable, { number, message, row, cause }: Refusal): LoadError {
  const columns = Object.entries(table.columns);
  const named = columnIn(message, table);
  const column = named === undefined ? undefined : table.columns[named];
  const first = columns[0];
  let where = `Table ${table.name}`;
  if (row !== undefined && row < table.rows) {
    where += `, row ${row + 1}`;
    if (first !== undefined && first[0] !== named) where += ` (${first[0]} ${valueText(first[1], row)})`;
    if (named !== undefined && column !== undefined) where += `, column ${named} (${valueText(column, row)})`;
  }
  const said = message
    .replace(/ at row \d+/, "")
    .replace(/^Row \d+/, "The row")
    .replace(/\.$/, "");
  return new LoadError("ROW_REFUSED", `${where}: ${said} (MySQL ${number}). Nothing was loaded.`, { cause });
}

/** The column that MySQL names, by its name in the rows: "column 'age'", "column 'person.age'", or that of a foreign key. */
function columnIn(message: string, { name, columns }: ColumnTable): string | undefined {
  const [, own, key] = /column '([^']+)'|FOREIGN KEY \(`([^`]+)`\)/i.exec(message) ?? [];
  const named = own ?? key;
  if (named === undefined || Object.hasOwn(columns, named)) return named;
  return named.startsWith(`${name}.`) ? named.slice(name.length + 1) : named;
}

/** A value as a message shows it, cut short where it is long. */
function valueText(column: Column, row: number): string {
  if (column.nulls?.[row] === 1) return "NULL";
  switch (column.kind) {
    case "text":
      return quoted(column.values[row]!);
    case "code":
      return quoted(column.dictionary[column.codes[row]!]!);
    case "decimal":
      return (column.values[row]! / 10 ** column.scale).toFixed(column.scale);
    case "instant":
      return new Date(column.values[row]!).toISOString();
    case "date":
      return new Date(column.values[row]! * 86_400_000).toISOString().slice(0, 10);
    case "point":
      return `${column.longitude[row]} ${column.latitude[row]}`;
    default:
      return String(column.values[row]);
  }
}

const quoted = (text: string): string => JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
