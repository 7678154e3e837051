import type { Db, MongoClient } from "mongodb";
import { afterAll, beforeAll, expect, it } from "vitest";
import { dispatchLogDocuments, dispatchLogRows } from "../../../lib/src/hospital/bench/dispatch-log-rows.js";
import { dispatchLogColumns } from "../../../lib/src/hospital/documents/dispatch-log.js";
import { simulate } from "../../../lib/src/hospital/simulate/index.js";
import { loadColumns } from "../../../lib/src/stores/mongo/columns.js";
import { connectMongo } from "../../../lib/src/stores/mongo/connect.js";
import { ownDatabase } from "../../stores/mysql/database.js";

const database = ownDatabase("bench-dispatch-log");
let client: MongoClient;
let db: Db;
beforeAll(async () => {
  ({ client, db } = await connectMongo(database.current.mongoUrl, database.current.name));
});
afterAll(() => client.close());

it("the benchmark's contenders store the same documents, in the shape of dispatch_log", async () => {
  const { table, mapping } = dispatchLogRows(500);
  await loadColumns(db, "ours", table, mapping);
  await db.collection("drivers").insertMany(dispatchLogDocuments(500));
  const stored = (name: string) =>
    db
      .collection(name)
      .find({}, { sort: { event_id: 1 }, projection: { _id: 0 } })
      .toArray();
  const ours = await stored("ours");
  expect(ours).toHaveLength(500);
  expect(await stored("drivers")).toEqual(ours);
  expect(Object.keys(mapping)).toEqual(Object.keys(dispatchLogColumns(simulate({ calls: 20 })).mapping));
});
