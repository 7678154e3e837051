import type { Collection, MongoClient } from "mongodb";
import { ServerError } from "../../errors.js";
import { askVersion } from "./connect.js";
import { notOurs } from "./mysqlRegistry.js";
import type { Owner } from "./owner.js";
import type { Progress } from "./server.js";

const REGISTRY = "hers_registry";
const MARKER = { _id: "hers registry", purpose: "lists the databases that hers made and may drop" };

interface Entry extends Owner {
  readonly _id: string;
  readonly createdAt: Date;
}

/** Opens an administrator's client for the time of `work`. */
export async function withMongo<T>(url: string, work: (client: MongoClient) => Promise<T>): Promise<T> {
  const { MongoClient } = await import("mongodb");
  const client = new MongoClient(url, { serverSelectionTimeoutMS: 5000 });
  try {
    await client.connect();
  } catch (error) {
    await client.close();
    // Asked once more for the message that says what to do.
    await askVersion("mongo", url);
    throw error;
  }
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}

/**
 * Creates a user of its own for a new database (which MongoDB itself creates with its first document), and lists it.
 *
 * @returns the address for it; the administrator's own user where that may not create users
 */
export const createMongoDatabase = (
  url: string,
  name: string,
  user: { name: string; password: string },
  owner: Owner,
  onProgress: Progress,
): Promise<string> =>
  withMongo(url, async (client) => {
    await register(client, name, owner);
    try {
      await client.db(name).command({
        createUser: user.name,
        pwd: user.password,
        roles: ["readWrite", "dbAdmin"],
        mechanisms: ["SCRAM-SHA-256"],
      });
      return mongoAddress(url, name, user);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      onProgress("MongoDB: this user may not create users, so everything runs as the one in MONGODB_URL");
      return mongoAddress(url, name);
    }
  });

/** Drops a listed database and its users; says whether it was listed. */
export const dropMongoDatabase = (url: string, name: string): Promise<boolean> =>
  withMongo(url, async (client) => {
    if (!(await listed(client)).some((entry) => entry.name === name)) return false;
    const database = client.db(name);
    try {
      await database.command({ dropAllUsersFromDatabase: 1 });
    } catch (error) {
      if (!isRefusal(error)) throw error;
    }
    await database.dropDatabase();
    await entries(client).deleteOne({ _id: name });
    return true;
  });

/** Gives a listed database another owner. */
export const ownMongoDatabase = (url: string, name: string, owner: Owner): Promise<void> =>
  withMongo(url, async (client) => {
    await entries(client).updateOne({ _id: name }, { $set: { ...owner } });
  });

/** Every listed database with its owner. */
export const listMongoDatabases = (url: string): Promise<(Owner & { name: string })[]> =>
  withMongo(url, listed);

const entries = (client: MongoClient): Collection<Entry> =>
  client.db(REGISTRY).collection<Entry>("databases");

async function listed(client: MongoClient): Promise<(Owner & { name: string })[]> {
  if (!(await isOurs(client))) return [];
  const found = await entries(client).find().sort({ _id: 1 }).toArray();
  return found.map(({ _id, host, pid, started }) => ({ name: _id, host, pid, started }));
}

async function register(client: MongoClient, name: string, owner: Owner): Promise<void> {
  try {
    if (!(await isOurs(client))) {
      const marker = client.db(REGISTRY).collection<typeof MARKER>("marker");
      await marker.updateOne({ _id: MARKER._id }, { $set: { purpose: MARKER.purpose } }, { upsert: true });
    }
    await entries(client).insertOne({ _id: name, ...owner, createdAt: new Date() });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    throw new ServerError(
      "NO_RIGHT",
      "MONGODB_URL: this user may not write to databases named hers_*. Give it the role readWriteAnyDatabase, or another user.",
      { cause: error },
    );
  }
}

/**
 * Whether the registry is there.
 *
 * @throws {ServerError} NOT_OURS if somebody else's collections are in a database of its name
 */
async function isOurs(client: MongoClient): Promise<boolean> {
  const registry = client.db(REGISTRY);
  if ((await registry.collection<typeof MARKER>("marker").findOne({ _id: MARKER._id })) !== null) return true;
  if (
    (await registry.listCollections({}, { nameOnly: true }).toArray()).some(({ name }) => name !== "marker")
  )
    throw notOurs("MongoDB", REGISTRY);
  return false;
}

/** The same server for another user and database; the host part may be a list, so the address is taken apart by hand. */
export function mongoAddress(url: string, name: string, user?: { name: string; password: string }): string {
  const [, scheme = "", login = "", hosts = "", path = "", query = ""] =
    /^(mongodb(?:\+srv)?:\/\/)(?:([^@/]*)@)?([^/?]*)\/?([^?]*)\??(.*)$/.exec(url) ?? [];
  const options = new URLSearchParams(query);
  // A user lives in a database: without authSource it is the one in the path, which changes here.
  if (user !== undefined) {
    options.delete("authMechanism");
    options.set("authSource", name);
  } else if (login !== "" && !options.has("authSource")) options.set("authSource", path || "admin");
  const shown = user === undefined ? login : `${user.name}:${user.password}`;
  return `${scheme}${shown === "" ? "" : `${shown}@`}${hosts}/${name}${options.size === 0 ? "" : `?${options}`}`;
}

/** Denied for want of a right; Atlas has a code of its own. */
const isRefusal = (error: unknown): boolean => [13, 8000].includes(Number((error as { code?: number }).code));
