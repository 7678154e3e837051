import { describe, expect, it } from "vitest";
import { printed } from "./fleet.js";
import { programmedHospital } from "./programmed.js";

const hospital = programmedHospital("visits");

describe("a visit ends", () => {
  /** A visit that is still there, seen by a physician an hour before `at`. */
  async function open(): Promise<{ visit: number; physician: number; at: string }> {
    const [row] = await hospital.rows(
      "SELECT visit_id, physician_id, seen_at FROM visit WHERE seen_at IS NOT NULL AND departed_at IS NOT NULL ORDER BY visit_id LIMIT 1 OFFSET ?",
      [opened++],
    );
    await hospital.mysql.query("DELETE FROM disposition WHERE visit_id = ?", [row!.visit_id]);
    await hospital.mysql.query("UPDATE visit SET departed_at = NULL WHERE visit_id = ?", [row!.visit_id]);
    const at = printed(new Date((row!.seen_at as Date).getTime() + 3_600_000));
    return { visit: row!.visit_id, physician: row!.physician_id, at };
  }
  let opened = 0;
  const decided = (visit: number) =>
    hospital.rows(
      "SELECT o.decision, o.ward, v.departed_at FROM visit AS v LEFT JOIN disposition AS o USING (visit_id) WHERE v.visit_id = ?",
      [visit],
    );

  it("by admit: decided, and still there", async () => {
    const { visit, physician, at } = await open();
    await hospital.mysql.query("CALL admit(?, 'Surgery', ?, ?)", [visit, physician, at]);
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
    ).rejects.toMatchObject({
      message: "Nobody can be admitted before they came and a physician has seen them.",
    });
    await hospital.mysql.query(`CALL admit(?, 'Surgery', ?, ${seen})`, [visit, physician, visit]);
    expect((await decided(visit))[0]!.decision).toBe("admitted");
  });

  it.each([
    ["no ward", "CALL admit(:visit, NULL, :physician, :at)", 1644],
    ["no physician", "CALL admit(:visit, 'Surgery', NULL, :at)", 1644],
    ["a physician who is not there", "CALL admit(:visit, 'Surgery', 99999999, :at)", 1452],
    ["nobody to decide it", "CALL discharge(:visit, NULL, :at)", 1644],
    ["no instant", "CALL admit(:visit, 'Surgery', :physician, NULL)", 1644],
    ["no instant to discharge", "CALL discharge(:visit, :physician, NULL)", 1644],
  ])("not with %s, and nothing stays locked", async (_, statement, errno) => {
    const { visit, physician, at } = await open();
    const asked = { sql: statement, values: { visit, physician, at }, namedPlaceholders: true };
    await expect(hospital.mysql.query(asked)).rejects.toMatchObject({ errno });
    expect(await decided(visit)).toEqual([{ decision: null, ward: null, departed_at: null }]);
    const other = await hospital.session();
    await other.query("SELECT * FROM visit WHERE visit_id = ? FOR UPDATE NOWAIT", [visit]);
  });

  it("by one of eight who discharge at once, the others are told so", async () => {
    const { visit, physician, at } = await open();
    const sessions = await Promise.all(Array.from({ length: 8 }, () => hospital.session()));
    const told = await Promise.allSettled(
      sessions.map((session) => session.query("CALL discharge(?, ?, ?)", [visit, physician, at])),
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
    const { visit, physician, at } = await open();
    await hospital.mysql.query("CALL discharge(?, ?, ?)", [visit, physician, at]);
    expect(await decided(visit)).toEqual([
      { decision: "discharged", ward: null, departed_at: new Date(`${at.replace(" ", "T")}Z`) },
    ]);
  });

  it("not by discharge before they came: neither decided nor gone", async () => {
    const { visit, physician } = await open();
    await expect(
      hospital.mysql.query("CALL discharge(?, ?, '2020-01-01')", [visit, physician]),
    ).rejects.toMatchObject({
      message: "Nobody can be discharged before they came and a physician has seen them.",
    });
    expect(await decided(visit)).toEqual([{ decision: null, ward: null, departed_at: null }]);
  });

  it.each([
    ["admitted", "admit(:visit, 'Surgery', :physician, :at)"],
    ["discharged", "discharge(:visit, :physician, :at)"],
  ])("by nobody %s in the future, before the arrival, or without triage", async (decision, call) => {
    const { visit, physician, at } = await open();
    const ask = (instant: string) =>
      hospital.mysql.query({
        sql: `CALL ${call}`,
        values: { visit, physician, at: instant },
        namedPlaceholders: true,
      });
    const refused = (why: string) => ({ errno: 1644, message: `Nobody can be ${decision} ${why}` });
    await expect(ask("2999-01-01")).rejects.toMatchObject(refused("in the future."));
    const of = "(SELECT arrival_id FROM visit WHERE visit_id = ?)";
    await hospital.mysql.query(
      `UPDATE arrival SET arrived_at = ? + INTERVAL 1 MINUTE WHERE arrival_id = ${of}`,
      [at, visit],
    );
    await expect(ask(at)).rejects.toMatchObject(refused("before they came and a physician has seen them."));
    await hospital.mysql.query(
      "UPDATE visit SET triaged_at = NULL, esi = NULL, triage_nurse_id = NULL WHERE visit_id = ?",
      [visit],
    );
    await expect(ask(at)).rejects.toMatchObject(refused("who was not triaged."));
    expect(await decided(visit)).toEqual([{ decision: null, ward: null, departed_at: null }]);
  });

  it("by depart, for one who was admitted and waited for a bed in the ward", async () => {
    const { visit, physician, at } = await open();
    const depart = (instant: string | null) => hospital.mysql.query("CALL depart(?, ?)", [visit, instant]);
    const nothing = { message: "Nobody departs who is not there or on whom nothing was decided." };
    const never = { message: "Nobody departs before it was decided, or in the future." };
    await expect(depart(at)).rejects.toMatchObject(nothing);
    await hospital.mysql.query("CALL admit(?, 'Surgery', ?, ?)", [visit, physician, at]);
    await expect(depart("2999-01-01")).rejects.toMatchObject(never);
    await expect(depart(null)).rejects.toMatchObject({ message: "NULL is given for at_instant." });
    const early = printed(new Date(Date.parse(`${at.replace(" ", "T")}Z`) - 1));
    await expect(depart(early)).rejects.toMatchObject(never);
    await depart(at);
    expect(await decided(visit)).toEqual([
      { decision: "admitted", ward: "Surgery", departed_at: new Date(`${at.replace(" ", "T")}Z`) },
    ]);
    await expect(depart(at)).rejects.toMatchObject(nothing);
    await expect(hospital.mysql.query("CALL depart(99999999, ?)", [at])).rejects.toMatchObject(nothing);
  });

  it("not twice", async () => {
    const { visit, physician, at } = await open();
    await hospital.mysql.query("CALL discharge(?, ?, ?)", [visit, physician, at]);
    await hospital.mysql.query("DELETE FROM disposition WHERE visit_id = ?", [visit]);
    await expect(
      hospital.mysql.query("CALL discharge(?, ?, ?)", [visit, physician, at]),
    ).rejects.toMatchObject({
      message: "Nobody can be discharged who is not there or was not seen by a physician.",
    });
    expect((await decided(visit))[0]!.decision).toBeNull();
  });

  it("not by either after the other", async () => {
    const { visit, physician, at } = await open();
    await hospital.mysql.query("CALL admit(?, 'Surgery', ?, ?)", [visit, physician, at]);
    await expect(
      hospital.mysql.query("CALL discharge(?, ?, ?)", [visit, physician, at]),
    ).rejects.toMatchObject({ errno: 1062 });
    expect(await decided(visit)).toEqual([{ decision: "admitted", ward: "Surgery", departed_at: null }]);
  });

  it("and a decision that is moved to another visit is in the audit of both", async () => {
    const [{ visit, physician, at }, other] = [await open(), await open()];
    await hospital.mysql.query("CALL admit(?, 'Surgery', ?, ?)", [visit, physician, at]);
    await hospital.mysql.query("DELETE FROM disposition_audit");
    await hospital.mysql.query("UPDATE disposition SET visit_id = ? WHERE visit_id = ?", [
      other.visit,
      visit,
    ]);
    expect(
      await hospital.rows(
        "SELECT visit_id, JSON_VALUE(was, '$.ward') AS was, JSON_VALUE(is_now, '$.ward') AS is_now FROM disposition_audit ORDER BY audit_id",
      ),
    ).toEqual([
      { visit_id: visit, was: "Surgery", is_now: null },
      { visit_id: other.visit, was: null, is_now: "Surgery" },
    ]);
  });

  it("and each decision, change and removal is in the audit, with what was and what is", async () => {
    const { visit, physician, at } = await open();
    await hospital.mysql.query("DELETE FROM disposition_audit");
    await hospital.mysql.query("CALL discharge(?, ?, ?)", [visit, physician, at]);
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
