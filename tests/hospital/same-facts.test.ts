import { createHash } from "node:crypto";
import type { Db } from "mongodb";
import type { Connection } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FACTS } from "../../lib/src/hospital/documents/index.js";
import { loadMongo, loadMysql } from "../../lib/src/hospital/load.js";
import { simulate } from "../../lib/src/hospital/simulate/index.js";
import { createDatabase, dropDatabase, ensureServers } from "../../lib/src/stores/servers/index.js";

/** Drawn anew for each run; HERS_TEST_SEED repeats one. */
const seed = Number(process.env.HERS_TEST_SEED ?? Math.floor(Math.random() * 1_000_000));
const hospital = simulate({ calls: 800, seed });

/** One meaning for a value, whichever store it comes from. */
function canonical(value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.getTime();
  if (typeof value === "bigint" || typeof value === "boolean") return Number(value);
  if (typeof value === "object") {
    const { lon, lat, x, y } = value as Record<string, unknown>;
    if (lon !== undefined || x !== undefined) return [Number(lon ?? x), Number(lat ?? y)];
    if (Object.getPrototypeOf(value) === Object.prototype) return sorted(value); // JSON
    return Number(String(value)); // a BSON number class
  }
  return value;
}

/** With its names in order: MySQL keeps JSON's by length, MongoDB as they came. */
const sorted = (parts: object): unknown[] =>
  Object.entries(parts)
    .map(([name, part]) => [name, canonical(part)])
    .sort();

interface Sum {
  readonly count: number;
  readonly checksum: string;
}

/** Rows in any order: their number, and a hash of their sorted texts. */
function sum(rows: readonly Record<string, unknown>[], columns: readonly string[], kinds: Kinds): Sum {
  const texts = rows.map((row) =>
    JSON.stringify(
      columns.map((column) => {
        const value = canonical(row[column]);
        if (value === null) return null;
        if (kinds[column] === "date" && typeof value === "string") return Date.parse(`${value}T00:00:00Z`);
        return kinds[column] === "decimal" || kinds[column] === "boolean" ? Number(value) : value;
      }),
    ),
  );
  const hash = createHash("sha256");
  for (const text of texts.sort()) hash.update(`${text}\n`);
  return { count: rows.length, checksum: hash.digest("hex") };
}

type Kinds = Readonly<Record<string, string>>;

describe(`both stores hold the same facts (seed ${seed})`, () => {
  let mysql: Connection;
  let mongo: Db;
  const closing: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    const servers = await ensureServers();
    const target = await createDatabase(servers, "test-same-facts");
    closing.unshift(() => dropDatabase(servers, target.name));
    mysql = await loadMysql(target, hospital, () => {});
    closing.unshift(() => mysql.end());
    const open = await loadMongo(target, hospital, () => {});
    mongo = open.db;
    closing.unshift(() => open.client.close());
  });
  afterAll(async () => {
    for (const close of closing) await close();
  });

  const columnsOf = (table: string): [string[], Kinds] => {
    const entries = Object.entries(hospital.table(table).columns);
    return [
      entries.map(([name]) => name),
      Object.fromEntries(entries.map(([name, column]) => [name, column.kind])),
    ];
  };
  const inMysql = async (table: string): Promise<Sum> => {
    const [columns, kinds] = columnsOf(table);
    const [rows] = await mysql.query(
      `SELECT ${columns.map((name) => `\`${name}\``).join(", ")} FROM \`${table}\``,
    );
    return sum(rows as Record<string, unknown>[], columns, kinds);
  };
  const inMongo = async ({ table, collection, pipeline }: (typeof FACTS)[number]): Promise<Sum> => {
    const [columns, kinds] = columnsOf(table);
    const rows = await mongo
      .collection(collection)
      .aggregate([...pipeline])
      .toArray();
    return sum(rows, columns, kinds);
  };

  it("has a pipeline for every table", () => {
    expect(FACTS.map(({ table }) => table).sort()).toEqual(hospital.tables.map(({ name }) => name).sort());
  });

  it.each(FACTS.map((fact) => [fact.table, fact] as const))("%s: count and checksum", async (table, fact) => {
    const [left, right] = [await inMysql(table), await inMongo(fact)];
    expect(right).toEqual(left);
    expect(left.count).toBe(hospital.table(table).rows);
  });

  it("sees one changed value", async () => {
    const fact = FACTS.find(({ table }) => table === "treatment")!;
    const before = await inMongo(fact);
    const treatments = mongo.collection("treatments");
    const first = await treatments.findOne({}, { sort: { _id: 1 } });
    const changed = first!.outcome === "improved" ? "worsened" : "improved";
    await treatments.updateOne({ _id: first!._id }, { $set: { outcome: changed } });
    const after = await inMongo(fact);
    await treatments.updateOne({ _id: first!._id }, { $set: { outcome: first!.outcome } });
    expect(after.count).toBe(before.count);
    expect(after.checksum).not.toBe(before.checksum);
    expect(await inMongo(fact)).toEqual(before);
  });
});
