import type { Connection } from "mysql2/promise";
import { beforeEach, describe, expect, it } from "vitest";
import { unitStatus } from "../../../lib/src/hospital/behaviour/index.js";
import { allowed, fleet, printed } from "./fleet.js";
import { programmedHospital } from "./programmed.js";

const hospital = programmedHospital("units");
const states = unitStatus.states.map(({ name }) => name);
const everyPair = states.flatMap((from) => states.map((to) => [from, to] as const));
/** The states after one, in the order of the model, each once. */
const next = (from: string) => [
  ...new Set(unitStatus.transitions.filter((arrow) => arrow.from === from).map(({ to }) => to)),
];
/** Ways from the beginning to each state. */
const WAYS: Readonly<Record<string, readonly string[]>> = {
  available: [],
  notified: ["notified"],
  en_route: ["notified", "en_route"],
  on_scene: ["notified", "en_route", "on_scene"],
  transporting: ["notified", "en_route", "on_scene", "transporting"],
  at_hospital: ["notified", "en_route", "on_scene", "transporting", "at_hospital"],
};

const { later, send, enter, statusOf, bringBack } = fleet(hospital);

/** Brings an ambulance that is free to a state. */
const bringTo = async (unit: number, state: string): Promise<void> => {
  for (const status of WAYS[state]!) await (status === "notified" ? send(unit) : enter(unit, status));
};

/** Inserts an event without the procedure. */
const note = (unit: number, status: string, at = later(), session: Connection = hospital.mysql) =>
  session.query("INSERT INTO unit_status_event (changed_at, ambulance_id, status) VALUES (?, ?, ?)", [
    at,
    unit,
    status,
  ]);

describe("the states of an ambulance in the database", () => {
  beforeEach(() => bringBack(1));

  it.each(everyPair)("unit_may_go says of %s to %s what the state machine says", async (from, to) => {
    expect(await hospital.one("SELECT unit_may_go(?, ?)", [from, to])).toBe(
      allowed.has(`${from} ${to}`) ? 1 : 0,
    );
  });

  it.each(everyPair)("from %s to %s is taken or refused as the state machine says", async (from, to) => {
    await bringTo(1, from);
    expect(await statusOf(1)).toBe(from);
    const entering = to === "notified" && from === "available" ? send(1) : enter(1, to);
    if (allowed.has(`${from} ${to}`)) {
      await entering;
      expect(await statusOf(1)).toBe(to);
    } else {
      await expect(entering).rejects.toMatchObject({
        errno: 1644,
        sqlState: "45000",
        message: `A-11 is ${from} and cannot become ${to}, only ${next(from).join(" or ")}.`,
      });
      expect(await statusOf(1)).toBe(from);
    }
  });

  it("refuses an event before the last one, and takes one at the same instant", async () => {
    const at = later();
    await send(1, at);
    const early = printed(new Date(Date.parse(`${at.replace(" ", "T")}Z`) - 1));
    await expect(enter(1, "en_route", early)).rejects.toMatchObject({
      message: `A-11 is notified since ${at} UTC: nothing can happen before.`,
    });
    await enter(1, "en_route", at);
    expect(await statusOf(1)).toBe("en_route");
  });

  it("refuses a direct INSERT too", async () => {
    await expect(note(1, "on_scene")).rejects.toMatchObject({ errno: 1644 });
  });

  it("takes one of eight who tell the same at once, each round", async () => {
    const sessions = await Promise.all(Array.from({ length: 8 }, () => hospital.session()));
    for (let round = 0; round < 10; round++) {
      const at = later();
      const told = await Promise.allSettled(sessions.map((session) => note(1, "notified", at, session)));
      expect(told.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      for (const each of told)
        if (each.status === "rejected") expect(each.reason).toMatchObject({ errno: 1644 });
      await enter(1, "available");
    }
  });

  it("sees what others have committed since its transaction began to read", async () => {
    const old = await hospital.session();
    await old.beginTransaction();
    await old.query("SELECT COUNT(*) FROM unit_status_event");
    await send(1);
    await expect(note(1, "notified", later(), old)).rejects.toMatchObject({
      message: "A-11 is notified and cannot become notified, only en_route or available.",
    });
    await old.rollback();
  });

  it("lets a new ambulance begin as the model says, and no other way", async () => {
    await hospital.mysql.query(
      "INSERT INTO ambulance SELECT 77, 'A-977', 'ZZ-9977', kind, station_id, in_service_on FROM ambulance WHERE ambulance_id = 1",
    );
    const initial = unitStatus.states.find((state) => state.initial)!.name;
    for (const status of states.filter((each) => each !== initial)) {
      await expect(enter(77, status)).rejects.toMatchObject({
        message: `A-977 has no state yet and cannot become ${status}, only ${initial}.`,
      });
    }
    await enter(77, initial);
    expect(await statusOf(77)).toBe(initial);
    await hospital.mysql.query("DELETE FROM unit_status_event WHERE ambulance_id = 77");
    await hospital.mysql.query("DELETE FROM ambulance WHERE ambulance_id = 77");
  });

  it("lets nobody rewrite what was, and old events be deleted", async () => {
    await expect(
      hospital.mysql.query("UPDATE unit_status_event SET status = 'at_hospital' WHERE ambulance_id = 1"),
    ).rejects.toMatchObject({
      errno: 1644,
      message: "What an ambulance did is not rewritten. Note a new event instead.",
    });
    const [deleted] = await hospital.mysql.query("DELETE FROM unit_status_event ORDER BY event_id LIMIT 1");
    expect(deleted).toMatchObject({ affectedRows: 1 });
  });

  it("unit_enters refuses an ambulance that is not there", async () => {
    await expect(enter(99, "available")).rejects.toMatchObject({ message: "There is no such ambulance." });
    expect(await hospital.one("SELECT COUNT(*) FROM unit_status_event WHERE ambulance_id = 99")).toBe(0);
  });

  it("unit_enters refuses a state on no dispatch, and on a dispatch of another ambulance", async () => {
    await expect(enter(1, "notified")).rejects.toMatchObject({
      errno: 1644,
      message: "A-11 is on no dispatch. dispatch_nearest_ambulance sends one.",
    });
    expect(await statusOf(1)).toBe("available");
    // The trigger takes both.
    await note(1, "notified");
    await expect(enter(1, "en_route")).rejects.toMatchObject({
      message: "A-11 is on no dispatch. dispatch_nearest_ambulance sends one.",
    });
    await enter(1, "available");
    const others = await hospital.one("SELECT MIN(dispatch_id) FROM dispatch WHERE ambulance_id <> 1");
    await hospital.mysql.query(
      "INSERT INTO unit_status_event (changed_at, ambulance_id, status, dispatch_id) VALUES (?, 1, 'notified', ?)",
      [later(), others],
    );
    const [before] = await hospital.rows("SELECT * FROM dispatch WHERE dispatch_id = ?", [others]);
    await expect(enter(1, "en_route")).rejects.toMatchObject({
      message: `A-11 is on dispatch ${others}, which is not one of its own.`,
    });
    await enter(1, "available");
    expect(await hospital.rows("SELECT * FROM dispatch WHERE dispatch_id = ?", [others])).toEqual([before]);
  });

  it("refuses a state that does not exist, and leaves no transaction open", async () => {
    await bringTo(1, "notified");
    // MySQL takes the text '2' for the second value of an ENUM.
    for (const state of ["asleep", "3"])
      await expect(enter(1, state)).rejects.toMatchObject({ message: `There is no state "${state}".` });
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
