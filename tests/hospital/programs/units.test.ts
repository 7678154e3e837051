import { beforeEach, describe, expect, it } from "vitest";
import { unitStatus } from "../../../lib/src/hospital/behaviour/index.js";
import { programmedHospital } from "./programmed.js";

const hospital = programmedHospital("units");
const states = unitStatus.states.map(({ name }) => name);
const allowed = new Set(unitStatus.transitions.map(({ from, to }) => `${from} ${to}`));
const everyPair = states.flatMap((from) => states.map((to) => [from, to] as const));
/** Ways from the beginning to each state. */
const WAYS: Readonly<Record<string, readonly string[]>> = {
  available: [],
  notified: ["notified"],
  en_route: ["notified", "en_route"],
  on_scene: ["notified", "en_route", "on_scene"],
  transporting: ["notified", "en_route", "on_scene", "transporting"],
  at_hospital: ["notified", "en_route", "on_scene", "transporting", "at_hospital"],
};

let minute = 0;
const later = (): string =>
  new Date(Date.UTC(2026, 0, 2) + 60_000 * ++minute).toISOString().slice(0, 23).replace("T", " ");
const enter = (unit: number, status: string, at = later()) =>
  hospital.mysql.query("CALL unit_enters(?, ?, ?)", [unit, status, at]);
const statusOf = (unit: number) =>
  hospital.one("SELECT status FROM current_unit_status WHERE ambulance_id = ?", [unit]);

/** Brings an ambulance back to `available` by an allowed way. */
async function bringBack(unit: number): Promise<void> {
  for (let step = 0; step < 6 && (await statusOf(unit)) !== "available"; step++) {
    const now = await statusOf(unit);
    await enter(unit, allowed.has(`${now} available`) ? "available" : "at_hospital");
  }
}

describe("the states of an ambulance in the database", () => {
  beforeEach(() => bringBack(1));

  it.each(everyPair)("unit_may_go says of %s to %s what the state machine says", async (from, to) => {
    expect(await hospital.one("SELECT unit_may_go(?, ?)", [from, to])).toBe(
      allowed.has(`${from} ${to}`) ? 1 : 0,
    );
  });

  it.each(everyPair)("from %s to %s is taken or refused as the state machine says", async (from, to) => {
    for (const status of WAYS[from]!) await enter(1, status);
    expect(await statusOf(1)).toBe(from);
    const entering = enter(1, to);
    if (allowed.has(`${from} ${to}`)) {
      await entering;
      expect(await statusOf(1)).toBe(to);
    } else {
      await expect(entering).rejects.toMatchObject({
        errno: 1644,
        sqlState: "45000",
        message: `A-11 is ${from} and cannot become ${to}.`,
      });
      expect(await statusOf(1)).toBe(from);
    }
  });

  it("refuses an event before the last one, and takes one at the same instant", async () => {
    const at = later();
    await enter(1, "notified", at);
    const early = new Date(Date.parse(`${at.replace(" ", "T")}Z`) - 1)
      .toISOString()
      .slice(0, 23)
      .replace("T", " ");
    await expect(enter(1, "en_route", early)).rejects.toMatchObject({
      message: `A-11 is notified since ${at} UTC: nothing can happen before.`,
    });
    await enter(1, "en_route", at);
    expect(await statusOf(1)).toBe("en_route");
  });

  it("refuses a direct INSERT too", async () => {
    const insert = hospital.mysql.query(
      "INSERT INTO unit_status_event (changed_at, ambulance_id, status) VALUES (?, 1, 'on_scene')",
      [later()],
    );
    await expect(insert).rejects.toMatchObject({ errno: 1644 });
  });

  it("refuses a state that does not exist, and leaves no transaction open", async () => {
    await expect(enter(1, "asleep")).rejects.toThrow();
    const other = await hospital.session();
    await expect(
      other.query("SELECT * FROM ambulance WHERE ambulance_id = 1 FOR UPDATE NOWAIT"),
    ).resolves.toBeDefined();
  });

  it("has one row for each ambulance, which is its last event", async () => {
    const rows = await hospital.rows(`
      SELECT u.ambulance_id FROM current_unit_status AS u JOIN unit_status_event AS e
        ON e.ambulance_id = u.ambulance_id AND (e.changed_at > u.since OR (e.changed_at = u.since AND e.event_id > (
          SELECT MAX(event_id) FROM unit_status_event AS l WHERE l.ambulance_id = u.ambulance_id AND l.changed_at = u.since)))`);
    expect(rows).toEqual([]);
    expect(await hospital.one("SELECT COUNT(*) FROM current_unit_status")).toBe(
      await hospital.one("SELECT COUNT(*) FROM ambulance"),
    );
  });
});

describe("dispatch_nearest_ambulance", () => {
  const dispatch = async (call: number, at = later()): Promise<unknown> => {
    await hospital.mysql.query("CALL dispatch_nearest_ambulance(?, ?, @sent)", [call, at]);
    return hospital.one("SELECT @sent");
  };
  const nearest = (call: number, basicToo: boolean) =>
    hospital.rows(
      `SELECT a.ambulance_id AS id FROM ambulance AS a JOIN station AS s USING (station_id)
       WHERE (? OR a.kind <> 'basic')
         AND a.ambulance_id NOT IN (SELECT ambulance_id FROM dispatch WHERE call_id = ?)
       ORDER BY ST_Distance_Sphere(s.location, (SELECT location FROM emergency_call WHERE call_id = ?)), a.ambulance_id`,
      [basicToo, call, call],
    );
  const callOf = async (priority: number, skip = 0) =>
    Number(
      await hospital.one(
        "SELECT call_id FROM emergency_call WHERE priority = ? ORDER BY call_id LIMIT 1 OFFSET ?",
        [priority, skip],
      ),
    );
  beforeEach(async () => {
    for (let unit = 1; unit <= 6; unit++) await bringBack(unit);
  });

  it("sends the nearest, makes a dispatch and notifies the unit", async () => {
    const call = await callOf(3);
    const [first] = await nearest(call, true);
    const at = later();
    expect(await dispatch(call, at)).toBe(first!.id);
    expect(
      await hospital.rows("SELECT status, dispatch_id FROM current_unit_status WHERE ambulance_id = ?", [
        first!.id,
      ]),
    ).toEqual([
      { status: "notified", dispatch_id: await hospital.one("SELECT MAX(dispatch_id) FROM dispatch") },
    ]);
    const [made] = await hospital.rows(
      "SELECT call_id, ambulance_id, notified_at FROM dispatch ORDER BY dispatch_id DESC LIMIT 1",
    );
    expect(made).toEqual({
      call_id: call,
      ambulance_id: first!.id,
      notified_at: new Date(`${at.replace(" ", "T")}Z`),
    });
  });

  it("sends no basic ambulance to a critical call", async () => {
    const call = await callOf(1);
    const [first] = await nearest(call, false);
    expect(await dispatch(call)).toBe(first!.id);
  });

  it("sends the next one to the same call, and none when all have been sent", async () => {
    const call = await callOf(2);
    const inTurn = (await nearest(call, true)).map(({ id }) => id);
    const sent = [];
    for (;;) {
      const unit = await dispatch(call);
      if (unit === null) break;
      sent.push(unit);
      expect(sent.length).toBeLessThanOrEqual(6);
    }
    expect(sent).toEqual(inTurn);
    expect(
      await hospital.one(
        "SELECT COUNT(*) FROM current_unit_status WHERE status = 'available' AND ambulance_id NOT IN (SELECT ambulance_id FROM dispatch WHERE call_id = ?)",
        [call],
      ),
    ).toBe(0);
  });

  it("passes over an ambulance that somebody else has locked", async () => {
    const call = await callOf(3, 5);
    const [first, second] = await nearest(call, true);
    const other = await hospital.session();
    await other.beginTransaction();
    await other.query("SELECT * FROM ambulance WHERE ambulance_id = ? FOR UPDATE", [first!.id]);
    expect(await dispatch(call)).toBe(second!.id);
    await other.rollback();
  });

  it("waits for a locked ambulance if it is the only one that is free, instead of saying that none is", async () => {
    const call = await callOf(3, 6);
    const units = await nearest(call, true);
    for (const { id } of units.slice(1)) await enter(Number(id), "notified");
    const other = await hospital.session();
    await other.beginTransaction();
    await other.query("SELECT * FROM ambulance WHERE ambulance_id = ? FOR UPDATE", [units[0]!.id]);
    const sending = dispatch(call);
    await new Promise((resolve) => setTimeout(resolve, 150));
    await other.rollback();
    expect(await sending).toBe(units[0]!.id);
  });

  it("refuses a call that is not there", async () => {
    await expect(dispatch(99_999_999)).rejects.toMatchObject({
      errno: 1644,
      message: "There is no such call.",
    });
  });
});
