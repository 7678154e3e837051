import type { RowDataPacket } from "mysql2/promise";
import { describe, expect, it } from "vitest";
import { programmedHospital } from "./programmed.js";

const hospital = programmedHospital("views");

describe("views and functions", () => {
  it("patient_journey has one row a visit", async () => {
    expect(await hospital.one("SELECT COUNT(*) FROM patient_journey")).toBe(
      await hospital.one("SELECT COUNT(*) FROM visit"),
    );
    expect(
      await hospital.one(
        "SELECT COUNT(*) FROM patient_journey WHERE (came_as = 'transport') <> (call_no IS NOT NULL)",
      ),
    ).toBe(0);
  });

  it.each([
    ["'2026-01-01 10:00'", "'2026-01-01 10:01:30'", "1.5"],
    ["'2026-01-01 10:00'", "'2026-01-01 10:00:03'", "0.1"],
    // 0.04998 minutes, which a quotient of four digits makes 0.0500
    ["'2026-01-01 10:00'", "'2026-01-01 10:00:02.999'", "0.0"],
    ["'2026-01-01 10:00'", "'2026-01-01 09:00'", "-60.0"],
    ["NULL", "'2026-01-01 09:00'", null],
  ])("minutes_between(%s, %s) is %s", async (earlier, later, minutes) => {
    expect(await hospital.one(`SELECT minutes_between(${earlier}, ${later})`)).toBe(minutes);
  });
});

it.each(["utf8mb4_general_ci", "utf8mb4_unicode_ci", "utf8mb4_0900_ai_ci"])(
  "every text of every view and table can be compared on a connection of %s",
  async (collation) => {
    const session = await hospital.session();
    await session.query(`SET NAMES utf8mb4 COLLATE ${collation}`);
    const [columns] = await session.query<RowDataPacket[]>(
      `SELECT TABLE_NAME AS holder, COLUMN_NAME AS name FROM information_schema.COLUMNS
       WHERE TABLE_SCHEMA = DATABASE() AND CHARACTER_SET_NAME IS NOT NULL AND TABLE_NAME NOT LIKE 'reported%'`,
    );
    expect(columns.length).toBeGreaterThan(100);
    const refused: string[] = [];
    for (const { holder, name } of columns)
      await session
        .query(`SELECT 1 FROM \`${holder}\` WHERE \`${name}\` = '0-14' LIMIT 1`)
        .catch((error: Error) => refused.push(`${holder}.${name}: ${error.message}`));
    expect(refused).toEqual([]);
  },
);
