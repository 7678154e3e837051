import { inspect } from "node:util";
import type { Connection } from "mysql2/promise";
import { afterAll, beforeAll, expect, it } from "vitest";
import { QueryError } from "../../../lib/src/errors.js";
import { display } from "../../../lib/src/show/bundle.js";
import { connect } from "../../../lib/src/stores/mysql/connect.js";
import { type Result, type SqlTag, withSql } from "../../../lib/src/stores/mysql/sql.js";
import { ownDatabase } from "./database.js";
import { AWKWARD_TEXTS } from "./samples.js";

const database = ownDatabase("test-sql");
let connection: Connection;
let sql: SqlTag<string>;
beforeAll(async () => {
  connection = await connect(database.current.mysqlUrl, { database: database.current.name });
  const added = withSql(connection, { frame: (rows: Result<string>) => `a frame of ${rows.length} rows` });
  expect(added).toBe(connection);
  sql = added.sql;
  await connection.query(
    "CREATE TABLE note (note_id INT AUTO_INCREMENT PRIMARY KEY, body VARCHAR(200) COLLATE utf8mb4_0900_bin UNIQUE, score DECIMAL(5,2))",
  );
});
afterAll(() => connection.end());

it("binds every value, whatever it looks like, and finds it again", async () => {
  for (const text of AWKWARD_TEXTS) {
    await sql`INSERT INTO note (body) VALUES (${text})`;
    const rows = await sql`SELECT body FROM note WHERE body = ${text}`;
    expect([...rows]).toEqual([{ body: text }]);
  }
  const [row] =
    await sql`SELECT COUNT(*) AS tables FROM information_schema.tables WHERE table_schema = DATABASE()`;
  expect(row).toEqual({ tables: 1 });
});

it("binds numbers, bigints, booleans, instants, bytes and null", async () => {
  const at = new Date("2025-06-07T08:09:10.123Z");
  const rows =
    await sql`SELECT ${5} + 0 AS five, ${0.1} AS tenth, CAST(${2n ** 62n} AS SIGNED) AS big, ${true} AS yes,
    CAST(${at} AS DATETIME(3)) AS at, HEX(${Buffer.from([0, 255])}) AS bytes, ${null} AS nothing, ${"5"} AS text`;
  expect(rows[0]).toEqual({
    five: 5,
    tenth: 0.1,
    big: String(2n ** 62n),
    yes: 1,
    at,
    bytes: "00FF",
    nothing: null,
    text: "5",
  });
});

it("binds the number of a LIMIT", async () => {
  expect(await sql`SELECT body FROM note ORDER BY note_id LIMIT ${2}`).toHaveLength(2);
});

it("gives a plain array with names and SQL types beside it, and a frame", async () => {
  const rows =
    await sql`SELECT note_id, body, score, COUNT(*) OVER () AS n, NOW(3) AS at, CURDATE() AS day, TRUE AS yes FROM note LIMIT 3`;
  expect(rows.columns).toEqual([
    { name: "note_id", type: "INT" },
    { name: "body", type: "VARCHAR(200)" },
    { name: "score", type: "DECIMAL(5,2)" },
    { name: "n", type: "BIGINT" },
    { name: "at", type: "DATETIME(3)" },
    { name: "day", type: "DATE" },
    { name: "yes", type: "BIGINT" },
  ]);
  expect(Array.isArray(rows)).toBe(true);
  expect(Object.keys(rows)).toEqual(["0", "1", "2"]);
  expect(rows.map(({ note_id }) => note_id)).toEqual([1, 2, 3]);
  expect(rows.frame()).toBe("a frame of 3 rows");
});

it("shows itself as a table with the text escaped", async () => {
  const rows = await sql`SELECT body FROM note ORDER BY note_id LIMIT 2`;
  const bundle = rows[display]();
  expect(bundle["text/html"]).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  expect(bundle["text/html"]).not.toContain("<script>");
  expect(inspect(rows)).toContain("Robert'); DROP TABLE patient;--");
});

it("shows the names of an empty answer's columns", async () => {
  const rows = await sql`SELECT note_id, body FROM note WHERE note_id < ${0}`;
  expect(rows).toHaveLength(0);
  expect(inspect(rows)).toMatch(/note_id\s+body/);
});

it("says how many rows a statement changed", async () => {
  const changed = await sql`UPDATE note SET score = ${"1.25"} WHERE note_id <= ${2}`;
  expect(changed.affectedRows).toBe(2);
  expect(inspect(changed)).toBe("2 rows affected");
  const inserted = await sql`INSERT INTO note (body) VALUES (${"one more"})`;
  expect(inserted.insertId).toBeGreaterThan(0);
  expect(inspect(inserted)).toBe("1 row affected");
});

it("keeps every result of a CALL", async () => {
  await connection.query("CREATE PROCEDURE two() BEGIN SELECT 1 AS one; SELECT 2 AS two; END");
  const rows = await sql`CALL two()`;
  expect([...rows]).toEqual([{ one: 1 }]);
  expect(rows.more.map((each) => [...each])).toEqual([[{ two: 2 }]]);
});

it.each<[string, () => Promise<unknown>, string, string]>([
  [
    "an unknown column",
    () => sql`SELECT nothing\nFROM note`,
    "QUERY_REFUSED",
    "Unknown column 'nothing' in 'field list' (MySQL 1054)\nin: SELECT nothing",
  ],
  [
    "a broken key",
    () => sql`INSERT INTO note (body) VALUES (${"<script>alert(1)</script>"})`,
    "QUERY_REFUSED",
    "Duplicate entry '<script>alert(1)</script>' for key 'note.body' (MySQL 1062)\nin: INSERT INTO note (body) VALUES (?)",
  ],
  [
    "undefined",
    () => sql`SELECT ${undefined}`,
    "QUERY_VALUE",
    "Value 1 is undefined, which MySQL cannot take. For NULL write null.\nin: SELECT ?",
  ],
  [
    "an empty list",
    () => sql`SELECT 1 FROM note WHERE note_id IN (${[]})`,
    "QUERY_VALUE",
    "Value 1 is an empty list. `IN ()` is no SQL; say what is meant if there is none, for example by FALSE.\nin: SELECT 1 FROM note WHERE note_id IN (?)",
  ],
  [
    "a list of lists",
    () => sql`SELECT 1 FROM note WHERE note_id IN (${[1, [2]]})`,
    "QUERY_VALUE",
    "Value 2 is [ 2 ], which MySQL cannot take. A list cannot hold lists.",
  ],
  [
    "NaN",
    () => sql`SELECT ${1}, ${Number.NaN}`,
    "QUERY_VALUE",
    "Value 2 is NaN, which MySQL cannot take.\nin: SELECT ?, ?",
  ],
  [
    "two columns of one name",
    () => sql`SELECT a.note_id, b.note_id FROM note a JOIN note b USING (note_id)`,
    "QUERY_COLUMNS",
    "Two columns are called note_id, and a row can hold one of them. Rename one with AS.\nin: SELECT a.note_id",
  ],
])("refuses %s", async (_, query, code, message) => {
  const failure = await query().catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(QueryError);
  expect(failure).toMatchObject({ code });
  expect((failure as Error).message).toContain(message);
});

it("keeps the driver's own error as the cause", async () => {
  const failure = await sql`SELEC`.catch((error: unknown) => error);
  expect((failure as QueryError).cause).toMatchObject({ errno: 1064, sqlState: "42000" });
});

it("says that the connection broke", async () => {
  const other = withSql(await connect(database.current.mysqlUrl), { frame: () => undefined });
  // Awaited before the KILL is sent: it may break before the answer to KILL arrives.
  const broken = expect(other.sql`SELECT SLEEP(20)`).rejects.toMatchObject({ code: "QUERY_LOST" });
  await connection.query(`KILL ${other.threadId}`);
  await broken;
});

it("another number of values than placeholders is told as such", async () => {
  const said = await connection.execute("SELECT ? + ?", [1]).catch((error: Error) => error);
  expect((said as Error).message).toMatch(/Incorrect arguments/);
  // the tag cannot get there: a ? of its own in the text is no value
  await expect(sql`SELECT ? + ${1}`).rejects.toMatchObject({ code: "QUERY_VALUE" });
});

it("refuses a value that stands inside quotes, and a ? of the statement's own beside values", async () => {
  const inside = "A value stands inside quotes or a comment";
  await expect(sql`SELECT '${1}' AS n`).rejects.toThrow(inside);
  await expect(sql`SELECT body FROM note WHERE body LIKE '%${"ol"}%'`).rejects.toThrow(inside);
  await expect(sql`SELECT 1 /* ${"note"} */ AS n`).rejects.toThrow(inside);
  await expect(sql`SELECT ? AS a, ${1} AS b`).rejects.toThrow(
    "A ? stands in the statement, and MySQL would want a value for it.",
  );
  expect([...(await sql`SELECT 'why?' AS a, ${1} AS b`)]).toEqual([{ a: "why?", b: 1 }]);
});

it("refuses what the driver would not send, and the connection stays", async () => {
  await expect(sql`SELECT ${new Date(8.64e15)} AS at`).rejects.toMatchObject({ code: "QUERY_VALUE" });
  expect([...(await sql`SELECT 1 AS n`)]).toEqual([{ n: 1 }]);
});
