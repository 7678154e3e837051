import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { simulatedExport } from "../../../lib/src/hospital/reported/export/simulated.js";
import { flagSums, sayDifference } from "../../../lib/src/hospital/reported/import/flag-sums.js";
import { importExport } from "../../../lib/src/hospital/reported/import/index.js";
import { reportedStores } from "./reported-stores.js";

const reported = reportedStores("flags");

it("a rule on calls flags all responses of the call", async () => {
  const lines = readFileSync(await simulatedExport({ calls: 400, seed: 7, faults: 2 }), "utf8").split("\n");
  const numbers = lines.slice(1).map((line) => line.split(",")[0]!);
  const twice = numbers.find((number, i) => number !== "" && numbers.indexOf(number) !== i)!;
  const late = lines.map((line) =>
    line.startsWith(twice) ? line.replace(/(\d\d:\d\d:\d\d .M),[^,]*/, "$1,01/01/2024 01:00:00 AM") : line,
  );
  const { byRule } = await importExport(reported.stores, reported.file("late.csv", late.join("\n")));
  expect(byRule["entered-before-received"]).toBe(1);
  const flagged = await reported.rows(
    "SELECT row_id FROM reported_flag WHERE rule = 'entered-before-received'",
  );
  expect(flagged.length).toBeGreaterThan(1);
  expect(await reported.documents("flags").countDocuments({ rules: "entered-before-received" })).toBe(
    flagged.length,
  );
});

it("flags of the same number on other rows are a difference between the stores", async () => {
  await importExport(reported.stores, await simulatedExport({ calls: 400, seed: 7, faults: 2 }));
  expect(sayDifference(await flagSums(reported.stores))).toBeUndefined();
  const flags = reported.documents("flags");
  const one = (await flags.findOne({ rules: "never-in-service" }))!;
  await flags.deleteOne({ _id: one._id });
  expect(sayDifference(await flagSums(reported.stores))).toBe(
    "never-in-service flags 2 responses in MySQL and 1 in MongoDB",
  );
  await flags.insertOne({ ...one, _id: "another row" });
  expect(sayDifference(await flagSums(reported.stores))).toBe(
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
  const { byRule } = await importExport(
    reported.stores,
    reported.file("twice.csv", [...lines, ...more].join("\n")),
  );
  expect(byRule["duplicate-response"]).toBe(1);
  const sql = await reported.rows(
    "SELECT row_id FROM reported_flag WHERE rule = 'duplicate-response' ORDER BY row_id",
  );
  expect(sql.map(({ row_id }) => row_id)).toEqual(["twice-1", "twice-2"]);
});
