import type { Connection, RowDataPacket } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LOAD_TABLES } from "../../lib/src/hospital/bench/load-tables.js";
import { connect } from "../../lib/src/stores/mysql/connect.js";
import { loadTable } from "../../lib/src/stores/mysql/load.js";
import { ownDatabase } from "../stores/mysql/database.js";

const database = ownDatabase("load-tables");
let connection: Connection;
beforeAll(async () => {
  connection = await connect(database.current.mysqlUrl);
});
afterAll(() => connection.end());

describe.each(Object.entries(LOAD_TABLES))(
  "the %s table of the load benchmarks",
  (_, { name, ddl, rows }) => {
    it("takes its rows as they were made", async () => {
      await connection.query(ddl);
      const made = rows(500);
      await loadTable([connection], made);
      const [[counted]] = await connection.query<RowDataPacket[]>(`SELECT COUNT(*) AS n FROM ${name}`);
      expect(counted!.n).toBe(500);
      const [loaded] = await connection.query<RowDataPacket[]>(`SELECT * FROM ${name} ORDER BY 1`);
      for (const [column, of] of Object.entries(made.columns)) {
        for (const at of [0, 1, 2, 3, 4, 36, 499]) {
          const value = loaded[at]![column];
          if (of.nulls?.[at] === 1) expect(value, column).toBeNull();
          else if (of.kind === "text" && typeof value === "string") expect(value, column).toBe(of.values[at]);
          else if (of.kind === "code") expect(value).toBe(of.dictionary[of.codes[at]!]);
          else if (of.kind === "decimal")
            expect(Number(value)).toBeCloseTo(of.values[at]! / 10 ** of.scale, 6);
          else if (of.kind === "instant") expect((value as Date).getTime()).toBe(of.values[at]);
        }
      }
    });
  },
);

it("the wide table has text with everything that must be escaped", () => {
  const texts = Object.values(LOAD_TABLES.wide.rows(20).columns).flatMap((of) =>
    of.kind === "text" ? of.values : [],
  );
  for (const mark of ["\t", "\n", "\\", "'", '"', "伟", "Å"])
    expect(
      texts.some((text) => text.includes(mark)),
      mark,
    ).toBe(true);
});
