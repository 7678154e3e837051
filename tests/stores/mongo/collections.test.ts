import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import type { Db, MongoClient } from "mongodb";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { ScriptError } from "../../../lib/src/errors.js";
import {
  applyCollections,
  createIndexes,
  readCollections,
} from "../../../lib/src/stores/mongo/collections.js";
import { connectMongo } from "../../../lib/src/stores/mongo/connect.js";
import { jsonMistake } from "../../../lib/src/stores/mongo/json.js";
import { ownDatabase } from "../mysql/database.js";
import { emptyDatabase } from "./empty.js";

const database = ownDatabase("test-collections");
let client: MongoClient;
let db: Db;
let folder: string;
beforeAll(async () => {
  ({ client, db } = await connectMongo(database.current.mongoUrl, database.current.name));
});
afterAll(() => client.close());
beforeEach(async () => {
  await emptyDatabase(db);
  if (folder !== undefined) rmSync(folder, { recursive: true });
  folder = mkdtempSync(join(tmpdir(), "hers collections "));
});
afterAll(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
const CALLS = `{
  "collection": "calls",
  "why": "one document a call",
  "options": {
    "validator": {
      "$jsonSchema": { "bsonType": "object", "properties": { "called_at": { "bsonType": "date" }, "n": { "maximum": { "$numberLong": "5" } } } }
    }
  },
  "indexes": [{ "key": { "priority": 1, "called_at": -1 }, "name": "by_priority", "why": "the board" }]
}`;
const LOG = `{
  "collection": "log",
  "why": "the units' states",
  "options": { "timeseries": { "timeField": "at", "metaField": "meta", "granularity": "hours" } },
  "indexes": [{ "key": { "meta.unit": 1, "at": 1 }, "name": "by_unit", "why": "one unit's day" }]
}`;

it("creates what is missing, with its validator, and changes nothing the second time", async () => {
  write("calls.json", CALLS);
  write("log.json", LOG);
  write("notes.txt", "not a collection");
  expect(await applyCollections(db, folder)).toEqual({
    created: ["calls", "log"],
    changed: [],
    unchanged: [],
  });
  expect(await applyCollections(db, folder)).toEqual({
    created: [],
    changed: [],
    unchanged: ["calls", "log"],
  });
  await expect(db.collection("calls").insertOne({ n: 6 })).rejects.toThrow("Document failed validation");
  const types = (await db.listCollections().toArray())
    .filter(({ name }) => name === "log")
    .map(({ type }) => type);
  expect(types).toEqual(["timeseries"]);
});

it("creates indexes in a step of their own, once", async () => {
  write("calls.json", CALLS);
  write("log.json", LOG);
  await applyCollections(db, folder);
  expect(await db.collection("calls").indexes()).toHaveLength(1);
  expect(await createIndexes(db, folder)).toEqual({
    created: ["calls.by_priority", "log.by_unit"],
    changed: [],
    unchanged: [],
  });
  expect(await createIndexes(db, folder)).toEqual({
    created: [],
    changed: [],
    unchanged: ["calls.by_priority", "log.by_unit"],
  });
  const [, index] = await db.collection("calls").indexes();
  expect(Object.entries(index!.key)).toEqual([
    ["priority", 1],
    ["called_at", -1],
  ]);
  expect(index).not.toHaveProperty("why");
});

it("changes a validator in place, and takes it away again", async () => {
  write("calls.json", CALLS);
  await applyCollections(db, folder);
  await db.collection("calls").insertOne({ n: 1 });
  write("calls.json", CALLS.replace('"5"', '"6"'));
  expect(await applyCollections(db, folder)).toEqual({ created: [], changed: ["calls"], unchanged: [] });
  await db.collection("calls").insertOne({ n: 6 });
  write("calls.json", '{"collection": "calls", "why": "anything goes"}');
  expect(await applyCollections(db, folder)).toEqual({ created: [], changed: ["calls"], unchanged: [] });
  await db.collection("calls").insertOne({ n: 7 });
  expect(await applyCollections(db, folder)).toEqual({ created: [], changed: [], unchanged: ["calls"] });
});

it("keeps the BSON types of numbers and instants", async () => {
  write(
    "calls.json",
    CALLS.replace('{ "$numberLong": "5" }', '{ "$numberLong": "5" }').replace(
      '"properties": {',
      '"minProperties": 1, "properties": {',
    ),
  );
  const [file] = await readCollections(folder);
  const schema = file!.options.validator.$jsonSchema;
  expect(schema.properties.n.maximum.constructor.name).toBe("Long");
  expect(schema.minProperties.constructor.name).toBe("Int32");
});

it("says which file an existing collection contradicts", async () => {
  write("calls.json", CALLS);
  await applyCollections(db, folder);
  write("calls.json", CALLS.replace('"options": {', '"options": { "capped": true, "size": 4096,'));
  const failure = await applyCollections(db, folder).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ScriptError);
  expect(failure).toMatchObject({ code: "COLLECTION_FIXED" });
  expect(String(failure)).toContain('calls.json: collection calls exists with another "capped"');
});

it("reports what the server refuses, with the file", async () => {
  write("calls.json", CALLS.replace("$jsonSchema", "$jsonSchemo"));
  const validator = await applyCollections(db, folder).catch((error: unknown) => error);
  expect(validator).toMatchObject({ code: "COLLECTION_REFUSED" });
  expect(String(validator)).toMatch(/calls\.json: collection calls: .*\$jsonSchemo.* \(MongoDB \d+\)$/);
  write("calls.json", CALLS);
  await applyCollections(db, folder);
  await createIndexes(db, folder);
  write("calls.json", CALLS.replace('"why": "the board"', '"why": "the board", "unique": true'));
  const index = await createIndexes(db, folder).catch((error: unknown) => error);
  expect(index).toMatchObject({ code: "INDEX_REFUSED" });
  expect(String(index)).toContain("calls.json: index by_priority of calls: ");
});

it.each([
  ["a semicolon for a comma", CALLS.replace('"calls",', '"calls";'), ":2:24: this is not JSON from here on."],
  ["a missing end", CALLS.slice(0, -2), ":9:"],
  [
    "a comma too many",
    CALLS.replace(/"indexes"[\s\S]*/, '"indexes": [],\n}'),
    ":10:1: this is not JSON from here on.",
  ],
  ["a line break in a string", '{"why": "a\nb"}', ":1:9: "],
  ["a wrong extended value", CALLS.replace('{ "$numberLong": "5" }', '{ "$date": 5, "x": [}'), ":6:"],
  ["a list", "[]", ": a collection file holds one document, from { to }, not a list."],
  ["no name", '{"why": "x"}', ': "collection" must be the name'],
  ["no reason", '{"collection": "x"}', ': "why" must say'],
  [
    "an index without a name",
    '{"collection": "x", "why": "x", "indexes": [{"key": {"a": 1}, "why": "x"}]}',
    ': index 1 needs a "name".',
  ],
  [
    "an index without a reason",
    '{"collection": "x", "why": "x", "indexes": [{"key": {"a": 1}, "name": "a"}]}',
    ': index 1 (a) needs a "why".',
  ],
  ["an unknown member", '{"collection": "x", "why": "x", "index": []}', ': "index" is not a member'],
])("refuses %s, naming file and place", async (_, text, place) => {
  write("wrong.json", text);
  const failure = await readCollections(folder).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ScriptError);
  expect(failure).toMatchObject({ code: "COLLECTION_MALFORMED" });
  expect(String(failure)).toContain(`wrong.json${place}`);
});

it("says that a folder is not there", async () => {
  await expect(readCollections(join(folder, "gone"))).rejects.toMatchObject({ code: "COLLECTION_MISSING" });
});

it("finds a mistake exactly where JSON.parse finds one", () => {
  const unit = fc.constantFrom(
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    '"a"',
    '"\\n"',
    '"\\x"',
    "1",
    "-0.5e+3",
    "01",
    "true",
    "nul",
    " ",
    "\n",
  );
  const broken = fc.string({ unit, maxLength: 12 });
  fc.assert(
    fc.property(fc.oneof(broken, fc.json()), (text) => {
      let valid = true;
      try {
        JSON.parse(text);
      } catch {
        valid = false;
      }
      expect(jsonMistake(text) === undefined).toBe(valid);
    }),
    { numRuns: 2000 },
  );
});
