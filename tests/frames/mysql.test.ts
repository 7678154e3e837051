import { type Connection, createPool } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FrameError, QueryError } from "../../lib/src/errors.js";
import { type DataFrame, frameOf, type MysqlOptions, readMysql } from "../../lib/src/frames/index.js";
import { connect } from "../../lib/src/stores/mysql/connect.js";
import { loadTable } from "../../lib/src/stores/mysql/load.js";
import { type SqlTag, withSql } from "../../lib/src/stores/mysql/sql.js";
import { ownDatabase } from "../stores/mysql/database.js";
import { AWKWARD_TEXTS, EVERY_KIND_DDL, everyKind } from "../stores/mysql/samples.js";

const database = ownDatabase("test-frames");
let connection: Connection;
let sql: SqlTag<DataFrame>;
beforeAll(async () => {
  connection = await connect(database.current.mysqlUrl, { database: database.current.name });
  ({ sql } = withSql(connection, { frame: frameOf }));
  await connection.query(EVERY_KIND_DDL);
  await loadTable(connection, everyKind());
});
afterAll(() => connection.end());

const types = (frame: DataFrame): string[] => frame.dtypes.map(String);
const QUERY = "SELECT id, big, ratio, amount, flag, note, maybe, code, at, day FROM every_kind ORDER BY id";
const TYPES = [
  "Int32",
  "Int64",
  "Float64",
  "Decimal(38,2)",
  "Bool",
  "String",
  "String",
  "String",
  "Datetime(ms)",
  "Date",
];
const strip = (type: string): string => type.replace(/DataType\((.*)\)/, "$1").replace("(ms,)", "(ms)");

const FOR_CHARTS = TYPES.map((type) => (type.startsWith("Decimal") ? "Float64" : type));

const readParts = () => readMysql(connection, QUERY, [], { batchRows: 3 });
const readPublicly = () => readMysql(connection, QUERY, [], { publicWay: true });
const readBound = (options?: MysqlOptions) =>
  readMysql(connection, QUERY.replace("ORDER", "WHERE id > ? ORDER"), [-100], options);
const readTag = async () => sql(Object.assign([QUERY], { raw: [QUERY] }));
const ways: [string, string[], () => Promise<DataFrame>][] = [
  ["readMysql", TYPES, () => readMysql(connection, QUERY)],
  ["readMysql, bound values", TYPES, () => readBound()],
  ["readMysql, batches of three rows", TYPES, readParts],
  ["readMysql, mysql2's public way", TYPES, readPublicly],
  ["readMysql, mysql2's public way, bound values", TYPES, () => readBound({ publicWay: true })],
  ["readMysql for charts", FOR_CHARTS, () => readMysql(connection, QUERY, [], { decimals: "double" })],
  ["the sql tag's frame()", FOR_CHARTS, async () => (await readTag()).frame()],
];

describe.each(ways)("%s", (_, expectedTypes, read) => {
  it("gives each SQL type its Polars type", async () => {
    expect(types(await read()).map(strip)).toEqual(expectedTypes);
  });

  it("brings every value as it was", async () => {
    const frame = await read();
    const table = everyKind();
    expect(frame.height).toBe(table.rows);
    for (const name of frame.columns) {
      const column = table.columns[name]!;
      const expected = Array.from({ length: table.rows }, (_, row) => {
        if (column.nulls?.[row] === 1) return null;
        if (column.kind === "code") return column.dictionary[column.codes[row]!];
        if (column.kind === "decimal") return column.values[row]! / 100;
        if (column.kind === "boolean") return column.values[row] === 1;
        if (column.kind === "instant") return new Date(column.values[row]!);
        if (column.kind === "date") return new Date(column.values[row]! * 86_400_000);
        return column.kind === "point" ? undefined : column.values[row];
      });
      const series = frame.getColumn(name);
      const inDigits = name === "big" || strip(String(series.dtype)).startsWith("Decimal");
      const digits = (value: unknown) => (name === "big" ? String(value) : (value as number).toFixed(2));
      expect((inDigits ? series.cast(polarsText()) : series).toArray(), name).toEqual(
        inDigits ? expected.map((each) => (each === null ? null : digits(each))) : expected,
      );
    }
  });
});

const polarsText = () => (require("nodejs-polars").default ?? require("nodejs-polars")).Utf8;

it("keeps types where every value is NULL, and where there are no rows", async () => {
  const none = await readMysql(connection, `SELECT * FROM (${QUERY}) AS t WHERE FALSE`);
  expect(types(none).map(strip)).toEqual(TYPES);
  expect(none.height).toBe(0);
  const nulls = await readMysql(connection, "SELECT big, maybe, at, day, flag FROM every_kind WHERE id = -1");
  expect(types(nulls).map(strip)).toEqual(["Int64", "String", "Datetime(ms)", "Date", "Bool"]);
  expect(nulls.row(0)).toEqual([null, null, null, null, null]);
});

it("finds values behind a long run of NULLs", async () => {
  const frame = await readMysql(
    connection,
    `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 900)
     SELECT IF(i = 900, 'late', NULL) AS text, IF(i = 900, -7, NULL) AS number FROM n ORDER BY i`,
  );
  expect(frame.tail(1).toRecords()).toEqual([{ text: "late", number: -7 }]);
  expect(frame.getColumn("text").nullCount()).toBe(899);
});

it("reads more rows than it began with room for", async () => {
  await connection.query("SET SESSION cte_max_recursion_depth = 20000");
  const frame = await readMysql(
    connection,
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) SELECT i, -i AS negative FROM n",
  );
  expect(frame.height).toBe(20_000);
  expect(frame.getColumn("i").sum()).toBe(200_010_000);
  expect(frame.getColumn("negative").min()).toBe(-20_000);
});

it.each([
  ["unsigned", "CAST(18446744073709551615 AS UNSIGNED)", "UInt64", "18446744073709551615"],
  ["JSON", `JSON_OBJECT('a', JSON_ARRAY(1, NULL))`, "String", '{"a": [1, null]}'],
  ["TIME", "TIME '25:01:02'", "String", "25:01:02"],
  ["a count", "COUNT(*)", "Int64", String(AWKWARD_TEXTS.length)],
  ["a sum of integers, which is DECIMAL", "SUM(id)", "Decimal(38,0)", "33"],
  ["NULL alone", "NULL", "String", null],
])("takes %s", async (_, expression, type, text) => {
  const frame = await readMysql(connection, `SELECT ${expression} AS value FROM every_kind LIMIT 1`);
  expect(types(frame).map(strip)).toEqual([type]);
  expect(frame.getColumn("value").cast(polarsText()).toArray()).toEqual([text]);
});

it("keeps numbers of a TINYINT(1) that are neither 0 nor 1", async () => {
  await connection.query("CREATE TABLE tiny (yes BOOLEAN)");
  await connection.query("INSERT INTO tiny VALUES (0), (5), (NULL)");
  const frame = await readMysql(connection, "SELECT yes FROM tiny");
  expect(types(frame).map(strip)).toEqual(["Int32"]);
  expect(frame.getColumn("yes").toArray()).toEqual([0, 5, null]);
});

it("refuses a type that frames do not have, and says what to select instead", async () => {
  const failure = await readMysql(connection, "SELECT place FROM every_kind").catch(
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(FrameError);
  expect((failure as Error).message).toBe(
    "Column place is GEOMETRY, which a frame does not have. Select what you need of it, such as ST_Longitude and ST_Latitude.",
  );
  expect((await readMysql(connection, "SELECT 1 AS still_alive")).toRecords()).toEqual([{ still_alive: 1 }]);
});

it("reports MySQL's error, and two columns of one name", async () => {
  const unknown = await readMysql(connection, "SELECT nothing\nFROM every_kind").catch(
    (error: unknown) => error,
  );
  expect(unknown).toBeInstanceOf(QueryError);
  expect((unknown as Error).message).toBe(
    "Unknown column 'nothing' in 'field list' (MySQL 1054)\nin: SELECT nothing",
  );
  const unbound = await readMysql(connection, "SELECT ? AS a", [undefined]).catch((error: unknown) => error);
  expect((unbound as Error).message).toContain(
    "The driver did not send it: Bind parameters must not contain",
  );
  const twice = await readMysql(connection, "SELECT 1 AS a, 2 AS a").catch((error: unknown) => error);
  expect(twice).toMatchObject({ code: "QUERY_COLUMNS" });
  const columns = [1, 2].map(() => ({ name: "a", type: "INT" }));
  expect(() => frameOf(Object.assign([{ a: 2 }], { columns }))).toThrow("Two columns are called a");
});

it("says what to give it instead of a pool", async () => {
  const pool = createPool(database.current.mysqlUrl);
  await expect(readMysql(pool as never, "SELECT 1")).rejects.toThrow(
    "Of a pool take one with getConnection()",
  );
  await pool.end();
});
