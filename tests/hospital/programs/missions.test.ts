import { beforeEach, describe, expect, it } from "vitest";
import { readRules } from "../../../lib/src/hospital/rules/index.js";
import { fleet } from "./fleet.js";
import { programmedHospital } from "./programmed.js";

const hospital = programmedHospital("missions");
const { later, enter, send, bringBack } = fleet(hospital);
const instant = (text: string): Date => new Date(`${text.replace(" ", "T")}Z`);
const report = (unit: number, found: string | null) =>
  hospital.mysql.query("CALL crew_reports(?, ?)", [unit, found]);
const dispatched = async (dispatch: number) =>
  (
    await hospital.rows(
      "SELECT notified_at, en_route_at, on_scene_at, in_service_at, outcome FROM dispatch WHERE dispatch_id = ?",
      [dispatch],
    )
  )[0];

describe("unit_enters tells the dispatch what it tells the log", () => {
  beforeEach(() => bringBack(1));

  /** Sends ambulance 1, leads it through some states and gives the times of its dispatch, and those that it must have. */
  const mission = async (...states: string[]) => {
    const times: Record<string, Date> = {};
    const at = later();
    const dispatch = await send(1, at);
    for (const state of states) {
      const entered = later();
      times[state] = instant(entered);
      await enter(1, state, entered);
    }
    return {
      dispatch,
      told: await dispatched(dispatch),
      expected: {
        notified_at: instant(at),
        en_route_at: times.en_route ?? null,
        on_scene_at: times.on_scene ?? null,
        in_service_at: times.available ?? null,
      },
    };
  };

  it.each([
    ["transported", ["en_route", "on_scene", "transporting", "at_hospital", "available"]],
    ["transported", ["en_route", "on_scene", "transporting"]],
    ["no_patient", ["en_route", "on_scene", "available"]],
    ["cancelled", ["en_route", "available"]],
    ["cancelled", ["available"]],
  ])("%s: %j", async (outcome, states) => {
    const { dispatch, told, expected } = await mission(...states);
    expect(told).toEqual({ ...expected, outcome });
    expect(
      await hospital.one("SELECT COUNT(*) FROM unit_status_event WHERE dispatch_id = ?", [dispatch]),
    ).toBe(1 + states.filter((state) => state !== "available").length);
    expect(await hospital.one("SELECT dispatch_id FROM current_unit_status WHERE ambulance_id = 1")).toBe(
      states.includes("available") ? null : dispatch,
    );
  });

  it("writes each time once: one that is there stays", async () => {
    const dispatch = await send(1);
    await hospital.mysql.query(
      "UPDATE dispatch SET en_route_at = notified_at + INTERVAL 7 SECOND WHERE dispatch_id = ?",
      [dispatch],
    );
    const before = await dispatched(dispatch);
    await enter(1, "en_route");
    expect(await dispatched(dispatch)).toEqual(before);
  });

  it("so that no rule finds a contradiction", async () => {
    // The event that the test above has written beside its dispatch.
    await hospital.mysql.query(
      "UPDATE dispatch AS d JOIN unit_status_event AS e USING (dispatch_id) SET d.en_route_at = e.changed_at WHERE e.status = 'en_route' AND d.en_route_at < e.changed_at",
    );
    for (const { id, sql } of readRules().filter(({ id }) => /^(dispatch|status)-/.test(id)))
      expect({ id, found: await hospital.rows(sql) }).toEqual({ id, found: [] });
  });

  it("and the log alone, if the dispatch refuses its time", async () => {
    const dispatch = await send(1);
    await hospital.mysql.query(
      "UPDATE dispatch SET en_route_at = '2030-01-01', on_scene_at = NULL WHERE dispatch_id = ?",
      [dispatch],
    );
    await expect(enter(1, "available")).rejects.toMatchObject({ errno: 3819 });
    expect(await hospital.one("SELECT status FROM current_unit_status WHERE ambulance_id = 1")).toBe(
      "notified",
    );
    await hospital.mysql.query("UPDATE dispatch SET en_route_at = NULL WHERE dispatch_id = ?", [dispatch]);
  });
});

describe("crew_reports", () => {
  beforeEach(() => bringBack(2));

  it.each(["treated_on_scene", "refused", "no_patient"])("notes %s, and it stays", async (found) => {
    const dispatch = await send(2);
    for (const state of ["en_route", "on_scene"]) await enter(2, state);
    await report(2, found);
    await enter(2, "available");
    expect(await dispatched(dispatch)).toMatchObject({ outcome: found });
  });

  it.each(["transported", "cancelled", "asleep", "1"])("refuses %s", async (found) => {
    const dispatch = await send(2);
    for (const state of ["en_route", "on_scene"]) await enter(2, state);
    await expect(report(2, found)).rejects.toMatchObject({
      errno: 1644,
      message: "A crew finds treated_on_scene, refused or no_patient; unit_enters notes the rest.",
    });
    expect(await dispatched(dispatch)).toMatchObject({ outcome: "no_patient" });
  });

  it("refuses an ambulance that is not on scene, or not there, and locks nothing", async () => {
    await send(2);
    for (const unit of [2, 99])
      await expect(report(unit, "refused")).rejects.toMatchObject({
        message: "Only an ambulance that is on scene tells what it found there.",
      });
    const other = await hospital.session();
    await other.query("SELECT * FROM ambulance WHERE ambulance_id = 2 FOR UPDATE NOWAIT");
  });
});
