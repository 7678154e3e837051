import { describe, expect, it } from "vitest";
import { checkCollections } from "../../../lib/src/stores/mongo/collections-read.js";
import { parsePipeline } from "../../../lib/src/stores/mongo/pipeline.js";

describe("a pipeline that reads a collection that is not there", () => {
  const check = (collection: string, ...pipeline: object[]) =>
    checkCollections(parsePipeline(JSON.stringify({ collection, how: "Reads.", pipeline }), "f.json"), [
      "staff",
      "units",
    ]);
  const refers = { from: "unit", localField: "a", foreignField: "b", as: "c" };

  it.each<[string, () => void, string]>([
    ["where it begins", () => check("unit", { $limit: 1 }), "f.json: there is no collection"],
    [
      "in a $lookup",
      () => check("staff", { $limit: 1 }, { $lookup: refers }),
      "f.json: stage 2 ($lookup): there is no",
    ],
    [
      "in a $graphLookup",
      () =>
        check("staff", {
          $graphLookup: {
            from: "unit",
            startWith: "$a",
            connectFromField: "a",
            connectToField: "b",
            as: "c",
          },
        }),
      "f.json: stage 1 ($graphLookup): there is no",
    ],
    [
      "in a $unionWith by name",
      () => check("staff", { $unionWith: "unit" }),
      "f.json: stage 1 ($unionWith): there is no",
    ],
    [
      "in a pipeline of a pipeline",
      () =>
        check("staff", {
          $facet: { a: [{ $unionWith: { coll: "units", pipeline: [{ $lookup: refers }] } }] },
        }),
      "f.json: stage 1 ($facet), stage 1 ($unionWith), stage 1 ($lookup): there is no",
    ],
  ])("%s is refused, with the place and the name that was meant", (_, wrong, message) => {
    expect(wrong).toThrow(expect.objectContaining({ code: "PIPELINE_COLLECTION" }));
    expect(wrong).toThrow(message);
    expect(wrong).toThrow('collection "unit" in this database. Did you mean "units"?');
  });

  it("is taken where every name is there", () => {
    const pipeline = [{ $lookup: { ...refers, from: "units" } }, { $unionWith: { coll: "staff" } }];
    expect(() => check("staff", ...pipeline)).not.toThrow();
  });
});
