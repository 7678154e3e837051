import type { Connection, RowDataPacket } from "mysql2/promise";
import { beforeAll, beforeEach, expect, it } from "vitest";
import type { ColumnTable } from "../../../lib/src/stores/columns.js";
import { loadTable } from "../../../lib/src/stores/mysql/load.js";
import { twoConnections } from "./two-connections.js";

const { count, opened } = twoConnections("test-load-one");
let connection: Connection;
let second: Connection;
beforeAll(() => {
  [connection, second] = opened();
});

const rows = 20_000;
const many = (): ColumnTable => ({
  name: "many",
  rows,
  columns: { id: { kind: "int", values: Int32Array.from({ length: rows }, (_, row) => row) } },
});
beforeEach(async () => {
  await connection.query("DROP TABLE IF EXISTS many");
  await connection.query("CREATE TABLE many (id INT PRIMARY KEY)");
});

it.each([
  ["a transaction of the caller's", "START TRANSACTION"],
  ["autocommit off", "SET autocommit = 0"],
])("leaves nothing behind a ROLLBACK where the first has %s", async (_, begin) => {
  await connection.query(begin);
  try {
    await loadTable([connection, second], many());
    expect(await count("many")).toBe(rows);
    const [seen] = await second.query<RowDataPacket[]>("SELECT COUNT(*) AS n FROM many");
    expect(seen).toEqual([{ n: 0 }]);
    await connection.query("ROLLBACK");
    expect(await count("many")).toBe(0);
  } finally {
    await connection.query("ROLLBACK");
    await connection.query("SET autocommit = 1");
  }
});

it("leaves all rows where the second has a transaction of the caller's, which is rolled back", async () => {
  await second.query("START TRANSACTION");
  await loadTable([connection, second], many());
  await second.query("ROLLBACK");
  expect(await count("many")).toBe(rows);
});

it("takes one way where the second half refers to rows of the first", async () => {
  await connection.query("ALTER TABLE many ADD above INT, ADD FOREIGN KEY (above) REFERENCES many (id)");
  const above = { kind: "int", values: Int32Array.from({ length: rows }, (_, i) => i >> 1) } as const;
  const table = many();
  await loadTable([connection, second], { ...table, columns: { ...table.columns, above } });
  expect(await count("many")).toBe(rows);
});

it.each([
  ["has no primary key", "id INT"],
  ["has a key that is not loaded", "no INT AUTO_INCREMENT PRIMARY KEY, id INT"],
])("takes one way where the table %s", async (_, columns) => {
  await connection.query("DROP TABLE many");
  await connection.query(`CREATE TABLE many (${columns})`);
  let used = 0;
  const idle = Object.assign(Object.create(second) as Connection, {
    query(asked: string) {
      used++;
      return second.query(asked);
    },
  });
  await loadTable([connection, idle], many());
  expect([used, await count("many")]).toEqual([0, rows]);
});
