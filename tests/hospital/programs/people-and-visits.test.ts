import { describe, expect, it } from "vitest";
import { programmedHospital } from "./programmed.js";

const hospital = programmedHospital("people-and-visits");
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

  it("gives two who are hired at once two numbers", async () => {
    const sessions = [await hospital.session(), await hospital.session()];
    await Promise.all(
      sessions.map((session, number) =>
        session.query(
          "CALL hire('Twin', 'Falk', '1990-02-03', 'male', 'Lime Street 4', '12345', 'Newhaven', 'nurse', ?, 'triage', NULL, '2026-01-01', @hired)",
          [`N888888${number}`],
        ),
      ),
    );
    expect(
      await hospital.one(
        "SELECT COUNT(DISTINCT staff_no) FROM staff JOIN person ON person_id = staff_id WHERE given_name = 'Twin'",
      ),
    ).toBe(2);
  });
});

describe("a visit ends", () => {
  /** A visit that is still there, seen by a physician. */
  async function open(): Promise<{ visit: number; physician: number }> {
    const [row] = await hospital.rows(
      "SELECT visit_id, physician_id, seen_at FROM visit WHERE seen_at IS NOT NULL AND departed_at IS NOT NULL ORDER BY visit_id DESC LIMIT 1 OFFSET ?",
      [opened++],
    );
    await hospital.mysql.query("DELETE FROM disposition WHERE visit_id = ?", [row!.visit_id]);
    await hospital.mysql.query("UPDATE visit SET departed_at = NULL WHERE visit_id = ?", [row!.visit_id]);
    return { visit: row!.visit_id, physician: row!.physician_id };
  }
  let opened = 0;
  const decided = (visit: number) =>
    hospital.rows(
      "SELECT o.decision, o.ward, v.departed_at FROM visit AS v LEFT JOIN disposition AS o USING (visit_id) WHERE v.visit_id = ?",
      [visit],
    );

  it("by admit: decided, and still there", async () => {
    const { visit, physician } = await open();
    await hospital.mysql.query("CALL admit(?, 'Surgery', ?, '2026-02-01')", [visit, physician]);
    expect(await decided(visit)).toEqual([{ decision: "admitted", ward: "Surgery", departed_at: null }]);
  });

  it("not by admit, if they have gone or were never seen", async () => {
    const gone = await hospital.one("SELECT MIN(visit_id) FROM visit WHERE departed_at IS NOT NULL");
    await expect(
      hospital.mysql.query("CALL admit(?, 'Surgery', 1, '2026-02-01')", [gone]),
    ).rejects.toMatchObject({
      errno: 1644,
      message: "Nobody can be admitted who is not there or was not seen by a physician.",
    });
  });

  it("by discharge: decided and gone", async () => {
    const { visit, physician } = await open();
    await hospital.mysql.query("CALL discharge(?, ?, '2026-02-01')", [visit, physician]);
    expect(await decided(visit)).toEqual([
      { decision: "discharged", ward: null, departed_at: new Date("2026-02-01T00:00:00Z") },
    ]);
  });

  it("not by discharge before they came: neither decided nor gone", async () => {
    const { visit, physician } = await open();
    await expect(
      hospital.mysql.query("CALL discharge(?, ?, '2020-01-01')", [visit, physician]),
    ).rejects.toMatchObject({ errno: 3819 });
    expect(await decided(visit)).toEqual([{ decision: null, ward: null, departed_at: null }]);
  });

  it("not twice", async () => {
    const { visit, physician } = await open();
    await hospital.mysql.query("CALL discharge(?, ?, '2026-02-01')", [visit, physician]);
    await hospital.mysql.query("DELETE FROM disposition WHERE visit_id = ?", [visit]);
    await expect(
      hospital.mysql.query("CALL discharge(?, ?, '2026-02-02')", [visit, physician]),
    ).rejects.toMatchObject({
      message: "The patient has left already.",
    });
    expect((await decided(visit))[0]!.decision).toBeNull();
  });

  it("and each decision, change and removal is in the audit, with what was and what is", async () => {
    const { visit, physician } = await open();
    await hospital.mysql.query("DELETE FROM disposition_audit");
    await hospital.mysql.query("CALL discharge(?, ?, '2026-02-01')", [visit, physician]);
    await hospital.mysql.query("UPDATE disposition SET decision = 'transferred' WHERE visit_id = ?", [visit]);
    await hospital.mysql.query("DELETE FROM disposition WHERE visit_id = ?", [visit]);
    const audits = await hospital.rows(
      "SELECT visit_id, JSON_VALUE(was, '$.decision') AS was, JSON_VALUE(is_now, '$.decision') AS is_now, changed_by = USER() AS mine FROM disposition_audit ORDER BY audit_id",
    );
    expect(audits).toEqual([
      { visit_id: visit, was: null, is_now: "discharged", mine: 1 },
      { visit_id: visit, was: "discharged", is_now: "transferred", mine: 1 },
      { visit_id: visit, was: "transferred", is_now: null, mine: 1 },
    ]);
  });
});

describe("the rest of the programs", () => {
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

  it("visit_without_identity names nobody", async () => {
    const [row] = await hospital.rows("SELECT * FROM visit_without_identity LIMIT 1");
    expect(Object.keys(row!).filter((name) => /name|mrn|phone|birth|street|patient/.test(name))).toEqual([]);
  });

  it.each([
    ["'2026-01-01 10:00'", "'2026-01-01 10:01:30'", "1.5"],
    ["'2026-01-01 10:00'", "'2026-01-01 10:00:03'", "0.1"],
    ["'2026-01-01 10:00'", "'2026-01-01 09:00'", "-60.0"],
    ["NULL", "'2026-01-01 09:00'", null],
  ])("minutes_between(%s, %s) is %s", async (earlier, later, minutes) => {
    expect(await hospital.one(`SELECT minutes_between(${earlier}, ${later})`)).toBe(minutes);
  });

  it("the event is there, does nothing by itself, and says what it would do", async () => {
    const [event] = await hospital.rows(
      "SELECT STATUS AS status, EVENT_COMMENT AS comment FROM information_schema.EVENTS WHERE EVENT_SCHEMA = DATABASE()",
    );
    expect(event).toEqual({
      status: "DISABLED",
      comment: "Deletes audits of dispositions that are older than ten years",
    });
  });

  it("can be made again", async () => {
    const { makePrograms } = await import("../../../lib/src/hospital/programs.js");
    await makePrograms(hospital.mysql, () => {});
    await makePrograms(hospital.mysql, () => {});
    expect(
      await hospital.one(
        "SELECT COUNT(*) FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE()",
      ),
    ).toBe(4);
  });
});
