/** Half of a table's rows on each of two connections. */

import type { Connection, ResultSetHeader, RowDataPacket } from "mysql2/promise";
import { LoadError } from "../../errors.js";
import type { ColumnTable } from "../columns.js";
import { quoteName } from "./local.js";
import type { Attempt } from "./refusal.js";
import { encodeRows, LITERALS, type Slice } from "./rows.js";
import { begin, type Ending, loadSlice, type OnRows } from "./slice.js";

/** Keys of some thousand rows: as many as MySQL still looks up one by one. */
const KEYS_BYTES = 64 * 1024;

/**
 * The columns of a table's primary key, as the table is named in the rows; undefined if it has none, or if a part of it is not among
 * what is loaded: without it nobody could tell the loaded rows from others. Undefined, too, if the table refers to itself: one half
 * would wait for rows of the other, or miss them.
 */
export async function loadedKey(connection: Connection, table: ColumnTable): Promise<string[] | undefined> {
  const [rows] = await connection.query<RowDataPacket[]>(
    `SELECT COLUMN_NAME AS name, REFERENCED_TABLE_NAME = TABLE_NAME AS own FROM information_schema.KEY_COLUMN_USAGE
     WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ?
       AND (CONSTRAINT_NAME = 'PRIMARY' OR REFERENCED_TABLE_NAME = TABLE_NAME AND REFERENCED_TABLE_SCHEMA = TABLE_SCHEMA)`,
    [table.name],
  );
  if (rows.some(({ own }) => own === 1)) return undefined;
  const given = Object.keys(table.columns);
  const key = rows.map(({ name }) => given.find((column) => column.toLowerCase() === name.toLowerCase()));
  return key.length > 0 && !key.includes(undefined) ? (key as string[]) : undefined;
}

/** Two connections, and the columns of the table's primary key as {@link loadedKey} tells it. */
export interface Halves {
  readonly first: Connection;
  readonly second: Connection;
  readonly key: readonly string[];
}

/**
 * Both halves are in before either is kept. XA could keep both or neither, but a process that dies between its PREPARE and its COMMIT
 * leaves locks that outlive even the server, and that only an administrator can see.
 *
 * @returns whether the rows are in; not so if one half waited for a row of the other, which is not let go before both are in
 */
export async function loadHalves(
  { first, second, key }: Halves,
  table: ColumnTable,
  attempt: Attempt,
  onRows: OnRows,
): Promise<boolean> {
  const middle = table.rows >>> 1;
  const halves = await withShortWaits([first, second], () =>
    Promise.allSettled([
      loadSlice(first, table, { from: 0, to: middle }, attempt, onRows),
      loadSlice(second, table, { from: middle, to: table.rows }, attempt, onRows),
    ]),
  );
  const failed = halves.filter((half) => half.status === "rejected");
  if (failed.length > 0) {
    for (const half of halves) if (half.status === "fulfilled") await half.value.undo();
    const other = failed.find(({ reason }) => !WAITED.has(reason?.cause?.errno));
    if (other === undefined) return false;
    throw other.reason;
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
    await takeBack(first, table, key, middle).catch(() => {
      throw new LoadError(
        "LOAD_HALF",
        `Table ${table.name}: ${(error as Error).message}. The first ${middle} rows stay in it: delete them before you load it again.`,
        { cause: error },
      );
    });
    throw error;
  }
  return true;
}

/** Lock wait timeout, deadlock. */
const WAITED = new Set<unknown>([1205, 1213]);

/** With waits for a lock cut to the shortest that MySQL has, 1 s. A connection that is lost needs none any more. */
async function withShortWaits<T>(connections: readonly Connection[], run: () => Promise<T>): Promise<T> {
  const before = new Map<Connection, number>();
  const shorten = async (each: Connection): Promise<void> => {
    const [[row]] = await each.query<RowDataPacket[]>("SELECT @@SESSION.innodb_lock_wait_timeout AS seconds");
    before.set(each, row!.seconds);
    await each.query("SET SESSION innodb_lock_wait_timeout = 1");
  };
  try {
    // All of them, before an error of one is told: what is still on its way would be set after it was set back.
    for (const set of await Promise.allSettled(connections.map(shorten)))
      if (set.status === "rejected") throw set.reason;
    return await run();
  } finally {
    const restore = [...before].map(([each, seconds]) =>
      each.query("SET SESSION innodb_lock_wait_timeout = ?", [seconds]),
    );
    await Promise.allSettled(restore);
  }
}

/**
 * Deletes the loaded rows by their keys: others may have written rows of their own meanwhile. Of the second half all or none are
 * there, for the server may have committed it before the connection was lost.
 */
async function takeBack(
  connection: Connection,
  table: ColumnTable,
  key: readonly string[],
  middle: number,
): Promise<void> {
  const ending = await begin(connection);
  try {
    await deleteRows(connection, table, key, { from: 0, to: middle });
    await connection.query("SAVEPOINT hers_second_half");
    const second = { from: middle, to: table.rows };
    if ((await deleteRows(connection, table, key, second)) < table.rows - middle)
      await connection.query("ROLLBACK TO SAVEPOINT hers_second_half");
    await ending.keep();
  } catch (error) {
    await ending.undo().catch(() => {});
    throw error;
  }
}

/** @returns how many of them were there */
async function deleteRows(
  connection: Connection,
  table: ColumnTable,
  key: readonly string[],
  slice: Slice,
): Promise<number> {
  const columns = Object.fromEntries(key.map((name) => [name, table.columns[name]!]));
  const head = `DELETE FROM ${quoteName(table.name)} WHERE (${key.map(quoteName).join(", ")}) IN (`;
  let deleted = 0;
  for (const { chunk } of encodeRows({ ...table, columns }, LITERALS, slice, KEYS_BYTES)) {
    // Behind the comma before the first row.
    const [header] = await connection.query<ResultSetHeader>(`${head}${chunk.toString("utf8", 1)})`);
    deleted += header.affectedRows;
  }
  return deleted;
}
