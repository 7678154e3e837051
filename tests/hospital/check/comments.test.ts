/** Every comment of the schema files has to say what model and rules ask for: each is taken out once. */

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkHospital } from "../../../lib/src/hospital/check/index.js";
import { schemaFiles } from "../../../lib/src/hospital/load.js";
import { hospitalModel } from "../../../lib/src/hospital/model/index.js";
import { isApart } from "../../../lib/src/hospital/refinements/apart.js";
import { readSchema } from "../../../lib/src/model/drift/read-files.js";
import { changedSchema } from "./changed-schema.js";

const differencesAfter = changedSchema();
const { tables } = readSchema(
  schemaFiles().tables.map((file) => ({ file, text: readFileSync(file, "utf8") })),
);
const columns = tables
  .filter(({ name }) => !isApart(name))
  .flatMap((table) =>
    table.columns
      .filter(({ comment }) => comment !== "")
      .map((column) => [`${table.name}.${column.name}`, table.name, column.comment] as const),
  );
const quoted = (comment: string): string => `'${comment.replaceAll("'", "''")}'`;
const pattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

it("most columns of a fact are commented, so that there is something to lose", () => {
  expect(columns.length).toBeGreaterThan(70);
});

describe("a comment of a column is taken out", () => {
  it.each(columns)("%s", async (subject, table, comment) => {
    const within = new RegExp(
      `(?<=CREATE TABLE \`?${table}\`? \\((?:(?!CREATE TABLE)[^])*\\b${subject.split(".")[1]}\\b[^\\n]*) COMMENT ${pattern(quoted(comment))}`,
    );
    const { found, line } = await differencesAfter(within, "");
    expect(found.length).toBeGreaterThan(0);
    for (const each of found)
      expect([each.kind, each.subject, each.place?.line]).toEqual(["column-comment", subject, line]);
  });
});

describe("a comment of a table", () => {
  it.each(tables.map(({ name, comment }) => [name, comment] as const))(
    "%s: is taken out",
    async (name, comment) => {
      const { found } = await differencesAfter(` COMMENT = ${quoted(comment)}`, "");
      expect(found.map(({ kind, subject }) => `${kind} ${subject}`)).toEqual([`table-comment ${name}`]);
      expect(found[0]!.place?.line).toBeGreaterThan(0);
    },
  );

  it("says something else than what a row is", async () => {
    const { found } = await differencesAfter("'One row: a place where ambulances wait'", "'Stations'");
    expect(found.map(({ message }) => message)).toEqual([
      'The comment "Stations" does not say what a row of station is: begin it with "One row: ".',
    ]);
  });
});

describe("a comment says something else", () => {
  it.each([
    [
      "another NEMSIS element",
      "(eTimes.06); NULL",
      "(eTimes.07); NULL",
      /^The model has on_scene_at as NEMSIS eTimes\.06 \(lib\/src\/hospital\/model\/calls\.ts:\d+\), the comment "Unit on scene \(eTimes\.07\); NULL: cancelled on the way" does not say "eTimes\.06"\.$/,
    ],
    [
      "another unit",
      "Minutes between",
      "Seconds between",
      /^The model gives interval_min in min .* "minutes"\.$/,
    ],
    [
      "another reason for NULL",
      "NULL: number withheld",
      "NULL: unknown",
      /^The model notes "missing: number withheld" of caller_phone /,
    ],
    ["nothing of the axes", /Longitude and latitude, WGS 84(?=')/, "Where it is", /as a point/],
    [
      "no example",
      "'Such as S1'",
      "'Two letters'",
      /^An example tells the form .* does not say "such as"\.$/,
    ],
  ] as const)("%s", async (_, from, to, message) => {
    const { found } = await differencesAfter(from, to);
    expect(found.map(({ kind }) => kind)).toEqual(["column-comment"]);
    expect(found[0]!.message).toMatch(message);
  });
});

it("a note that is new in the model is asked of the comment", async () => {
  const model = {
    ...hospitalModel,
    entities: hospitalModel.entities.map((entity) => ({
      ...entity,
      attributes: entity.attributes.map((each) =>
        entity.name === "Bed" && each.name === "area" ? { ...each, nemsis: "eDisposition.99" } : each,
      ),
    })),
  };
  const found = await checkHospital({ model });
  expect(found.map(({ kind, subject }) => `${kind} ${subject}`)).toEqual(["column-comment bed.area"]);
});
