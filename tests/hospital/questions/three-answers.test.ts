import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Connection } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TableReader, tableReader } from "../../../lib/src/frames/tables.js";
import { loadMongo, loadMysql } from "../../../lib/src/hospital/load.js";
import { answerIn, languagesOf, type Stores } from "../../../lib/src/hospital/questions/in-language.js";
import { frameFile, frameIds } from "../../../lib/src/hospital/questions/index.js";
import { simulate } from "../../../lib/src/hospital/simulate/index.js";
import { projectRoot } from "../../../lib/src/project.js";
import { parsePipeline, readPipeline } from "../../../lib/src/stores/mongo/pipeline.js";
import {
  answerDifference,
  type Language,
  type Question,
  readQuestions,
  runPipeline,
} from "../../../lib/src/workbook/question/index.js";
import { ownDatabase } from "../../stores/mysql/database.js";
import { otherValues } from "./other-values.js";

const questions = readQuestions();
const twins = questions.filter((question) => languagesOf(question).length > 1);
const inThree = twins.filter((question) => languagesOf(question).length === 3);
const files = (folder: string, ext: string): string[] =>
  readdirSync(join(projectRoot(), folder))
    .filter(
      (name) =>
        name.endsWith(ext) &&
        !["index.ts", "in-language.ts", "handle.ts", "find.ts", "months.ts"].includes(name),
    )
    .map((name) => name.slice(0, -ext.length));

describe("answers in three languages", () => {
  it("belong to a question each, and each file is found", () => {
    const ids = questions.map(({ id }) => id);
    const frames = files("lib/src/hospital/questions", ".ts").sort();
    expect(files("mongo/questions", ".json").filter((id) => !ids.includes(id))).toEqual([]);
    expect(frames).toEqual(frameIds());
    expect(frames.filter((id) => !ids.includes(id))).toEqual([]);
    expect(frames.filter((id) => !frameFile(id)!.file.endsWith(`/${id}.ts`))).toEqual([]);
  });
});

/** Drawn anew at each run, unless HERS_SEEDS names them: `HERS_SEEDS=17,4711`. */
const seeds =
  process.env.HERS_SEEDS?.split(",").map(Number) ??
  [0, 1].map(() => 1 + Math.floor(Math.random() * 1_000_000));

describe.each([
  { calls: 300, seed: seeds[0]! },
  { calls: 3650, seed: seeds[1]! },
])("on $calls calls of seed $seed (HERS_SEEDS repeats them)", ({ calls, seed }) => {
  const database = ownDatabase(`three-${calls}`);
  let mysql: Connection;
  let mongo: Awaited<ReturnType<typeof loadMongo>>;
  let table: TableReader;
  beforeAll(async () => {
    const hospital = simulate({ seed, calls });
    mysql = await loadMysql(database.current, hospital, () => {});
    mongo = await loadMongo(database.current, hospital, () => {});
    table = tableReader(mysql);
  });
  afterAll(async () => {
    await mysql.end();
    await mongo.client.close();
  });
  const stores = (): Stores => ({ mysql, mongo: mongo.db, table });

  async function expectSame(question: Question, parameters: Readonly<Record<string, unknown>>) {
    const sql = await answerIn("sql", question, stores(), parameters);
    for (const language of languagesOf(question).filter((each): each is Language => each !== "sql")) {
      const other = await answerIn(language, question, stores(), parameters);
      const difference = answerDifference(question, ["sql", sql], [language, other]);
      expect(difference, `HERS_SEEDS=${seeds}\n${difference}`).toBeUndefined();
      expect(other.columns).toEqual(sql.columns);
      for (const row of other.rows) expect(Object.keys(row)).toEqual(sql.columns.map(({ name }) => name));
    }
  }

  it.each(twins.map((question) => [question.id, question] as const))("%s", async (_, question) => {
    await expectSame(question, {});
  });

  const asked = twins.filter(({ parameters }) => parameters.length > 0);
  it.each(asked.map((question) => [question.id, question] as const))("%s, asked otherwise", (id, question) =>
    expectSame(question, otherValues(calls / 300)[id]!),
  );

  it("a pipeline that counts one call too few is caught, with both rows", async () => {
    const question = inThree.find(({ id }) => id === "response-times-by-priority")!;
    const right = readPipeline(join(projectRoot(), "mongo", "questions", `${question.id}.json`));
    const [[row]] = (await mysql.query(
      "SELECT MIN(call_id) AS reached FROM dispatch WHERE on_scene_at IS NOT NULL",
    )) as unknown as [[{ reached: number }]];
    const without = { $match: { "call.call_id": { $ne: row.reached } } };
    const wrong = { ...right, pipeline: [without, ...right.pipeline] };
    const sql = await answerIn("sql", question, stores());
    const told = answerDifference(
      question,
      ["sql", sql],
      ["mongo", await runPipeline(question, wrong, mongo.db)],
    );
    expect(told).toMatch(
      /^response-times-by-priority: sql has 4 rows, mongo 4; they differ from row \d on in /,
    );
    expect(told).toMatch(/\n {2}sql {4}\{"priority":.*\n {2}mongo {2}\{"priority":/);
  });

  it("a text with a dollar is a text, not a field", async () => {
    const question = twins.find(({ id }) => id === "patients-by-family-name")!;
    await expectSame(question, { beginning: "$a" });
  });

  it("what MongoDB refuses is told with the file, its words and its number", async () => {
    const question = inThree.find(({ id }) => id === "response-times-by-priority")!;
    const right = readPipeline(join(projectRoot(), "mongo", "questions", `${question.id}.json`));
    const wrong = { ...right, pipeline: [{ $match: { $nope: 1 } }, ...right.pipeline] };
    await expect(runPipeline(question, wrong, mongo.db)).rejects.toThrow(
      "mongo/questions/response-times-by-priority.json: unknown top level operator: $nope",
    );
  });

  it("a misspelt collection is told with the one that was meant, before MongoDB says what else it refuses", async () => {
    const question = inThree.find(({ id }) => id === "response-times-by-priority")!;
    const right = readPipeline(join(projectRoot(), "mongo", "questions", `${question.id}.json`));
    const wrong = { ...right, collection: "dispatchs", pipeline: [{ $match: { $nope: 1 } }] };
    await expect(runPipeline(question, wrong, mongo.db)).rejects.toThrow('Did you mean "dispatches"');
  });

  it("no pipeline writes, and none begins without a stage", () => {
    expect(() =>
      parsePipeline('{"collection": "a", "how": "b", "pipeline": [{"$out": "x"}]}', "f.json"),
    ).toThrow("f.json: stage 1 is $out, which writes");
  });
});
