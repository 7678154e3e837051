import * as fc from "fast-check";
import type { Connection } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type MysqlOptions, readMysql } from "../../lib/src/frames/index.js";
import { connect } from "../../lib/src/stores/mysql/connect.js";
import { ownDatabase } from "../stores/mysql/database.js";
import { bigInt, decimalText, double, PATIENCE_MS, type ReadOut, RUNS, readOut, text } from "./values.js";

/** A column: its SQL type, what is written, what the frame must give. */
interface Kind {
  readonly sql: string;
  readonly how: ReadOut;
  /** Pairs of what is written and what must come back. */
  readonly values: fc.Arbitrary<readonly [written: unknown, read: unknown]>;
}

const same = <T>(values: fc.Arbitrary<T>) => values.map((value) => [value, value] as const);
const whole = (sql: string, bits: number, signed: boolean): Kind => {
  const [min, max] = signed
    ? [-(2n ** BigInt(bits - 1)), 2n ** BigInt(bits - 1) - 1n]
    : [0n, 2n ** BigInt(bits) - 1n];
  return { sql, how: "digits", values: same(bigInt(min, max).map(String)) };
};
const decimal = (precision: number, scale: number, digits = precision): Kind => {
  const most = 10n ** BigInt(digits) - 1n;
  const values = same(bigInt(-most, most).map((units) => decimalText(units, scale)));
  return { sql: `DECIMAL(${precision},${scale})`, how: "digits", values };
};
const pad = (value: bigint | number, width: number) => String(value).padStart(width, "0");

/** Microseconds since 1970 as MySQL writes them, and in the units that the frame counts. */
function instant(sql: string, decimals: number, first: number, last: number): Kind {
  const unit = decimals > 3 ? 1n : 1000n;
  const step = 10n ** BigInt(6 - decimals);
  const bounds = [first, last].map((ms) => (BigInt(ms) * 1000n) / step);
  const values = bigInt(bounds[0]!, bounds[1]!).map((steps) => {
    const micros = steps * step;
    const ms = micros / 1000n - (micros % 1000n < 0n ? 1n : 0n);
    const date = new Date(Number(ms)).toISOString().replace("T", " ").slice(0, 23);
    return [`${date}${pad(micros - ms * 1000n, 3)}`, String(micros / unit)] as const;
  });
  return { sql: decimals === 0 ? sql : `${sql}(${decimals})`, how: "units", values };
}
const FIRST = Date.UTC(1000, 0, 1);
const LAST = Date.UTC(9999, 11, 31, 23, 59, 59);

function time(decimals: number): Kind {
  const most = (838 * 3600 + 59 * 60 + 59) * 10 ** decimals;
  const values = same(
    fc.oneof(fc.integer({ min: -most, max: most }), fc.constantFrom(-most, most)).map((ticks) => {
      const size = Math.abs(ticks);
      const seconds = Math.floor(size / 10 ** decimals);
      const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
      const fraction = decimals === 0 ? "" : `.${pad(size % 10 ** decimals, decimals)}`;
      return (ticks < 0 ? "-" : "") + parts.map((part) => pad(part, 2)).join(":") + fraction;
    }),
  );
  return { sql: `TIME(${decimals})`, how: "plain", values };
}

const SIZES = ["small", "it's", "größer"];
const json = fc.record({ n: fc.maxSafeInteger(), text, list: fc.array(fc.option(fc.boolean())) });
const KINDS: Readonly<Record<string, Kind>> = {
  tiny: whole("TINYINT", 8, true),
  tiny_u: whole("TINYINT UNSIGNED", 8, false),
  small: whole("SMALLINT", 16, true),
  small_u: whole("SMALLINT UNSIGNED", 16, false),
  medium: whole("MEDIUMINT", 24, true),
  medium_u: whole("MEDIUMINT UNSIGNED", 24, false),
  plain: whole("INT", 32, true),
  plain_u: whole("INT UNSIGNED", 32, false),
  big: whole("BIGINT", 64, true),
  big_u: whole("BIGINT UNSIGNED", 64, false),
  money: decimal(8, 2),
  wide: decimal(38, 10),
  units: decimal(20, 0),
  widest: decimal(65, 30, 38),
  ratio: { sql: "DOUBLE", how: "plain", values: same(double) },
  single: {
    sql: "FLOAT",
    how: "plain",
    values: same(
      fc.float({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value)),
    ),
  },
  truth: { sql: "BOOLEAN", how: "plain", values: same(fc.boolean()) },
  day: {
    ...instant("DATE", 0, FIRST, LAST),
    values: fc.integer({ min: FIRST / 86_400_000, max: Math.floor(LAST / 86_400_000) }).map((day) => {
      return [new Date(day * 86_400_000).toISOString().slice(0, 10), String(day)] as const;
    }),
  },
  at: instant("DATETIME", 0, FIRST, LAST),
  at_3: instant("DATETIME", 3, FIRST, LAST),
  at_6: instant("DATETIME", 6, FIRST, LAST),
  stamp: instant("TIMESTAMP", 3, 1000, 2_147_483_647_000),
  lasted: time(0),
  lasted_6: time(6),
  model: { sql: "YEAR", how: "plain", values: same(fc.integer({ min: 1901, max: 2155 })) },
  word: { sql: "VARCHAR(80)", how: "plain", values: same(text) },
  letter: {
    sql: "LONGTEXT",
    how: "plain",
    values: same(
      fc.oneof(
        text,
        text.map((each) => each.repeat(9)),
      ),
    ),
  },
  size: { sql: `ENUM('small', 'it''s', 'größer')`, how: "plain", values: same(fc.constantFrom(...SIZES)) },
  sizes: {
    sql: `SET('small', 'it''s', 'größer')`,
    how: "plain",
    values: same(fc.subarray(SIZES).map((each) => each.join(","))),
  },
  facts: { sql: "JSON", how: "json", values: json.map((value) => [JSON.stringify(value), value] as const) },
};
const NAMES = Object.keys(KINDS);
const row = fc.tuple(...NAMES.map((name) => fc.option(KINDS[name]!.values, { freq: 4 })));

const database = ownDatabase("test-frame-values");
let connection: Connection;
beforeAll(async () => {
  connection = await connect(database.current.mysqlUrl, { database: database.current.name });
  const columns = NAMES.map((name) => `\`${name}\` ${KINDS[name]!.sql} NULL`);
  await connection.query(`CREATE TABLE every (id INT NOT NULL PRIMARY KEY, ${columns.join(", ")})`);
});
afterAll(() => connection.end());

type Row = (readonly [unknown, unknown] | null)[];

async function write(rows: readonly Row[], from = 0): Promise<void> {
  const written = rows.map((cells, id) => [from + id, ...cells.map((cell) => cell?.[0] ?? null)]);
  await connection.query("INSERT INTO every VALUES ?", [written]);
}

async function expectBack(
  rows: readonly Row[],
  options: MysqlOptions,
  { names = NAMES, bound = false } = {},
): Promise<void> {
  const columns = names.map((name) => `\`${name}\``).join(", ");
  const sql = `SELECT ${columns} FROM every ${bound ? "WHERE id > ?" : ""} ORDER BY id`;
  const frame = await readMysql(connection, sql, bound ? [-1] : [], options);
  expect(frame.height).toBe(rows.length);
  for (const name of names) {
    const place = NAMES.indexOf(name);
    const expected = rows.map((cells) => cells[place]?.[1] ?? null);
    expect(readOut(frame, name, KINDS[name]!.how), name).toEqual(expected);
  }
}

describe("random values of every type of MySQL", () => {
  it(
    "come back equal, by packets, bound and unbound, and by mysql2's public way, in batches of any size",
    async () => {
      const unrounded = NAMES.filter((name) => name !== "single");
      await fc.assert(
        fc.asyncProperty(
          fc.array(row, { minLength: 1, maxLength: 12 }),
          fc.integer({ min: 1, max: 20 }),
          async (rows, batchRows) => {
            await connection.query("DELETE FROM every");
            await write(rows);
            await expectBack(rows, { batchRows });
            await expectBack(rows, { batchRows }, { bound: true });
            await expectBack(rows, { batchRows, publicWay: true }, { names: unrounded });
            await expectBack(rows, { batchRows, publicWay: true }, { bound: true });
          },
        ),
        RUNS,
      );
    },
    PATIENCE_MS,
  );

  it("come back behind 10,000 rows of NULL", async () => {
    const nulls = Array.from({ length: 10_000 }, (): Row => NAMES.map(() => null));
    const rows = fc.sample(row, 20);
    await connection.query("DELETE FROM every");
    await connection.query("SET SESSION cte_max_recursion_depth = 10000");
    await connection.query(
      "INSERT INTO every (id) WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 9999) SELECT i FROM n",
    );
    await write(rows, 10_000);
    await expectBack([...nulls, ...rows], {});
    await expectBack([...nulls, ...rows], { batchRows: 4096 });
  }, 60_000);
});
