/** Loads column tables into MySQL: all of a table's rows, or none. */

import type { Connection, RowDataPacket } from "mysql2/promise";
import { HersError, LoadError } from "../../errors.js";
import type { ColumnTable } from "../columns.js";
import { type Halves, loadedKey, loadHalves } from "./halves.js";
import { insertRows } from "./insert.js";
import { LocalInfileForbidden, loadLocal, quoteName } from "./local.js";
import type { Attempt } from "./refusal.js";
import { isCallers, loadSlice, type OnRows } from "./slice.js";

/** How rows travel. */
export type Way = "LOAD DATA LOCAL" | "INSERT";

/** Told now and then during a load. */
export interface LoadProgress {
  readonly table: string;
  /** Rows sent so far, and of how many. */
  readonly rows: number;
  readonly total: number;
  readonly way: Way;
  /** A sentence that the user should read, such as why a slower way was taken. */
  readonly note?: string;
}

export interface LoadOptions {
  readonly onProgress?: (progress: LoadProgress) => void;
}

/** What was loaded. */
export interface Loaded {
  readonly rows: number;
  readonly way: Way;
}

/** Below this a second connection costs more than it gives. */
const WORTH_TWO_CONNECTIONS = 20_000;

const forbidding = new WeakSet<Connection>();

/**
 * Loads a table's rows in their order with LOAD DATA LOCAL, or with multi-row INSERT where the server forbids that. Either every
 * row is there afterwards, unchanged, or none: it runs in a transaction of its own, or, where the connection is already in one or does
 * not commit by itself, behind a savepoint of it. Rows in the order of the primary key load fastest; add secondary indexes afterwards.
 *
 * Two connections have two COMMITs: a process that dies between them leaves the half of the first.
 *
 * @param into one connection made by `connect`, or two: then each takes half of the rows at the same time, if the table is empty,
 *   has a primary key whose values are given and does not refer to itself. The first takes all where either is in a transaction of the
 *   caller's, or where one half turns out to wait for the other
 * @throws {LoadError} `ROW_REFUSED` with table, row and MySQL's reason; `VALUE_UNWRITABLE` for a value that MySQL cannot hold;
 *   `COLUMN_SHORT` if a column has fewer values than the table has rows; `LOAD_FAILED` if the connection broke;
 *   `LOAD_HALF` if the first of two halves could not be taken back when the second was lost
 */
export async function loadTable(
  into: Connection | readonly Connection[],
  table: ColumnTable,
  options: LoadOptions = {},
): Promise<Loaded> {
  checkLengths(table);
  const connections = "query" in into ? [into] : into;
  const first = connections[0];
  if (first === undefined)
    throw new LoadError("NO_CONNECTION", `Table ${table.name}: no connection to load through.`);
  if (table.rows === 0) return { rows: 0, way: forbidding.has(first) ? "INSERT" : "LOAD DATA LOCAL" };
  const report = reporter(table, options.onProgress);
  if (!forbidding.has(first)) {
    try {
      await load(connections, table, loadLocal, (rows) => report("LOAD DATA LOCAL", rows));
      return { rows: table.rows, way: "LOAD DATA LOCAL" };
    } catch (error) {
      if (!(error instanceof LocalInfileForbidden)) throw error;
      for (const connection of connections) forbidding.add(connection);
      report(
        "INSERT",
        0,
        "The server forbids LOAD DATA LOCAL (local_infile is off): loading with INSERT, more slowly.",
      );
    }
  }
  await refuseOtherEscapes(first, table);
  await load(connections, table, insertRows, (rows) => report("INSERT", rows));
  return { rows: table.rows, way: "INSERT" };
}

async function load(
  connections: readonly Connection[],
  table: ColumnTable,
  attempt: Attempt,
  onRows: OnRows,
): Promise<void> {
  try {
    const first = connections[0]!;
    const halves = await halvesOf(first, connections[1], table);
    if (halves !== undefined && (await loadHalves(halves, table, attempt, onRows))) return;
    const end = await loadSlice(first, table, { from: 0, to: table.rows }, attempt, onRows);
    await end.keep();
  } catch (error) {
    if (error instanceof HersError || error instanceof LocalInfileForbidden) throw error;
    const { message } = error as Error;
    throw new LoadError("LOAD_FAILED", `Table ${table.name}: ${message}. Nothing was loaded.`, {
      cause: error,
    });
  }
}

/**
 * Both connections, if each can take half of the rows. Inside a transaction of the caller's they cannot: one would commit its half by
 * itself, and a ROLLBACK on the other would leave that half behind.
 */
async function halvesOf(
  first: Connection,
  second: Connection | undefined,
  table: ColumnTable,
): Promise<Halves | undefined> {
  if (second === undefined || second === first || table.rows < WORTH_TWO_CONNECTIONS) return undefined;
  if ((await isCallers(first)) || !(await isEmpty(first, table))) return undefined;
  const key = await loadedKey(first, table);
  return key === undefined || (await isCallers(second)) ? undefined : { first, second, key };
}

async function isEmpty(connection: Connection, table: ColumnTable): Promise<boolean> {
  const [rows] = await connection.query<RowDataPacket[]>(`SELECT 1 FROM ${quoteName(table.name)} LIMIT 1`);
  return rows.length === 0;
}

async function refuseOtherEscapes(connection: Connection, table: ColumnTable): Promise<void> {
  const [rows] = await connection.query<RowDataPacket[]>("SELECT @@sql_mode AS mode");
  if (!String(rows[0]!.mode).includes("NO_BACKSLASH_ESCAPES")) return;
  throw new LoadError(
    "ESCAPES_OFF",
    `Table ${table.name}: INSERT needs a session without NO_BACKSLASH_ESCAPES; take it out of sql_mode.`,
  );
}

function checkLengths(table: ColumnTable): void {
  for (const [name, column] of Object.entries(table.columns)) {
    const values =
      column.kind === "point" ? column.latitude : column.kind === "code" ? column.codes : column.values;
    if (values.length >= table.rows) continue;
    throw new LoadError(
      "COLUMN_SHORT",
      `Table ${table.name}: column ${name} has ${values.length} values for ${table.rows} rows.`,
    );
  }
}

function reporter(table: ColumnTable, onProgress: LoadOptions["onProgress"]) {
  let way: Way | undefined;
  let sent = 0;
  return (by: Way, rows: number, note?: string): void => {
    if (by !== way) sent = 0;
    way = by;
    // Looking for a refused row sends some twice.
    sent = Math.min(sent + rows, table.rows);
    onProgress?.({
      table: table.name,
      rows: sent,
      total: table.rows,
      way: by,
      ...(note === undefined ? {} : { note }),
    });
  };
}
