import { randomBytes } from "node:crypto";
import { ServerError } from "../../errors.js";
import {
  createMongoDatabase,
  dropMongoDatabase,
  listMongoDatabases,
  ownMongoDatabase,
} from "./mongoRegistry.js";
import {
  createMysqlDatabase,
  dropMysqlDatabase,
  listMysqlDatabases,
  ownMysqlDatabase,
} from "./mysqlRegistry.js";
import { hasEnded, NOBODY, type Owner, thisOwner } from "./owner.js";
import { freshPassword } from "./password.js";
import type { Progress, Servers } from "./server.js";

/** A database in both stores, with the addresses of a user who has all rights on it and none elsewhere. */
export interface HersDatabase {
  /** its name in both stores, such as `hers_05_questions_1f2e3d4c` */
  readonly name: string;
  readonly mysqlUrl: string;
  readonly mongoUrl: string;
}

/** Names end in eight hexadecimal digits, which also name the user: MySQL allows a user 32 characters only. */
const NAME = /^hers_[a-z0-9_]+_([0-9a-f]{8})$/;
export const userOf = (name: string): string => `hers_${NAME.exec(name)?.[1]}`;

/**
 * Creates a fresh database in both stores and lists it as ours, so that it may be dropped later.
 *
 * @param label what it is for, such as a chapter's name; it becomes part of the name
 * @param options.onProgress is told if the given user may not create users: then everything runs as that one
 * @param options.watch whether the MySQL user may see locks and sessions of the whole server; default no
 * @throws {ServerError} NOT_OURS if the server has a `hers_registry` that is not ours; NO_RIGHT if the user may not
 *   create databases; PASSWORD_POLICY if the server wants longer passwords; SERVER_UNREACHABLE or SERVER_LOGIN if a server went away
 */
export async function createDatabase(
  servers: Servers,
  label: string,
  { onProgress = () => {}, watch = false }: { onProgress?: Progress; watch?: boolean } = {},
): Promise<HersDatabase> {
  const part =
    label
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "_")
      .replace(/^_+|_+$/g, "")
      .slice(0, 40) || "any";
  const name = `hers_${part}_${randomBytes(4).toString("hex")}`;
  const user = { name: userOf(name), password: freshPassword() };
  const owner = thisOwner();
  const [mysql, mongo] = await Promise.allSettled([
    createMysqlDatabase(servers.mysql.url, name, user, owner, { onProgress, watch }),
    createMongoDatabase(servers.mongo.url, name, user, owner, onProgress),
  ]);
  if (mysql.status === "fulfilled" && mongo.status === "fulfilled")
    return { name, mysqlUrl: mysql.value, mongoUrl: mongo.value };
  // Nothing half-made stays; a store that cannot be reached any more keeps it listed for `dropAbandoned`.
  await Promise.allSettled([
    dropMysqlDatabase(servers.mysql.url, name, user.name),
    dropMongoDatabase(servers.mongo.url, name),
  ]);
  throw mysql.status === "rejected" ? mysql.reason : (mongo as PromiseRejectedResult).reason;
}

/** How a database is dropped. */
export interface DropOptions {
  /** Seconds to wait for a transaction that has read its tables in MySQL; without it, until that one ends. */
  readonly patience?: number;
}

/**
 * Drops a database that `createDatabase` made, and its user, in both stores.
 *
 * @throws {ServerError} NOT_OURS if it is listed in neither; IN_USE if a transaction that has read it goes on for longer than the patience:
 *   then it stays listed, and MySQL's half of it is whole
 */
export async function dropDatabase(
  servers: Servers,
  name: string,
  { patience }: DropOptions = {},
): Promise<void> {
  if (!(await drop(servers, name, patience)))
    throw new ServerError(
      "NOT_OURS",
      `${name} is not listed as made by hers, so it was not dropped. Drop it yourself if you mean it.`,
    );
}

/**
 * Keeps a database when the process that made it ends: `dropAbandoned` leaves it alone, `dropDatabase` still drops it.
 */
export async function keepDatabase(servers: Servers, name: string): Promise<void> {
  await ownMysqlDatabase(servers.mysql.url, name, NOBODY);
  await ownMongoDatabase(servers.mongo.url, name, NOBODY);
}

/**
 * Drops the databases whose process on this machine has ended. Several processes may do so at once; what cannot be
 * dropped now stays listed for the next time.
 *
 * @returns the names of those that this call dropped
 */
export const dropAbandoned = (servers: Servers, { patience }: DropOptions = {}): Promise<string[]> =>
  dropThoseOf(servers, hasEnded, patience);

/**
 * Drops every database that this process has made and not kept: for a program that is told to end halfway.
 *
 * @returns the names of those that this call dropped
 */
export function dropOwn(servers: Servers): Promise<string[]> {
  const { host, pid, started } = thisOwner();
  return dropThoseOf(
    servers,
    (owner) => owner.host === host && owner.pid === pid && owner.started === started,
  );
}

async function dropThoseOf(
  servers: Servers,
  isMeant: (owner: Owner) => boolean,
  patience?: number,
): Promise<string[]> {
  const listed = (
    await Promise.all([listMysqlDatabases(servers.mysql.url), listMongoDatabases(servers.mongo.url)])
  ).flat();
  const names = [...new Set(listed.filter(isMeant).map((entry) => entry.name))].sort();
  const dropped: string[] = [];
  for (const name of names) if (await drop(servers, name, patience).catch(() => false)) dropped.push(name);
  return dropped;
}

/** Whether there was something to drop: false for a name that is not ours, or not any more. */
async function drop(servers: Servers, name: string, patience?: number): Promise<boolean> {
  if (!NAME.test(name)) return false;
  const stores = await Promise.allSettled([
    dropMysqlDatabase(servers.mysql.url, name, userOf(name), patience),
    dropMongoDatabase(servers.mongo.url, name),
  ]);
  const failed = stores.find((store) => store.status === "rejected");
  if (failed !== undefined) throw inUse(failed.reason, name) ?? failed.reason;
  return stores.some((store) => store.status === "fulfilled" && store.value);
}

const inUse = (error: unknown, name: string): ServerError | undefined =>
  (error as { code?: string }).code === "ER_LOCK_WAIT_TIMEOUT"
    ? new ServerError(
        "IN_USE",
        `${name} cannot be dropped while a transaction has read its tables in MySQL. End that one, then try again.`,
        { cause: error },
      )
    : undefined;
