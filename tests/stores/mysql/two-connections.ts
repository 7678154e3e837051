/** Two connections to a database of the test file's own, as a loader of halves takes them. */

import type { Connection, RowDataPacket } from "mysql2/promise";
import { afterAll, beforeAll } from "vitest";
import { connect } from "../../../lib/src/stores/mysql/connect.js";
import { ownDatabase } from "./database.js";

/** Call at the top of a test file; both are open when the tests run, and ended after them. */
export function twoConnections(label: string) {
  const database = ownDatabase(label);
  const opened: Connection[] = [];
  const another = (): Promise<Connection> =>
    connect(database.current.mysqlUrl, { database: database.current.name });
  beforeAll(async () => {
    opened.push(await another(), await another());
  });
  afterAll(async () => {
    await Promise.all(opened.map((each) => each.end()));
  });
  const rowsOf = async (sql: string): Promise<RowDataPacket[]> =>
    (await opened[0]!.query<RowDataPacket[]>(sql))[0];
  return {
    another,
    rowsOf,
    count: async (table: string): Promise<number> =>
      (await rowsOf(`SELECT COUNT(*) AS n FROM \`${table}\``))[0]!.n,
    opened: (): readonly [Connection, Connection] => [opened[0]!, opened[1]!],
  };
}
