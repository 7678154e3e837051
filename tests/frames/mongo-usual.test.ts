import { BSON, Decimal128, type Document, Long } from "mongodb";
import { expect, it } from "vitest";
import { Batch } from "../../lib/src/frames/columns/batch.js";
import { polars } from "../../lib/src/frames/index.js";
import { Bytes } from "../../lib/src/frames/mongo/bson.js";
import { Fields } from "../../lib/src/frames/mongo/fields.js";
import { Walker } from "../../lib/src/frames/mongo/walk.js";
import { Parts } from "../../lib/src/frames/parts.js";

const call = (id: number, more: Document = {}): Document => ({
  _id: Long.fromNumber(id),
  priority: id % 5,
  problem: `problem ${id}`,
  at: new Date(id * 1000),
  km: Decimal128.fromString(`${id}.25`),
  share: id / 4,
  urgent: id % 2 === 0,
  place: { city: "Newhaven", zip: id },
  ...more,
});

/** Reads documents one by one, and says how many the compiled reader read from end to end. */
function read(documents: readonly Document[], behind = Buffer.alloc(64)) {
  const batch = new Batch();
  const fields = new Fields(batch);
  const parts = new Parts();
  const walker = new Walker(fields, "exact", { json: () => "", decimal: (it) => String(new Decimal128(it)) });
  let whole = 0;
  for (const document of documents) {
    const bytes = Buffer.concat([BSON.serialize(document), behind]);
    walker.use(new Bytes(bytes));
    const { usual } = fields.root;
    if (usual !== undefined) {
      const read: typeof usual.read = (...all) => {
        const at = usual.read(...all);
        if (at === all[4]) whole++;
        return at;
      };
      fields.root.usual = { ...usual, read };
    }
    while (!walker.document(0, fields.root, batch.rows)) {
      if (batch.rows > 0) parts.add(batch);
      else batch.clear();
      fields.widen();
    }
    if (usual !== undefined && fields.root.usual?.version === usual.version) fields.root.usual = usual;
    batch.endRow();
  }
  parts.add(batch);
  return { whole, frame: parts.finish(fields.wanted()) };
}

const calls = (count: number, more?: (id: number) => Document): Document[] =>
  Array.from({ length: count }, (_, id) => call(id, more?.(id)));

it("reads documents alike from end to end once it has seen some, also where a field is null or missing", () => {
  const { whole, frame } = read(calls(100, (id) => (id % 3 === 0 ? { priority: null } : {})));
  expect(whole).toBe(100 - 32);
  expect(frame.getColumn("problem").toArray()).toEqual(calls(100).map(({ problem }) => problem));
  expect(frame.getColumn("place.zip").toArray()).toEqual(calls(100).map((_, id) => id));
  expect(frame.getColumn("priority").nullCount()).toBe(34);
  expect(frame.getColumn("km").cast(polars().Utf8).toArray()).toEqual(calls(100).map(({ km }) => String(km)));
  const some = calls(100).map(({ km, ...rest }, id) => (id % 4 === 1 ? rest : { ...rest, km }));
  const missing = read(some);
  expect(missing.whole).toBeGreaterThan(40);
  expect(missing.frame.getColumn("km").nullCount()).toBe(25);
});

it("takes decimals of any size and sign, and widens their column", () => {
  const odd = [
    "-0.25",
    "90071992547409.93",
    "184467440737095516.15",
    "184467440737095516.16",
    "-90071992547409.93",
    "12345678901234567890.12",
    "-0.00",
    "7",
  ];
  const digits = Array.from({ length: 100 }, (_, id) => (id < 60 ? `${id}.25` : odd[id % odd.length]!));
  const documents = digits.map((each, id) => call(id, { km: Decimal128.fromString(each) }));
  const digitsOf = (all: Document[]): unknown[] =>
    read(all).frame.getColumn("km").cast(polars().Utf8).toArray() as unknown[];
  const two = digits.map((each) => (each === "7" ? "7.00" : each.replace("-0.00", "0.00")));
  expect(digitsOf(documents)).toEqual(two);
  const finer = [...documents, call(100, { km: Decimal128.fromString("0.125") })];
  expect(digitsOf(finer)).toEqual([...two.map((each) => `${each}0`), "0.125"]);
});

it("reads nothing behind a document, be it the name of a field that is missing or the end of the answer", () => {
  const some = calls(100, (id) => (id % 2 === 0 ? { note: id } : { n: null }));
  for (const behind of [Buffer.alloc(0), Buffer.from("note\0note\0note\0")])
    expect(read(some, behind).frame.getColumn("note").nullCount()).toBe(50);
});

it("leaves to the walker what comes otherwise, and learns a new order", () => {
  const turned = (document: Document): Document => Object.fromEntries(Object.entries(document).reverse());
  const documents = [...calls(100), ...calls(300).map(turned)];
  const { whole, frame } = read(documents);
  expect(whole).toBeGreaterThan(100 - 32 + 100);
  expect(frame.height).toBe(400);
  for (const name of ["problem", "priority", "share", "urgent"])
    expect(frame.getColumn(name).toArray(), name).toEqual(documents.map((each) => each[name]));
  const named = read([...calls(100), ...calls(100, () => ({ "": 1, note: "new" }))]).frame;
  expect(named.getColumn("note").nullCount()).toBe(100);
});

it("forgets what it has compiled when a column becomes wider, and refuses as the walker does", () => {
  const far = Long.fromString("9007199254740993");
  const { frame } = read([...calls(60), ...calls(60, (id) => ({ priority: id === 0 ? far : id }))]);
  const priorities = frame.getColumn("priority").cast(polars().Utf8).toArray();
  expect([priorities[59], priorities[60], priorities[119]]).toEqual(["4", "9007199254740993", "59"]);
  const after = (more: Document) => () => read([...calls(60), call(60, more)]);
  expect(after({ problem: 5 })).toThrow("Field problem holds text in one document and int in another");
  expect(after({ place: 5 })).toThrow("Field place holds a document in one document and int in another");
  expect(after({ note: /x/ })).toThrow("Field note holds a regular expression");
  const wholes = calls(60, (id) => ({ share: id === 59 ? far : Long.fromNumber(id) }));
  expect(() => read([...wholes, call(61)])).toThrow("beyond 2^53 beside doubles");
});
