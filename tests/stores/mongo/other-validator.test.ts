/** Collections that are there already and are not what their files say. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Db, Document, MongoClient } from "mongodb";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { applyCollections } from "../../../lib/src/stores/mongo/collections.js";
import { connectMongo } from "../../../lib/src/stores/mongo/connect.js";
import { loadDocuments } from "../../../lib/src/stores/mongo/load.js";
import { ownDatabase } from "../mysql/database.js";
import { emptyDatabase } from "./empty.js";

const database = ownDatabase("test-other-validator");
const folder = mkdtempSync(join(tmpdir(), "hers-validator-"));
let client: MongoClient;
let db: Db;
beforeAll(async () => {
  ({ client, db } = await connectMongo(database.current.mongoUrl, database.current.name));
});
afterAll(async () => {
  await client.close();
  rmSync(folder, { recursive: true });
});
beforeEach(() => emptyDatabase(db));

const atMost = (maximum: number): Document => ({ $jsonSchema: { properties: { n: { maximum } } } });
const wanted = (options: Document = { validator: atMost(5) }): void =>
  writeFileSync(join(folder, "calls.json"), JSON.stringify({ collection: "calls", why: "a call", options }));
const failure = (promise: Promise<unknown>): Promise<Error> =>
  promise.then(
    () => Promise.reject(new Error("It was taken.")),
    (error: Error) => error,
  );

describe("a collection with another validator", () => {
  it.each<[string, Document]>([
    ["a wider one", { validator: atMost(9) }],
    ["none", {}],
    ["one that only warns", { validator: atMost(5), validationAction: "warn" }],
    ["one for new documents only", { validator: atMost(5), validationLevel: "moderate" }],
  ])(
    "has %s: it gets that of the file, and refuses in the middle of a batch from then on",
    async (_, before) => {
      await db.createCollection("calls", before);
      await db.collection("calls").insertOne({ n: 1 });
      wanted();
      expect(await applyCollections(db, folder)).toEqual({ created: [], changed: ["calls"], unchanged: [] });
      expect(await applyCollections(db, folder)).toEqual({ created: [], changed: [], unchanged: ["calls"] });
      const error = await failure(loadDocuments(db, "calls", [{ n: 2 }, { n: 7 }, { n: 3 }], { batch: 3 }));
      expect(error.message).toMatch(
        /^Collection calls, document 2 \(_id .*\): n: comparison failed, asked for \{"maximum":5\}, found 7 \(MongoDB 121\)\. Nothing was loaded\.$/,
      );
      expect(await db.collection("calls").countDocuments()).toBe(1);
    },
  );

  it("keeps documents that the new one would refuse, until somebody changes them", async () => {
    await db.createCollection("calls", { validator: atMost(9) });
    await db.collection("calls").insertMany([{ n: 4 }, { n: 8 }]);
    wanted();
    await applyCollections(db, folder);
    expect(await db.collection("calls").countDocuments()).toBe(2);
    const unfit = { $nor: [atMost(5)] };
    expect(await db.collection("calls").countDocuments(unfit)).toBe(1);
    await expect(db.collection("calls").updateOne(unfit, { $set: { seen: true } })).rejects.toThrow(
      "Document failed validation",
    );
  });

  it("is left as it was if the server refuses the new one", async () => {
    await db.createCollection("calls", { validator: atMost(9) });
    wanted({ validator: { $jsonSchema: { properties: { n: { maximum: "five" } } } } });
    const error = await failure(applyCollections(db, folder));
    expect(error).toMatchObject({ code: "COLLECTION_REFUSED" });
    expect(error.message).toMatch(/calls\.json: collection calls: .*maximum.* \(MongoDB \d+\)$/);
    const [info] = await db.listCollections({ name: "calls" }).toArray();
    expect((info as Document).options).toEqual({ validator: atMost(9) });
  });
});

it.each<[string, Document]>([
  ["timeseries", { timeseries: { timeField: "at" } }],
  ["capped", { capped: true, size: 4096 }],
  ["viewOn", { viewOn: "other", pipeline: [] }],
])("a collection that is of another make (%s) is not taken for the one of the file", async (name, before) => {
  await db.createCollection("calls", before);
  for (const options of [{}, { validator: atMost(5) }]) {
    wanted(options);
    const error = await failure(applyCollections(db, folder));
    expect(error).toMatchObject({ code: "COLLECTION_FIXED" });
    expect(error.message).toContain(`calls.json: collection calls exists with another "${name}"`);
  }
});
