import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Chapter, hospital } from "../../../lib/src/hospital/chapter.js";
import { exercises } from "../../../lib/src/hospital/exercises/05-questions.js";
import { createCheck } from "../../../lib/src/workbook/exercise/index.js";

let chapter: Chapter;
beforeAll(async () => {
  chapter = await hospital("test-exercises-05", { calls: 1200 });
});
afterAll(() => chapter.close());

const check = createCheck(exercises, () => chapter);
/** As the chapter asks, so that a DECIMAL is known as a number. */
const answer = async (statement: string): Promise<unknown> =>
  chapter.mysql.sql(Object.assign([statement], { raw: [statement] }));

/** The right answer in parts, so that each wrong one differs in one of them. */
const stations = ({
  first = "ORDER BY d.on_scene_at, d.dispatch_id",
  arrived = "WHERE d.on_scene_at IS NOT NULL",
  clock = "c.received_at",
  calls = "COUNT(f.call_id)",
  inTime = "COUNT(CASE WHEN f.quick THEN 1 END)",
  ambulances = "LEFT JOIN ambulance AS a USING (station_id)",
  only = "AND f.came = 1",
  where = "",
  order = "s.station_code",
} = {}): string => `
  WITH f AS (
    SELECT d.ambulance_id, c.call_id, d.on_scene_at <= ${clock} + INTERVAL 8 MINUTE AS quick,
           ROW_NUMBER() OVER (PARTITION BY c.call_id ${first}) AS came
    FROM dispatch AS d JOIN emergency_call AS c USING (call_id) ${arrived})
  SELECT s.station_code, ${calls} AS calls, ${inTime} AS in_time
  FROM station AS s ${ambulances} LEFT JOIN f ON f.ambulance_id = a.ambulance_id ${only}
  ${where} GROUP BY s.station_code ORDER BY ${order}`;

describe("stations-in-time", () => {
  it("takes the right answer", async () => {
    expect((await check("stations-in-time", await answer(stations()))).message).toMatch(/all \d rows match/);
  });

  const wrong: readonly (readonly [what: string, parts: Parameters<typeof stations>[0], hint: string])[] = [
    [
      "an inner join",
      { ambulances: "JOIN ambulance AS a USING (station_id)" },
      "An inner join drops it, and so does a WHERE",
    ],
    [
      "a LEFT JOIN undone by WHERE",
      { only: "", where: "WHERE f.came = 1" },
      "turns a LEFT JOIN into an inner one",
    ],
    ["COUNT(*) over a row of NULLs", { calls: "COUNT(*)" }, "COUNT(*) counts it"],
    ["units counted for calls", { only: "" }, "A call with two units has one that came first"],
    [
      "units that never came counted too",
      { arrived: "", only: "" },
      "a unit that was called back never came",
    ],
    [
      "the unit that was told first",
      { first: "ORDER BY d.notified_at, d.dispatch_id", arrived: "WHERE d.on_scene_at IS NOT NULL" },
      "not the one that was told first",
    ],
    [
      "a unit called back that takes the place of the first",
      { first: "ORDER BY d.on_scene_at, d.dispatch_id", arrived: "", calls: "COUNT(f.quick)" },
      "Did a unit that was told first and called back",
    ],
    ["late calls left out", { only: "AND f.came = 1 AND f.quick" }, "Late calls belong to `calls` as well"],
    ["a share", { inTime: "AVG(f.quick)" }, "not a share of them"],
    ["a percentage without decimals", { inTime: "ROUND(100 * AVG(f.quick))" }, "not a share of them"],
    ["SUM over nothing", { inTime: "SUM(f.quick)" }, "SUM over no row is NULL"],
    ["COUNT of a condition", { inTime: "COUNT(f.quick)" }, "Is a comparison that is false NULL?"],
    ["the clock of the service", { clock: "d.notified_at" }, "starts with the call, `received_at`"],
    [
      "a clock that stops later",
      { clock: "c.received_at - INTERVAL 30 SECOND" },
      "`on_scene_at` (eTimes.06)",
    ],
    ["another order", { order: "s.station_code DESC" }, "Which ORDER BY"],
  ];
  it.each(wrong)("leads on from %s", async (_, parts, hint) => {
    const verdict = await check("stations-in-time", await answer(stations(parts)));
    expect(verdict.correct).toBe(false);
    expect(verdict.message).toContain(hint);
  });

  it.each([
    ["a row for each ambulance", "S1", "One row for each station. What stands beside"],
    ["a station that is not there", "S9", "One row for each station. What stands beside"],
  ])("leads on from %s", async (_, station_code, hint) => {
    const rows = (await answer(stations())) as object[];
    const verdict = await check("stations-in-time", [...rows, { station_code, calls: 1, in_time: 1 }]);
    expect(verdict.message).toContain(hint);
  });

  it("asks for three columns where one is missing", async () => {
    const verdict = await check("stations-in-time", [{ station_code: "S1", calls: 3 }]);
    expect(verdict.message).toContain("its code, its calls, those in time");
  });
});

describe("the other exercises of chapter 05", () => {
  const unseen = (count: string, where = ""): string => `
    SELECT v.condition_on_arrival, COUNT(*) AS visits, ${count} AS left_unseen
    FROM visit AS v LEFT JOIN disposition AS d USING (visit_id) ${where}
    GROUP BY v.condition_on_arrival ORDER BY v.condition_on_arrival`;
  const returns = (window: string, since = "departed_at"): string => `
    WITH in_turn AS (
      SELECT v.visit_no, v.registered_at, LAG(v.visit_no) OVER earlier AS previous_visit_no,
             LAG(v.${since}) OVER earlier AS previous_at
      FROM visit AS v JOIN arrival AS a USING (arrival_id) WINDOW earlier AS (${window}))
    SELECT visit_no, previous_visit_no FROM in_turn
    WHERE registered_at < previous_at + INTERVAL 72 HOUR ORDER BY visit_no`;
  const own = "PARTITION BY a.patient_id ORDER BY v.registered_at, v.visit_id";
  const decision = "d.decision = 'left_without_being_seen'";

  it.each([
    ["left-unseen-by-condition", unseen(`COUNT(CASE WHEN ${decision} THEN 1 END)`)],
    ["returns-within-72-hours", returns(own)],
  ])("%s takes the right answer", async (id, statement) => {
    expect((await check(id, await answer(statement))).correct).toBe(true);
  });

  it.each([
    ["left-unseen-by-condition", unseen(`COUNT(${decision})`), "false NULL?"],
    ["left-unseen-by-condition", unseen("COUNT(*)", `WHERE ${decision}`), "WHERE take them away"],
    ["returns-within-72-hours", returns("ORDER BY v.registered_at, v.visit_id"), "same patient?"],
    ["returns-within-72-hours", returns(own, "registered_at"), "not when it began"],
  ])("%s leads on from %s", async (id, statement, hint) => {
    expect((await check(id, await answer(statement))).message).toContain(hint);
  });
});
