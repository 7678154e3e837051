import { readFileSync } from "node:fs";
import type { Connection } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { frameOf, polars, readMysql } from "../../lib/src/frames/index.js";
import {
  executeInto,
  KNOWN_MYSQL2,
  knowsInside,
  mysql2Version,
} from "../../lib/src/frames/mysql/internals.js";
import { tell } from "../../lib/src/frames/mysql/public-way.js";
import { connect } from "../../lib/src/stores/mysql/connect.js";
import { ownDatabase } from "../stores/mysql/database.js";

const database = ownDatabase("test-refused-frames");
let connection: Connection;
beforeAll(async () => {
  connection = await connect(database.current.mysqlUrl, { database: database.current.name });
  await connection.query("SET SESSION sql_mode = 'ALLOW_INVALID_DATES'");
  await connection.query(`CREATE TABLE odd (place POINT, picture BLOB, code BINARY(3), short VARBINARY(3), bits BIT(5), space VECTOR(2),
    day DATE, at DATETIME(3), stamp TIMESTAMP NULL, wide DECIMAL(65,0))`);
});
afterAll(() => connection.end());

const failureOf = (sql: string, options = {}) =>
  readMysql(connection, sql, [], options).then(
    () => undefined,
    (error: Error & { code: string }) => error,
  );

describe.each([false, true])(
  "what a frame cannot hold is refused by column and type, public way %s",
  (publicWay) => {
    it.each([
      ["place", "GEOMETRY", "ST_Longitude and ST_Latitude"],
      ["picture", "BLOB", "HEX"],
      ["code", "BINARY(3)", "HEX"],
      ["short", "VARBINARY(3)", "HEX"],
      ["bits", "BIT(5)", "the column + 0"],
      ["space", "VECTOR", "HEX"],
    ])("%s", async (name, type, hint) => {
      expect(await failureOf(`SELECT ${name} FROM odd`, { publicWay })).toMatchObject({
        code: "FRAME_TYPE",
        message: `Column ${name} is ${type}, which a frame does not have. Select what you need of it, such as ${hint}.`,
      });
    });

    it.each([
      ["day", "'0000-00-00'", "0000-00-00 is not a value that a frame has for DATE"],
      ["day", "'2024-00-10'", "2024-00-10 is not"],
      ["day", "'2023-02-31'", "2023-02-31 is not"],
      ["at", "'0000-00-00'", "0000-00-00 is not a value that a frame has for DATETIME(3)"],
      ["at", "'2024-02-00 10:00'", "2024-02-00 is not"],
      ["stamp", "0", "0000-00-00 is not a value that a frame has for TIMESTAMP"],
      ["wide", `'1${"0".repeat(38)}'`, "is not a value that a frame has for DECIMAL(65,0)"],
      ["wide", `'-1${"0".repeat(38)}'`, "is not a value that a frame has for DECIMAL(65,0)"],
    ])("%s %s", async (name, value, message) => {
      await connection.query("DELETE FROM odd");
      await connection.query(`INSERT INTO odd (${name}) VALUES (NULL), (${value})`);
      const failure = await failureOf(`SELECT ${name} FROM odd`, { publicWay });
      expect(failure).toMatchObject({ code: "FRAME_VALUE" });
      expect(failure!.message).toContain(`Column ${name}: `);
      expect(failure!.message).toContain(message);
    });

    it("takes the largest that still fit", async () => {
      const most = "9".repeat(38);
      await connection.query("DELETE FROM odd");
      await connection.query(
        `INSERT INTO odd (wide, day) VALUES ('${most}', '2024-02-29'), ('-${most}', '2000-02-29')`,
      );
      const frame = await readMysql(connection, "SELECT wide, day FROM odd ORDER BY day DESC", [], {
        publicWay,
      });
      expect(frame.getColumn("wide").cast(polars().Utf8).toArray()).toEqual([most, `-${most}`]);
      expect(frame.getColumn("day").toArray()).toEqual([new Date("2024-02-29"), new Date("2000-02-29")]);
    });
  },
);

it("adds up decimals that have more digits together than each of them", async () => {
  const frame = await readMysql(connection, "SELECT 99.99 AS x UNION ALL SELECT 99.99 UNION ALL SELECT 0.03");
  const pl = polars();
  expect(frame.select(pl.col("x").sum().cast(pl.Utf8)).row(0)).toEqual(["200.01"]);
});

it("refuses a text that arrives in another encoding, and a second result", async () => {
  await connection.query("SET NAMES latin1");
  expect(await failureOf("SELECT 'ü' AS word")).toMatchObject({
    code: "FRAME_TYPE",
    message: expect.stringContaining("Column word arrives as latin1"),
  });
  await connection.query("SET NAMES utf8mb4");
  await connection.query("CREATE PROCEDURE twice() BEGIN SELECT 1 AS a; SELECT 2 AS b; END");
  expect(await failureOf("CALL twice()")).toMatchObject({ code: "FRAME_RESULTS" });
  expect((await readMysql(connection, "SELECT 1 AS alive")).toRecords()).toEqual([{ alive: 1 }]);
});

it("reads statements that MySQL does not prepare, and makes an empty frame of one that has no rows to give", async () => {
  expect((await readMysql(connection, "HELP 'contents'")).height).toBeGreaterThanOrEqual(0);
  expect((await readMysql(connection, "DO 1")).shape).toEqual({ height: 0, width: 0 });
});

it("leaves no prepared statement on the server", async () => {
  const count = async () => {
    const [rows] = await connection.query("SHOW SESSION STATUS LIKE 'Com_stmt_%'");
    const told = Object.fromEntries(
      (rows as { Variable_name: string; Value: string }[]).map((row) => [
        row.Variable_name,
        Number(row.Value),
      ]),
    );
    return told.Com_stmt_prepare! - told.Com_stmt_close!;
  };
  const before = await count();
  for (let i = 0; i < 5; i++) await readMysql(connection, `SELECT ${i} AS i`);
  expect(await count()).toBe(before);
});

describe("the inside of mysql2", () => {
  const root = new URL("../../lib/package.json", `file://${__filename}`);

  it("is that of the pinned version; with another, read mysql/internals.ts again before KNOWN_MYSQL2 is changed", () => {
    expect(JSON.parse(readFileSync(root, "utf8")).dependencies.mysql2).toBe(KNOWN_MYSQL2);
    expect(mysql2Version()).toBe(KNOWN_MYSQL2);
    expect(knowsInside()).toBe(true);
    expect(knowsInside("3.24.7")).toBe(false);
  });

  it("asks the command for its reader once per result, and gives it each row's packet", async () => {
    const core = (connection as unknown as { connection: never }).connection;
    const rows: string[] = [];
    const asked: string[][] = [];
    await new Promise<void>((resolve, reject) => {
      const command = executeInto(
        core,
        "SELECT ? AS n, 'ü' AS word, NULL AS nothing UNION ALL SELECT 300, 'b', 1",
        [7],
        (fields) => {
          asked.push(fields.map(({ name }) => name));
          return class {
            next({ buffer, offset, end }: { buffer: Buffer; offset: number; end: number }) {
              rows.push(buffer.toString("hex", offset, end));
            }
          };
        },
      );
      command.on("error", reject);
      command.on("end", () => resolve());
    });
    expect(asked).toEqual([["n", "word", "nothing"]]);
    // A zero byte, the bitmap of nulls, then n as a double, the text behind its length, and nothing as eight bytes.
    expect(rows).toEqual([
      "0010" + "0000000000001c40" + "02c3bc",
      "0000" + "0000000000c07240" + "0162" + "0100000000000000",
    ]);
  });

  it("is done without where it is another's, which is said once", () => {
    const warn = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
    tell();
    tell();
    expect(warn).toHaveBeenCalledTimes(1);
    expect(warn.mock.calls[0]![0]).toContain(`only the inside of ${KNOWN_MYSQL2} is known`);
    warn.mockRestore();
  });
});

it("makes frames of rows that the sql tag has, decimals exact where they are asked for", () => {
  const rows = Object.assign([{ x: "0.10" }, { x: null }], {
    columns: [{ name: "x", type: "DECIMAL(4,2)" }],
  });
  expect(frameOf(rows).getColumn("x").toArray()).toEqual([0.1, null]);
  const exact = frameOf(rows, { decimals: "exact" });
  expect(exact.getColumn("x").cast(polars().Utf8).toArray()).toEqual(["0.10", null]);
});
