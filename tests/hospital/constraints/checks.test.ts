import { describe, expect, it } from "vitest";
import { bareHospital } from "../programs/programmed.js";
import { checks as calls } from "./calls.js";
import { checks as emergencyDepartment } from "./emergency-department.js";
import { checks as fleet } from "./fleet.js";
import { checks as people } from "./people.js";

const hospital = bareHospital("checks");
const cases = [...people, ...fleet, ...calls, ...emergencyDepartment];

/** Tries an UPDATE of one row and takes it back; foreign keys are somebody else's test. */
async function tryUpdate(table: string, set: string, where = "TRUE"): Promise<number> {
  const { mysql } = hospital;
  await mysql.query("SET foreign_key_checks = 0");
  await mysql.beginTransaction();
  try {
    const [{ affectedRows }] = (await mysql.query(
      `UPDATE \`${table}\` SET ${set} WHERE ${where} LIMIT 1`,
    )) as unknown as [{ affectedRows: number }];
    return affectedRows;
  } finally {
    await mysql.rollback();
    await mysql.query("SET foreign_key_checks = 1");
  }
}

describe.each(cases)("$check of $table", ({ table, check, refuses, accepts, where }) => {
  it.each(refuses)("refuses %s", async (set) => {
    await expect(tryUpdate(table, set, where)).rejects.toMatchObject({
      errno: 3819,
      message: `Check constraint '${check}' is violated.`,
    });
  });

  it.each(accepts)("accepts %s", async (set) => {
    expect(await tryUpdate(table, set, where)).toBe(1);
  });
});

it("no CHECK is without a case", async () => {
  const names = await hospital.rows(
    "SELECT CONSTRAINT_NAME AS name FROM information_schema.CHECK_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = DATABASE() ORDER BY name",
  );
  expect(names.map(({ name }) => name)).toEqual([...new Set(cases.map(({ check }) => check))].sort());
});
