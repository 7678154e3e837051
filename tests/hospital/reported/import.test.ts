import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Document } from "mongodb";
import type { RowDataPacket } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadMongo, loadMysql } from "../../../lib/src/hospital/load.js";
import { simulatedExport } from "../../../lib/src/hospital/reported/export/simulated.js";
import { reportedFrom } from "../../../lib/src/hospital/reported/from-hospital.js";
import { flagSums, sayDifference } from "../../../lib/src/hospital/reported/import/flag-sums.js";
import { importExport, type Stores } from "../../../lib/src/hospital/reported/import/index.js";
import { simulate } from "../../../lib/src/hospital/simulate/index.js";
import { ownDatabase } from "../../stores/mysql/database.js";

interface Reported extends Document {
  readonly _id: string;
}

const database = ownDatabase("import");
let stores: Stores;
let end: () => Promise<unknown>;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "hers-import-"));
  const hospital = simulate({ calls: 60, seed: 2 });
  const mysql = await loadMysql(database.current, hospital, () => {}, true);
  const { client, db } = await loadMongo(database.current, hospital, () => {});
  stores = { mysql, mongo: db };
  end = () => Promise.all([mysql.end(), client.close()]);
});
afterAll(async () => {
  await end();
  rmSync(folder, { recursive: true });
});

const rows = async (sql: string): Promise<RowDataPacket[]> =>
  (await stores.mysql.query<RowDataPacket[]>(sql))[0];
/** How many of each there are, in MySQL and in MongoDB. */
async function stored(): Promise<Record<string, readonly [number, number]>> {
  const counts: Record<string, readonly [number, number]> = {};
  for (const name of ["call", "response", "rejection"]) {
    const [row] = await rows(`SELECT COUNT(*) AS n FROM reported_${name}`);
    counts[name] = [row!.n, await stores.mongo.collection(`reported_${name}s`).countDocuments()];
  }
  const [flags] = await rows("SELECT COUNT(DISTINCT row_id) AS n FROM reported_flag");
  return { ...counts, flag: [flags!.n, await stores.mongo.collection("reported_flags").countDocuments()] };
}
const nothing = { call: [0, 0], response: [0, 0], rejection: [0, 0], flag: [0, 0] };
const file = (name: string, content: string | Buffer): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
/** Everything that an import leaves, as text. */
const state = async (): Promise<string> =>
  JSON.stringify([
    await rows("SELECT * FROM reported_call ORDER BY call_no"),
    await rows("SELECT * FROM reported_response ORDER BY row_id"),
    await rows("SELECT * FROM reported_flag ORDER BY row_id, rule"),
    await rows("SELECT * FROM reported_rejection ORDER BY line_no"),
    ...(await Promise.all(
      ["calls", "responses", "flags", "rejections"].map((name) =>
        stores.mongo.collection(`reported_${name}`).find().sort({ _id: 1 }).toArray(),
      ),
    )),
  ]);

describe("a clean export of the simulator", () => {
  it("comes back with its calls, responses and times, in both stores, and breaks no rule but for cancelled units", async () => {
    const imported = await importExport(stores, await simulatedExport({ calls: 300, seed: 5 }));
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
    const back = await rows("SELECT row_id, notified_at, on_scene_at FROM reported_response");
    expect(
      back
        .map((each) => [each.row_id, each.notified_at.getTime(), each.on_scene_at?.getTime() ?? null])
        .sort(),
    ).toEqual(sent);
    const documents = await stores.mongo.collection<Reported>("reported_responses").find().toArray();
    expect(
      documents
        .map((each) => [each._id, each.notified_at.getTime(), each.on_scene_at?.getTime() ?? null])
        .sort(),
    ).toEqual(sent);
    const [call] = await rows(
      "SELECT ST_Longitude(location) AS x, call_no, received_at FROM reported_call ORDER BY call_no LIMIT 1",
    );
    const document = await stores.mongo
      .collection<Reported>("reported_calls")
      .findOne({ _id: call!.call_no });
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
    const first = await importExport(stores, path);
    const before = await state();
    expect(first.responses + first.rejected).toBe(first.rows);
    expect(first.rejected).toBe(8);
    expect(await importExport(stores, path)).toEqual(first);
    expect(await state()).toBe(before);
    expect(
      await importExport(stores, file("packed.csv", gzipSync(readFileSync(path))), { rowsAtOnce: 37 }),
    ).toEqual(first);
    expect(await state()).toBe(before);
  });

  it("finds what a row of an earlier batch said: its number, and its call", async () => {
    const lines = readFileSync(path, "utf8").trimEnd().split("\n");
    const before = await importExport(stores, path);
    const [row] = await rows(
      "SELECT row_id, call_no, received_at FROM reported_response JOIN reported_call USING (call_no) LIMIT 1",
    );
    const line = lines.find((each) => each.endsWith(`,${row!.row_id}`))!;
    const other = `${line.slice(0, line.lastIndexOf(","))},${row!.call_no}-X`.replace(/,[^,]*/, ",X-99");
    const again = file("again.csv", [...lines, line, other].join("\n"));
    const after = await importExport(stores, again, { rowsAtOnce: 37 });
    expect([after.calls, after.responses, after.rejected]).toEqual([
      before.calls,
      before.responses + 1,
      before.rejected + 1,
    ]);
    const added = await stores.mongo.collection<Reported>("reported_responses").findOne({ unit: "X-99" });
    expect(added).toMatchObject({ call_no: row!.call_no, received_at: row!.received_at });
  });

  it("is told: each rejected row with line and reason, each flagged one with its rules", async () => {
    const { byRule, flagged } = await importExport(stores, path);
    const lines = readFileSync(path, "utf8").split("\n");
    const rejected = await rows("SELECT line_no, reason, raw_row FROM reported_rejection ORDER BY line_no");
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
    const sql = await rows(
      "SELECT row_id, GROUP_CONCAT(rule ORDER BY rule) AS rules FROM reported_flag GROUP BY row_id ORDER BY row_id",
    );
    const documents = await stores.mongo
      .collection<Reported>("reported_flags")
      .find()
      .sort({ _id: 1 })
      .toArray();
    expect(documents.map(({ _id, rules }) => [_id, [...rules].sort().join()])).toEqual(
      sql.map(({ row_id, rules }) => [row_id, rules]),
    );
    expect(sql).toHaveLength(flagged);
  });

  it("a rule on calls flags all responses of the call", async () => {
    const lines = readFileSync(path, "utf8").split("\n");
    const numbers = lines.slice(1).map((line) => line.split(",")[0]!);
    const twice = numbers.find((number, i) => number !== "" && numbers.indexOf(number) !== i)!;
    const late = lines.map((line) =>
      line.startsWith(twice) ? line.replace(/(\d\d:\d\d:\d\d .M),[^,]*/, "$1,01/01/2024 01:00:00 AM") : line,
    );
    const { byRule } = await importExport(stores, file("late.csv", late.join("\n")));
    expect(byRule["entered-before-received"]).toBe(1);
    const flagged = await rows("SELECT row_id FROM reported_flag WHERE rule = 'entered-before-received'");
    expect(flagged.length).toBeGreaterThan(1);
    expect(
      await stores.mongo.collection("reported_flags").countDocuments({ rules: "entered-before-received" }),
    ).toBe(flagged.length);
  });
});

it("a value that cannot be read is NULL in both stores, and its row is flagged with it", async () => {
  const lines = readFileSync(await simulatedExport({ calls: 60, seed: 8 }), "utf8")
    .trimEnd()
    .split("\n");
  const point = /"\(\S+, \S+\)"/;
  lines[3] = lines[3]!.replace(point, "somewhere").replace(/,true,|,false,/, ",perhaps,");
  lines[4] = lines[4]!.replace(point, "nowhere");
  const { byRule, rejected, flagged } = await importExport(stores, file("unread.csv", lines.join("\n")));
  expect([rejected, byRule["unreadable-value"]]).toEqual([0, 2]);
  const sql = await rows(
    `SELECT row_id, detail, als_unit, location FROM reported_flag JOIN reported_response USING (row_id)
     JOIN reported_call USING (call_no) WHERE rule = 'unreadable-value' ORDER BY row_id`,
  );
  expect(sql.map(({ detail }) => detail)).toEqual([
    '"ALS Unit" is "perhaps" and should be true or false; "Location" is "somewhere" and should be a point such as (37.74, -122.45)',
    '"Location" is "nowhere" and should be a point such as (37.74, -122.45)',
  ]);
  expect(sql.map(({ als_unit, location }) => [als_unit === null, location])).toEqual([
    [true, null],
    [false, null],
  ]);
  const flags = stores.mongo.collection<Reported>("reported_flags");
  expect(await flags.countDocuments()).toBe(flagged);
  for (const { row_id, detail } of sql) {
    const document = await flags.findOne({ _id: row_id });
    expect([document!.rules.includes("unreadable-value"), document!.detail]).toEqual([true, detail]);
  }
});

it("flags of the same number on other rows are a difference between the stores", async () => {
  await importExport(stores, await simulatedExport({ calls: 400, seed: 7, faults: 2 }));
  expect(sayDifference(await flagSums(stores))).toBeUndefined();
  const flags = stores.mongo.collection<Reported>("reported_flags");
  const one = (await flags.findOne({ rules: "never-in-service" }))!;
  await flags.deleteOne({ _id: one._id });
  expect(sayDifference(await flagSums(stores))).toBe(
    "never-in-service flags 2 responses in MySQL and 1 in MongoDB",
  );
  await flags.insertOne({ ...one, _id: "another row" });
  expect(sayDifference(await flagSums(stores))).toBe(
    "never-in-service flags 2 responses in each store, but not the same ones",
  );
});

it("a unit that is there twice for a call flags its own rows, not those of the others", async () => {
  const lines = readFileSync(await simulatedExport({ calls: 60, seed: 8 }), "utf8")
    .trimEnd()
    .split("\n");
  const line = lines[3]!;
  const rowOf = (unit: string, row: string): string =>
    `${line.slice(0, line.lastIndexOf(","))},${row}`.replace(/,[^,]*/, `,${unit}`);
  const more = [rowOf("X-98", "twice-1"), rowOf("X-98", "twice-2"), rowOf("X-99", "once")];
  const { byRule } = await importExport(stores, file("twice.csv", [...lines, ...more].join("\n")));
  expect(byRule["duplicate-response"]).toBe(1);
  const sql = await rows(
    "SELECT row_id FROM reported_flag WHERE rule = 'duplicate-response' ORDER BY row_id",
  );
  expect(sql.map(({ row_id }) => row_id)).toEqual(["twice-1", "twice-2"]);
});

describe("bad input", () => {
  let text: string;
  let header: string;
  beforeAll(async () => {
    text = readFileSync(await simulatedExport({ calls: 200, seed: 3 }), "utf8");
    header = text.slice(0, text.indexOf("\n"));
    await importExport(stores, file("before.csv", text));
    expect((await stored()).response![0]).toBeGreaterThan(100);
  });
  const cut = (bytes: Buffer): Buffer => bytes.subarray(0, bytes.length - 2000);

  it.each<[string, string, () => string | Buffer, string]>([
    [
      "a missing column",
      "COLUMN_MISSING",
      () => text.replace("Hospital DtTm", "Hosp. DtTm"),
      'no column "Hospital DtTm". Did you mean "Hosp. DtTm"?',
    ],
    [
      "Latin-1",
      "ENCODING",
      () => Buffer.concat([Buffer.from(text), Buffer.from("M\xfcller\n", "latin1")]),
      "not UTF-8",
    ],
    [
      "UTF-16",
      "ENCODING",
      () => Buffer.from(`\ufeff${text}`, "utf16le"),
      "line 1: not UTF-8 but, as it seems, UTF-16",
    ],
    ["a truncated .gz", "GZIP", () => cut(gzipSync(text)), "ends in the middle of its compressed data"],
    ["a damaged .gz", "GZIP", () => gzipSync(text).fill(7, 4000, 4100), "damaged"],
    [
      "a header whose quote is never closed",
      "HEADER",
      () => `"${text}`,
      "line 1: a quote is opened and not closed",
    ],
    [
      "dates in another format",
      "NOTHING_READABLE",
      () => text.replace(/(\d\d)\/(\d\d)\/(\d{4})/g, "$3-$1-$2"),
      "and should be a",
    ],
    [
      "a header of 10 MB",
      "HEADER",
      () => `${"x".repeat(10_000_000)}\n${text}`,
      "line 1: longer than 16,384 characters",
    ],
    [
      "a header and a line of 10 MB",
      "NOTHING_READABLE",
      () => `${header}\n${"x".repeat(10_000_000)}\n`,
      "line 2: longer than 16,384 characters",
    ],
    ["nothing in it", "FILE_EMPTY", () => "", "is empty"],
    ["nothing in a .gz", "FILE_EMPTY", () => gzipSync(""), "is empty"],
    ["the head of a .gz", "GZIP", () => gzipSync(text).subarray(0, 2), "ends in the middle"],
    ["a header alone", "NO_ROWS", () => `${header}\n`, "a header and no row below it"],
    ["no text at all", "ENCODING", () => Buffer.from([1, 2, 0, 4, 5]), "no text at all"],
    [
      "lines that end with CR alone",
      "LINE_ENDS",
      () => text.replaceAll("\n", "\r"),
      "its lines end with CR alone, as some spreadsheets write them, and LF or CRLF is read",
    ],
    ["a short file of such lines", "LINE_ENDS", () => `${header}\r1,2`, "its lines end with CR alone"],
    [
      "semicolons between the columns",
      "SEPARATOR",
      () => text.replaceAll(",", ";"),
      "line 1: its columns stand between semicolons, and commas are read",
    ],
  ])("%s is refused, and nothing half-loaded stays", async (name, code, content, message) => {
    const path = file(`${name.replace(/\W+/g, "-")}.csv`, content());
    await expect(importExport(stores, path, { rowsAtOnce: 50 })).rejects.toMatchObject({
      code,
      message: expect.stringContaining(message),
    });
    expect(await stored()).toEqual(nothing);
  });

  it.each([
    ["a file that is not there", () => join(folder, "none.csv"), "there is no such file"],
    ["a folder", () => folder, "that is a folder"],
  ])("%s is refused", async (_, path, message) => {
    await expect(importExport(stores, path())).rejects.toMatchObject({
      code: "FILE",
      message: expect.stringContaining(message),
    });
  });

  it("a pipe is read as a file is, plain and compressed", async () => {
    const all = await importExport(stores, file("whole.csv", text));
    const pipe = join(folder, "pipe");
    execFileSync("mkfifo", [pipe]);
    for (const content of [text, gzipSync(text)]) {
      const written = writeFile(pipe, content);
      expect(await importExport(stores, pipe)).toEqual(all);
      await written;
    }
  });

  it("a line of 10 MB costs its own row alone", async () => {
    const all = await importExport(stores, file("whole.csv", text));
    const lines = text.split("\n");
    lines.splice(5, 0, `1,"${"x".repeat(10_000_000)}`);
    const { rejected, responses } = await importExport(stores, file("long.csv", lines.join("\n")));
    expect([rejected, responses]).toEqual([1, all.responses]);
    const [row] = await rows("SELECT line_no, reason, raw_row FROM reported_rejection");
    expect(row).toEqual({ line_no: 6, reason: "length", raw_row: `1,"${"x".repeat(997)}` });
  });

  it("a quote that is never closed costs its own row alone", async () => {
    const lines = text.split("\n");
    const all = await importExport(stores, file("whole.csv", text));
    lines[5] = lines[5]!.replace(",", ',"');
    const { rejected, responses } = await importExport(stores, file("quote.csv", lines.join("\n")));
    expect([rejected, responses]).toEqual([1, all.responses - 1]);
    const [row] = await rows("SELECT line_no, reason, raw_row FROM reported_rejection");
    expect(row).toEqual({ line_no: 6, reason: "quotes", raw_row: lines[5] });
  });
});

describe("the real week", () => {
  const path = process.env.HERS_EXPORT;
  it.skipIf(path === undefined)(
    "is found whole, with its faults and no other (HERS_EXPORT names the file)",
    async () => {
      const imported = await importExport(stores, path!);
      expect(imported).toMatchObject({ rows: 7704, calls: 3560, responses: 7704, rejected: 0 });
      expect(Object.fromEntries(Object.entries(imported.byRule).filter(([, n]) => n > 0))).toEqual({
        "destination-before-left-scene": 25,
        "left-scene-before-on-scene": 2,
        "never-in-service": 5,
        "no-time-on-scene": 1554,
        "on-scene-before-en-route": 1,
        "transport-without-destination-time": 55,
        "unit-on-two-responses": 9,
      });
      const [without] = await rows("SELECT SUM(left_scene_at IS NULL) AS n FROM reported_response");
      expect(Number(without!.n)).toBe(5441);
      expect(
        await stores.mongo.collection("reported_responses").countDocuments({ left_scene_at: null }),
      ).toBe(5441);
    },
  );
});
