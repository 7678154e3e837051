import { join } from "node:path";
import { BSON, type Db, type Document, type MongoClient } from "mongodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { present } from "../../../lib/src/hospital/documents/cells.js";
import { COLLECTIONS, FACTS } from "../../../lib/src/hospital/documents/index.js";
import { isApart } from "../../../lib/src/hospital/refinements/apart.js";
import { simulate } from "../../../lib/src/hospital/simulate/index.js";
import { projectRoot } from "../../../lib/src/project.js";
import type { Column } from "../../../lib/src/stores/columns.js";
import {
  applyCollections,
  createIndexes,
  readCollections,
} from "../../../lib/src/stores/mongo/collections.js";
import { loadColumns } from "../../../lib/src/stores/mongo/columns.js";
import { connectMongo } from "../../../lib/src/stores/mongo/connect.js";
import { loadDocuments } from "../../../lib/src/stores/mongo/load.js";
import { ownDatabase } from "../../stores/mysql/database.js";
import { simulatedTables } from "../simulate/schema-files.js";

const { EJSON } = BSON;
const FOLDER = join(projectRoot(), "mongo", "collections");
const DAY = 86_400_000;
/** New at every run: what documents keep does not depend on luck. */
const seed = Math.floor(Math.random() * 2 ** 31);
const hospital = simulate({ seed, calls: 600 });

const database = ownDatabase("test-hospital-documents");
let client: MongoClient;
let db: Db;
beforeAll(async () => {
  ({ client, db } = await connectMongo(database.current.mongoUrl, database.current.name));
  await applyCollections(db, FOLDER);
  for (const { name, documents } of COLLECTIONS) await loadDocuments(db, name, documents(hospital));
  await createIndexes(db, FOLDER);
});
afterAll(() => client.close());

/** A cell as the pipeline should give it, made straight from the column. */
function expected(column: Column, row: number, name: string): unknown {
  if (column.nulls?.[row] === 1) return null;
  if (name === "particulars" && column.kind === "text") return JSON.parse(column.values[row]!);
  switch (column.kind) {
    case "instant":
      return new Date(column.values[row]!);
    case "date":
      return new Date(column.values[row]! * DAY);
    case "decimal":
      return column.values[row]! / 10 ** column.scale;
    case "boolean":
      return column.values[row] === 1;
    case "bigint":
      return Number(column.values[row]);
    case "code":
      return column.dictionary[column.codes[row]!];
    case "point":
      return { lon: column.longitude[row], lat: column.latitude[row] };
    default:
      return column.values[row];
  }
}

const sorted = (rows: readonly Document[]): string[] => rows.map((row) => JSON.stringify(row)).sort();

describe(`documents of seed ${seed}`, () => {
  it("have a file for every collection, and no file is without documents", async () => {
    const files = (await readCollections(FOLDER))
      .map(({ collection }) => collection)
      .filter((name) => !isApart(name)); // the reported side is empty in a fresh copy
    expect(files.sort()).toEqual(COLLECTIONS.map(({ name }) => name).sort());
    for (const name of files) expect(await db.collection(name).countDocuments(), name).toBeGreaterThan(0);
  });

  it("name a fact for every table of the schema", () => {
    expect(FACTS.map(({ table }) => table)).toEqual(simulatedTables().map(({ name }) => name));
  });

  it.each(FACTS.map((fact) => [fact.table, fact] as const))(
    "give back every row of %s, column by column",
    async (name, { collection, pipeline }) => {
      const { rows, columns } = hospital.table(name);
      const entries = Object.entries(columns);
      const wanted = Array.from({ length: rows }, (_, row) =>
        Object.fromEntries(entries.map(([column, each]) => [column, expected(each, row, column)])),
      );
      const found = await db
        .collection(collection)
        .aggregate([...pipeline])
        .toArray();
      expect(sorted(found)).toEqual(sorted(wanted));
    },
  );

  it("are refused by their validators when they are wrong", async () => {
    const one = async (collection: string, filter: Document = {}): Promise<Document> =>
      (await db.collection(collection).findOne(filter)) as Document;
    const dispatch = { ...(await one("dispatches")), _id: 9_000_000 };
    const nurse = {
      ...(await one("staff", { role: "nurse" })),
      _id: 9_000_000,
      staff_no: "E9999",
      licence_no: "N9999999",
    };
    const unit = {
      ...(await one("units", { kind: "basic" })),
      _id: "A-99",
      ambulance_id: 99,
      plate: "DH-0000",
    };
    const report = { ...(await one("care_reports", { schema_version: 2 })), _id: "9000000-1" };
    const call = { ...(await one("dispatches")).call, call_no: "C-9000000" };
    const cases: [string, Document, Document][] = [
      ["dispatches", { ...dispatch, call }, { outcome: "lost" }],
      ["units", unit, { equipment: { monitor_model: "Tideline 3" } }],
      ["staff", nurse, { role: "paramedic" }],
      ["care_reports", report, { schema_version: 1 }],
    ];
    for (const [collection, right, wrong] of cases) {
      const insert = db.collection(collection).insertOne({ ...right, ...wrong } as Document);
      await expect(insert, collection).rejects.toThrow("Document failed validation");
      await db.collection(collection).insertOne(right); // so that it is this field and nothing else
      await db.collection(collection).deleteOne({ _id: right._id });
    }
  });

  it.each(COLLECTIONS.filter(({ columns }) => columns !== undefined))(
    "are the same for $name, made one by one or column by column",
    async ({ name, documents, columns }) => {
      const { table, mapping } = columns!(hospital);
      await db.createCollection("by_columns");
      await loadColumns(db, "by_columns", table, mapping);
      const all = (collection: string) =>
        db
          .collection(collection)
          .find({}, { projection: { _id: 0 } })
          .toArray();
      const ordered = (found: Document[]) =>
        found.map((each) => EJSON.stringify(each, { relaxed: true })).sort();
      const byColumns = ordered(await all("by_columns"));
      await db.dropCollection("by_columns");
      const shuffled = (each: Document) =>
        Object.fromEntries(Object.keys(mapping).map((key) => [key.split(".")[0]!, each[key.split(".")[0]!]]));
      expect(byColumns).toEqual(ordered([...documents(hospital)].map((each) => present(shuffled(each)))));
      expect(byColumns).toHaveLength(await db.collection(name).countDocuments());
    },
  );

  it("keep a name that looks like markup or SQL as it is", async () => {
    const names = await db
      .collection("patients")
      .find({ $or: [{ "name.given": /script/ }, { "name.family": /DROP/ }] }, { sort: { _id: 1 } })
      .toArray();
    expect(names.map(({ name }) => [name.given, name.family])).toEqual([
      ["<script>alert(1)</script>", "Winter"],
      ["Robert", "Robert'); DROP TABLE patient;--"],
    ]);
  });

  it("have reports of both shapes, each of some fifty words or more", async () => {
    const reports = await db.collection("care_reports").find().toArray();
    expect(new Set(reports.map(({ schema_version }) => schema_version))).toEqual(new Set([1, 2]));
    const words = reports.map((report) => {
      const { text, narrative } = report;
      return (text ?? `${narrative.history} ${narrative.examination} ${narrative.care}`).split(" ").length;
    });
    expect(Math.min(...words)).toBeGreaterThan(35);
    expect(Math.max(...words)).toBeLessThan(160);
    expect(new Set(reports.map(({ text, narrative }) => text ?? narrative.history)).size).toBeGreaterThan(
      reports.length / 2,
    );
  });

  it("find hypothermia in the words of callers and of paramedics", async () => {
    const search = { $text: { $search: "cold shivering hypothermia" } };
    expect(await db.collection("care_reports").countDocuments(search)).toBeGreaterThan(0);
    expect(await db.collection("encounters").countDocuments({ $text: { $search: "cold" } })).toBeGreaterThan(
      0,
    );
  });
});
