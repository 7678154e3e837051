/** Servers that stop in the middle of an answer: a relay stands before the real ones and lets nothing through any more. */

import { once } from "node:events";
import { type AddressInfo, createServer, connect as dial, type Server, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readMongo, readMysql } from "../../lib/src/frames/index.js";
import { connectMongo } from "../../lib/src/stores/mongo/connect.js";
import { connect } from "../../lib/src/stores/mysql/connect.js";
import { ownDatabase } from "../stores/mysql/database.js";

const database = ownDatabase("test-silent");
const ROWS = 200_000;
const SILENCE_MS = 400;

/** Hands everything on until it is told to stall; then the server's bytes stay where they are. */
class Relay {
  private readonly sockets: Socket[] = [];
  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async before(target: string): Promise<Relay> {
    const { hostname, port } = new URL(target);
    const server = createServer((client) => {
      const upstream = dial({ host: hostname, port: Number(port) });
      relay.sockets.push(client, upstream);
      for (const socket of [client, upstream]) socket.on("error", () => {});
      client.pipe(upstream).pipe(client);
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const url = new URL(target);
    url.port = String((server.address() as AddressInfo).port);
    const relay: Relay = new Relay(server, url.href);
    return relay;
  }

  stall(): void {
    for (const socket of this.sockets) socket.unpipe().pause();
  }

  close(): void {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
  }
}

const MANY = `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${ROWS}) SELECT i, REPEAT('x', 50) AS x FROM n`;
let relays: { readonly mysql: Relay; readonly mongo: Relay };
beforeAll(async () => {
  const { mysqlUrl, mongoUrl, name } = database.current;
  relays = { mysql: await Relay.before(mysqlUrl), mongo: await Relay.before(mongoUrl) };
  const { client, db } = await connectMongo(mongoUrl, name);
  await db.collection("many").insertMany(Array.from({ length: ROWS }, (_, i) => ({ i })));
  await client.close();
});
afterAll(() => {
  relays.mysql.close();
  relays.mongo.close();
});

describe("a read rejects when its server falls silent", () => {
  it.each([false, true])(
    "MySQL (by mysql2's public way: %s), and leaves no listener behind",
    async (publicWay) => {
      const connection = await connect(relays.mysql.url, {
        database: database.current.name,
        silenceMs: SILENCE_MS,
      });
      await connection.query(`SET SESSION cte_max_recursion_depth = ${ROWS}`);
      const { connection: core } = connection as unknown as { connection: NodeJS.EventEmitter };
      const onProgress = (): void => relays.mysql.stall();
      const failure = await readMysql(connection, MANY, [], { batchRows: 100, onProgress, publicWay }).catch(
        (error: unknown) => error,
      );
      expect(failure).toMatchObject({
        code: "QUERY_LOST",
        message: expect.stringContaining("it sent nothing for 0.4 s"),
      });
      expect(core.listenerCount("error")).toBe(0);
      await readMysql(connection, "SELECT 1").catch(() => {});
      expect(core.listenerCount("error")).toBe(0);
    },
  );

  it("MongoDB", async () => {
    const url = new URL(relays.mongo.url);
    url.searchParams.set("socketTimeoutMS", String(SILENCE_MS));
    const { client, db } = await connectMongo(url.href, database.current.name);
    let batches = 0;
    const onProgress = (): void => {
      if (batches++ === 0) relays.mongo.stall();
    };
    const failure = await readMongo(db.collection("many"), { batchRows: 20_000, onProgress }).catch(
      (error: unknown) => error,
    );
    relays.mongo.close(); // the client says goodbye to a server, and would wait for its answer
    await client.close();
    expect(failure).toMatchObject({ code: "QUERY_LOST" });
  });
});

it("a connection that nobody waits for may be silent as long as it likes", async () => {
  const { mysqlUrl, name } = database.current;
  const connection = await connect(mysqlUrl, { database: name, silenceMs: 50 });
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect((await connection.query("SELECT 1 AS alive"))[0]).toEqual([{ alive: 1 }]);
  await connection.end();
});
