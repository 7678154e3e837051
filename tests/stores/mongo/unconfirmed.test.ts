/** A load whose server stored a batch and did not confirm it: the batch must not stay where the message says that none did. */

import { connect as connectSocket, createServer, type Server, type Socket } from "node:net";
import type { Db, Document, MongoClient } from "mongodb";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { loadColumns } from "../../../lib/src/stores/mongo/columns.js";
import { connectMongo } from "../../../lib/src/stores/mongo/connect.js";
import { loadDocuments } from "../../../lib/src/stores/mongo/load.js";
import { ownDatabase } from "../mysql/database.js";
import { emptyDatabase } from "./empty.js";

const database = ownDatabase("test-unconfirmed");
let client: MongoClient;
let db: Db;
let cutter: Cutter;
let throughCutter: { client: MongoClient; db: Db };
beforeAll(async () => {
  const { mongoUrl, name } = database.current;
  ({ client, db } = await connectMongo(mongoUrl, name));
  const url = new URL(mongoUrl);
  cutter = await startCutter(Number(url.port), url.hostname);
  url.port = String(cutter.port);
  url.searchParams.set("directConnection", "true");
  throughCutter = await connectMongo(url.href, name);
});
afterAll(async () => {
  await throughCutter?.client.close();
  cutter?.stop();
  await client.close();
});
beforeEach(() => emptyDatabase(db));

const failure = (promise: Promise<unknown>): Promise<Error> =>
  promise.then(
    () => Promise.reject(new Error("It was loaded.")),
    (error: Error) => error,
  );

const LOADS: [string, (into: Db, own: boolean) => Promise<unknown>][] = [
  [
    "loadDocuments",
    (into, own) =>
      loadDocuments(
        into,
        "some",
        [1, 2, 3].map((n) => (own ? { _id: n, n } : { n })),
      ),
  ],
  [
    "loadColumns",
    (into, own) =>
      loadColumns(
        into,
        "some",
        { name: "some", rows: 3, columns: { n: { kind: "int", values: Int32Array.of(1, 2, 3) } } },
        own ? { _id: "n", n: "n" } : { n: "n" },
      ),
  ],
];

const all = (): Promise<Document[]> => db.collection("some").find().toArray();

describe.each(LOADS)("%s", (_, load) => {
  it("takes back what the replica set did not confirm", async () => {
    const error = await failure(load(unconfirmed(db), true));
    expect(error.message).toMatch(
      /^Collection some: the write was not confirmed: .*Nothing was loaded\. Load again when MongoDB answers\.$/,
    );
    expect(await all()).toEqual([]);
  });

  it("takes back what was stored before the connection broke", async () => {
    cutter.armed = true;
    const error = await failure(load(throughCutter.db, true));
    expect(cutter.armed).toBe(false);
    expect(error.message).toMatch(/Nothing was loaded\. Load again when MongoDB answers\.$/);
    expect(await all()).toEqual([]);
  });

  it("takes back its own documents, by their fresh _id, from among others", async () => {
    await db.collection("some").insertOne({ _id: 1 as never, mine: true });
    cutter.armed = true;
    const error = await failure(load(throughCutter.db, false));
    expect(error.message).toMatch(/Nothing was loaded\. Load again when MongoDB answers\.$/);
    expect(await all()).toEqual([{ _id: 1, mine: true }]);
  });

  it("deletes no document that may be another's, and says that its own may have stayed", async () => {
    await db.collection("some").insertOne({ _id: 2 as never, mine: true });
    cutter.armed = true;
    const error = await failure(load(throughCutter.db, true));
    expect(error.message).toContain("Up to 3 documents, whose insert was not confirmed, may have stayed");
    expect(error.message).not.toContain("Nothing was loaded");
    expect(await all()).toContainEqual({ _id: 2, mine: true });
  });
});

/** The same database, whose inserts ask for the confirmation of more members than there are. */
const unconfirmed = (real: Db): Db =>
  new Proxy(real, {
    get(target, name) {
      if (name !== "command") {
        const value = Reflect.get(target, name, target);
        return typeof value === "function" ? value.bind(target) : value;
      }
      return (command: Document) => target.command({ ...command, writeConcern: { w: 2, wtimeout: 50 } });
    },
  });

interface Cutter {
  readonly port: number;
  /** The next answer to an insert is not passed on: the connection breaks instead. */
  armed: boolean;
  stop(): void;
}

/** Passes bytes on between a client and the server. */
async function startCutter(port: number, host: string): Promise<Cutter> {
  const sockets = new Set<Socket>();
  let insertSent: Socket | undefined;
  const server: Server = createServer((near) => {
    const far = connectSocket(port, host);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => sockets.delete(socket));
    }
    near.on("data", (chunk) => {
      if (cutting.armed && chunk.includes("insert\0")) insertSent = far;
      far.write(chunk);
    });
    far.on("data", (chunk) => {
      if (insertSent !== far) return near.write(chunk);
      insertSent = undefined;
      cutting.armed = false;
      return near.destroy();
    });
    near.on("close", () => far.destroy());
    far.on("close", () => near.destroy());
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const cutting: Cutter = {
    port: (server.address() as { port: number }).port,
    armed: false,
    stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
  return cutting;
}
