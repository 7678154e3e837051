import { describe, expect, it } from "vitest";
import { programmedHospital } from "./programmed.js";

const hospital = programmedHospital("hire");
const counts = () =>
  hospital.rows(
    "SELECT (SELECT COUNT(*) FROM person) AS people, (SELECT COUNT(*) FROM staff) AS staff, (SELECT COUNT(*) FROM nurse) AS nurses",
  );
const hire = (role: string, licence: string | null, detail: string | null) =>
  hospital.mysql.query(
    "CALL hire('Ines', 'Falk', '1990-02-03', 'female', 'Lime Street 4', '12345', 'Newhaven', ?, ?, ?, NULL, '2026-01-01', @hired)",
    [role, licence, detail],
  );

describe("hire", () => {
  it.each([
    ["paramedic", "P9999991", "AEMT", "certification"],
    ["nurse", "N9999991", "acute", "area"],
    ["physician", "D9999991", "EMM", "specialty_code"],
    ["dispatcher", null, "3", "console_no"],
  ])("makes a person, a member of staff and a %s", async (role, licence, detail, column) => {
    const specialty = await hospital.one("SELECT MIN(specialty_code) FROM specialty");
    const given = role === "physician" ? String(specialty) : detail;
    await hire(role, licence, given);
    const [row] = await hospital.rows(
      `SELECT s.role, s.staff_no, CAST(r.${column} AS CHAR) AS detail FROM staff AS s JOIN \`${role}\` AS r USING (staff_id)
       JOIN person AS p ON p.person_id = s.staff_id WHERE s.staff_id = @hired AND p.family_name = 'Falk'`,
    );
    expect(row).toMatchObject({ role, detail: given });
    expect(row!.staff_no).toMatch(/^E[0-9A-Z]{4}$/);
  });

  it.each([
    ["a licence of the wrong form", "nurse", "X1", "acute", 3819],
    ["an area that there is not", "nurse", "N9999992", "kitchen", 1265],
    ["a role that there is not", "porter", "N9999993", "acute", 1265],
    ["a specialty that there is not", "physician", "D9999992", "???", 1452],
    ["no licence", "paramedic", null, "EMT", 1048],
    ["a console beyond the room", "dispatcher", null, "13", 3819],
  ])("leaves nobody half hired: %s", async (_, role, licence, detail, errno) => {
    const before = await counts();
    await expect(hire(role, licence, detail)).rejects.toMatchObject({ errno });
    expect(await counts()).toEqual(before);
    const other = await hospital.session();
    await expect(other.query("SELECT COUNT(*) FROM staff FOR UPDATE NOWAIT")).resolves.toBeDefined();
  });

  it("gives each of eight who are hired at once a number, and nobody sees a deadlock", async () => {
    const sessions = await Promise.all(Array.from({ length: 8 }, () => hospital.session()));
    await Promise.all(
      sessions.map(async (session, number) => {
        for (let turn = 0; turn < 5; turn++) {
          await session.query(
            "CALL hire('Octa', 'Falk', '1990-02-03', 'male', 'Lime Street 4', '12345', 'Newhaven', 'nurse', ?, 'triage', NULL, '2026-01-01', @hired)",
            [`N88888${number}${turn}`],
          );
        }
      }),
    );
    expect(
      await hospital.one(
        "SELECT COUNT(DISTINCT staff_no) FROM staff JOIN person ON person_id = staff_id WHERE given_name = 'Octa'",
      ),
    ).toBe(40);
  });

  it("takes the number after the last one, in base 36", async () => {
    await hire("dispatcher", null, "3");
    const last = String(await hospital.one("SELECT MAX(staff_no) FROM staff"));
    await hire("dispatcher", null, "4");
    const next = await hospital.one("SELECT staff_no FROM staff WHERE staff_id = @hired");
    expect(Number.parseInt(String(next).slice(1), 36)).toBe(Number.parseInt(last.slice(1), 36) + 1);
  });

  it("knows a supervisor, and refuses one who is not there", async () => {
    const by = (supervisor: unknown) =>
      hospital.mysql.query(
        "CALL hire('Ines', 'Falk', '1990-02-03', 'female', 'Lime Street 4', '12345', 'Newhaven', 'dispatcher', NULL, '3', ?, '2026-01-01', @hired)",
        [supervisor],
      );
    const chief = await hospital.one("SELECT MIN(staff_id) FROM staff");
    await by(chief);
    expect(await hospital.one("SELECT supervisor_id FROM staff WHERE staff_id = @hired")).toBe(chief);
    const before = await counts();
    await expect(by(99_999_999)).rejects.toMatchObject({ errno: 1452 });
    expect(await counts()).toEqual(before);
  });
});
