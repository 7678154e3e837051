import type { Db, Document, MongoClient } from "mongodb";
import type { Connection } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { display } from "../../lib/src/show/bundle.js";
import { refused } from "../../lib/src/show/refused.js";
import { validationReasons } from "../../lib/src/show/validation.js";
import { connectMongo } from "../../lib/src/stores/mongo/connect.js";
import { connect } from "../../lib/src/stores/mysql/connect.js";
import { withSql } from "../../lib/src/stores/mysql/sql.js";
import { ownDatabase } from "../stores/mysql/database.js";

const database = ownDatabase("test-refused");
let client: MongoClient;
let db: Db;
beforeAll(async () => {
  ({ client, db } = await connectMongo(database.current.mongoUrl, database.current.name));
  await db.createCollection("checked", { validator: { $jsonSchema: SCHEMA } });
  const told = (role: string, required: string) => ({
    properties: { role: { enum: [role] } },
    required: ["role", required],
  });
  await db.createCollection("told_apart", {
    validator: {
      $jsonSchema: {
        oneOf: [told("nurse", "area"), told("physician", "specialty"), told("pilot", "licence")],
      },
    },
  });
  await db.createCollection("either", {
    validator: { $jsonSchema: { anyOf: [{ properties: { a: { minimum: 2 } } }, { required: ["b"] }] } },
  });
  await db.createCollection("compared", {
    validator: { $expr: { $lt: ["$from", "$to"] }, from: { $gt: 0 } },
  });
});
afterAll(() => client.close());

const SCHEMA = {
  bsonType: "object",
  additionalProperties: false,
  properties: {
    _id: {},
    kind: { enum: ["call", "visit"] },
    unit: { bsonType: "string" },
    at: { bsonType: "date" },
    vitals: {
      bsonType: "array",
      items: {
        bsonType: "object",
        additionalProperties: false,
        properties: { heart_rate: { bsonType: "int", maximum: 500 } },
      },
    },
  },
  oneOf: [
    { properties: { kind: { enum: ["call"] } } },
    { required: ["unit"], properties: { kind: { enum: ["visit"] } } },
  ],
};

const lines = async (collection: string, document: Document): Promise<string[]> => {
  const refusal = await refused(() => db.collection(collection).insertOne({ ...document }));
  return String((refusal[display]() as Record<string, unknown>)["text/plain"]).split("\n");
};

describe("a refused document", () => {
  it.each<[string, string, Document, string[]]>([
    [
      "each field that is wrong",
      "checked",
      { kind: "call", at: "2025-03-01T10:00:00Z", vitals: [{ heart_rate: 80 }, { heart_rate: 900 }] },
      [
        'at: type did not match, asked for {"bsonType":"date"}, found "2025-03-01T10:00:00Z"',
        'vitals.heart_rate: comparison failed, asked for {"maximum":500}, found 900',
      ],
    ],
    [
      "fields that are too many",
      "checked",
      { kind: "call", nme: 1, x: 2 },
      ["the document: not in the schema: nme, x"],
    ],
    [
      "a field too many, deep inside",
      "checked",
      { kind: "call", vitals: [{ pulse: 1 }] },
      ["vitals: not in the schema: pulse"],
    ],
    [
      "what keeps the alternative that is meant from fitting",
      "checked",
      { kind: "visit" },
      ['for kind "visit": the document: missing unit'],
    ],
    [
      "what a field may be by which alternatives are told apart",
      "told_apart",
      { role: "porter" },
      ['role: asked for one of "nurse", "physician", "pilot", found "porter"'],
    ],
    [
      "such a field once, where it has a rule of its own",
      "checked",
      { kind: "rumour" },
      ['kind: value was not found in enum, asked for {"enum":["call","visit"]}, found "rumour"'],
    ],
    [
      "what keeps each of the alternatives from fitting, where no field tells them apart",
      "either",
      { a: 1 },
      [
        'the document: fits none of 2 alternatives: 1) a: comparison failed, asked for {"minimum":2}, found 1; 2) the document: missing b',
      ],
    ],
    [
      "a rule that is no schema",
      "compared",
      { from: 2, to: 1 },
      ['the document: expression did not match, asked for {"$expr":{"$lt":["$from","$to"]}}'],
    ],
  ])("names %s", async (_, collection, document, expected) => {
    expect(await lines(collection, document)).toEqual([
      "Refused with error 121 (DocumentValidationFailure): Document failed validation",
      ...expected,
    ]);
  });

  it("names the item of an array where that is asked for", async () => {
    const error = await db
      .collection<Document>("checked")
      .insertOne({ kind: "call", vitals: [{ heart_rate: 80 }, { pulse: 1 }] })
      .catch(({ errInfo }) => errInfo);
    expect(validationReasons(error, true)).toEqual(["vitals.1: not in the schema: pulse"]);
  });

  it("has no reasons where the server gives none", () => {
    expect(validationReasons(undefined)).toEqual([]);
    expect(validationReasons({ details: {} })).toEqual([]);
  });
});

describe("a refused statement of MySQL", () => {
  let mysql: Connection;
  beforeAll(async () => {
    mysql = await connect(database.current.mysqlUrl, { database: database.current.name });
    await mysql.query("CREATE TABLE ward (id INT PRIMARY KEY)");
    await mysql.query("INSERT INTO ward VALUES (1)");
  });
  afterAll(() => mysql.end());
  const TEXT =
    "Refused with error 1062, SQLSTATE 23000 (ER_DUP_ENTRY): Duplicate entry '1' for key 'ward.PRIMARY'";

  it("has number, SQL state, name and message, in the text and in the HTML", async () => {
    const refusal = await refused(() => mysql.query("INSERT INTO ward VALUES (1)"));
    const shown = refusal[display]() as Record<string, unknown>;
    expect(shown["text/plain"]).toBe(TEXT);
    expect(shown["text/html"]).toContain("</b> with error 1062, SQLSTATE 23000 (ER_DUP_ENTRY)<br>Duplicate");
    expect(refusal).toMatchObject({ code: 1062, sqlState: "23000", name: "ER_DUP_ENTRY" });
  });

  it("has them also through the tag sql, which puts its own words around", async () => {
    const { sql } = withSql(mysql, { frame: (rows) => rows });
    const refusal = await refused(() => sql`INSERT INTO ward VALUES (${1})`);
    expect((refusal[display]() as Record<string, unknown>)["text/plain"]).toBe(TEXT);
  });

  it("and a mistake that never reached the server stays an error", async () => {
    await expect(refused(() => Promise.reject(new Error("mine")))).rejects.toThrow("mine");
    await expect(refused(() => Promise.reject(undefined))).rejects.toBeUndefined();
  });
});

it("stops where the server accepts what it was expected to refuse", async () => {
  const accepted = refused(() => db.collection("checked").insertOne({ kind: "call" }));
  await expect(accepted).rejects.toMatchObject({ code: "NOT_REFUSED" });
});
