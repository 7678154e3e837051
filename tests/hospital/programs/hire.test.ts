import { describe, expect, it } from "vitest";
import { programmedHospital } from "./programmed.js";

const hospital = programmedHospital("hire");
const counts = () =>
  hospital.rows(
    "SELECT (SELECT COUNT(*) FROM person) AS people, (SELECT COUNT(*) FROM staff) AS staff, (SELECT COUNT(*) FROM nurse) AS nurses",
  );
let hired = 0;
/** Each time another person: nobody is hired twice. */
const hire = (role: string | null, licence: string | null, detail: string | null) =>
  hospital.mysql.query(
    "CALL hire(?, 'Falk', '1990-02-03', 'female', 'Lime Street 4', '12345', 'Newhaven', ?, ?, ?, NULL, '2026-01-01', @hired)",
    [`Ines ${++hired}`, role, licence, detail],
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

  const LICENCE = "A licence is P, N or D for a paramedic, a nurse or a physician, and seven digits.";
  const AREA = "The detail of a nurse is the area: triage, resuscitation, acute or fast_track.";
  const CONSOLE = "The detail of a dispatcher is the number of a console, 1 to 12.";
  const ROLE = "Hired is a paramedic, a nurse, a physician or a dispatcher.";
  const SPECIALTY = "The detail of a physician is the code of a specialty that there is.";
  it.each([
    ["a licence of the wrong form", "nurse", "X1", "acute", LICENCE],
    ["a licence of another role", "nurse", "P9999992", "acute", LICENCE],
    ["a licence in small letters", "nurse", "n9999992", "acute", LICENCE],
    ["a licence with a newline", "nurse", "N999999\n", "acute", LICENCE],
    ["no licence", "paramedic", null, "EMT", LICENCE],
    [
      "a licence where there is none",
      "dispatcher",
      "N9999992",
      "3",
      "A dispatcher has no licence: give NULL.",
    ],
    ["an area that there is not", "nurse", "N9999992", "kitchen", AREA],
    ["the number of an area", "nurse", "N9999992", "1", AREA],
    ["no area", "nurse", "N9999992", null, AREA],
    [
      "the number of a certification",
      "paramedic",
      "P9999992",
      "1",
      "The detail of a paramedic is the certification: EMT, AEMT or Paramedic.",
    ],
    ["a role that there is not", "porter", "N9999993", "acute", ROLE],
    ["the number of a role", "2", "N9999993", "acute", ROLE],
    ["no role", null, "N9999993", "acute", ROLE],
    ["a specialty that there is not", "physician", "D9999992", "???", SPECIALTY],
    ["no specialty", "physician", "D9999992", null, SPECIALTY],
    ["a console beyond the room", "dispatcher", null, "13", CONSOLE],
    ["a part of a console", "dispatcher", null, "3.4", CONSOLE],
    ["a console in words", "dispatcher", null, "three", CONSOLE],
    ["no console", "dispatcher", null, null, CONSOLE],
  ])("leaves nobody half hired: %s", async (_, role, licence, detail, message) => {
    const before = await counts();
    await expect(hire(role, licence, detail)).rejects.toMatchObject({ errno: 1644, message });
    expect(await counts()).toEqual(before);
    const other = await hospital.session();
    await expect(other.query("SELECT COUNT(*) FROM staff FOR UPDATE NOWAIT")).resolves.toBeDefined();
  });

  it.each([
    ["a person with the number of a sex", "1990-02-03", "1", "2026-01-01", /^The sex is female, male/],
    ["a person of no sex", "1990-02-03", null, "2026-01-01", /^The sex is female, male/],
    ["somebody not yet born", "2026-01-01", "other", "2026-01-01", /^Nobody is hired before they are born/],
    ["somebody born on no day", null, "other", "2026-01-01", /^NULL is given for born_on\.$/],
    ["somebody hired on no day", "1990-02-03", "other", null, /^NULL is given for on_day\.$/],
  ])("refuses %s", async (_, born, sex, day, message) => {
    const before = await counts();
    const hiring = hospital.mysql.query(
      "CALL hire('Ines', 'Falk', ?, ?, 'Lime Street 4', '12345', 'Newhaven', 'dispatcher', NULL, '3', NULL, ?, @hired)",
      [born, sex, day],
    );
    await expect(hiring).rejects.toMatchObject({ errno: 1644, message: expect.stringMatching(message) });
    expect(await counts()).toEqual(before);
  });

  it("leaves nobody half hired if a table refuses: a licence that somebody has", async () => {
    await hire("nurse", "N9999994", "acute");
    const before = await counts();
    await expect(hire("nurse", "N9999994", "acute")).rejects.toMatchObject({ errno: 1062 });
    expect(await counts()).toEqual(before);
  });

  it("takes each value that the tables take", async () => {
    const values = async (table: string, column: string): Promise<string[]> => {
      const type = await hospital.one(
        "SELECT COLUMN_TYPE FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ? AND COLUMN_NAME = ?",
        [table, column],
      );
      return [...String(type).matchAll(/'(\w+)'/g)].map(([, value]) => value!);
    };
    for (const [i, area] of (await values("nurse", "area")).entries())
      await hire("nurse", `N777700${i}`, area);
    for (const [i, level] of (await values("paramedic", "certification")).entries())
      await hire("paramedic", `P777700${i}`, level);
    for (let console = 1; console <= 12; console++) await hire("dispatcher", null, String(console));
    for (const sex of await values("person", "sex"))
      await hospital.mysql.query(
        "CALL hire('Sascha', 'Falk', '1990-02-03', ?, 'Lime Street 4', '12345', 'Newhaven', 'dispatcher', NULL, '3', NULL, '2026-01-01', @hired)",
        [sex],
      );
  });

  it("gives each of eight who are hired at once a number, and nobody sees a deadlock", async () => {
    const sessions = await Promise.all(Array.from({ length: 8 }, () => hospital.session()));
    await Promise.all(
      sessions.map(async (session, number) => {
        for (let turn = 0; turn < 5; turn++) {
          await session.query(
            "CALL hire('Octa', ?, '1990-02-03', 'male', 'Lime Street 4', '12345', 'Newhaven', 'nurse', ?, 'triage', NULL, '2026-01-01', @hired)",
            [`Falk ${number}${turn}`, `N88888${number}${turn}`],
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
        "CALL hire('Vera', 'Falk', '1990-02-03', 'female', 'Lime Street 4', '12345', 'Newhaven', 'dispatcher', NULL, '3', ?, '2026-01-01', @hired)",
        [supervisor],
      );
    const chief = await hospital.one("SELECT MIN(staff_id) FROM staff");
    await expect(by(99_999_999)).rejects.toMatchObject({ errno: 1452 });
    await by(chief);
    expect(await hospital.one("SELECT supervisor_id FROM staff WHERE staff_id = @hired")).toBe(chief);
  });

  it("leaves the service with one head: whoever has no supervisor given is led by the head", async () => {
    const heads = () => hospital.rows("SELECT staff_id FROM staff WHERE supervisor_id IS NULL");
    const before = await heads();
    expect(before).toHaveLength(1);
    await hire("dispatcher", null, "3");
    expect(await heads()).toEqual(before);
    expect(await hospital.one("SELECT supervisor_id FROM staff WHERE staff_id = @hired")).toBe(
      before[0]!.staff_id,
    );
  });

  const HIRE_PERSON = "CALL hire(?, ?, ?, ?, ?, ?, ?, 'dispatcher', NULL, '3', NULL, '2026-01-01', @hired)";
  const patient = async () => {
    const [row] = await hospital.rows(
      "SELECT person_id, given_name, family_name, CAST(date_of_birth AS CHAR) AS born, sex, street, postcode, city FROM person JOIN patient ON patient_id = person_id WHERE date_of_birth < '2000-01-01' AND person_id NOT IN (SELECT staff_id FROM staff) ORDER BY person_id LIMIT 1",
    );
    const { person_id, ...told } = row!;
    return { person_id: Number(person_id), told: Object.values(told) };
  };

  it("makes a patient a member of staff and not a second person, once", async () => {
    const { person_id, told } = await patient();
    const { people, staff } = (await counts())[0]!;
    await hospital.mysql.query(HIRE_PERSON, told);
    expect(await hospital.one("SELECT @hired")).toBe(person_id);
    expect((await counts())[0]).toMatchObject({ people, staff: Number(staff) + 1 });
    await expect(hospital.mysql.query(HIRE_PERSON, told)).rejects.toMatchObject({
      errno: 1644,
      message: "This person is a member of staff already.",
    });
    expect((await counts())[0]).toMatchObject({ people, staff: Number(staff) + 1 });
  });

  it("takes another house, or one accent more, for another person", async () => {
    const { person_id, told } = await patient();
    for (const [column, value] of [
      [0, `${told[0]}\u0301`],
      [4, "Elsewhere 1"],
    ] as const) {
      const other = told.map((each, i) => (i === column ? value : each));
      await hospital.mysql.query(HIRE_PERSON, other);
      expect(await hospital.one("SELECT @hired")).not.toBe(person_id);
    }
  });

  it("hires one person once, though two desks do it at once", async () => {
    const { told } = await patient();
    const sessions = await Promise.all([hospital.session(), hospital.session()]);
    const ended = await Promise.allSettled(sessions.map((session) => session.query(HIRE_PERSON, told)));
    expect(ended.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});
