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
 * what is loaded. Without it nobody could tell the loaded rows from others.
 */
export async function loadedKey(connection: Connection, table: ColumnTable): Promise<string[] | undefined> {
  const [rows] = await connection.query<RowDataPacket[]>(
    `SELECT COLUMN_NAME AS name FROM information_schema.KEY_COLUMN_USAGE
     WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ? AND CONSTRAINT_NAME = 'PRIMARY'`,
    [table.name],
  );
  const given = Object.keys(table.columns);
  const key = rows.map(({ name }) => given.find((column) => column.toLowerCase() === name.toLowerCase()));
  return key.length > 0 && !key.includes(undefined) ? (key as string[]) : undefined;
}

/**
 * Both halves are in before either is kept. XA could keep both or neither, but a process that dies between its PREPARE and its COMMIT
 * leaves locks that outlive even the server, and that only an administrator can see.
 *
 * @param key as {@link loadedKey} tells it
 */
export async function loadHalves(
  first: Connection,
  second: Connection,
  table: ColumnTable,
  key: readonly string[],
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
    await takeBack(first, table, key, middle).catch(() => {
      throw new LoadError(
        "LOAD_HALF",
        `Table ${table.name}: ${(error as Error).message}. The first ${middle} rows stay in it: delete them before you load it again.`,
        { cause: error },
      );
    });
    throw error;
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
