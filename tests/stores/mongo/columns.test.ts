import { type Db, Decimal128, type Document, Double, Int32, Long, type MongoClient } from "mongodb";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { LoadError } from "../../../lib/src/errors.js";
import type { ColumnTable } from "../../../lib/src/stores/columns.js";
import { loadColumns, type Mapping } from "../../../lib/src/stores/mongo/columns.js";
import { connectMongo } from "../../../lib/src/stores/mongo/connect.js";
import { documentSequenceClass } from "../../../lib/src/stores/mongo/sequence.js";
import { ownDatabase } from "../mysql/database.js";
import { everyKind } from "../mysql/samples.js";
import { emptyDatabase } from "./empty.js";

const database = ownDatabase("test-columns");
let client: MongoClient;
let db: Db;
beforeAll(async () => {
  ({ client, db } = await connectMongo(database.current.mongoUrl, database.current.name));
});
afterAll(() => client.close());
beforeEach(() => emptyDatabase(db));

const failure = (promise: Promise<unknown>): Promise<LoadError> =>
  promise.then(
    () => Promise.reject(new Error("It was loaded.")),
    (error: LoadError) => error,
  );

/** A row of \`everyKind\` as the driver should give it back with its BSON types. */
function expected(table: ColumnTable, name: string, row: number): unknown {
  const column = table.columns[name]!;
  switch (column.kind) {
    case "int":
      return new Int32(column.values[row]!);
    case "bigint":
      return Long.fromBigInt(column.values[row]!);
    case "double":
      return new Double(column.values[row]!);
    case "decimal":
      return Decimal128.fromString((column.values[row]! / 100).toFixed(2));
    case "boolean":
      return column.values[row] === 1;
    case "text":
      return column.values[row];
    case "code":
      return column.dictionary[column.codes[row]!];
    case "instant":
      return new Date(column.values[row]!);
    case "date":
      return new Date(column.values[row]! * 86_400_000);
    case "point":
      return {
        type: "Point",
        coordinates: [new Double(column.longitude[row]!), new Double(column.latitude[row]!)],
      };
  }
}

it("finds in the pinned driver the document sequences that it builds on", () => {
  expect(documentSequenceClass()).toBeDefined();
});

describe.each([
  ["document sequence" as const, {}],
  ["insert" as const, { sequences: false }],
])("by %s", (way, options) => {
  it("stores every kind of value with its BSON type, and leaves out what is NULL", async () => {
    const table = everyKind();
    const names = Object.keys(table.columns).filter((name) => name !== "id");
    const mapping: Mapping = Object.fromEntries([["_id", "id"], ...names.map((name) => [name, name])]);
    expect(await loadColumns(db, "kinds", table, mapping, options)).toEqual({ documents: table.rows, way });
    const documents = await db
      .collection("kinds")
      .find({}, { sort: { _id: 1 }, promoteValues: false })
      .toArray();
    expect(documents).toEqual(
      Array.from({ length: table.rows }, (_, row) => ({
        _id: expected(table, "id", row),
        ...Object.fromEntries(
          names
            .filter((name) => table.columns[name]!.nulls?.[row] !== 1)
            .map((name) => [name, expected(table, name, row)]),
        ),
      })),
    );
  });

  it("renames, nests, adds constants and names, and makes doubles of decimals", async () => {
    const table = everyKind();
    const mapping: Mapping = {
      when: "at",
      "meta.state": "code",
      amount: { column: "amount", as: "double" },
      "meta.unit": { column: "flag_number", names: ["A01", "A02 <b>"] },
      "meta.kind": { constant: "κ" },
      "other.big": "big",
      three: { constant: 3 },
      half: { constant: 0.5 },
      yes: { constant: true },
    };
    const flag = {
      kind: "int" as const,
      values: Int32Array.from({ length: table.rows }, (_, row) => row % 2),
    };
    await loadColumns(
      db,
      "nested",
      { ...table, columns: { ...table.columns, flag_number: flag } },
      mapping,
      options,
    );
    const documents = await db
      .collection("nested")
      .find({}, { sort: { _id: 1 }, projection: { _id: 0 } })
      .limit(2)
      .toArray();
    expect(documents).toEqual([
      {
        when: new Date(0),
        meta: { state: "low", unit: "A01", kind: "κ" },
        amount: -0.05,
        other: { big: Long.MAX_VALUE },
        three: 3,
        half: 0.5,
        yes: true,
      },
      { meta: { unit: "A02 <b>", kind: "κ" }, three: 3, half: 0.5, yes: true },
    ]);
  });

  it("gives each document an ObjectId of its own, in the order of the rows", async () => {
    const rows = 45_000;
    const table: ColumnTable = {
      name: "many",
      rows,
      columns: { n: { kind: "int", values: Int32Array.from({ length: rows }, (_, row) => row) } },
    };
    await loadColumns(db, "many", table, { n: "n" }, options);
    const documents = await db
      .collection("many")
      .find({}, { sort: { _id: 1 } })
      .toArray();
    expect(documents.map(({ n }) => n)).toEqual([...(table.columns.n as { values: Int32Array }).values]);
    expect(documents[0]!._id.getTimestamp().getTime()).toBeGreaterThan(Date.now() - 120_000);
  });

  it("stops at a refused row, says which and why, and leaves nothing of the load", async () => {
    const schema = { bsonType: "object", properties: { n: { maximum: 40_000 } } };
    await db.createCollection("checked", { validator: { $jsonSchema: schema } });
    await db.collection<Document>("checked").insertOne({ _id: -1 as never });
    const rows = 45_000;
    const table: ColumnTable = {
      name: "many",
      rows,
      columns: { n: { kind: "int", values: Int32Array.from({ length: rows }, (_, row) => row) } },
    };
    for (const mapping of [{ n: "n" }, { _id: "n", n: "n" }] as Mapping[]) {
      const error = await failure(loadColumns(db, "checked", table, mapping, options));
      expect(error).toBeInstanceOf(LoadError);
      expect(error.message).toBe(
        'Collection checked, row 40002 of many: n: comparison failed, asked for {"maximum":40000}, found 40001 (MongoDB 121). Nothing was loaded.',
      );
      expect(await db.collection("checked").find().toArray()).toEqual([{ _id: -1 }]);
    }
  });

  it("loads a time series, in the same buckets every time", async () => {
    const rows = 30_000;
    const table: ColumnTable = {
      name: "log",
      rows,
      columns: {
        at: {
          kind: "instant",
          values: Float64Array.from({ length: rows }, (_, row) => Date.UTC(2025, 0, 1) + row * 60_000),
        },
        unit: { kind: "int", values: Int32Array.from({ length: rows }, (_, row) => row % 7) },
      },
    };
    const buckets: number[] = [];
    for (const name of ["log_1", "log_2"]) {
      await db.createCollection(name, {
        timeseries: { timeField: "at", metaField: "meta", granularity: "hours" },
      });
      await loadColumns(db, name, table, { at: "at", "meta.unit": "unit" }, options);
      expect(await db.collection(name).countDocuments({ "meta.unit": 3 })).toBe(4286);
      buckets.push((await db.command({ collStats: name })).timeseries.bucketCount);
    }
    expect(buckets[0]).toBe(buckets[1]);
  });
});

it.each<[string, Mapping, string]>([
  [
    "a column that is not there",
    { a: "nowhere" },
    "Collection of table every_kind: field a: there is no column nowhere.",
  ],
  ["names for a text", { a: { column: "note", names: [] } }, "names need an int column, and note is text"],
  ["a number without a name", { a: { column: "id", names: ["zero"] } }, "row 1: there is no name for -2"],
  ["two levels of nesting", { "a.b.c": "id" }, "one level of nesting"],
])("refuses a mapping with %s", async (_, mapping, reason) => {
  const error = await failure(loadColumns(db, "wrong", everyKind(), mapping));
  expect(error.code).toBe("MAPPING_WRONG");
  expect(error.message).toContain(reason);
  expect(await db.collection("wrong").countDocuments()).toBe(0);
});

it("refuses half a surrogate pair and a fraction of a millisecond", async () => {
  const one = (column: ColumnTable["columns"][string]): ColumnTable => ({
    name: "one",
    rows: 1,
    columns: { a: column },
  });
  const text = await failure(loadColumns(db, "wrong", one({ kind: "text", values: ["\udc00"] }), { a: "a" }));
  expect(text.message).toContain("row 1: the text holds half a surrogate pair");
  const instant = await failure(
    loadColumns(db, "wrong", one({ kind: "instant", values: Float64Array.of(0.5) }), { a: "a" }),
  );
  expect(instant.message).toContain("row 1: instant 0.5 is not a whole millisecond");
});
