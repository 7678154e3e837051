import type { Connection, RowDataPacket } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect } from "../../../lib/src/stores/mysql/connect.js";
import { interleave } from "../../../lib/src/stores/mysql/interleave/index.js";
import type { MysqlConnection } from "../../../lib/src/stores/mysql/light.js";
import { plan, sideBySide } from "../../../lib/src/stores/mysql/plan/index.js";
import { type SqlTag, withSql } from "../../../lib/src/stores/mysql/sql.js";
import { failureOf } from "../../../lib/src/workbook/kernel/failure.js";
import type { CellStacks } from "../../../lib/src/workbook/kernel/stack.js";
import { ownDatabase } from "./database.js";

const database = ownDatabase("bad-input");
let connection: Connection;
let sql: SqlTag<unknown>;
const open = () => connect(database.current.mysqlUrl, { database: database.current.name });
beforeAll(async () => {
  connection = await open();
  sql = withSql(connection, { frame: (rows) => rows }).sql;
  await connection.query("CREATE TABLE ward (id INT PRIMARY KEY, name VARCHAR(20))");
  await connection.query("INSERT INTO ward VALUES (1, 'north'), (2, 'south')");
});
afterAll(() => connection.end());

/** What a student may write where types do not look. */
// biome-ignore lint/suspicious/noExplicitAny: the mistakes are the point
const loose = (): any => sql;

const asCellShows = (error: unknown): string =>
  failureOf(error, 1, { places: () => [] } as unknown as CellStacks).evalue;

describe("a value of a wrong type", () => {
  it.each<[string, unknown, string]>([
    [
      "a Date beyond MySQL's years",
      new Date(8.64e15),
      "which MySQL cannot take. MySQL has the years 1 to 9999.",
    ],
    ["half a surrogate pair", "a\ud83d", "It holds half a surrogate pair."],
    ["an object", { a: 1 }, "Value 1 is { a: 1 }, which MySQL cannot take."],
  ])("%s is refused before it is sent", async (_, value, message) => {
    await expect(sql`SELECT * FROM ward WHERE name = ${value}`).rejects.toMatchObject({
      code: "QUERY_VALUE",
      message: expect.stringContaining(message),
    });
  });

  it("pieces in a plain list are sent to sql.list", async () => {
    await expect(sql`SELECT ${[sql.id("id"), sql.id("name")]} FROM ward`).rejects.toThrow(
      "Put pieces together with sql.list([…]).",
    );
  });
});

describe("a placeholder without its value", () => {
  it("in a statement of the tag", async () => {
    await expect(sql`SELECT * FROM ward WHERE id = ?`).rejects.toMatchObject({
      code: "QUERY_VALUE",
      message: `A ? stands in the statement, and MySQL would want a value for it. Write \${value} in its place, or put it in quotes.\nin: SELECT * FROM ward WHERE id = ?`,
    });
    expect((await sql`SELECT '?' AS mark -- ?`)[0]).toEqual({ mark: "?" });
  });

  it("in a raw statement, as its cell shows it", async () => {
    const error = await connection.execute("SELECT * FROM ward WHERE id = ?", []).catch((thrown) => thrown);
    expect(asCellShows(error)).toBe(
      "Incorrect arguments to COM_STMT_EXECUTE (MySQL 1210, SQLSTATE HY000). The statement has more ? than values were given.",
    );
  });
});

describe("text that should have been a piece", () => {
  it.each<[string, () => unknown, string]>([
    [
      "sql as a function",
      () => loose()("SELECT 1"),
      "sql is a tag and was called like a function. Write sql`…",
    ],
    [
      "a list put together elsewhere",
      () => loose()(["SELECT 1"]),
      "sql is a tag and was called like a function",
    ],
    [
      "sql.part as a function",
      () => loose().part("id = 1"),
      "sql.part is a tag and was called like a function",
    ],
  ])("%s", async (_, act, message) => {
    const error = await Promise.resolve()
      .then(act)
      .catch((thrown) => thrown);
    expect(error).toMatchObject({ code: "QUERY_TAG", message: expect.stringContaining(message) });
  });

  it.each<[string, () => unknown, string]>([
    [
      "a condition",
      () => loose().all(["id = 1"]),
      "Piece 1 of sql.all is 'id = 1'. Write a piece as sql.part`…`",
    ],
    ["one condition without a list", () => loose().all(sql.part`id = 1`), "sql.all takes a list of pieces"],
    ["a column", () => loose().list([sql.id("id"), "name"]), "Piece 2 of sql.list is 'name'."],
    ["no list", () => loose().list(), "sql.list takes a list of pieces, and was given undefined."],
  ])("%s is not left out in silence", (_, act, message) => {
    expect(act).toThrow(message);
  });

  it("a name by value says how to write a name", async () => {
    await expect(sql`SELECT * FROM ${"ward"}`).rejects.toThrow(
      /near '\?' at line 1 \(MySQL 1064\)\. A bound value cannot be a name or a word of SQL; for a name write sql\.id\(name\)\./,
    );
    expect(() => loose().id()).toThrow('sql.id was given no name. Write it like sql.id("visit").');
  });

  it("a plan of something else", async () => {
    const mysql = connection as unknown as MysqlConnection;
    await expect(plan(mysql, (await sql`SELECT 1`) as never)).rejects.toMatchObject({
      code: "PLAN_REFUSED",
      message: expect.stringContaining("A plan is made of the text of a SELECT, in quotes"),
    });
    expect(() => sideBySide({ a: "SELECT 1" as never })).toThrow('What stands under "a" is no plan.');
  });
});

const LOST =
  /^The connection to MySQL broke \(.*\), and a transaction that was open is undone\. Open the chapter again\./;

it.each([
  ["query", (raw: Connection) => raw.query("SELECT SLEEP(9)")],
  ["execute", (raw: Connection) => raw.execute("SELECT SLEEP(9)")],
] as const)(
  "a connection killed while a raw %s runs is told as lost, as is the next statement",
  async (_, sleep) => {
    const lost = await open();
    const running = sleep(lost).catch((thrown: unknown) => thrown);
    // Until the server is at it: KILL comes through another connection.
    const sleeping = "SELECT 1 FROM information_schema.PROCESSLIST WHERE ID = ? AND STATE = 'User sleep'";
    for (let tries = 0; tries < 1000; tries += 1) {
      const [rows] = await connection.query<RowDataPacket[]>(sleeping, [lost.threadId]);
      if (rows.length > 0) break;
    }
    await connection.query(`KILL ${lost.threadId}`);
    expect(asCellShows(await running)).toMatch(LOST);
    expect(asCellShows(await lost.beginTransaction().catch((thrown: unknown) => thrown))).toMatch(LOST);
    lost.destroy();
  },
);

it("a server that shuts down is told as a lost connection, the reset of some other connection is not", () => {
  const [shutdown, other] = [new Error("Server shutdown in progress"), new Error("read ECONNRESET")];
  Object.assign(shutdown, { errno: 1053, sqlState: "08S01", code: "ER_SERVER_SHUTDOWN" });
  Object.assign(other, { errno: -104, code: "ECONNRESET", syscall: "read" });
  expect(asCellShows(shutdown)).toMatch(LOST);
  expect(asCellShows(other)).toBe("read ECONNRESET");
});

it("a connection lost between two statements of a transaction is told alike everywhere, and nothing of it stays", async () => {
  const lost = withSql(await open(), { frame: (rows) => rows });
  await lost.beginTransaction();
  await lost.sql`UPDATE ward SET name = 'east' WHERE id = ${1}`;
  const gone = new Promise((resolve) => lost.on("error", resolve).on("end", resolve));
  await connection.query(`KILL ${lost.threadId}`);
  await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 300))]);
  const light = lost as unknown as MysqlConnection;
  const said = new RegExp(LOST.source.slice(1)); // behind the session's name, where there is one
  await expect(lost.sql`UPDATE ward SET name = 'west' WHERE id = ${2}`).rejects.toThrow(said);
  for (const act of [
    () => plan(light, "SELECT * FROM ward"),
    () => interleave({ A: light }, ["A: SELECT 1"], connection as unknown as MysqlConnection),
  ]) {
    await expect(act()).rejects.toMatchObject({ code: "QUERY_LOST", message: expect.stringMatching(said) });
  }
  const raw = await lost.query("SELECT 1").catch((thrown: unknown) => thrown);
  expect(asCellShows(raw)).toMatch(LOST);
  expect(await sql`SELECT name FROM ward ORDER BY id`).toEqual([{ name: "north" }, { name: "south" }]);
  lost.destroy();
});
