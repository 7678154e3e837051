import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "../../../lib/src/project.js";
import { parsePipeline, readPipeline } from "../../../lib/src/stores/mongo/pipeline.js";

const file = (pipeline: unknown, more: object = {}): string =>
  JSON.stringify({ collection: "units", how: "Counts.", pipeline, ...more });

describe("a pipeline file", () => {
  it("is read with the BSON types of its numbers", () => {
    const { collection, parameters, pipeline } = parsePipeline(
      file([{ $limit: 5 }], { parameters: { share: { $numberDecimal: "0.5" }, n: 5 } }),
      "f.json",
    );
    expect(collection).toBe("units");
    expect([parameters.share._bsontype, parameters.n._bsontype]).toEqual(["Decimal128", "Int32"]);
    expect(pipeline).toHaveLength(1);
  });

  it.each([
    { $date: "2024-02-29T23:59:59.999Z" },
    { $date: "2025-02-28T10:00+02:00" },
    { $date: { $numberLong: "-1" } },
    { $numberInt: "-2147483648" },
    { $numberLong: "9223372036854775807" },
    { $numberDouble: "-1.5e-3" },
    { $numberDouble: "-Infinity" },
  ])("takes %j as it is written", (value) => {
    expect(() => parsePipeline(file([{ $match: { at: value } }]), "f.json")).not.toThrow();
  });

  it.each([
    [
      "a text that is not JSON",
      '{\n "collection": "a",\n "how" "b" }',
      "f.json:3:8: this is not JSON from here on. A comma or a colon is missing.",
    ],
    ["nothing", "", "f.json:1:1: this is not JSON from here on. The text ends too early."],
    ["a comment", "// Counts.\n{}", "f.json:1:1: this is not JSON from here on. JSON has no comments."],
    [
      "quotes of JavaScript",
      "{'how': 1}",
      'f.json:1:2: this is not JSON from here on. A text stands in "double quotes".',
    ],
    [
      "a comma too much",
      '{"how": 1,}',
      "f.json:1:11: this is not JSON from here on. A value is missing, or a comma is too much.",
    ],
    ["a list", "[]", "f.json: a pipeline file holds one document, from { to }, not a list."],
    [
      "an instant that is none, which EJSON takes for an invalid date",
      file([{ $match: { at: { $gte: { $date: "yesterday" } } } }]),
      'f.json: pipeline.0.$match.at.$gte: "yesterday" is no instant. Write it like {"$date": "2025-03-01T00:00:00Z"}.',
    ],
    [
      "a number that is none, which EJSON takes for 0",
      file([{ $limit: { $numberInt: "ten" } }]),
      'f.json: pipeline.0.$limit: "ten" is no whole number.',
    ],
    ...(
      [
        [
          "a day that its month has not",
          { $date: "2025-02-30T00:00:00Z" },
          '"2025-02-30T00:00:00Z" is no instant.',
        ],
        [
          "an hour that no day has",
          { $date: "2025-02-28T24:00:00Z" },
          '"2025-02-28T24:00:00Z" is no instant.',
        ],
        ["a number for an instant", { $date: "1" }, '"1" is no instant.'],
        [
          "an instant without a zone",
          { $date: "2025-02-28T00:00:00" },
          '"2025-02-28T00:00:00" is no instant.',
        ],
        ["a day", { $date: "2025-02-28" }, '"2025-02-28" is no instant.'],
        [
          "microseconds",
          { $date: "2025-02-28T00:00:00.123456Z" },
          '"2025-02-28T00:00:00.123456Z" is no instant.',
        ],
        [
          "an instant after the last",
          { $date: { $numberLong: "9999999999999999" } },
          '{"$numberLong":"9999999999999999"} is no instant.',
        ],
        ["a number beyond 32 bits", { $numberInt: "99999999999" }, '"99999999999" is too large for 32 bits.'],
        [
          "a number beyond 64 bits",
          { $numberLong: "9223372036854775808" },
          '"9223372036854775808" is too large for 64 bits.',
        ],
        ["a whole number with a fraction", { $numberInt: 5.5 }, "5.5 is no whole number."],
        ["text for a long", { $numberLong: "x" }, '"x" is no whole number.'],
        ["text for a double", { $numberDouble: "x" }, '"x" is no number that a double holds.'],
        ["no text for a double", { $numberDouble: "" }, '"" is no number that a double holds.'],
        [
          "a double beyond the largest",
          { $numberDouble: "1e999" },
          '"1e999" is no number that a double holds.',
        ],
      ] as const
    ).map(([what, value, told]): [string, string, string] => [
      what,
      file([{ $match: { n: [1, value] } }]),
      `f.json: pipeline.0.$match.n.1: ${told}`,
    ]),
    ["a bad extended value", '{"a": {"$numberLong": true}}', "f.json: "],
    [
      "a member too many",
      file([{ $limit: 1 }], { why: "x" }),
      'f.json: "why" is not a member of a pipeline file.',
    ],
    ["no collection", '{"how": "b", "pipeline": []}', 'f.json: "collection" must be the name'],
    ["no words", '{"collection": "a", "pipeline": []}', 'f.json: "how" must say in a sentence'],
    ["no stage", file([]), 'f.json: "pipeline" must be a list of stages'],
    [
      "parameters in a list",
      file([{ $limit: 1 }], { parameters: [] }),
      'f.json: "parameters" must be a document',
    ],
    [
      "a misspelt stage",
      file([{ $limit: 1 }, { $macth: {} }]),
      'f.json: stage 2 is "$macth". Did you mean "$match"?',
    ],
    [
      "two stages in one",
      file([{ $limit: 1, $skip: 1 }]),
      "f.json: stage 1 must be a document with one member",
    ],
    ["an empty stage", file([{}]), "f.json: stage 1 must be a document with one member"],
    [
      "text for a stage",
      file(["$match"]),
      'f.json: stage 1 must be a document with one member, such as {"$match": {…}}, not "$match".',
    ],
    ["a stage that writes", file([{ $merge: "x" }]), "f.json: stage 1 is $merge, which writes"],
    [
      "one inside a $lookup",
      file([{ $lookup: { from: "a", pipeline: [{ $gruop: {} }], as: "b" } }]),
      'f.json: stage 1 ($lookup), stage 1 is "$gruop". Did you mean "$group"?',
    ],
    [
      "one inside a $facet inside a $unionWith",
      file([
        { $unionWith: { coll: "a", pipeline: [{ $facet: { one: [{ $limit: 1 }], two: [{ $out: "x" }] } }] } },
      ]),
      "f.json: stage 1 ($unionWith), stage 1 ($facet), stage 1 is $out, which writes",
    ],
  ])("with %s is refused, with the place", (_, text, message) => {
    expect(() => parsePipeline(text, "f.json")).toThrow(message);
  });

  it("that is not there is named", () => {
    expect(() => readPipeline(join(projectRoot(), "mongo", "questions", "none.json"))).toThrow(
      "mongo/questions/none.json: the pipeline cannot be read (ENOENT).",
    );
  });
});
