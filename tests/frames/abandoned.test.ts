import type { Db, MongoClient } from "mongodb";
import type { Connection } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readMongo, readMysql } from "../../lib/src/frames/index.js";
import { connectMongo } from "../../lib/src/stores/mongo/connect.js";
import { connect } from "../../lib/src/stores/mysql/connect.js";
import { ownDatabase } from "../stores/mysql/database.js";

const database = ownDatabase("test-abandoned-frames");
const ROWS = 100_000;
let connection: Connection;
let client: MongoClient;
let db: Db;
beforeAll(async () => {
  const { mysqlUrl, mongoUrl, name } = database.current;
  connection = await connect(mysqlUrl, { database: name });
  await connection.query(`SET SESSION cte_max_recursion_depth = ${ROWS}`);
  ({ client, db } = await connectMongo(mongoUrl, name));
  await db.collection("many").insertMany(Array.from({ length: ROWS }, (_, i) => ({ i })));
});
afterAll(async () => {
  await connection.end();
  await client.close();
});

const MANY = `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${ROWS}) SELECT i FROM n`;
const batchRows = 1000;

/** Cursors of ours that the server still has open. */
async function openCursors(): Promise<number> {
  const all = client.db("admin").aggregate([{ $currentOp: { idleCursors: true } }]);
  const ours = (await all.toArray()).filter(
    ({ type, ns }) => type === "idleCursor" && ns === `${db.databaseName}.many`,
  );
  return ours.length;
}

const readers: [string, (options: object) => Promise<unknown>, () => Promise<void>][] = [
  [
    "readMysql",
    (options) => readMysql(connection, MANY, [], { batchRows, ...options }),
    async () => {
      expect((await readMysql(connection, "SELECT 1 AS alive")).toRecords()).toEqual([{ alive: 1 }]);
      expect((await connection.query("SELECT 2 AS too"))[0]).toEqual([{ too: 2 }]);
    },
  ],
  [
    "readMysql by mysql2's public way",
    (options) => readMysql(connection, MANY, [], { batchRows, publicWay: true, ...options }),
    async () => {
      expect((await readMysql(connection, "SELECT 1 AS alive")).toRecords()).toEqual([{ alive: 1 }]);
    },
  ],
  [
    "readMongo",
    (options) => readMongo(db.collection("many"), { batchRows, ...options }),
    async () => {
      expect(await openCursors()).toBe(0);
      expect((await readMongo(db.collection("many"))).height).toBe(ROWS);
    },
  ],
];

describe.each(readers)("%s", (_, read, stillWorks) => {
  it("tells its progress in rows", async () => {
    const rows: number[] = [];
    await read({ onProgress: (progress: { rows: number }) => rows.push(progress.rows) });
    expect(rows).toEqual(Array.from({ length: ROWS / batchRows }, (_, i) => (i + 1) * batchRows));
  });

  it("rejects with what its progress callback threw, and the connection still works", async () => {
    const onProgress = ({ rows }: { rows: number }): void => {
      if (rows >= 3 * batchRows) throw new RangeError("enough");
    };
    await expect(read({ onProgress })).rejects.toThrow(new RangeError("enough"));
    await stillWorks();
  });

  it("can be aborted while it reads, and the connection still works", async () => {
    const controller = new AbortController();
    const onProgress = (): void => controller.abort(new Error("closed"));
    const failure = await read({ onProgress, signal: controller.signal }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: "FRAME_ABANDONED", cause: { message: "closed" } });
    await stillWorks();
  });

  it("does not begin where the signal was aborted before", async () => {
    const failure = await read({ signal: AbortSignal.abort() }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: "FRAME_ABANDONED" });
    await stillWorks();
  });
});

it("rejects when the connection to MySQL breaks in the middle, instead of waiting for ever", async () => {
  const { mysqlUrl, name } = database.current;
  const doomed = await connect(mysqlUrl, { database: name });
  await doomed.query(`SET SESSION cte_max_recursion_depth = ${ROWS}`);
  const onProgress = (): void => {
    (doomed as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
  };
  const failure = await readMysql(doomed, MANY, [], { batchRows, onProgress }).catch(
    (error: unknown) => error,
  );
  expect(failure).toMatchObject({ code: "QUERY_LOST" });
  expect(await readMysql(doomed, "SELECT 1").catch((error: unknown) => error)).toMatchObject({
    code: "QUERY_LOST",
  });
});

it("rejects when another session kills the query", async () => {
  const [[{ id }]] = (await connection.query("SELECT CONNECTION_ID() AS id")) as unknown as [
    [{ id: number }],
  ];
  const { mysqlUrl, name } = database.current;
  const other = await connect(mysqlUrl, { database: name });
  const sleeping = readMysql(connection, "SELECT SLEEP(20) FROM (SELECT 1 UNION ALL SELECT 2) AS t");
  const killed = setTimeout(() => void other.query(`KILL QUERY ${id}`), 300);
  const failure = await sleeping.catch((error: unknown) => error);
  clearTimeout(killed);
  await other.end();
  expect((failure as Error).message).toContain("(MySQL 1317)");
  expect((await readMysql(connection, "SELECT 1 AS alive")).toRecords()).toEqual([{ alive: 1 }]);
});
