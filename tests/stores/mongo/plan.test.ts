import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { display } from "../../../lib/src/show/bundle.js";
import { connectMongo, type OpenMongo } from "../../../lib/src/stores/mongo/connect.js";
import { explained, explainedSideBySide } from "../../../lib/src/stores/mongo/plan/index.js";
import { readExplained } from "../../../lib/src/stores/mongo/plan/read.js";
import { ownDatabase } from "../mysql/database.js";

const database = ownDatabase("mongo_plan");
let open: OpenMongo;
beforeAll(async () => {
  open = await connectMongo(database.current.mongoUrl, database.current.name);
  const { db } = open;
  await db.collection("calls").insertMany(
    Array.from({ length: 1_000 }, (_, i) => ({
      _id: i as never,
      priority: (i % 4) + 1,
      unit: i % 10,
      at: i,
    })),
  );
  await db.collection("units").insertMany(Array.from({ length: 10 }, (_, i) => ({ _id: i as never, n: i })));
  await db.collection("calls").createIndex({ priority: 1, at: 1 }, { name: "priority_at" });
});
afterAll(() => open.client.close());
const calls = () => open.db.collection("calls");

describe("a plan", () => {
  it("names a collection scan, and what it read for what it gave", async () => {
    const plan = await explained(calls().find({ unit: 3 }));
    expect(plan.words).toEqual([
      "Reads calls from end to end: 1,000 documents.",
      "1,000 documents examined for 100 returned.",
    ]);
    expect(plan.accesses[0]).toMatchObject({
      how: "collection scan",
      documentsExamined: 1_000,
      returned: 100,
    });
  });

  it("names the index, and says where no index gives the order", async () => {
    const ordered = await explained(calls().find({ priority: 2 }).sort({ at: 1 }));
    expect(ordered.words).toEqual([
      "Finds calls by index priority_at: 250 keys, 250 documents.",
      "250 documents examined for 250 returned.",
    ]);
    const unordered = await explained(calls().find({ priority: 2 }).sort({ unit: 1 }));
    expect(unordered.words).toContain("Sorts in memory: no index gives this order.");
  });

  it("tells a covered query from one that fetches", async () => {
    const plan = await explained(calls().find({ priority: 2 }).project({ _id: 0, at: 1, priority: 1 }));
    expect(plan.words).toEqual([
      "Reads index priority_at of calls and nothing else: 250 keys.",
      "0 documents examined for 250 returned.",
    ]);
  });

  it("one document by its _id", async () => {
    const plan = await explained(calls().find({ _id: 5 as never }));
    expect(plan.accesses[0]).toMatchObject({ how: "index scan", indexes: ["_id_"], documentsExamined: 1 });
  });

  it("a filter that nothing can match, and a collection that is not there", async () => {
    expect((await explained(open.db.collection("none").find({}))).words[0]).toMatch(
      /^Reads (nothing of )?none/,
    );
  });

  it("follows a pipeline through its stages", async () => {
    const plan = await explained(
      calls().aggregate([
        { $match: { priority: 1 } },
        { $group: { _id: "$unit", calls: { $sum: 1 } } },
        { $sort: { _id: 1 } },
        { $limit: 3 },
      ]),
    );
    expect(plan.words[0]).toBe("Finds calls by index priority_at: 250 keys, 250 documents.");
    expect(plan.returned).toBe(3);
    expect(plan.steps.map(({ name }) => name)).toContain("$group");
  });

  it("tells what a $lookup reads of the other collection", async () => {
    const lookup = (pipeline: object[]) => ({
      $lookup: { from: "calls", let: { unit: "$_id" }, pipeline, as: "calls" },
    });
    const plan = await explained(
      open.db
        .collection("units")
        .aggregate([lookup([{ $match: { $expr: { $eq: ["$unit", "$$unit"] } } }, { $count: "n" }])]),
    );
    expect(plan.words).toEqual([
      "Reads units from end to end: 10 documents.",
      "Reads calls for $lookup from end to end: 10,000 documents.",
      "10,010 documents examined for 10 returned.",
    ]);
  });

  it("counts an equality $lookup, however the server does it", async () => {
    const byField = { $lookup: { from: "units", localField: "unit", foreignField: "_id", as: "of" } };
    const plan = await explained(calls().aggregate([byField]));
    expect(plan.returned).toBe(1_000);
    expect(plan.documentsExamined).toBe(2_000);
    expect(plan.words).toEqual([
      "Reads calls from end to end: 1,000 documents.",
      "Finds units for $lookup by index _id_: 1,000 keys, 1,000 documents.",
      "2,000 documents examined for 1,000 returned.",
    ]);
    const unindexed = { $lookup: { from: "units", localField: "unit", foreignField: "n", as: "of" } };
    const joined = await explained(calls().aggregate([{ $match: { priority: 1 } }, unindexed]));
    expect(joined.words[0]).toBe("Finds calls by index priority_at: 250 keys, 250 documents.");
    expect(joined.words[1]).toMatch(/^Reads units for \$lookup from end to end: [\d,]+ documents\.$/);
  });

  it("is a picture with its words as text, and two stand side by side on one scale", async () => {
    const [scan, found] = [
      await explained(calls().find({ unit: 3 })),
      await explained(calls().find({ priority: 2 })),
    ];
    const both = explainedSideBySide({ "without an index": scan, "with one": found })[display]();
    expect(String(both["text/html"])).toContain("<img");
    expect(both["text/plain"]).toBe(
      [
        "without an index: Reads calls from end to end: 1,000 documents. 1,000 documents examined for 100 returned.",
        "with one: Finds calls by index priority_at: 250 keys, 250 documents. 250 documents examined for 250 returned.",
      ].join("\n"),
    );
  });

  it("says why a pipeline is refused, and that an answer without statistics is none", async () => {
    await expect(explained(calls().aggregate([{ $match: { $nope: 1 } }]))).rejects.toThrow(
      /^MongoDB 2 while explaining: unknown top level operator: \$nope/,
    );
    expect(() => readExplained({ queryPlanner: {} })).toThrow('Ask with explain("executionStats").');
  });
});
