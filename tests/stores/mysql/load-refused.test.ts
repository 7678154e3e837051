/** What MySQL cannot hold is refused before or while it is sent, with table, row and column. */

import type { Connection, RowDataPacket } from "mysql2/promise";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { LoadError } from "../../../lib/src/errors.js";
import type { Column, ColumnTable } from "../../../lib/src/stores/columns.js";
import { connect } from "../../../lib/src/stores/mysql/connect.js";
import { loadTable } from "../../../lib/src/stores/mysql/load.js";
import { ownDatabase } from "./database.js";
import { AWKWARD_TEXTS, EVERY_KIND_DDL, everyKind } from "./samples.js";

const database = ownDatabase("test-load-refused");
let connection: Connection;
beforeAll(async () => {
  connection = await connect(database.current.mysqlUrl, { database: database.current.name });
});
afterAll(() => connection.end());

const failure = (promise: Promise<unknown>): Promise<LoadError> =>
  promise.then(
    () => Promise.reject(new Error("It was loaded.")),
    (error: LoadError) => error,
  );

beforeEach(async () => {
  await connection.query("DROP TABLE IF EXISTS every_kind");
  await connection.query(EVERY_KIND_DDL);
});

const change = (name: string, column: Column): ColumnTable => {
  const table = everyKind();
  return { ...table, columns: { ...table.columns, [name]: column } };
};
const fill = <T>(value: T, bad: T): T[] => AWKWARD_TEXTS.map((_, row) => (row === 4 ? bad : value));

it.each<[string, string, Column, string]>([
  [
    "NaN",
    "ratio",
    { kind: "double", values: Float64Array.from(fill(1, Number.NaN)) },
    "NaN is not a number that MySQL has",
  ],
  [
    "infinity",
    "ratio",
    { kind: "double", values: Float64Array.from(fill(1, Number.POSITIVE_INFINITY)) },
    "Infinity is not a number",
  ],
  ["half a surrogate pair", "maybe", { kind: "text", values: fill("a", "a\ud83d") }, "half a surrogate pair"],
  [
    "half a pair in a dictionary",
    "code",
    { kind: "code", codes: Uint16Array.from(fill(0, 1)), dictionary: ["low", "\udc00"] },
    "half a surrogate pair",
  ],
  [
    "a code without a word",
    "code",
    { kind: "code", codes: Uint16Array.from(fill(0, 9)), dictionary: ["low"] },
    "code 9 is not in the dictionary",
  ],
  [
    "a fraction of a millisecond",
    "at",
    { kind: "instant", values: Float64Array.from(fill(0, 0.5)) },
    "fraction of a millisecond",
  ],
  [
    "an instant that is NaN",
    "at",
    { kind: "instant", values: Float64Array.from(fill(0, Number.NaN)) },
    "not in the years 1 to 9999",
  ],
  [
    "the year 10000",
    "day",
    { kind: "date", values: Int32Array.from(fill(0, 2_932_897)) },
    "not in the years 1 to 9999",
  ],
  [
    "a latitude beyond the pole",
    "place",
    { kind: "point", longitude: Float64Array.from(fill(0, 0)), latitude: Float64Array.from(fill(0, 91)) },
    "latitude 91 is no point on Earth",
  ],
])("%s", async (_, name, column, reason) => {
  const error = await failure(loadTable(connection, change(name, column)));
  expect(error.code).toBe("VALUE_UNWRITABLE");
  expect(error.message).toContain(`Table every_kind, row 5, column ${name}: `);
  expect(error.message).toContain(reason);
  const [[row]] = await connection.query<RowDataPacket[]>("SELECT COUNT(*) AS n FROM every_kind");
  expect(row!.n).toBe(0);
});

it("a column with fewer values than rows", async () => {
  const error = await failure(loadTable(connection, change("maybe", { kind: "text", values: ["one"] })));
  expect(error.code).toBe("COLUMN_SHORT");
  expect(error.message).toBe(`Table every_kind: column maybe has 1 values for ${AWKWARD_TEXTS.length} rows.`);
});

it("a table that is not there", async () => {
  const error = await failure(
    loadTable(connection, {
      name: "no_such_table",
      rows: 1,
      columns: { id: { kind: "int", values: Int32Array.of(1) } },
    }),
  );
  expect(error.message).toMatch(
    /^Table no_such_table: Table '.*' doesn't exist \(MySQL 1146\)\. Nothing was loaded\.$/,
  );
});
