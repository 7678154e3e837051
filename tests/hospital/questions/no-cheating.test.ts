import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Document } from "mongodb";
import type { Connection } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadMongo, loadMysql } from "../../../lib/src/hospital/load.js";
import { answerIn } from "../../../lib/src/hospital/questions/in-language.js";
import { frameIds } from "../../../lib/src/hospital/questions/index.js";
import { simulate } from "../../../lib/src/hospital/simulate/index.js";
import { projectRoot } from "../../../lib/src/project.js";
import { readPipeline } from "../../../lib/src/stores/mongo/pipeline.js";
import { type Language, readQuestions } from "../../../lib/src/workbook/question/index.js";
import { ownDatabase } from "../../stores/mysql/database.js";

const folder = (...path: string[]): string => join(projectRoot(), ...path);

describe("by its text", () => {
  it.each(frameIds())("the frame of %s reads whole tables and no SQL", (id) => {
    const text = readFileSync(folder("lib/src/hospital/questions", `${id}.ts`), "utf8");
    expect(text).not.toMatch(/\bSELECT\b|readQuestion|runSql|\.sql\b|stores\/|mysql/);
    const imported = [...text.matchAll(/from "([^"]+)"/g)].map(([, from]) => from);
    expect(
      imported.filter(
        (from) => !/\/frames\/|\/workbook\/question\/|\/errors\.js$|^\.\/[a-z-]+\.js$/.test(from!),
      ),
    ).toEqual([]);
  });

  const collections = readdirSync(folder("mongo/collections")).map((name) => name.replace(".json", ""));
  it.each(readdirSync(folder("mongo/questions")))(
    "the pipeline %s begins at a collection of ours",
    (name) => {
      expect(collections).toContain(readPipeline(folder("mongo/questions", name)).collection);
    },
  );
});

/** One source row, in the table and in the documents that hold it, and the question whose answer hangs on it. */
const cases: readonly (readonly [
  id: string,
  sql: string,
  collection: string,
  which: Document,
  change: Document,
])[] = [
  [
    "drugs-and-their-doses",
    "UPDATE medication SET dose = dose + 0.25 ORDER BY treatment_id LIMIT 1",
    "treatments",
    { kind: "medication" },
    { $inc: { "details.dose": 0.25 } },
  ],
  [
    "response-times-by-priority",
    "UPDATE dispatch_priority SET target_s = target_s + 1 WHERE priority = 1",
    "code_lists",
    { _id: "dispatch_priority" },
    { $inc: { "entries.0.target_s": 1 } },
  ],
  [
    "longest-serving-ambulances",
    "UPDATE ambulance SET plate = 'ZZ-9999' ORDER BY in_service_on, call_sign LIMIT 1",
    "units",
    {},
    { $set: { plate: "ZZ-9999" } },
  ],
  [
    "decisions-by-triage-level",
    "UPDATE disposition SET decision = 'died', ward = NULL WHERE decision = 'discharged' ORDER BY visit_id LIMIT 1",
    "encounters",
    { "disposition.decision": "discharged" },
    { $set: { "disposition.decision": "died" } },
  ],
];

describe("by one changed row", () => {
  const database = ownDatabase("no-cheating");
  let mysql: Connection;
  let mongo: Awaited<ReturnType<typeof loadMongo>>;
  beforeAll(async () => {
    const hospital = simulate({ calls: 300 });
    mysql = await loadMysql(database.current, hospital, () => {});
    mongo = await loadMongo(database.current, hospital, () => {});
  });
  afterAll(async () => {
    await mysql.end();
    await mongo.client.close();
  });
  const answers = async (id: string): Promise<Record<Language, string>> => {
    const question = readQuestions().find((each) => each.id === id)!;
    const told: Partial<Record<Language, string>> = {};
    for (const language of ["sql", "mongo", "frame"] as const)
      told[language] = JSON.stringify((await answerIn(language, question, { mysql, mongo: mongo.db })).rows);
    return told as Record<Language, string>;
  };
  const changed = (before: Record<Language, string>, after: Record<Language, string>): string[] =>
    (["sql", "mongo", "frame"] as const).filter((language) => before[language] !== after[language]);

  it.each(cases)(
    "%s follows MySQL in SQL and frame, and MongoDB in the pipeline",
    async (id, sql, name, which, change) => {
      const before = await answers(id);
      expect(new Set(Object.values(before)).size).toBe(1);
      const collection = mongo.db.collection(name);
      const order = id === "longest-serving-ambulances" ? { in_service_on: 1, _id: 1 } : { _id: 1 };
      const [document] = await collection
        .find(which)
        .sort(order as never)
        .limit(1)
        .toArray();
      await collection.updateOne({ _id: document!._id }, change, { bypassDocumentValidation: true });
      expect(changed(before, await answers(id))).toEqual(["mongo"]);
      await collection.replaceOne({ _id: document!._id }, document!, { bypassDocumentValidation: true });
      await mysql.query("START TRANSACTION");
      await mysql.query(sql);
      expect(changed(before, await answers(id))).toEqual(["sql", "frame"]);
      await mysql.query("ROLLBACK");
      expect(await answers(id)).toEqual(before);
    },
  );
});
