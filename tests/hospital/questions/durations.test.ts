import type { Connection, RowDataPacket } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadMysql } from "../../../lib/src/hospital/load.js";
import { simulate } from "../../../lib/src/hospital/simulate/index.js";
import { type Answer, readQuestions, runSql } from "../../../lib/src/workbook/question/index.js";
import { ownDatabase } from "../../stores/mysql/database.js";

/** Durations counted here to the millisecond, beside the questions that MySQL answers. */

const database = ownDatabase("durations");
const questions = readQuestions();
let connection: Connection;
beforeAll(async () => {
  connection = await loadMysql(database.current, simulate({ calls: 3650 }), () => {});
});
afterAll(() => connection.end());

const answer = (id: string, parameters = {}): Promise<Answer> =>
  runSql(questions.find((question) => question.id === id)!, connection, parameters);
const rowsOf = async (sql: string): Promise<RowDataPacket[]> =>
  (await connection.query<RowDataPacket[]>(sql))[0];
const total = ({ rows }: Answer, column: string): number =>
  rows.reduce((sum, row) => sum + Number(row[column]), 0);
/** Milliseconds from one column of a row to another. */
const between = (row: RowDataPacket, from: string, to: string): number =>
  (row[to] as Date).getTime() - (row[from] as Date).getTime();
const grouped = (rows: readonly RowDataPacket[], key: string): Map<string, RowDataPacket[]> => {
  const groups = new Map<string, RowDataPacket[]>();
  for (const row of rows) groups.set(String(row[key]), [...(groups.get(String(row[key])) ?? []), row]);
  return groups;
};
const nearestRank = (values: readonly number[], percent: number): number =>
  [...values].sort((a, b) => a - b)[Math.ceil((percent * values.length) / 100) - 1]!;

describe("within a target is judged to the millisecond", () => {
  it("turnouts-within-the-standard", async () => {
    const rows = await rowsOf(
      "SELECT s.station_code, d.notified_at, d.en_route_at FROM dispatch AS d JOIN ambulance USING (ambulance_id) JOIN station AS s USING (station_id) WHERE d.en_route_at IS NOT NULL",
    );
    const stations = [...grouped(rows, "station_code")].sort(([one], [other]) => (one < other ? -1 : 1));
    const expected = stations.map(([station_code, of]) => {
      const turnouts = of.map((row) => between(row, "notified_at", "en_route_at"));
      const p90 = nearestRank(turnouts, 90);
      return {
        station_code,
        in_time: turnouts.filter((ms) => ms <= 60_000).length,
        p90_s: (p90 / 1000).toFixed(3),
        meets_standard: p90 <= 60_000,
      };
    });
    const { rows: answered } = await answer("turnouts-within-the-standard");
    expect(answered).toMatchObject(expected);
  });

  it("turnouts-within-the-standard counts a turnout of 60.000 s and not one of 60.001 s", async () => {
    const inTime = async () => total(await answer("turnouts-within-the-standard"), "in_time");
    await connection.beginTransaction();
    const set = (microseconds: number) =>
      connection.query(
        `UPDATE dispatch SET en_route_at = notified_at + INTERVAL ${microseconds} MICROSECOND
         WHERE on_scene_at > notified_at + INTERVAL 61 SECOND ORDER BY dispatch_id LIMIT 1`,
      );
    await set(60_000_000);
    const exactly = await inTime();
    await set(60_001_000);
    expect(await inTime()).toBe(exactly - 1);
    await connection.rollback();
  });

  it("door-to-physician-by-triage-level", async () => {
    const rows = await rowsOf(
      "SELECT esi, target_min, registered_at, seen_at FROM visit JOIN triage_level USING (esi) WHERE seen_at IS NOT NULL",
    );
    const inTime = rows.filter((row) => between(row, "registered_at", "seen_at") <= row.target_min * 60_000);
    const door = await answer("door-to-physician-by-triage-level");
    expect(total(door, "in_time")).toBe(inTime.length);
    for (const { esi, average_min } of door.rows) {
      const waits = rows
        .filter((row) => row.esi === esi)
        .map((row) => between(row, "registered_at", "seen_at"));
      const mean = waits.reduce((sum, ms) => sum + ms, 0) / waits.length / 60_000;
      expect(Math.abs(Number(average_min) - mean)).toBeLessThanOrEqual(0.05 + 1e-9);
    }
  });

  it("targets-from-json", async () => {
    const calls = await rowsOf(
      "SELECT priority, received_at, MIN(on_scene_at) AS reached_at FROM emergency_call JOIN dispatch USING (call_id) WHERE on_scene_at IS NOT NULL GROUP BY call_id",
    );
    const targets: Record<number, number> = { 1: 420, 2: 600, 3: 900, 4: 1500 };
    const inTime = calls.filter(
      (call) => between(call, "received_at", "reached_at") <= targets[call.priority]! * 1000,
    );
    expect(total(await answer("targets-from-json"), "in_time")).toBe(inTime.length);
  });
});

describe("a duration is rounded once, at the end", () => {
  it("response-times-by-priority", async () => {
    const rows = await rowsOf(
      "SELECT priority, notified_at, on_scene_at FROM emergency_call JOIN dispatch AS d USING (call_id) WHERE on_scene_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dispatch AS o WHERE o.call_id = d.call_id AND (o.on_scene_at < d.on_scene_at OR o.on_scene_at = d.on_scene_at AND o.dispatch_id < d.dispatch_id))",
    );
    const { rows: answered } = await answer("response-times-by-priority");
    for (const [priority, of] of grouped(rows, "priority")) {
      const times = of.map((row) => between(row, "notified_at", "on_scene_at"));
      expect(answered.find((row) => String(row.priority) === priority)).toMatchObject({
        median_s: Math.round(nearestRank(times, 50) / 1000),
        percentile_s: Math.round(nearestRank(times, 90) / 1000),
      });
    }
  });

  it("hours-of-ambulances-by-status", async () => {
    const events = await rowsOf(
      "SELECT call_sign, status, changed_at, LEAD(changed_at) OVER (PARTITION BY ambulance_id ORDER BY changed_at, event_id) AS until FROM unit_status_event JOIN ambulance USING (ambulance_id)",
    );
    const hours = (call_sign: unknown, status: string): string => {
      const lasted = events.filter(
        (row) => row.call_sign === call_sign && row.status === status && row.until,
      );
      const tenths = lasted.reduce((sum, row) => sum + between(row, "changed_at", "until"), 0) / 360_000;
      return (Math.round(tenths) / 10).toFixed(1);
    };
    const { rows } = await answer("hours-of-ambulances-by-status");
    for (const { call_sign, on_scene_h, at_hospital_h } of rows)
      expect([on_scene_h, at_hospital_h]).toEqual([
        hours(call_sign, "on_scene"),
        hours(call_sign, "at_hospital"),
      ]);
  });

  it("length-of-stay-by-quarter", async () => {
    const stays = (
      await rowsOf(
        "SELECT visit_id, registered_at, departed_at FROM visit WHERE esi = 3 AND departed_at IS NOT NULL",
      )
    )
      .map((row) => between(row, "registered_at", "departed_at"))
      .sort((a, b) => a - b);
    const { rows } = await answer("length-of-stay-by-quarter");
    let from = 0;
    for (const { visits, shortest_min, longest_min } of rows.filter(({ esi }) => esi === 3)) {
      const quarter = stays.slice(from, from + Number(visits));
      from += Number(visits);
      expect([shortest_min, longest_min]).toEqual(
        [quarter[0]!, quarter.at(-1)!].map((ms) => Math.round(ms / 60_000)),
      );
    }
  });

  it("longest-scenes-of-each-ambulance, with those from which nobody was brought to the hospital", async () => {
    const rows = await rowsOf(
      "SELECT call_sign, outcome, call_no, on_scene_at, COALESCE(left_scene_at, in_service_at) AS ended_at FROM dispatch JOIN emergency_call USING (call_id) JOIN ambulance USING (ambulance_id) LEFT JOIN transport USING (dispatch_id) WHERE on_scene_at IS NOT NULL AND COALESCE(left_scene_at, in_service_at) IS NOT NULL",
    );
    const { rows: answered } = await answer("longest-scenes-of-each-ambulance");
    const untransported = new Set(
      rows.flatMap((row) => (row.outcome === "transported" ? [] : [row.call_no])),
    );
    expect(answered.some(({ call_no }) => untransported.has(call_no))).toBe(true);
    for (const [call_sign, of] of grouped(rows, "call_sign")) {
      const longest = of.map((row) => between(row, "on_scene_at", "ended_at")).sort((a, b) => b - a);
      expect(answered.filter((row) => row.call_sign === call_sign).map(({ minutes }) => minutes)).toEqual(
        longest.slice(0, 3).map((ms) => Math.round(ms / 60_000)),
      );
    }
  });

  it("second-units-behind-the-first and busy-spells-of-units", async () => {
    const scenes = await rowsOf(
      "SELECT call_no, on_scene_at FROM dispatch JOIN emergency_call USING (call_id) WHERE on_scene_at IS NOT NULL ORDER BY on_scene_at, dispatch_id",
    );
    const behind = (await answer("second-units-behind-the-first")).rows;
    for (const [call_no, [first, second]] of grouped(scenes, "call_no")) {
      if (second === undefined) continue;
      const ms = second.on_scene_at.getTime() - first!.on_scene_at.getTime();
      expect(behind.find((row) => row.call_no === call_no)?.seconds_behind).toBe(Math.round(ms / 1000));
    }
    for (const { begins_at, ends_at, minutes } of (await answer("busy-spells-of-units")).rows)
      expect(minutes).toBe(
        Math.round((Date.parse(String(ends_at)) - Date.parse(String(begins_at))) / 60_000),
      );
  });

  it("no other question counts whole units where a part of one counts", () => {
    const counting = questions.filter(({ sql }) =>
      /TIMESTAMPDIFF\((?!MICROSECOND|YEAR)|\bd\.(turnout|response)_s\b/.test(sql),
    );
    expect(counting.map(({ id }) => id)).toEqual([]);
  });
});
