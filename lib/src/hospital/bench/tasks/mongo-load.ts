import { join } from "node:path";
import type { Db } from "mongodb";
import { ServerError } from "../../../errors.js";
import { projectRoot } from "../../../project.js";
import { readCollections } from "../../../stores/mongo/collections.js";
import { connectMongo } from "../../../stores/mongo/connect.js";
import { collectionFolder } from "../../load.js";
import type { Contender, Task } from "../contender.js";
import { eventRows } from "../event-rows.js";
import { breakGround } from "../ground.js";
import { writeTabSeparated } from "../mysql-client.js";
import { runProgram } from "../process.js";
import { pythonWith } from "../python.js";

const COLLECTION = "dispatch_log";
const PYMONGO = "pymongo==4.20.0";

/**
 * Events of `dispatch_log`, made in memory, into MongoDB: our loader beside the driver's and Python's own insert.
 *
 * @param into an ordinary collection, where the client has most of the work, or the time series of `mongo/collections`, where the server
 *   has, and sorts the events into buckets
 */
export async function mongoLoad(into: "collection" | "time series", rows: number): Promise<Task> {
  const ground = await breakGround("mongo-load");
  const { mongoUrl, name } = ground.database;
  const { client, db } = await connectMongo(mongoUrl, name);
  // Address and database go by environment, because arguments can be read by every user of the machine.
  const env = { ...process.env, BENCH_URL: mongoUrl, BENCH_DATABASE: name };
  const options =
    into === "collection"
      ? {}
      : (await readCollections(collectionFolder())).find(({ collection }) => collection === COLLECTION)!
          .options;
  const timed = (contender: string, what: string, program: readonly string[]): Contender => ({
    name: contender,
    what,
    run: async () => {
      await db.collection(COLLECTION).drop();
      await db.createCollection(COLLECTION, options);
      const sample = await runProgram(program, { env, timesItself: true });
      await expectRows(db, rows);
      return sample;
    },
  });
  const child = (way: string, connections: number): string[] => [
    process.execPath,
    join(__dirname, "..", "mongo-load-child.js"),
    way,
    COLLECTION,
    String(rows),
    String(connections),
  ];
  const environment = pythonWith([PYMONGO]);
  const file = "python" in environment ? await writeTabSeparated(eventRows(rows), ground.folder) : "";
  const script = join(projectRoot(), "lib", "bin", "bench-insert-many.py");
  return {
    id: into === "collection" ? "mongo-load" : "mongo-load-series",
    title: `${rows.toLocaleString("en")} events of dispatch_log into ${into === "collection" ? "an ordinary collection" : "the time series"} of MongoDB, from connecting on`,
    rows,
    contenders: [
      timed(
        "hers",
        `typed columns straight to BSON, document sequence, our default of ${into === "collection" ? "two connections" : "one connection"}`,
        child("columns", 0),
      ),
      timed("hers:one-connection", "the same on one connection", child("columns", 1)),
      timed("insertMany", "the Node driver's insertMany of documents in memory", child("insertMany", 1)),
      ...("python" in environment
        ? [
            timed("pymongo-insert-many", "Python: insert_many of documents in memory", [
              environment.python,
              script,
              COLLECTION,
              file,
            ]),
          ]
        : []),
    ],
    leftOut: "reason" in environment ? [{ name: "pymongo-insert-many", reason: environment.reason }] : [],
    close: async () => {
      await client.close();
      await ground.close();
    },
  };
}

/** A load that lost documents would be fast. */
async function expectRows(db: Db, rows: number): Promise<void> {
  const loaded = await db.collection(COLLECTION).countDocuments();
  if (loaded !== rows)
    throw new ServerError("BENCH_FAILED", `A benchmark's load left ${loaded} of ${rows} documents.`);
}
