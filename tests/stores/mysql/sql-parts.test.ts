/** What a statement is put together from: lists, fragments that nest, conditions, names. */

import type { Connection } from "mysql2/promise";
import { afterAll, beforeAll, expect, it } from "vitest";
import { connect } from "../../../lib/src/stores/mysql/connect.js";
import { type SqlTag, withSql } from "../../../lib/src/stores/mysql/sql.js";
import { ownDatabase } from "./database.js";

const database = ownDatabase("test-sql-parts");
let connection: Connection;
let sql: SqlTag<unknown>;
beforeAll(async () => {
  connection = await connect(database.current.mysqlUrl, { database: database.current.name });
  sql = withSql(connection, { frame: (rows) => rows }).sql;
  await connection.query("CREATE TABLE note (note_id INT AUTO_INCREMENT PRIMARY KEY, body VARCHAR(200))");
  await connection.query("INSERT INTO note (body) VALUES ('north'), ('it\\'s'), ('south')");
});
afterAll(() => connection.end());

it("lists, bound member by member", async () => {
  const rows =
    await sql`SELECT body FROM note WHERE body IN (${["it's", "x"]}) OR note_id IN (${[1, 2]}) ORDER BY note_id`;
  expect(rows.length).toBeGreaterThanOrEqual(2);
  expect(await sql`SELECT 1 IN (${[3]}) AS found`).toEqual([{ found: 0 }]);
});

it("fragments that nest, with their values in order", async () => {
  const { part, all } = sql;
  const wanted = (least: number, text?: string) =>
    all([part`n >= ${least}`, text !== undefined && part`word = ${text}`, part`n IN (${[1, 2, 3]})`]);
  const numbers = part`(SELECT 1 AS n, 'a' AS word UNION ALL SELECT 2, 'b' UNION ALL SELECT 3, 'b') AS numbers`;
  expect(await sql`SELECT n FROM ${numbers} WHERE ${wanted(2)} ORDER BY n LIMIT ${5}`).toEqual([
    { n: 2 },
    { n: 3 },
  ]);
  expect(await sql`SELECT n FROM ${numbers} WHERE ${wanted(1, "b")} AND n < ${3}`).toEqual([{ n: 2 }]);
});

it("conditions that may all be missing, and OR that stays in its brackets", async () => {
  expect(await sql`SELECT 1 AS one WHERE ${sql.all([])}`).toEqual([{ one: 1 }]);
  expect(sql.all([sql.part`a OR b`, null, false, undefined, sql.part`c`]).text).toBe("(a OR b) AND (c)");
});

it("columns and assignments with commas", async () => {
  const columns = ["note_id", "body"].map((name) => sql.id(name));
  const [row] =
    await sql`SELECT ${sql.list(columns)} FROM ${sql.id("note")} ORDER BY ${sql.id("note", "note_id")} LIMIT 1`;
  expect(Object.keys(row!)).toEqual(["note_id", "body"]);
  expect(() => sql.list([])).toThrow("A list of no pieces is no SQL. Give at least one.");
});

it("names with blanks and letters of any script", async () => {
  await sql`CREATE TABLE ${sql.id("the ward, perhaps".replace(",", ""))} (${sql.id("größe")} INT)`;
  expect(await sql`SELECT ${sql.id("größe")} FROM ${sql.id("the ward perhaps")}`).toEqual([]);
});

it.each([
  "",
  "note`; DROP TABLE note; --",
  "note.body",
  "a\u0000b",
  " a",
  "a ",
  "x".repeat(65),
  "a'b",
  'a"b',
  "a(b",
  7 as never,
])("names only: not %j", (name) => {
  expect(() => sql.id(name)).toThrow(expect.objectContaining({ code: "QUERY_IDENTIFIER" }));
});

it("no text that only looks like a fragment", async () => {
  const forged = { text: "1 OR TRUE", values: [] };
  await expect(sql`SELECT 1 FROM note WHERE note_id = ${forged}`).rejects.toMatchObject({
    code: "QUERY_VALUE",
  });
});
