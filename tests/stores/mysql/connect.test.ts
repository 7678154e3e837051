import type { Connection, RowDataPacket } from "mysql2/promise";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ServerError, SettingError } from "../../../lib/src/errors.js";
import { connect, SQL_MODE } from "../../../lib/src/stores/mysql/connect.js";
import { ownDatabase } from "./database.js";

const database = ownDatabase("test-connect");
let connection: Connection;
beforeAll(async () => {
  connection = await connect(database.current.mysqlUrl, { database: database.current.name });
});
afterAll(() => connection.end());

const one = async (sql: string): Promise<RowDataPacket> =>
  (await connection.query<RowDataPacket[]>(sql))[0][0]!;

it("is strict, in UTC, and speaks utf8mb4", async () => {
  const session = await one(
    "SELECT @@time_zone AS zone, @@sql_mode AS mode, @@collation_connection AS collation, DATABASE() AS name",
  );
  expect(session).toEqual({
    zone: "+00:00",
    mode: SQL_MODE,
    collation: "utf8mb4_0900_ai_ci",
    name: database.current.name,
  });
});

it("gives every value without losing a digit or moving it by a time zone", async () => {
  const row =
    await one(`SELECT CAST(5 AS SIGNED) AS small, 9223372036854775807 AS big, CAST('0.10' AS DECIMAL(5,2)) AS amount,
    TIMESTAMP '2025-06-07 08:09:10.123' AS at, DATE '2024-02-29' AS day, '🚑' AS emoji, NULL AS nothing`);
  expect(row).toEqual({
    small: 5,
    big: "9223372036854775807",
    amount: "0.10",
    at: new Date("2025-06-07T08:09:10.123Z"),
    day: "2024-02-29",
    emoji: "🚑",
    nothing: null,
  });
});

it("takes one statement at a time unless asked", async () => {
  await expect(connection.query("SELECT 1; SELECT 2")).rejects.toThrow("SQL syntax");
  const several = await connect(database.current.mysqlUrl, { multipleStatements: true });
  const [rows] = await several.query("SELECT 1 AS one; SELECT 2 AS two");
  expect(rows).toEqual([[{ one: 1 }], [{ two: 2 }]]);
  await several.end();
});

it("hands no file to a server that asks for one by itself", async () => {
  await connection.query("CREATE TABLE taken (line TEXT)");
  await expect(connection.query("LOAD DATA LOCAL INFILE '/etc/hostname' INTO TABLE taken")).rejects.toThrow(
    "streamFactory",
  );
  expect(await one("SELECT COUNT(*) AS lines_taken FROM taken")).toEqual({ lines_taken: 0 });
});

it.each([["not a URL"], [""], ["http://127.0.0.1:3306/"], ["mysql:///nowhere"]])(
  "refuses %j, which is no MySQL URL",
  async (url) => {
    await expect(connect(url)).rejects.toThrow(SettingError);
    await expect(connect(url)).rejects.toMatchObject({ code: "URL_INVALID" });
  },
);

it("says that nothing answers at a closed port, without the password", async () => {
  const failure = await connect("mysql://me:sesame@127.0.0.1:1/x").catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ServerError);
  expect(failure).toMatchObject({ code: "SERVER_UNREACHABLE" });
  expect(String(failure)).toContain("MySQL at 127.0.0.1:1 does not answer (ECONNREFUSED)");
  expect(String(failure)).not.toContain("sesame");
});

it("says that the server refuses a wrong password, without that password", async () => {
  const url = new URL(database.current.mysqlUrl);
  url.password = "sesame";
  const failure = await connect(url.href).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: "SERVER_REFUSED" });
  expect(String(failure)).toContain("(MySQL 1045)");
  expect(String(failure)).not.toContain("sesame");
});
