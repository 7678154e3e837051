import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Chapter, hospital } from "../../../lib/src/hospital/chapter.js";
import { exercises } from "../../../lib/src/hospital/exercises/07-documents.js";
import { createCheck } from "../../../lib/src/workbook/exercise/index.js";

let chapter: Chapter;
beforeAll(async () => {
  chapter = await hospital("test-exercises-07");
});
afterAll(() => chapter.close());

const check = createCheck(exercises, () => chapter);
const ask = (collection: string, stages: object[]) =>
  chapter.mongo.collection(collection).aggregate(stages).toArray();

describe("calls-near-market-station", () => {
  interface Try {
    readonly near?: (longitude: number, latitude: number) => number[];
    readonly options?: object;
    readonly path?: string;
  }

  async function verdict({
    near = (longitude, latitude) => [longitude, latitude],
    options = { maxDistance: 1500 },
    path = "$call.priority",
  }: Try) {
    const [market] = await ask("stations", [{ $match: { _id: "S1" } }]);
    const [longitude, latitude] = market!.location.coordinates;
    const point = { type: "Point", coordinates: near(longitude, latitude) };
    const rows = await ask("encounters", [
      { $geoNear: { near: point, key: "call.location", distanceField: "metres", ...options } },
      { $group: { _id: path, calls: { $sum: 1 } } },
      { $project: { _id: 0, priority: "$_id", calls: 1 } },
      { $sort: { priority: 1 } },
    ]);
    return check("calls-near-market-station", rows);
  }

  it("takes 1,500 metres", async () => {
    expect((await verdict({})).message).toContain("all 4 rows match");
  });

  it.each<[string, Try, string]>([
    ["kilometres", { options: { maxDistance: 1.5 } }, "measures in metres"],
    ["latitude first", { near: (longitude, latitude) => [latitude, longitude] }, "longitude comes first"],
    ["an option that is misspelt", { options: { maxdistance: 1500 } }, "is `maxDistance` spelt so?"],
    ["a path that leads nowhere", { path: "$priority" }, "Under which field"],
    ["a circle somewhat too wide", { options: { maxDistance: 2000 } }, "1,500 metres"],
  ])("does not take %s, and says what to look at", async (_, wrong, hint) => {
    const { correct, message } = await verdict(wrong);
    expect(correct).toBe(false);
    expect(message).toContain(hint);
  });
});

describe("assists-by-area", () => {
  const verdict = async (collection: string, stages: object[]) =>
    check(
      "assists-by-area",
      await ask(collection, [
        ...stages,
        { $project: { _id: 0, area: "$_id", nurses: { $size: "$ids" }, assists: 1 } },
        { $sort: { area: 1 } },
      ]),
    );
  const lookup = (foreignField: string) => ({
    $lookup: { from: "treatments", localField: "_id", foreignField, as: "did" },
  });
  const byArea = (assists: object) => ({ $group: { _id: "$area", ids: { $addToSet: "$_id" }, assists } });

  it("takes the size of each nurse's array", async () => {
    const stages = [lookup("assistants.nurse_id"), byArea({ $sum: { $size: "$did" } })];
    expect((await verdict("nurses", stages)).message).toContain("all 4 rows match");
  });

  it("says that a kept empty array was counted as one", async () => {
    const kept = { $unwind: { path: "$did", preserveNullAndEmptyArrays: true } };
    const { correct, message } = await verdict("nurses", [
      lookup("assistants.nurse_id"),
      kept,
      byArea({ $sum: 1 }),
    ]);
    expect(correct).toBe(false);
    expect(message).toContain("Nobody in triage assisted");
  });

  it("says that a $lookup found nothing", async () => {
    const { message } = await verdict("nurses", [
      lookup("assistant.nurse_id"),
      byArea({ $sum: { $size: "$did" } }),
    ]);
    expect(message).toContain("How are `from`, `localField` and `foreignField` spelt?");
  });
});
