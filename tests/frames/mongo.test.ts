import { Decimal128, type Document, Double, Long, ObjectId } from "mongodb";
import { expect, it } from "vitest";
import { FrameError } from "../../lib/src/errors.js";
import { type DataFrame, polars, readMongo } from "../../lib/src/frames/index.js";
import { connectMongo } from "../../lib/src/stores/mongo/connect.js";
import { loadDocuments } from "../../lib/src/stores/mongo/load.js";
import { ownDatabase } from "../stores/mysql/database.js";
import { AWKWARD_TEXTS } from "../stores/mysql/samples.js";

const database = ownDatabase("test-mongo-frames");
const strip = (type: unknown): string =>
  String(type)
    .replace(/DataType\((.*)\)$/, "$1")
    .replace("(ms,)", "(ms)");
const schema = (frame: DataFrame): Record<string, string> =>
  Object.fromEntries(frame.columns.map((name, index) => [name, strip(frame.dtypes[index])]));

it("reads a collection, a cursor and an aggregation of the server into frames", async () => {
  const { client, db } = await connectMongo(database.current.mongoUrl, database.current.name);
  const documents = AWKWARD_TEXTS.map((text, index) => ({
    _id: index as never,
    text,
    at: new Date(index * 1000),
    patient: { age: index, name: { family: text } },
    score: index / 2,
    whole: Long.fromNumber(2 ** 40 + index),
    exact: Decimal128.fromString("36.80"),
    tags: index % 2 === 0 ? ["a", text] : [],
    yes: index % 2 === 1,
  }));
  await loadDocuments(db, "odd", documents);
  for (const source of [
    db.collection("odd"),
    db.collection("odd").find(),
    db.collection("odd").aggregate([]),
  ]) {
    const frame = await readMongo(source as never);
    expect(schema(frame)).toEqual({
      _id: "Int32",
      text: "String",
      at: "Datetime(ms)",
      "patient.age": "Int32",
      "patient.name.family": "String",
      score: "Float64",
      whole: "Int64",
      exact: "Decimal(38,2)",
      tags: expect.stringContaining("List"),
      yes: "Bool",
    });
    expect(frame.getColumn("text").toArray()).toEqual(AWKWARD_TEXTS);
    expect(frame.getColumn("patient.name.family").toArray()).toEqual(AWKWARD_TEXTS);
    expect(frame.getColumn("at").toArray()).toEqual(documents.map(({ at }) => at));
    expect(frame.getColumn("exact").cast(polars().Utf8).toArray()).toEqual(documents.map(() => "36.80"));
    expect(frame.getColumn("whole").sum()).toBe(documents.length * 2 ** 40 + 55);
  }
  await client.close();
});

it("infers a field's type from all documents, however late its first value comes", async () => {
  const documents: Document[] = Array.from({ length: 500 }, () => ({ a: null }));
  documents.push({ a: -5, b: "late" }, { a: 2 ** 40 }, { c: { d: true } });
  const frame = await readMongo(documents);
  expect(schema(frame)).toEqual({ a: "Int64", b: "String", "c.d": "Bool" });
  expect(frame.tail(3).toRecords()).toEqual([
    { a: -5, b: "late", "c.d": null },
    { a: 2 ** 40, b: null, "c.d": null },
    { a: null, b: null, "c.d": true },
  ]);
});

it.each<[string, unknown[], string, unknown[]]>([
  ["whole numbers and others", [1, 2.5, new Double(3)], "Float64", [1, 2.5, 3]],
  ["nothing but null", [null, null], "String", [null, null]],
  ["identifiers", [new ObjectId("0123456789abcdef01234567")], "String", ["0123456789abcdef01234567"]],
  ["lists of numbers", [[1, 2.5], [], null], "List", [[1, 2.5], [], null]],
  ["lists of documents, as their JSON", [[{ a: 1 }], []], "String", ['[{"a":1}]', "[]"]],
  [
    "infinity and NaN",
    [Number.POSITIVE_INFINITY, Number.NaN],
    "Float64",
    [Number.POSITIVE_INFINITY, Number.NaN],
  ],
  [
    "long numbers beyond 2^53",
    [Long.MAX_VALUE, Long.MIN_VALUE],
    "Int64",
    [9223372036854775807n, -9223372036854775808n],
  ],
])("takes %s", async (_, values, type, expected) => {
  const frame = await readMongo(values.map((value) => ({ value })));
  expect(strip(frame.dtypes[0])).toContain(type);
  const column = frame.getColumn("value");
  const found =
    type === "Int64"
      ? column
          .cast(require("nodejs-polars").Utf8)
          .toArray()
          .map(BigInt as never)
      : column.toArray();
  expect(found).toEqual(expected);
});

it("makes an empty frame of no documents, and none of documents without fields", async () => {
  expect((await readMongo([])).shape).toEqual({ height: 0, width: 0 });
  await expect(readMongo([{}, {}])).rejects.toThrow("Of 2 documents none has a field");
});

it("gives a field that is only ever an empty document its rows, and refuses it beside values, from bytes and from a list", async () => {
  const { client, db } = await connectMongo(database.current.mongoUrl, database.current.name);
  const collection = db.collection("empty");
  const hidden = { projection: { _id: 0 } };
  const both = async (documents: Document[]): Promise<(DataFrame | Error)[]> => {
    await collection.deleteMany({});
    await collection.insertMany(documents.map((each) => ({ ...each })));
    return Promise.all(
      [readMongo(documents), readMongo(collection as never, hidden)].map((it) => it.catch((e: Error) => e)),
    );
  };
  for (const frame of await both([{ a: {} }, { a: {} }, { a: null }]))
    expect((frame as DataFrame).toRecords()).toEqual([{ a: null }, { a: null }, { a: null }]);
  for (const frame of await both([{ a: {} }, { a: { b: 1 } }]))
    expect((frame as DataFrame).toRecords()).toEqual([{ "a.b": null }, { "a.b": 1 }]);
  for (const documents of [
    [{ a: 1 }, { a: {} }],
    [{ a: {} }, { a: 1 }],
    [{ "a.b": 1, a: { b: 2 } }],
    [{ a: { b: null }, "a.b": "x" }],
  ])
    for (const failure of await both(documents)) expect(failure).toMatchObject({ code: "FRAME_MIXED" });
  await client.close();
});

it("says what a collection alone can be asked for, and in whose words the server refuses", async () => {
  const { client, db } = await connectMongo(database.current.mongoUrl, database.current.name);
  const odd = db.collection("odd") as never;
  const failure = (documents: unknown, options: object): Promise<unknown> =>
    readMongo(documents as never, options).catch((error: unknown) => error);
  expect(await failure([{ a: 1 }], { filter: { a: 1 } })).toMatchObject({ code: "FRAME_OPTION" });
  expect(await failure(db.collection("odd").find(), { projection: { _id: 0 } })).toMatchObject({
    message: expect.stringContaining("projection: only a collection can be asked for it"),
  });
  expect(await failure(odd, { pipeline: [], filter: {} })).toMatchObject({
    code: "FRAME_OPTION",
    message: expect.stringContaining("as $match or $project"),
  });
  expect(await failure(odd, { pipeline: [{ $mach: {} }] })).toMatchObject({
    code: "QUERY_REFUSED",
    message: "Unrecognized pipeline stage name: '$mach' (MongoDB 40324) (reading odd)",
  });
  await client.close();
});

it.each<[string, Document[], string]>([
  ["text and numbers", [{ a: "1" }, { a: 1 }], "FRAME_MIXED"],
  ["a value and a document", [{ a: 1 }, { a: { b: 1 } }], "FRAME_MIXED"],
  ["bytes", [{ a: Buffer.from("x") }], "FRAME_VALUE"],
  ["a Map", [{ a: new Map([["b", 1]]) }], "FRAME_VALUE"],
])("refuses a field with %s", async (_, documents, code) => {
  const failure = await readMongo(documents).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(FrameError);
  expect(failure).toMatchObject({ code });
});
