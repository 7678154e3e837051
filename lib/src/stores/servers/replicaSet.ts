import { setTimeout as pause } from "node:timers/promises";
import type { MongoClient } from "mongodb";
import { ServerError } from "../../errors.js";

/** The replica set of one member: what transactions and change streams need. */
export const REPLICA_SET = "hers";

const PRIMARY_SECONDS = 30;
const member = (port: number): { _id: number; host: string } => ({ _id: 0, host: `127.0.0.1:${port}` });

/**
 * Makes a fresh server a replica set and creates its administrator, through the localhost exception: until the first
 * user exists, a local client may do so.
 */
export const initiate = (port: number, user: { name: string; password: string }): Promise<void> =>
  withClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, async (client) => {
    // Nobody else can vote, so there is nothing to wait for.
    const settings = { electionTimeoutMillis: 1000 };
    const admin = client.db("admin");
    await admin.command({ replSetInitiate: { _id: REPLICA_SET, members: [member(port)], settings } });
    await becomesPrimary(client);
    const mechanisms = ["SCRAM-SHA-256"];
    await admin.command({ createUser: user.name, pwd: user.password, roles: ["root"], mechanisms });
  });

/**
 * Writes a member's new port into the replica set's configuration, while the server runs without `--replSet`
 * (MongoDB manual, "Change Hostnames in a Self-Managed Replica Set").
 *
 * @param key the replica set's key: its members log in to each other with it, and they alone may write here
 */
export const moveMember = (port: number, key: string): Promise<void> =>
  withClient(
    `mongodb://__system:${encodeURIComponent(key)}@127.0.0.1:${port}/?authSource=local&authMechanism=SCRAM-SHA-256&directConnection=true`,
    async (client) => {
      const configurations = client.db("local").collection<{ _id: string }>("system.replset");
      await configurations.updateOne({ _id: REPLICA_SET }, { $set: { "members.0.host": member(port).host } });
    },
  );

/**
 * Waits until the server takes writes.
 *
 * @throws {ServerError} SERVER_START if it does not in time
 */
export const untilPrimary = (url: string): Promise<void> => withClient(url, becomesPrimary);

async function becomesPrimary(client: MongoClient): Promise<void> {
  for (const deadline = Date.now() + PRIMARY_SECONDS * 1000; Date.now() < deadline; await pause(20)) {
    if ((await client.db("admin").command({ hello: 1 })).isWritablePrimary) return;
  }
  throw new ServerError(
    "SERVER_START",
    `MongoDB did not become primary within ${PRIMARY_SECONDS} s. Start it anew with \`npx hers down --purge\`, then \`npx hers up\`.`,
  );
}

async function withClient(url: string, work: (client: MongoClient) => Promise<void>): Promise<void> {
  const { MongoClient } = await import("mongodb");
  const client = new MongoClient(url, { serverSelectionTimeoutMS: 20_000 });
  try {
    await work(client);
  } finally {
    await client.close();
  }
}
