/** Rows of a table that go in together, and what ends them. */

import type { Connection, ResultSetHeader } from "mysql2/promise";
import type { ColumnTable } from "../columns.js";
import { type Attempt, firstRefused, loadError, type Refusal } from "./refusal.js";
import type { Slice } from "./rows.js";

/** Told how many rows more were sent. */
export type OnRows = (rows: number) => void;

/** How a slice that went in ends: commit and rollback, or their like for a savepoint. */
export interface Ending {
  keep(): Promise<unknown>;
  undo(): Promise<unknown>;
}

/** Loads a slice in a transaction of its own, or behind a savepoint of the connection's; its ending is left to the caller. */
export async function loadSlice(
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
const AUTOCOMMIT = 2; // SERVER_STATUS_AUTOCOMMIT

/** Whether what the connection does next is the caller's to keep or to roll back: in a transaction, or with autocommit off. */
export async function isCallers(connection: Connection): Promise<boolean> {
  const [{ serverStatus }] = (await connection.query<ResultSetHeader>("DO 0")) as unknown as [
    ResultSetHeader & { serverStatus: number },
  ];
  return (serverStatus & IN_TRANSACTION) !== 0 || (serverStatus & AUTOCOMMIT) === 0;
}

/** Begins a transaction; where the connection's next one is the caller's, a savepoint. */
export async function begin(connection: Connection): Promise<Ending & { restart(): Promise<unknown> }> {
  const nested = await isCallers(connection);
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
