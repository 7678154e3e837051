import { type Db, Decimal128, type Document, Long, type MongoClient } from "mongodb";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { LoadError, ServerError, SettingError } from "../../../lib/src/errors.js";
import { connectMongo } from "../../../lib/src/stores/mongo/connect.js";
import { type DocumentProgress, loadDocuments } from "../../../lib/src/stores/mongo/load.js";
import { ownDatabase } from "../mysql/database.js";
import { AWKWARD_TEXTS } from "../mysql/samples.js";
import { emptyDatabase } from "./empty.js";

const database = ownDatabase("test-documents");
let client: MongoClient;
let db: Db;
beforeAll(async () => {
  ({ client, db } = await connectMongo(database.current.mongoUrl, database.current.name));
});
afterAll(() => client.close());
beforeEach(() => emptyDatabase(db));

const stored = (name: string): Promise<Document[]> =>
  db
    .collection(name)
    .find({}, { sort: { _id: 1 } })
    .toArray();
const failure = (promise: Promise<unknown>): Promise<LoadError> =>
  promise.then(
    () => Promise.reject(new Error("It was loaded.")),
    (error: LoadError) => error,
  );

const SCHEMA = {
  validator: {
    $jsonSchema: {
      bsonType: "object",
      required: ["_id", "name"],
      properties: {
        name: { bsonType: "string" },
        vitals: {
          bsonType: "array",
          items: { bsonType: "object", properties: { heart_rate: { bsonType: "int", maximum: 500 } } },
        },
        patient: { bsonType: "object", required: ["sex"], properties: { sex: { enum: ["female", "male"] } } },
      },
    },
  },
};

it("brings nested documents back as they were, with awkward texts as values and as names", async () => {
  const documents = AWKWARD_TEXTS.map((text, index) => ({
    _id: index as never,
    text,
    "<script>alert(1)</script>": { deep: [{ text }, null, [1.5, -0.25]] },
    at: new Date(index),
    whole: Long.fromBigInt(2n ** 60n + BigInt(index)),
    exact: Decimal128.fromString("36.80"),
    nothing: null,
    empty: {},
  }));
  expect(await loadDocuments(db, "odd", documents)).toBe(documents.length);
  expect(await stored("odd")).toEqual(documents.map((each) => ({ ...each, whole: each.whole })));
});

it("keeps the order in batches of any size, on any number of connections, from any kind of source", async () => {
  const numbers = Array.from({ length: 60 }, (_, index) => ({ _id: index as never, n: index * 2 }));
  async function* later() {
    for (const each of numbers) yield each;
  }
  for (const [batch, connections] of [
    [1, 1],
    [7, 3],
    [60, 2],
    [1000, 1],
  ] as const) {
    await loadDocuments(db, `by_${batch}`, numbers, { batch, connections });
    expect(await stored(`by_${batch}`)).toEqual(numbers);
  }
  expect(await loadDocuments(db, "later", later())).toBe(60);
  expect(await stored("later")).toEqual(numbers);
  expect(await loadDocuments(db, "none", [])).toBe(0);
});

it("gives documents without an _id an ObjectId, and leaves the caller's documents alone", async () => {
  const mine = [{ a: 1 }, { a: 2 }];
  await loadDocuments(db, "fresh", mine);
  expect(mine).toEqual([{ a: 1 }, { a: 2 }]);
  expect((await stored("fresh")).map(({ _id, a }) => [_id.constructor.name, a])).toEqual([
    ["ObjectId", 1],
    ["ObjectId", 2],
  ]);
});

it("splits batches of large documents below what a message may hold", async () => {
  const large = Array.from({ length: 12 }, (_, index) => ({
    _id: index as never,
    text: "é".repeat(3_000_000),
  }));
  expect(await loadDocuments(db, "large", large)).toBe(12);
  expect(await db.collection("large").countDocuments()).toBe(12);
});

it("reports how many documents are stored", async () => {
  const told: DocumentProgress[] = [];
  await loadDocuments(
    db,
    "told",
    Array.from({ length: 25 }, () => ({})),
    { batch: 10, onProgress: (each) => told.push(each) },
  );
  expect(told).toHaveLength(3);
  expect(told.at(-1)).toEqual({ collection: "told", documents: 25 });
});

it.each<[string, Document, string]>([
  [
    "a value of another type",
    { name: 5 },
    'name: type did not match, asked for {"bsonType":"string"}, found 5',
  ],
  ["a missing field", {}, "the document: missing name"],
  [
    "a value out of range, deep inside",
    { name: "x", vitals: [{ heart_rate: 80 }, { heart_rate: 900 }] },
    'vitals.1.heart_rate: comparison failed, asked for {"maximum":500}, found 900',
  ],
  ["a missing field within a document", { name: "x", patient: {} }, "patient: missing sex"],
  [
    "a value that is not in the list",
    { name: "x", patient: { sex: "<b>" } },
    'patient.sex: value was not found in enum, asked for {"enum":["female","male"]}, found "<b>"',
  ],
])(
  "stops at %s in the middle, says which and why, and leaves nothing of the load",
  async (_, bad, reason) => {
    await db.createCollection("checked", SCHEMA);
    await loadDocuments(db, "checked", [{ _id: -1, name: "was there before" }]);
    const good = (from: number): Document[] =>
      Array.from({ length: 500 }, (_, index) => ({ _id: from + index, name: "good" }));
    const error = await failure(
      loadDocuments(db, "checked", [...good(0), { _id: 500, ...bad }, ...good(501)], { batch: 100 }),
    );
    expect(error).toBeInstanceOf(LoadError);
    expect(error.code).toBe("DOCUMENT_REFUSED");
    expect(error.message).toBe(
      `Collection checked, document 501 (_id 500): ${reason} (MongoDB 121). Nothing was loaded.`,
    );
    expect(await stored("checked")).toEqual([{ _id: -1, name: "was there before" }]);
  },
);

it("takes back only its own documents when an _id is there already", async () => {
  await loadDocuments(db, "once", [{ _id: 3, mine: true }]);
  const error = await failure(
    loadDocuments(
      db,
      "once",
      [1, 2, 3, 4].map((_id) => ({ _id })),
    ),
  );
  expect(error.message).toContain(
    "Collection once, document 3 (_id 3): { _id: 3 } is there already, and index _id_ takes it once (MongoDB 11000)",
  );
  expect(await stored("once")).toEqual([{ _id: 3, mine: true }]);
});

it.each<[string, Document, string]>([
  [
    "a document larger than MongoDB stores",
    { text: "x".repeat(17_000_000) },
    "and MongoDB stores at most 16777216",
  ],
  ["half a surrogate pair", { deep: [{ text: "a\ud83d" }] }, "half a surrogate pair"],
])("refuses %s before it is sent", async (_, bad, reason) => {
  const error = await failure(loadDocuments(db, "whole", [{ _id: 1 }, bad], { batch: 1 }));
  expect(error.code).toBe("DOCUMENT_UNWRITABLE");
  expect(error.message).toContain("Collection whole, document 2: ");
  expect(error.message).toContain(reason);
  expect(await stored("whole")).toEqual([]);
});

it("passes on an error of the caller's own source, and leaves nothing", async () => {
  function* broken() {
    yield { _id: 1 };
    throw new RangeError("no more");
  }
  await expect(loadDocuments(db, "broken", broken(), { batch: 1 })).rejects.toThrow(RangeError);
  expect(await stored("broken")).toEqual([]);
});

it("empties a time series again that was empty before", async () => {
  await db.createCollection("series", { timeseries: { timeField: "at", metaField: "unit" } });
  const documents = [
    { at: new Date(0), unit: 1 },
    { at: new Date(1), unit: 2 },
    { at: "not a date", unit: 3 },
  ];
  const error = await failure(loadDocuments(db, "series", documents, { batch: 1 }));
  expect(error.message).toMatch(/^Collection series, document 3 .*Nothing was loaded\.$/);
  expect(await db.collection("series").countDocuments()).toBe(0);
});

it("says that the connection broke", async () => {
  const other = await connectMongo(database.current.mongoUrl, database.current.name);
  async function* source() {
    yield { _id: 1 };
    await other.client.close();
    yield { _id: 2 };
  }
  const error = await failure(loadDocuments(other.db, "cut", source(), { batch: 1 }));
  expect(error).toBeInstanceOf(LoadError);
  expect(error.code).toBe("LOAD_FAILED");
});

it.each([["nonsense"], [""], ["http://127.0.0.1/"], ["mongodb://"], ["mongodb://me:sesame@h:p/"]])(
  "refuses %j, which is no MongoDB URL, without quoting it",
  async (url) => {
    const error = await failure(connectMongo(url, "x"));
    expect(error).toBeInstanceOf(SettingError);
    expect(error).toMatchObject({ code: "URL_INVALID" });
    expect(String(error)).not.toContain("sesame");
  },
);

it("says that nothing answers at a closed port, and that the server refuses a wrong password", async () => {
  const closed = await failure(
    connectMongo("mongodb://me:sesame@127.0.0.1:1/?serverSelectionTimeoutMS=300", "x"),
  );
  expect(closed).toBeInstanceOf(ServerError);
  expect(closed).toMatchObject({ code: "SERVER_UNREACHABLE" });
  const url = new URL(database.current.mongoUrl);
  url.password = "sesame";
  const refused = await failure(connectMongo(url.href, "x"));
  expect(refused).toMatchObject({ code: "SERVER_REFUSED" });
  expect(String(closed) + String(refused)).not.toContain("sesame");
});
