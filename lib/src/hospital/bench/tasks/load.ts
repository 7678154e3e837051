import { join } from "node:path";
import { connectMongo } from "../../../stores/mongo/connect.js";
import type { Contender, Sample, Task } from "../contender.js";
import { EVENT_TABLE, eventRows } from "../event-rows.js";
import { breakGround, type Ground } from "../ground.js";
import { clientLoad, mysqlClient, writeTabSeparated } from "../mysql-client.js";
import { runProgram } from "../process.js";

const NO_CLIENT = "there is no MySQL `mysql` program here";

/** Rows made in memory into MySQL, beside the `mysql` program's LOAD DATA of the same rows from a file. */
export async function mysqlLoadNarrow(rows: number): Promise<Task> {
  const ground = await breakGround("mysql-load");
  const load = async (connections: number): Promise<Sample> => {
    await freshTable(ground);
    return child(ground, ground.database.mysqlUrl, "mysql", rows, connections);
  };
  const reference = await clientReference(ground, rows);
  return {
    id: "mysql-load-narrow",
    title: `${rows.toLocaleString("en")} rows of six columns into MySQL`,
    rows,
    contenders: [
      { name: "hers", what: "typed columns, LOAD DATA LOCAL, two connections", run: () => load(2) },
      { name: "hers:one-connection", what: "the same on one connection", run: () => load(1) },
      ...reference,
    ],
    leftOut: reference.length === 0 ? [{ name: "ref:mysql-client", reason: NO_CLIENT }] : [],
    close: ground.close,
  };
}

/** The same rows as documents into MongoDB. */
export async function mongoLoad(rows: number): Promise<Task> {
  const ground = await breakGround("mongo-load");
  const { client, db } = await connectMongo(ground.database.mongoUrl, ground.database.name);
  const reference = await clientReference(ground, rows);
  return {
    id: "mongo-load",
    title: `${rows.toLocaleString("en")} documents of six fields into MongoDB`,
    rows,
    contenders: [
      {
        name: "hers",
        what: "typed columns straight to BSON, two connections",
        run: async () => {
          await db.collection("event").drop();
          return child(ground, ground.database.mongoUrl, "mongo", rows, 2);
        },
      },
      ...reference,
    ],
    leftOut: reference.length === 0 ? [{ name: "ref:mysql-client", reason: NO_CLIENT }] : [],
    close: async () => {
      await client.close();
      await ground.close();
    },
  };
}

async function clientReference(ground: Ground, rows: number): Promise<Contender[]> {
  const program = mysqlClient();
  if (program === undefined) return [];
  const file = await writeTabSeparated(eventRows(rows), ground.folder);
  const url = new URL(ground.database.mysqlUrl);
  url.pathname = `/${ground.database.name}`;
  return [
    {
      name: "ref:mysql-client",
      what: "the mysql program's LOAD DATA LOCAL of the same rows from a file",
      run: async () => {
        await freshTable(ground);
        return clientLoad(program, url.href, "event", file);
      },
    },
  ];
}

async function freshTable({ mysql }: Ground): Promise<void> {
  await mysql.query("DROP TABLE IF EXISTS event");
  await mysql.query(EVENT_TABLE);
}

/** Address and database go by environment, because arguments can be read by every user of the machine. */
function child(
  { database }: Ground,
  url: string,
  store: "mysql" | "mongo",
  rows: number,
  connections: number,
): Promise<Sample> {
  const address = new URL(url);
  if (store === "mysql") address.pathname = `/${database.name}`;
  return runProgram(
    [process.execPath, join(__dirname, "..", "load-child.js"), store, String(rows), String(connections)],
    {
      env: { ...process.env, BENCH_URL: address.href, BENCH_DATABASE: database.name },
      timesItself: true,
    },
  );
}
