import { describe, expect, it } from "vitest";
import { programmedHospital } from "./programmed.js";

const hospital = programmedHospital("visits");

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

  it("not by admit before they were seen; at that instant they are", async () => {
    const { visit, physician } = await open();
    const seen = "(SELECT seen_at FROM visit WHERE visit_id = ?)";
    await expect(
      hospital.mysql.query(`CALL admit(?, 'Surgery', ?, ${seen} - INTERVAL 1000 MICROSECOND)`, [
        visit,
        physician,
        visit,
      ]),
    ).rejects.toMatchObject({ message: "Nobody can be admitted before a physician has seen them." });
    await hospital.mysql.query(`CALL admit(?, 'Surgery', ?, ${seen})`, [visit, physician, visit]);
    expect((await decided(visit))[0]!.decision).toBe("admitted");
  });

  it.each([
    ["no ward", "CALL admit(?, NULL, ?, '2026-02-01')", 3819],
    ["no physician", "CALL admit(?, 'Surgery', NULL, '2026-02-01')", 3819],
    ["a physician who is not there", "CALL admit(?, 'Surgery', 99999999, '2026-02-01')", 1452],
    ["nobody to decide it", "CALL discharge(?, NULL, '2026-02-01')", 3819],
  ])("not with %s, and nothing stays locked", async (_, statement, errno) => {
    const { visit, physician } = await open();
    const values = statement.split("?").length === 3 ? [visit, physician] : [visit];
    await expect(hospital.mysql.query(statement, values)).rejects.toMatchObject({ errno });
    expect(await decided(visit)).toEqual([{ decision: null, ward: null, departed_at: null }]);
    const other = await hospital.session();
    await other.query("SELECT * FROM visit WHERE visit_id = ? FOR UPDATE NOWAIT", [visit]);
  });

  it("by one of eight who discharge at once, the others are told so", async () => {
    const { visit, physician } = await open();
    const sessions = await Promise.all(Array.from({ length: 8 }, () => hospital.session()));
    const told = await Promise.allSettled(
      sessions.map((session) => session.query("CALL discharge(?, ?, '2026-02-01')", [visit, physician])),
    );
    expect(told.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const each of told)
      if (each.status === "rejected") expect(each.reason).toMatchObject({ errno: 1644 });
  });

  it.each(["admit(99999999, 'Surgery', 1, '2026-02-01')", "discharge(99999999, 1, '2026-02-01')"])(
    "not for a visit that there is not: %s",
    async (call) => {
      await expect(hospital.mysql.query(`CALL ${call}`)).rejects.toMatchObject({ errno: 1644 });
    },
  );

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
      message: "Nobody can be discharged who is not there or was not seen by a physician.",
    });
    expect((await decided(visit))[0]!.decision).toBeNull();
  });

  it("not by either after the other", async () => {
    const { visit, physician } = await open();
    await hospital.mysql.query("CALL admit(?, 'Surgery', ?, '2026-02-01')", [visit, physician]);
    await expect(
      hospital.mysql.query("CALL discharge(?, ?, '2026-02-02')", [visit, physician]),
    ).rejects.toMatchObject({ errno: 1062 });
    expect(await decided(visit)).toEqual([{ decision: "admitted", ward: "Surgery", departed_at: null }]);
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
