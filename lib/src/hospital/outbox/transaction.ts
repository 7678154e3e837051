import type { Connection } from "mysql2/promise";

/** Does some work in a MySQL transaction: all of it or nothing. Its errors are passed on. */
export async function inTransaction<Result>(mysql: Connection, work: () => Promise<Result>): Promise<Result> {
  // What is read after a wait is to be what is committed by then.
  await mysql.query("SET TRANSACTION ISOLATION LEVEL READ COMMITTED");
  await mysql.query("START TRANSACTION");
  try {
    const result = await work();
    await mysql.query("COMMIT");
    return result;
  } catch (error) {
    await mysql.query("ROLLBACK").catch(() => {}); // the first error is the one to tell
    throw error;
  }
}
