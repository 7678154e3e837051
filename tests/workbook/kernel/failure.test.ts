import { afterAll, beforeAll, expect, it } from "vitest";
import { connect } from "../../../lib/src/stores/mysql/connect.js";
import { failureOf } from "../../../lib/src/workbook/kernel/failure.js";
import type { CellStacks } from "../../../lib/src/workbook/kernel/stack.js";
import { ownDatabase } from "../../stores/mysql/database.js";

const database = ownDatabase("test-failure");
const noStacks = { places: () => [] } as unknown as CellStacks;
let mysql: Awaited<ReturnType<typeof connect>>;
beforeAll(async () => {
  mysql = await connect(database.current.mysqlUrl, { database: database.current.name });
});
afterAll(() => mysql.end());

it.each([
  ["SELECT zz", "Unknown column 'zz' in 'field list' (MySQL 1054, SQLSTATE 42S22)"],
  ["SELECT 1 FROM nowhere", "Table 'hers.nowhere' doesn't exist (MySQL 1146, SQLSTATE 42S02)"],
])("the cell of a raw %j says MySQL's number and SQL state", async (statement, said) => {
  const error = await mysql.query(statement).catch((thrown: unknown) => thrown);
  const { evalue, traceback } = failureOf(error, 1, noStacks);
  expect(evalue).toBe(said);
  expect(traceback[0]).toBe(`Error: ${said}`);
});
