import type { Connection } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect } from "../../../lib/src/stores/mysql/connect.js";
import { parseQuestion, runSql } from "../../../lib/src/workbook/question/index.js";
import { ownDatabase } from "../../stores/mysql/database.js";

const database = ownDatabase("run-sql");
let connection: Connection;
beforeAll(async () => {
  connection = await connect(database.current.mysqlUrl);
});
afterAll(() => connection.end());

/** A question of some columns and a statement; parameters as lines. */
const ask = (columns: string, sql: string, sets = "") =>
  parseQuestion(
    `-- question: q\n-- why: w\n-- concept: c\n-- chapter: 05-questions\n-- columns: ${columns}\n-- ordered: no\n${sets}${sql}`,
    "trial",
    "trial.sql",
  );

describe("values arrive plain", () => {
  it.each([
    ["a integer", "SELECT 5 AS a", 5],
    ["a integer", "SELECT SUM(x) AS a FROM (SELECT 2 AS x) AS t", 2],
    ["a integer", "SELECT CAST(9007199254740991 AS SIGNED) AS a", 9007199254740991],
    ["a integer", "SELECT CAST(-9007199254740992 AS SIGNED) AS a", "-9007199254740992"],
    ["a integer", "SELECT CAST(18446744073709551615 AS UNSIGNED) AS a", "18446744073709551615"],
    ["a decimal(2)", "SELECT CAST(1.005 AS DECIMAL(5,2)) AS a", "1.01"],
    ["a decimal(1)", "SELECT ROUND(-2.25, 1) AS a", "-2.3"],
    ["a decimal(1)", "SELECT ROUND(-0.04, 1) AS a", "0.0"],
    ["a decimal(3)", "SELECT CAST(12345678901234567890 AS DECIMAL(30,3)) AS a", "12345678901234567890.000"],
    ["a text", "SELECT 'Nguyễn 🚑' AS a", "Nguyễn 🚑"],
    ["a text", "SELECT '2025-03-01' AS a", "2025-03-01"],
    ["a text", "SELECT '' AS a", ""],
    ["a boolean", "SELECT 2 > 1 AS a", true],
    ["a boolean", "SELECT EXISTS (SELECT 1 FROM (SELECT 1) AS t WHERE FALSE) AS a", false],
    ["a instant", "SELECT TIMESTAMP '2025-03-01 08:00:00' AS a", "2025-03-01T08:00:00.000Z"],
    ["a instant", "SELECT CAST('2025-03-01 08:00:00.0456' AS DATETIME(3)) AS a", "2025-03-01T08:00:00.046Z"],
    ["a date", "SELECT DATE '2024-02-29' AS a", "2024-02-29"],
    ["a date?", "SELECT NULL AS a", null],
    ["a integer?", "SELECT CAST(NULL AS SIGNED) AS a", null],
  ])("%s of %s", async (columns, sql, value) => {
    expect((await runSql(ask(columns, sql), connection)).rows).toEqual([{ a: value }]);
  });

  it("with the id, and each row's keys in the order of the columns", async () => {
    const answer = await runSql(ask("b text, a integer", "SELECT 'x' AS b, 1 AS a"), connection);
    expect(JSON.stringify({ id: answer.id, rows: answer.rows })).toBe(
      '{"id":"trial","rows":[{"b":"x","a":1}]}',
    );
  });

  it("no rows are an answer too", async () => {
    const answer = await runSql(
      ask("a integer", "SELECT a FROM (SELECT 1 AS a) AS t WHERE FALSE"),
      connection,
    );
    expect(answer.rows).toEqual([]);
  });
});

describe("an answer unlike its header is refused", () => {
  it.each([
    ["a integer", "SELECT 1 AS b", /declares a, but the statement returns b/],
    ["a integer, b integer", "SELECT 1 AS a", /declares a, b, but the statement returns a\./],
    ["a integer, b integer", "SELECT 1 AS b, 1 AS a", /declares a, b, but the statement returns b, a/],
    ["a integer", "SELECT '1' AS a", /declares a integer, but MySQL returns VARCHAR\(1\)/],
    ["a integer", "SELECT 1.0 AS a", /MySQL returns DECIMAL\(2,1\)/],
    ["a decimal(1)", "SELECT 1.25 AS a", /declares a decimal\(1\), but MySQL returns DECIMAL\(3,2\).*ROUND/],
    ["a decimal(1)", "SELECT 1e0 AS a", /MySQL returns DOUBLE/],
    ["a text", "SELECT 1 AS a", /MySQL returns (INT|BIGINT)\. Change one, for example by CAST\(… AS CHAR\)/],
    ["a text", "SELECT JSON_ARRAY(1) AS a", /MySQL returns JSON/],
    ["a text", "SELECT X'41' AS a", /MySQL returns VARBINARY/],
    ["a instant", "SELECT '2025-03-01 08:00:00' AS a", /MySQL returns VARCHAR/],
    [
      "a instant",
      "SELECT CAST('2025-03-01' AS DATETIME(6)) AS a",
      /MySQL returns DATETIME\(6\).*DATETIME\(3\)/,
    ],
    ["a instant", "SELECT DATE '2025-03-01' AS a", /MySQL returns DATE\./],
    ["a date", "SELECT TIMESTAMP '2025-03-01 08:00:00' AS a", /MySQL returns DATETIME/],
    ["a integer", "SELECT NULL AS a", /MySQL returns NULL/],
    [
      "a boolean",
      "SELECT 1 AS a UNION ALL SELECT 2",
      /row 2 holds 2 in a, which the header declares as boolean/,
    ],
    ["a integer", "SELECT 1 AS a UNION ALL SELECT NULL", /row 2 holds NULL in a.*Write "\?" behind the type/],
  ])("%s of %s", async (columns, sql, message) => {
    await expect(runSql(ask(columns, sql), connection)).rejects.toMatchObject({
      code: "QUESTION_COLUMNS",
      message: expect.stringMatching(message),
    });
    await expect(runSql(ask(columns, sql), connection)).rejects.toThrow(/^trial\.sql:5: /);
  });
});

describe("parameters", () => {
  const typed = ask(
    "i integer, d decimal(2), t text, day text, at text",
    "SELECT CAST(@i AS SIGNED) AS i, CAST(@d AS DECIMAL(9,2)) AS d, @t AS t, @day AS day, @at AS at",
    "SET @i = 1;\nSET @d = 0.5;\nSET @t = 'x';\nSET @day = DATE '2025-01-01';\nSET @at = TIMESTAMP '2025-01-01 00:00:00';\n",
  );
  const one = async (given: Record<string, unknown>) => (await runSql(typed, connection, given)).rows[0]!;

  it("have their defaults, again after other values were given", async () => {
    const usual = { i: 1, d: "0.50", t: "x", day: "2025-01-01", at: "2025-01-01 00:00:00.000" };
    expect(await one({})).toEqual(usual);
    await one({ i: 2, t: "y" });
    expect(await one({})).toEqual(usual);
  });

  it.each<[string, unknown, unknown]>([
    ["i", 7, 7],
    ["i", "-7", -7],
    ["i", 7n, 7],
    ["i", 2n ** 63n - 1n, "9223372036854775807"],
    ["d", 0.25, "0.25"],
    ["d", 3, "3.00"],
    ["d", "-12.50", "-12.50"],
    ["t", 'it\'s a \\ "quote"\n%_; -- 🚑', 'it\'s a \\ "quote"\n%_; -- 🚑'],
    ["t", "5", "5"],
    ["t", "", ""],
    ["t", "'; DROP TABLE staff; --", "'; DROP TABLE staff; --"],
    ["day", "2024-02-29", "2024-02-29"],
    ["at", new Date("2025-03-01T08:00:00.045Z"), "2025-03-01 08:00:00.045"],
    ["at", "2025-03-01T08:00:00Z", "2025-03-01 08:00:00.000"],
    ["at", "2025-03-01 08:00:00.1", "2025-03-01 08:00:00.100"],
  ])("%s takes %s", async (name, given, value) => {
    expect((await one({ [name]: given }))[name]).toEqual(value);
  });

  it.each<[string, unknown, RegExp]>([
    ["i", "five", /parameter i is "five", but must be an integer such as 5/],
    ["i", 1.5, /parameter i is 1\.5/],
    ["i", Number.NaN, /parameter i is NaN/],
    ["i", 2 ** 60, /parameter i is 115292150460684\d+,/],
    ["i", 2n ** 63n, /parameter i is 9223372036854775808/],
    ["i", "1 OR 1=1", /parameter i is "1 OR 1=1"/],
    ["i", null, /parameter i is null/],
    ["d", "0,5", /parameter d is "0,5", but must be a decimal such as 0\.5/],
    ["d", 1e21, /parameter d is 1e\+21/],
    ["t", 5, /parameter t is 5, but must be text/],
    ["t", "\ud800", /but must be text/],
    ["t", ["x"], /parameter t is a list/],
    ["day", "2025-02-29", /parameter day is "2025-02-29", but must be a date such as 2025-03-01/],
    ["day", "1.3.2025", /must be a date/],
    ["day", new Date(0), /parameter day is an object, but must be a date/],
    ["at", "yesterday", /parameter at is "yesterday", but must be an instant such as 2025-03-01T08:00:00Z/],
    ["at", "2025-03-01T08:00:00+01:00", /must be an instant/],
    ["at", new Date(Number.NaN), /must be an instant/],
  ])("%s refuses %s", async (name, given, message) => {
    await expect(runSql(typed, connection, { [name]: given })).rejects.toMatchObject({
      name: "SettingError",
      code: "PARAMETER_WRONG",
      message: expect.stringMatching(message),
    });
  });

  describe("with ranges", () => {
    const ranged = parseQuestion(
      "-- question: q?\n-- why: w\n-- concept: c\n-- chapter: 05-questions\n-- columns: a text\n-- ordered: yes\n-- ranges: i 1 to 9223372036854775807, d -0.5 to 0.25, day 2025-01-01 to 2025-12-31\nSET @i = 1;\nSET @d = 0.1;\nSET @day = DATE '2025-01-01';\nSELECT CONCAT(@i, @d, @day) AS a;\n",
      "trial",
      "trial.sql",
    );
    it.each([
      ["i", 1],
      ["i", 2n ** 63n - 1n],
      ["d", "-0.5"],
      ["d", "0.250"],
      ["day", "2025-12-31"],
    ])("%s may be %s, the end", async (name, given) => {
      await expect(runSql(ranged, connection, { [name]: given })).resolves.toBeDefined();
    });
    it.each([
      ["i", 0, "the parameter i is 0, but must be from 1 to 9223372036854775807."],
      ["i", -1, "the parameter i is -1,"],
      ["d", "0.25000000000000000000000001", "but must be from -0.5 to 0.25."],
      ["d", "-0.51", "but must be from -0.5 to 0.25."],
      ["day", "2026-01-01", "but must be from 2025-01-01 to 2025-12-31."],
    ])("%s may not be %s", async (name, given, message) => {
      await expect(runSql(ranged, connection, { [name]: given })).rejects.toMatchObject({
        code: "PARAMETER_WRONG",
        message: expect.stringContaining(message),
      });
    });
  });

  it("may be called like a member of objects", async () => {
    const question = ask("a integer", "SELECT CAST(@constructor AS SIGNED) AS a", "SET @constructor = 5;\n");
    expect((await runSql(question, connection)).rows).toEqual([{ a: 5 }]);
  });

  it("an unknown one is told those there are", async () => {
    await expect(runSql(typed, connection, { I: 5 })).rejects.toMatchObject({
      code: "PARAMETER_UNKNOWN",
      message:
        'Question trial has no parameter "I". It has i (integer), d (decimal), t (text), day (date), at (instant).',
    });
    await expect(runSql(ask("a integer", "SELECT 1 AS a"), connection, { a: 1 })).rejects.toThrow(
      "It has no parameters.",
    );
  });
});

describe("what MySQL refuses", () => {
  it("is told with file, line and number", async () => {
    const question = ask("a integer", "SELECT 1 AS a\nFROM (SELECT 1) AS t\nWHER 1");
    await expect(runSql(question, connection)).rejects.toMatchObject({
      name: "QueryError",
      code: "QUESTION_REFUSED",
      message: expect.stringMatching(/^trial\.sql:9: You have an error in your SQL syntax.*\(MySQL 1064\)$/),
    });
  });

  it("a group that is not full", async () => {
    const question = ask(
      "a integer, n integer",
      "SELECT a, COUNT(*) AS n FROM (SELECT 1 AS a, 2 AS b UNION ALL SELECT 3, 4) AS t GROUP BY b",
    );
    await expect(runSql(question, connection)).rejects.toThrow(/^trial\.sql:7: .*GROUP BY.*\(MySQL 1055\)/);
  });

  it("a connection that is closed", async () => {
    const closed = await connect(database.current.mysqlUrl);
    await closed.end();
    await expect(runSql(ask("a integer", "SELECT 1 AS a"), closed)).rejects.toMatchObject({
      code: "QUERY_LOST",
    });
  });
});
