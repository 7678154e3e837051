import { type Connection, createConnection, type RowDataPacket } from "mysql2/promise";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { LoadError } from "../../../lib/src/errors.js";
import type { Column, ColumnTable } from "../../../lib/src/stores/columns.js";
import { connect } from "../../../lib/src/stores/mysql/connect.js";
import { type LoadProgress, loadTable } from "../../../lib/src/stores/mysql/load.js";
import { ownDatabase } from "./database.js";
import { AWKWARD_TEXTS, EVERY_KIND_DDL, everyKind, expectedMysql } from "./samples.js";

const database = ownDatabase("test-load");
let connection: Connection;
let second: Connection;
/** Its client says that it has no LOCAL INFILE: the server then forbids it, as one with local_infile off does. */
let forbidden: Connection;

beforeAll(async () => {
  const { mysqlUrl, name } = database.current;
  connection = await connect(mysqlUrl, { database: name });
  second = await connect(mysqlUrl, { database: name });
  forbidden = await createConnection({
    uri: mysqlUrl,
    database: name,
    charset: "UTF8MB4_0900_AI_CI",
    timezone: "Z",
    flags: ["-LOCAL_FILES"],
  });
});
afterAll(async () => {
  await Promise.all([connection, second, forbidden].map((each) => each.end()));
});

const rowsOf = async (sql: string): Promise<RowDataPacket[]> =>
  (await connection.query<RowDataPacket[]>(sql))[0];
const count = async (table: string): Promise<number> =>
  (await rowsOf(`SELECT COUNT(*) AS n FROM \`${table}\``))[0]!.n;
const ints = (name: string, values: number[], column = "id"): ColumnTable => ({
  name,
  rows: values.length,
  columns: { [column]: { kind: "int", values: Int32Array.from(values) } },
});
const failure = (promise: Promise<unknown>): Promise<LoadError> =>
  promise.then(
    () => Promise.reject(new Error("It was loaded.")),
    (error: LoadError) => error,
  );

describe.each([
  ["LOAD DATA LOCAL" as const, () => connection],
  ["INSERT" as const, () => forbidden],
])("%s", (way, into) => {
  beforeEach(async () => {
    await connection.query("DROP TABLE IF EXISTS every_kind, checked, child, parent, wide");
    await connection.query(EVERY_KIND_DDL);
  });

  it("brings every kind of value back as it was, NULL apart from the empty text", async () => {
    const table = everyKind();
    expect(await loadTable(into(), table)).toEqual({ rows: table.rows, way });
    const rows = await rowsOf("SELECT * FROM every_kind ORDER BY id");
    expect(rows).toEqual(
      AWKWARD_TEXTS.map((_, row) =>
        Object.fromEntries(Object.keys(table.columns).map((name) => [name, expectedMysql(table, name, row)])),
      ),
    );
    expect(await rowsOf("SELECT DISTINCT ST_SRID(place) AS srid FROM every_kind")).toEqual([{ srid: 4326 }]);
  });

  it("keeps a NULL point apart from others", async () => {
    await connection.query("CREATE TABLE wide (id INT PRIMARY KEY, place POINT NULL SRID 4326)");
    const place: Column = {
      kind: "point",
      longitude: Float64Array.of(1, 0),
      latitude: Float64Array.of(2, 0),
      nulls: Uint8Array.of(0, 1),
    };
    await loadTable(into(), { ...ints("wide", [1, 2]), columns: { ...ints("wide", [1, 2]).columns, place } });
    expect(await rowsOf("SELECT id, place FROM wide ORDER BY id")).toEqual([
      { id: 1, place: { x: 1, y: 2 } },
      { id: 2, place: null },
    ]);
  });

  it("takes rows larger than a chunk", async () => {
    await connection.query("CREATE TABLE wide (id INT PRIMARY KEY, note LONGTEXT COLLATE utf8mb4_0900_bin)");
    const values = ["small", "é\t".repeat(200_000), "", "\\".repeat(300_000), "end"];
    const table = ints("wide", [1, 2, 3, 4, 5]);
    await loadTable(into(), { ...table, columns: { ...table.columns, note: { kind: "text", values } } });
    expect((await rowsOf("SELECT note FROM wide ORDER BY id")).map(({ note }) => note)).toEqual(values);
  });

  it("leaves the table as it was when a row in the middle breaks a CHECK, and names that row", async () => {
    await connection.query(
      "CREATE TABLE checked (id INT PRIMARY KEY, CONSTRAINT id_small CHECK (id < 1000))",
    );
    await loadTable(into(), ints("checked", [900, 901]));
    const values = Array.from({ length: 500 }, (_, row) => (row === 321 ? 5000 : row));
    const error = await failure(loadTable(into(), ints("checked", values)));
    expect(error).toBeInstanceOf(LoadError);
    expect(error.code).toBe("ROW_REFUSED");
    expect(error.message).toBe(
      "Table checked, row 322 (id 5000): Check constraint 'id_small' is violated (MySQL 3819). Nothing was loaded.",
    );
    expect(await count("checked")).toBe(2);
  });

  it.each<[string, Record<string, Column>, RegExp]>([
    [
      "a number out of range",
      { tiny: { kind: "int", values: Int32Array.of(1, 2, 300) } },
      /^Table checked, row 3 \(id 3\), column tiny \(300\): Out of range value for column 'tiny'.* \(MySQL 1264\)/,
    ],
    [
      "a text too long",
      { short: { kind: "text", values: ["a", "<script>", "c"] } },
      /^Table checked, row 2 \(id 2\), column short \("<script>"\): Data too long|truncated.*\(MySQL/,
    ],
    [
      "a code that the ENUM lacks",
      { kind: { kind: "code", codes: Uint16Array.of(0, 1, 0), dictionary: ["bus", "tram"] } },
      /^Table checked, row 2 \(id 2\), column kind \("tram"\): Data truncated for column 'kind'.*\(MySQL 1265\)/,
    ],
    [
      "a decimal that would be rounded",
      { amount: { kind: "decimal", scale: 2, values: Int32Array.of(10, 25, 30) } },
      /^Table checked, row 2 \(id 2\), column amount \(0\.25\): Data truncated for column 'amount'.*\(MySQL 1265\)/,
    ],
    [
      "a JSON document that is none",
      { doc: { kind: "text", values: ["{}", "{", "{}"] } },
      /^Table checked, row 2 \(id 2\), column doc \("\{"\): Invalid JSON text: .* in value for column 'checked\.doc' \(MySQL 3140\)/,
    ],
  ])("refuses %s rather than changing it", async (_, column, message) => {
    await connection.query(
      "CREATE TABLE checked (id INT PRIMARY KEY, tiny TINYINT, short VARCHAR(5), kind ENUM('bus'), amount DECIMAL(5,1), doc JSON)",
    );
    const table = ints("checked", [1, 2, 3]);
    const error = await failure(loadTable(into(), { ...table, columns: { ...table.columns, ...column } }));
    expect(error.message).toMatch(message);
    expect(error.message).not.toContain("at row");
    expect(await count("checked")).toBe(0);
  });

  it("refuses a second row of one key, and a row without its parent", async () => {
    await connection.query("CREATE TABLE parent (id INT PRIMARY KEY)");
    await connection.query(
      "CREATE TABLE child (id INT PRIMARY KEY, CONSTRAINT of_parent FOREIGN KEY (id) REFERENCES parent (id))",
    );
    const twice = await failure(loadTable(into(), ints("parent", [1, 2, 3, 2])));
    expect(twice.message).toMatch(
      /^Table parent, row 4 \(id 2\): Duplicate entry '2' for key 'parent.PRIMARY' \(MySQL 1062\)/,
    );
    await loadTable(into(), ints("parent", [1, 2, 3]));
    const orphan = await failure(loadTable(into(), ints("child", [1, 3, 5])));
    expect(orphan.message).toMatch(
      /^Table child, row 3, column id \(5\): Cannot add or update a child row: .*of_parent.* \(MySQL 1452\)/,
    );
    expect([await count("parent"), await count("child")]).toEqual([3, 0]);
  });

  it("loads within a transaction of the caller, and takes back no more than its own rows", async () => {
    await connection.query("CREATE TABLE checked (id INT PRIMARY KEY CHECK (id < 1000))");
    const mine = into();
    await mine.beginTransaction();
    await mine.query("INSERT INTO checked VALUES (1)");
    await loadTable(mine, ints("checked", [2, 3]));
    await failure(loadTable(mine, ints("checked", [4, 5000])));
    const [inside] = await mine.query<RowDataPacket[]>("SELECT id FROM checked ORDER BY id");
    expect(inside.map(({ id }) => id)).toEqual([1, 2, 3]);
    await mine.rollback();
    expect(await count("checked")).toBe(0);
  });
});

it("says aloud that it takes INSERT where the server forbids LOAD DATA LOCAL", async () => {
  await connection.query("DROP TABLE IF EXISTS plain");
  await connection.query("CREATE TABLE plain (id INT PRIMARY KEY)");
  const { mysqlUrl, name } = database.current;
  const fresh = await createConnection({ uri: mysqlUrl, database: name, flags: ["-LOCAL_FILES"] });
  const told: LoadProgress[] = [];
  await loadTable(fresh, ints("plain", [1, 2]), { onProgress: (progress) => told.push(progress) });
  await fresh.end();
  expect(told.map(({ note }) => note).filter((note) => note !== undefined)).toEqual([
    "The server forbids LOAD DATA LOCAL (local_infile is off): loading with INSERT, more slowly.",
  ]);
  expect(told.at(-1)).toEqual({ table: "plain", rows: 2, total: 2, way: "INSERT" });
});

it("does not insert through a session where a backslash is no escape", async () => {
  await connection.query("DROP TABLE IF EXISTS plain");
  await connection.query("CREATE TABLE plain (id INT PRIMARY KEY, note TEXT)");
  const { mysqlUrl, name } = database.current;
  const other = await createConnection({ uri: mysqlUrl, database: name, flags: ["-LOCAL_FILES"] });
  await other.query("SET sql_mode = 'NO_BACKSLASH_ESCAPES'");
  const table = ints("plain", [1]);
  const note: Column = { kind: "text", values: ["\\'); DROP TABLE plain;--"] };
  const error = await failure(loadTable(other, { ...table, columns: { ...table.columns, note } }));
  expect(error.code).toBe("ESCAPES_OFF");
  // LOAD DATA names its escape in hexadecimal and does not mind.
  await second.query("SET SESSION sql_mode = CONCAT(@@sql_mode, ',NO_BACKSLASH_ESCAPES')");
  await loadTable(second, { ...table, columns: { ...table.columns, note } });
  await second.query("SET SESSION sql_mode = REPLACE(@@sql_mode, ',NO_BACKSLASH_ESCAPES', '')");
  expect(await rowsOf("SELECT note FROM plain")).toEqual([{ note: "\\'); DROP TABLE plain;--" }]);
  await other.end();
});

it("says that the connection broke, and nothing stays", async () => {
  await connection.query("DROP TABLE IF EXISTS plain");
  await connection.query("CREATE TABLE plain (id INT PRIMARY KEY)");
  const { mysqlUrl, name } = database.current;
  const doomed = await connect(mysqlUrl, { database: name });
  const rows = 200_000;
  const table = ints(
    "plain",
    Array.from({ length: rows }, (_, row) => row),
  );
  const loading = loadTable(doomed, table, {
    onProgress: ({ rows: sent }) => {
      if (sent > rows / 4) doomed.destroy();
    },
  });
  const error = await failure(loading);
  expect(error.code).toBe("LOAD_FAILED");
  expect(error.message).toMatch(/^Table plain: .*Nothing was loaded\.$/);
  await expect.poll(() => count("plain")).toBe(0);
});
