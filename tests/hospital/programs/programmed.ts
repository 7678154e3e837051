/** A small hospital for one test file, with its programs or without. */

import type { Connection, RowDataPacket } from "mysql2/promise";
import { afterAll, beforeAll } from "vitest";
import { loadMysql } from "../../../lib/src/hospital/load.js";
import { simulate } from "../../../lib/src/hospital/simulate/index.js";
import { connect } from "../../../lib/src/stores/mysql/connect.js";
import { ownDatabase } from "../../stores/mysql/database.js";

export const programmedHospital = (label: string, calls = 200) => smallHospital(label, calls, true);

/** Without triggers, so that a constraint is met by nothing but itself. */
export const bareHospital = (label: string, calls = 200) => smallHospital(label, calls, false);

function smallHospital(label: string, calls: number, programs: boolean) {
  const database = ownDatabase(label);
  const opened: Connection[] = [];
  beforeAll(async () => {
    opened.push(await loadMysql(database.current, simulate({ calls }), () => {}, programs));
  });
  afterAll(async () => {
    await Promise.allSettled(opened.map((connection) => connection.end()));
  });
  return {
    get mysql() {
      return opened[0]!;
    },
    get url() {
      return database.current.mysqlUrl;
    },
    /** The first value of the first row. */
    async one(sql: string, values: unknown[] = []): Promise<unknown> {
      const [rows] = await opened[0]!.query<RowDataPacket[]>(sql, values);
      return rows[0] === undefined ? undefined : Object.values(rows[0])[0];
    },
    async rows(sql: string, values: unknown[] = []): Promise<RowDataPacket[]> {
      return (await opened[0]!.query<RowDataPacket[]>(sql, values))[0];
    },
    /** Another session. */
    async session(): Promise<Connection> {
      const connection = await connect(database.current.mysqlUrl);
      opened.push(connection);
      return connection;
    },
  };
}
