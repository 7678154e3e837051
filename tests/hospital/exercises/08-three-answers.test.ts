import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Chapter, hospital } from "../../../lib/src/hospital/chapter.js";
import { exercises } from "../../../lib/src/hospital/exercises/08-three-answers.js";
import { createCheck } from "../../../lib/src/workbook/exercise/index.js";

let chapter: Chapter;
beforeAll(async () => {
  chapter = await hospital("test-exercises-08", { programs: true });
  // As the chapter does: a call at midnight sharp.
  const midnight = new Date("2025-03-02");
  await chapter.mysql.query("UPDATE emergency_call SET received_at = ? WHERE call_no = 'C-0000630'", [
    midnight,
  ]);
  await chapter.mongo
    .collection("encounters")
    .updateOne({ _id: "C-0000630" }, { $set: { "call.received_at": midnight } });
});
afterAll(() => chapter.close());

const check = createCheck(exercises, () => chapter);
const [first, second] = [new Date("2025-03-01"), new Date("2025-03-02")];

interface Try {
  readonly at?: string;
  readonly range?: object;
  readonly group?: string;
  readonly priority?: unknown;
}

async function dayOf({ at = "call.received_at", range, group = "$call.priority", priority = "$_id" }: Try) {
  const rows = await chapter.mongo
    .collection("encounters")
    .aggregate([
      { $match: { [at]: range ?? { $gte: first, $lt: second } } },
      { $group: { _id: group, calls: { $sum: 1 } } },
      { $project: { _id: 0, priority, calls: 1 } },
      { $sort: { priority: 1 } },
    ])
    .toArray();
  return check("calls-of-a-day", rows);
}

describe("calls-of-a-day", () => {
  it("takes both mends", async () => {
    expect((await dayOf({})).message).toContain("all 4 rows match");
  });

  it.each<[string, Try, string]>([
    ["the interval alone mended", { priority: { $toString: "$_id" } }, "A priority is a number"],
    ["the type alone mended", { range: { $gte: first, $lte: second } }, "came at midnight sharp"],
    ["a field that no encounter has", { at: "received_at" }, "Which field of an encounter"],
    ["days as text", { range: { $gte: "2025-03-01", $lt: "2025-03-02" } }, "compared with a Date"],
    ["a group by nothing", { group: "$priority" }, "Under which field"],
  ])("does not take %s", async (_, wrong, hint) => {
    const { correct, message } = await dayOf(wrong);
    expect(correct).toBe(false);
    expect(message).toContain(hint);
  });
});

describe("waiting-in-the-outbox", () => {
  it("has no right answer while no event waits", async () => {
    const { correct, message } = await check("waiting-in-the-outbox", []);
    expect(correct).toBe(false);
    expect(message).toContain("run the cell that makes three");
  });
});
