/** Loads column tables into MySQL: all of a table's rows, or none. */

import type { Connection, ResultSetHeader, RowDataPacket } from "mysql2/promise";
import { HersError, LoadError } from "../../errors.js";
import type { ColumnTable } from "../columns.js";
import { insertRows } from "./insert.js";
import { LocalInfileForbidden, loadLocal, quoteName } from "./local.js";
import { type Attempt, firstRefused, loadError, type Refusal } from "./refusal.js";
import type { Slice } from "./rows.js";

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
 * row is there afterwards, unchanged, or none: it runs in a transaction of its own, or, where the connection is already in one,
 * behind a savepoint of it. Rows in the order of the primary key load fastest; add secondary indexes afterwards.
 *
 * @param into one connection made by `connect`, or two: then each takes half of the rows at the same time, if the table is empty
 *   and has no foreign key to itself that crosses the halves
 * @throws {LoadError} `ROW_REFUSED` with table, row and MySQL's reason; `VALUE_UNWRITABLE` for a value that MySQL cannot hold;
 *   `COLUMN_SHORT` if a column has fewer values than the table has rows; `LOAD_FAILED` if the connection broke
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

type OnRows = (rows: number) => void;

async function load(
  connections: readonly Connection[],
  table: ColumnTable,
  attempt: Attempt,
  onRows: OnRows,
): Promise<void> {
  try {
    const first = connections[0]!;
    const second = connections[1];
    if (second !== undefined && table.rows >= WORTH_TWO_CONNECTIONS && (await isEmpty(first, table))) {
      await loadHalves(first, second, table, attempt, onRows);
    } else {
      const end = await loadSlice(first, table, { from: 0, to: table.rows }, attempt, onRows);
      await end.keep();
    }
  } catch (error) {
    if (error instanceof HersError || error instanceof LocalInfileForbidden) throw error;
    const { message } = error as Error;
    throw new LoadError("LOAD_FAILED", `Table ${table.name}: ${message}. Nothing was loaded.`, {
      cause: error,
    });
  }
}

/** Both halves are in before either is kept. */
async function loadHalves(
  first: Connection,
  second: Connection,
  table: ColumnTable,
  attempt: Attempt,
  onRows: OnRows,
): Promise<void> {
  const middle = table.rows >>> 1;
  const halves = await Promise.allSettled([
    loadSlice(first, table, { from: 0, to: middle }, attempt, onRows),
    loadSlice(second, table, { from: middle, to: table.rows }, attempt, onRows),
  ]);
  const failed = halves.find((half) => half.status === "rejected");
  if (failed !== undefined) {
    for (const half of halves) if (half.status === "fulfilled") await half.value.undo();
    throw failed.reason;
  }
  const [one, two] = halves.map((half) => (half as PromiseFulfilledResult<Ending>).value) as [Ending, Ending];
  try {
    await one.keep();
  } catch (error) {
    // A connection that is lost rolls back by itself; the first error is the one to tell.
    await Promise.allSettled([one.undo(), two.undo()]);
    throw error;
  }
  try {
    await two.keep();
  } catch (error) {
    await two.undo().catch(() => {});
    await first.query(`DELETE FROM ${quoteName(table.name)}`); // it was empty
    throw error;
  }
}

/** How a slice that went in ends: commit and rollback, or their like for a savepoint. */
interface Ending {
  keep(): Promise<unknown>;
  undo(): Promise<unknown>;
}

async function loadSlice(
  connection: Connection,
  table: ColumnTable,
  slice: Slice,
  attempt: Attempt,
  onRows: OnRows,
): Promise<Ending> {
  const ending = await begin(connection);
  let refused: Refusal | undefined;
  try {
    refused = await attempt(connection, table, slice, onRows);
    if (refused?.ofRow === true && refused.row === undefined) {
      await ending.restart();
      refused = { ...refused, row: await firstRefused(connection, table, slice, attempt) };
    }
  } catch (error) {
    await ending.undo().catch(() => {}); // a broken connection rolls back by itself; the first error is the one to tell
    throw error;
  }
  if (refused === undefined) return ending;
  await ending.undo();
  throw loadError(table, refused);
}

const IN_TRANSACTION = 1; // SERVER_STATUS_IN_TRANS

async function begin(connection: Connection): Promise<Ending & { restart(): Promise<unknown> }> {
  const [{ serverStatus }] = (await connection.query<ResultSetHeader>("DO 0")) as unknown as [
    ResultSetHeader & { serverStatus: number },
  ];
  const nested = (serverStatus & IN_TRANSACTION) !== 0;
  await connection.query(nested ? "SAVEPOINT hers_load" : "START TRANSACTION");
  if (nested) {
    return {
      keep: () => connection.query("RELEASE SAVEPOINT hers_load"),
      undo: () => connection.query("ROLLBACK TO SAVEPOINT hers_load"),
      restart: () => connection.query("ROLLBACK TO SAVEPOINT hers_load"),
    };
  }
  return {
    keep: () => connection.query("COMMIT"),
    undo: () => connection.query("ROLLBACK"),
    async restart() {
      await connection.query("ROLLBACK");
      await connection.query("START TRANSACTION");
    },
  };
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
