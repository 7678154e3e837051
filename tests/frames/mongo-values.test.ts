import * as fc from "fast-check";
import {
  Binary,
  type Collection,
  type Db,
  Decimal128,
  Double,
  Int32,
  Long,
  type MongoClient,
  ObjectId,
} from "mongodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DataFrame, readMongo } from "../../lib/src/frames/index.js";
import { connectMongo } from "../../lib/src/stores/mongo/connect.js";
import { ownDatabase } from "../stores/mysql/database.js";
import { bigInt, decimalText, double, PATIENCE_MS, type ReadOut, RUNS, readOut, text } from "./values.js";

/** A field: what is written, and what the frame must give, by its dotted name. */
interface Kind {
  readonly how: ReadOut;
  readonly values: fc.Arbitrary<readonly [written: unknown, read: unknown]>;
}
const same = <T>(values: fc.Arbitrary<T>) => values.map((value) => [value, value] as const);
const long = (min: bigint, max: bigint) =>
  bigInt(min, max).map((value) => [Long.fromBigInt(value), String(value)] as const);
const int = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const SAFE = BigInt(Number.MAX_SAFE_INTEGER);
/** Decimals of one scale, so that the digits that come back are known; `decimals of many scales` is a test of its own. */
const money = bigInt(-(10n ** 34n) + 1n, 10n ** 34n - 1n).map((units) => {
  const digits = decimalText(units, 4);
  return [Decimal128.fromString(digits), digits] as const;
});
const day = fc.date({ noInvalidDate: true, min: new Date("0001-01-01"), max: new Date("9999-12-31") });
/** MongoDB keeps NaN, the infinities and -0. */
const any = fc.oneof(fc.double(), fc.constantFrom(Number.NaN, -0, Number.POSITIVE_INFINITY));
const id = fc.uint8Array({ minLength: 12, maxLength: 12 }).map((bytes) => new ObjectId(bytes));

const KINDS: Readonly<Record<string, Kind>> = {
  int: { how: "plain", values: int.map((value) => [new Int32(value), value]) },
  long: { how: "digits", values: long(-(2n ** 63n), 2n ** 63n - 1n) },
  double: { how: "plain", values: any.map((value) => [new Double(value), value]) },
  whole: {
    how: "digits",
    values: fc.oneof(
      int.map((value) => [new Int32(value), String(value)] as const),
      long(-(2n ** 63n), 2n ** 63n - 1n),
    ),
  },
  number: {
    how: "plain",
    values: fc.oneof(
      int.map((value) => [new Int32(value), value] as const),
      long(-SAFE, SAFE).map(([value, digits]) => [value, Number(digits)] as const),
      double.map((value) => [new Double(value), value] as const),
    ),
  },
  money: { how: "digits", values: money },
  truth: { how: "plain", values: same(fc.boolean()) },
  text: { how: "plain", values: same(text) },
  at: { how: "units", values: day.map((value) => [value, String(value.getTime())]) },
  id: { how: "plain", values: id.map((value) => [value, value.toHexString()]) },
  words: { how: "plain", values: same(fc.array(text, { maxLength: 4 })) },
  numbers: {
    how: "plain",
    values: fc.array(double, { maxLength: 4 }).map((all) => [all.map((each) => new Double(each)), all]),
  },
  things: {
    how: "json",
    values: fc.array(fc.record({ n: int, text }), { minLength: 1, maxLength: 3 }).map((all) => [all, all]),
  },
  "patient.name.family": { how: "plain", values: same(text) },
  "patient.age": { how: "plain", values: int.map((value) => [new Int32(value), value]) },
};
const NAMES = Object.keys(KINDS);
/** A cell is a value, null, or missing. */
type Cell = readonly [unknown, unknown] | null | undefined;
const document = fc.tuple(
  ...NAMES.map(
    (name): fc.Arbitrary<Cell> =>
      fc.oneof({ weight: 4, arbitrary: KINDS[name]!.values }, fc.constantFrom(null, undefined)),
  ),
  fc.boolean(),
);

/** Fields in one order or the other. */
function made(cells: readonly [...Cell[], boolean], _id: number): Record<string, unknown> {
  const result: Record<string, unknown> = { _id };
  const names = cells.at(-1) === true ? NAMES : [...NAMES].reverse();
  for (const name of names) {
    const cell = cells[NAMES.indexOf(name)] as Cell;
    if (cell === undefined) continue;
    const path = name.split(".");
    let at = result;
    for (const step of path.slice(0, -1)) {
      at[step] ??= {};
      at = at[step] as Record<string, unknown>;
    }
    at[path.at(-1)!] = cell === null ? null : cell[0];
  }
  return result;
}

const database = ownDatabase("test-document-values");
let client: MongoClient;
let db: Db;
let collection: Collection;
beforeAll(async () => {
  ({ client, db } = await connectMongo(database.current.mongoUrl, database.current.name));
  collection = db.collection("every");
});
afterAll(() => client.close());

type Cells = [...Cell[], boolean];

function expectBack(frame: DataFrame, rows: readonly Cells[]): void {
  expect(frame.height).toBe(rows.length);
  NAMES.forEach((name, place) => {
    const expected = rows.map((cells) => (cells[place] as Cell)?.[1] ?? null);
    const found = frame.columns.includes(name)
      ? readOut(frame, name, howOf(name, expected))
      : expected.map(() => null);
    expect(found, name).toEqual(expected);
  });
}
/** A field that was only ever null is text. */
const howOf = (name: string, expected: unknown[]): ReadOut =>
  expected.every((value) => value === null) ? "plain" : KINDS[name]!.how;

describe("random documents with every type", () => {
  it(
    "come back equal from the server's bytes and from a cursor, in batches of any size",
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(document, { minLength: 1, maxLength: 20 }),
          fc.integer({ min: 1, max: 30 }),
          async (given, batchRows) => {
            // So many that a reader is compiled for them on the way.
            const rows = Array.from(
              { length: 60 },
              (_, row) => given[row % given.length],
            ) as unknown as Cells[];
            await collection.deleteMany({});
            await collection.insertMany(rows.map((cells, id) => made(cells as never, id) as never));
            expectBack(await readMongo(collection, { batchRows }), rows);
            expectBack(await readMongo(collection, { batchRows, pipeline: [{ $sort: { _id: 1 } }] }), rows);
            const cursor = collection.find({}, { promoteValues: false, sort: { _id: 1 } });
            const documents = (await cursor.toArray()).map(plainLists);
            expectBack(await readMongo(documents, { batchRows }), rows);
          },
        ),
        RUNS,
      );
    },
    PATIENCE_MS,
  );

  it("come back behind 10,000 documents without a value", async () => {
    const rows = fc.sample(document, 20) as unknown as Cells[];
    await collection.deleteMany({});
    const empty = Array.from({ length: 10_000 }, (_, _id) =>
      _id % 2 === 0
        ? { _id }
        : {
            _id,
            ...Object.fromEntries(NAMES.filter((name) => !name.includes(".")).map((name) => [name, null])),
          },
    );
    await collection.insertMany(empty as never[]);
    await collection.insertMany(rows.map((cells, id) => made(cells as never, 10_000 + id) as never));
    const nulls = Array.from({ length: 10_000 }, (): Cells => [...NAMES.map(() => null), true]);
    for (const batchRows of [65_536, 4096])
      expectBack(await readMongo(collection, { batchRows }), [...nulls, ...rows]);
  }, 60_000);
});

/** Without promoted values an array's numbers are objects, which a list of numbers is not made of. */
const plainLists = (document: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(document).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map((each) => (each instanceof Double ? Number(each) : each)) : value,
    ]),
  );

describe("fields of several types", () => {
  const read = async (values: unknown[], options = {}) => {
    await collection.deleteMany({});
    await collection.insertMany(values.map((value, _id) => ({ _id, value }) as never));
    return readMongo(collection, { projection: { _id: 0 }, ...options });
  };
  const big = Long.fromString("9007199254740993");

  it("give decimals of many scales the longest, and whole numbers beside them", async () => {
    const values = ["1", "0.001", "-2.50", "1E+3"].map((each) => Decimal128.fromString(each));
    for (const batchRows of [1, 100]) {
      const frame = await read([...values, new Int32(7), big], { batchRows });
      expect(readOut(frame, "value", "digits")).toEqual([
        "1.000",
        "0.001",
        "-2.500",
        "1000.000",
        "7.000",
        "9007199254740993.000",
      ]);
      expect(readOut(await read(values, { batchRows, decimals: "double" }), "value", "plain")).toEqual([
        1, 0.001, -2.5, 1000,
      ]);
    }
  });

  it("turn lists of texts and lists of numbers into extended JSON together", async () => {
    for (const batchRows of [1, 100]) {
      const frame = await read([["a", "ü"], [], [1, 2.5], null, [{ a: 1 }]], { batchRows });
      expect(readOut(frame, "value", "plain")).toEqual(['["a","ü"]', "[]", "[1,2.5]", null, '[{"a":1}]']);
    }
  });

  it("are told apart where one's name begins with another's, in any order", async () => {
    const names = ["a", "ab", "abc", "abcd", "abcde", "ä", "äb", "b", ""];
    const orders = fc.sample(fc.shuffledSubarray(names), 60);
    await collection.deleteMany({});
    await collection.insertMany(
      orders.map(
        (order, _id) =>
          ({ _id, ...Object.fromEntries(order.map((name) => [name, `${name} ${_id}`])) }) as never,
      ),
    );
    const frame = await readMongo(collection, { batchRows: 7 });
    for (const name of names)
      expect(frame.getColumn(name).toArray(), name).toEqual(
        orders.map((order, id) => (order.includes(name) ? `${name} ${id}` : null)),
      );
  });

  it.each<[string, unknown[], string]>([
    ["a long beyond 2^53 before doubles", [big, 0.5], "long numbers beyond 2^53 beside doubles"],
    ["a long beyond 2^53 behind doubles", [0.5, big], "long numbers beyond 2^53 beside doubles"],
    ["text and numbers", ["1", 1], "Field value holds text in one document and int in another"],
    [
      "decimals and doubles",
      [Decimal128.fromString("1"), 0.5],
      "holds decimal in one document and double in",
    ],
    [
      "a value and a document",
      [1, { a: 1 }],
      "Field value holds int in one document and a document in another",
    ],
    [
      "a document and a value",
      [{ a: 1 }, 1],
      "Field value holds a document in one document and int in another",
    ],
    ["bytes", [new Binary(Buffer.from("x"))], "Field value holds a Binary, which a frame does not have"],
    ["a pattern", [/x/], "Field value holds a regular expression"],
    ["decimals too small", [Decimal128.fromString("1E-40")], "has more than 38 decimals"],
    ["decimals too large", [Decimal128.fromString("1E+38")], "A frame's decimals have 38 digits"],
    [
      "an infinite decimal",
      [Decimal128.fromString("Infinity")],
      "Infinity is not a value that a frame has for decimal",
    ],
  ])("are refused by name: %s", async (_, values, message) => {
    for (const batchRows of [1, 100]) await expect(read(values, { batchRows })).rejects.toThrow(message);
  });
});
