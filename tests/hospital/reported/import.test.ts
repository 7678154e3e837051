import { readFileSync } from "node:fs";
import { gunzipSync, gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { simulatedExport } from "../../../lib/src/hospital/reported/export/simulated.js";
import { reportedFrom } from "../../../lib/src/hospital/reported/from-hospital.js";
import { importExport } from "../../../lib/src/hospital/reported/import/index.js";
import { simulate } from "../../../lib/src/hospital/simulate/index.js";
import { reportedStores } from "./reported-stores.js";

const reported = reportedStores("import");

describe("a clean export of the simulator", () => {
  it("comes back with its calls, responses and times, in both stores, and breaks no rule but for cancelled units", async () => {
    const imported = await importExport(reported.stores, await simulatedExport({ calls: 300, seed: 5 }));
    const given = reportedFrom(simulate({ calls: 300, seed: 5 }));
    const cancelled = given.reported_response.filter(
      ({ on_scene_at }) => typeof on_scene_at !== "number",
    ).length;
    expect(imported).toMatchObject({
      rows: given.reported_response.length,
      calls: given.reported_call.length,
      responses: given.reported_response.length,
      rejected: 0,
      flagged: cancelled,
    });
    const broken = Object.entries(imported.byRule).filter(([, n]) => n > 0);
    expect(broken).toEqual([["no-time-on-scene", cancelled]]);
    const seconds = (time: number | null | undefined) =>
      typeof time === "number" ? Math.floor(time / 1000) * 1000 : null;
    const sent = given.reported_response
      .map((each) => [each.row_id, seconds(each.notified_at), seconds(each.on_scene_at)])
      .sort();
    const back = await reported.rows("SELECT row_id, notified_at, on_scene_at FROM reported_response");
    expect(
      back
        .map((each) => [each.row_id, each.notified_at.getTime(), each.on_scene_at?.getTime() ?? null])
        .sort(),
    ).toEqual(sent);
    const documents = await reported.documents("responses").find().toArray();
    expect(
      documents
        .map((each) => [each._id, each.notified_at.getTime(), each.on_scene_at?.getTime() ?? null])
        .sort(),
    ).toEqual(sent);
    const [call] = await reported.rows(
      "SELECT ST_Longitude(location) AS x, call_no, received_at FROM reported_call ORDER BY call_no LIMIT 1",
    );
    const document = await reported.documents("calls").findOne({ _id: call!.call_no });
    expect(document!.location.coordinates[0]).toBe(call!.x);
    expect(document!.received_at).toEqual(call!.received_at);
  });
});

describe("an export with faults", () => {
  let path: string;
  beforeAll(async () => {
    path = await simulatedExport({ calls: 400, seed: 7, faults: 2, forgetful: true });
  });

  it("gives the same twice, in any batches, plain and compressed, whatever its name", async () => {
    const first = await importExport(reported.stores, path);
    const before = await reported.state();
    expect(first.responses + first.rejected).toBe(first.rows);
    expect(first.rejected).toBe(8);
    expect(await importExport(reported.stores, path)).toEqual(first);
    expect(await reported.state()).toBe(before);
    expect(
      await importExport(reported.stores, reported.file("packed.csv", gzipSync(readFileSync(path))), {
        rowsAtOnce: 37,
      }),
    ).toEqual(first);
    expect(await reported.state()).toBe(before);
  });

  it("finds what a row of an earlier batch said: its number, and its call", async () => {
    const lines = readFileSync(path, "utf8").trimEnd().split("\n");
    const before = await importExport(reported.stores, path);
    const [row] = await reported.rows(
      "SELECT row_id, call_no, received_at FROM reported_response JOIN reported_call USING (call_no) LIMIT 1",
    );
    const line = lines.find((each) => each.endsWith(`,${row!.row_id}`))!;
    const other = `${line.slice(0, line.lastIndexOf(","))},${row!.call_no}-X`.replace(/,[^,]*/, ",X-99");
    const again = reported.file("again.csv", [...lines, line, other].join("\n"));
    const after = await importExport(reported.stores, again, { rowsAtOnce: 37 });
    expect([after.calls, after.responses, after.rejected]).toEqual([
      before.calls,
      before.responses + 1,
      before.rejected + 1,
    ]);
    const added = await reported.documents("responses").findOne({ unit: "X-99" });
    expect(added).toMatchObject({ call_no: row!.call_no, received_at: row!.received_at });
  });

  it("is told: each rejected row with line and reason, each flagged one with its rules", async () => {
    const { byRule, flagged } = await importExport(reported.stores, path);
    const lines = readFileSync(path, "utf8").split("\n");
    const rejected = await reported.rows(
      "SELECT line_no, reason, raw_row FROM reported_rejection ORDER BY line_no",
    );
    expect(rejected.map(({ reason }) => reason).sort()).toEqual([
      "duplicate",
      "duplicate",
      "field count",
      "field count",
      "key",
      "key",
      "time",
      "time",
    ]);
    for (const { line_no, raw_row } of rejected) expect(raw_row).toBe(lines[line_no - 1]);
    for (const kind of [
      "destination-before-left-scene",
      "left-scene-before-on-scene",
      "on-scene-before-en-route",
    ])
      expect([kind, byRule[kind]! <= 2 && byRule[kind]! >= 1]).toEqual([kind, true]);
    const sql = await reported.rows(
      "SELECT row_id, GROUP_CONCAT(rule ORDER BY rule) AS rules FROM reported_flag GROUP BY row_id ORDER BY row_id",
    );
    const documents = await reported.documents("flags").find().sort({ _id: 1 }).toArray();
    expect(documents.map(({ _id, rules }) => [_id, [...rules].sort().join()])).toEqual(
      sql.map(({ row_id, rules }) => [row_id, rules]),
    );
    expect(sql).toHaveLength(flagged);
  });
});

describe.skipIf(process.env.HERS_EXPORT === undefined)("the real week (HERS_EXPORT names the file)", () => {
  const path = process.env.HERS_EXPORT!;

  it("is found whole, with its faults and no other", async () => {
    const imported = await importExport(reported.stores, path);
    expect(imported).toMatchObject({ rows: 7704, calls: 3560, responses: 7704, rejected: 0, flagged: 1641 });
    expect(Object.fromEntries(Object.entries(imported.byRule).filter(([, n]) => n > 0))).toEqual({
      "destination-before-left-scene": 25,
      "left-scene-before-on-scene": 2,
      "never-in-service": 5,
      "no-time-on-scene": 1554,
      "on-scene-before-en-route": 1,
      "transport-without-destination-time": 55,
      "unit-on-two-responses": 9,
    });
    const [without] = await reported.rows("SELECT SUM(left_scene_at IS NULL) AS n FROM reported_response");
    expect(Number(without!.n)).toBe(5441);
    expect(await reported.documents("responses").countDocuments({ left_scene_at: null })).toBe(5441);
  });

  it("leaves the same rows when it is imported again, plain, compressed and in other batches", async () => {
    const first = await importExport(reported.stores, path);
    const before = await reported.state();
    const given = readFileSync(path);
    const plain = given[0] === 0x1f ? gunzipSync(given) : given;
    const files = [
      [path, 10_000],
      [reported.file("week.csv", plain), 2_500],
      [reported.file("week.csv.gz", gzipSync(plain)), 1_100],
    ] as const;
    for (const [file, rowsAtOnce] of files) {
      expect(await importExport(reported.stores, file, { rowsAtOnce })).toEqual(first);
      // As a whole: of two texts of some megabytes that differ nobody wants to read the difference.
      expect((await reported.state()) === before, `${file} leaves the same rows`).toBe(true);
    }
  });
});
