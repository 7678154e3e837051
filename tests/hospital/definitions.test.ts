import type { Db, MongoClient } from "mongodb";
import type { Connection } from "mysql2/promise";
import { afterAll, beforeAll, expect, it } from "vitest";
import { mongoContents, seriesSums } from "../../lib/src/hospital/contents.js";
import { mongoDefinitions, mysqlDefinitions } from "../../lib/src/hospital/definitions.js";
import { connectMongo } from "../../lib/src/stores/mongo/connect.js";
import { connect } from "../../lib/src/stores/mysql/connect.js";
import { ownDatabase } from "../stores/mysql/database.js";

const database = ownDatabase("test-definitions");
let mysql: Connection;
let client: MongoClient;
let db: Db;
beforeAll(async () => {
  const { mysqlUrl, mongoUrl, name } = database.current;
  mysql = await connect(mysqlUrl, { database: name });
  ({ client, db } = await connectMongo(mongoUrl, name));
  for (const statement of [
    "CREATE TABLE ward (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(20), CHECK (name <> ''))",
    "CREATE VIEW named AS SELECT name FROM ward",
    "CREATE PROCEDURE rename_ward(IN wanted VARCHAR(20)) UPDATE ward SET name = wanted",
    "CREATE FUNCTION one() RETURNS INT DETERMINISTIC RETURN 1",
    "CREATE TRIGGER trimmed BEFORE INSERT ON ward FOR EACH ROW SET NEW.name = TRIM(NEW.name)",
    "CREATE EVENT nightly ON SCHEDULE EVERY 1 DAY DISABLE DO DELETE FROM ward WHERE name IS NULL",
  ])
    await mysql.query(statement);
  await db.createCollection("ward", { validator: { name: { $type: "string" } } });
  await db.createCollection("log", { timeseries: { timeField: "at", metaField: "unit" } });
  await db.createCollection("named", { viewOn: "ward", pipeline: [{ $project: { name: 1 } }] });
});
afterAll(async () => {
  await mysql.end();
  await client.close();
});

it.each([
  ["a column", "ALTER TABLE ward ADD beds INT"],
  ["an index", "CREATE INDEX by_name ON ward (name)"],
  ["a constraint", "ALTER TABLE ward DROP CHECK ward_chk_1"],
  ["a view", "ALTER VIEW named AS SELECT UPPER(name) AS name FROM ward"],
  ["a procedure", "DROP PROCEDURE rename_ward"],
  ["a trigger", "DROP TRIGGER trimmed"],
  ["an event", "ALTER EVENT nightly ON SCHEDULE EVERY 2 DAY"],
  ["a table", "CREATE TABLE bed (id INT PRIMARY KEY)"],
])("another checksum where %s is changed in MySQL", async (_, statement) => {
  const before = await mysqlDefinitions(mysql);
  await mysql.query(statement);
  expect(await mysqlDefinitions(mysql)).not.toBe(before);
});

it.each<[string, () => Promise<unknown>]>([
  ["a validator", () => db.command({ collMod: "ward", validator: {} })],
  ["an index", () => db.collection("ward").createIndex({ name: 1 })],
  ["an index of a time series", () => db.collection("log").createIndex({ "unit.id": 1, at: 1 })],
  ["a view", () => db.command({ collMod: "named", viewOn: "ward", pipeline: [] })],
  ["a collection", () => db.createCollection("bed")],
])("another checksum where %s is changed in MongoDB", async (_, change) => {
  const before = await mongoDefinitions(db);
  await change();
  expect(await mongoDefinitions(db)).not.toBe(before);
});

it("the same checksum where only rows and documents come and go", async () => {
  const before = [await mysqlDefinitions(mysql), await mongoDefinitions(db)];
  await mysql.query("INSERT INTO ward (name) VALUES ('north'), ('south')");
  await mysql.query("DELETE FROM ward");
  await db.collection("ward").insertOne({ name: "north" });
  expect([await mysqlDefinitions(mysql), await mongoDefinitions(db)]).toEqual(before);
});

it("another checksum of the contents where a document is changed, and the same where nothing is", async () => {
  const before = await mongoContents(db);
  expect(await mongoContents(db)).toBe(before);
  await db.collection("ward").insertOne({ name: "south" });
  expect(await mongoContents(db)).not.toBe(before);
});

it("the sums of a time series see what comes late, what comes early, and what goes", async () => {
  const log = db.collection("log");
  const unit = { id: 1 };
  expect(await seriesSums(db)).toEqual(["log []"]);
  await log.insertOne({ at: new Date(5), unit, event_id: 7 });
  const one = await mongoContents(db);
  const last = '"last":"1970-01-01T00:00:00.005Z","event":7';
  expect(await seriesSums(db)).toEqual([`log [{"_id":null,"n":1,${last}}]`]);
  await log.insertOne({ at: new Date(3), unit, event_id: 6 });
  expect(await mongoContents(db)).not.toBe(one);
  expect(await seriesSums(db)).toEqual([`log [{"_id":null,"n":2,${last}}]`]);
  await log.deleteMany({ unit });
  expect(await seriesSums(db)).toEqual(["log []"]);
});
