import { randomBytes } from "node:crypto";
import { ServerError } from "../../errors.js";
import { createMongoDatabase, dropMongoDatabase, listMongoDatabases } from "./mongoRegistry.js";
import { createMysqlDatabase, dropMysqlDatabase, listMysqlDatabases } from "./mysqlRegistry.js";
import { hasEnded, thisOwner } from "./owner.js";
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
const userOf = (name: string): string => `hers_${NAME.exec(name)?.[1]}`;

/**
 * Creates a fresh database in both stores and lists it as ours, so that it may be dropped later.
 *
 * @param label what it is for, such as a chapter's name; it becomes part of the name
 * @param options.onProgress is told if the given user may not create users: then everything runs as that one
 * @throws {ServerError} NOT_OURS if the server has a `hers_registry` that is not ours; NO_RIGHT if the user may not
 *   create databases; SERVER_UNREACHABLE or SERVER_LOGIN if a server went away
 */
export async function createDatabase(
  servers: Servers,
  label: string,
  { onProgress = () => {} }: { onProgress?: Progress } = {},
): Promise<HersDatabase> {
  const part =
    label
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "_")
      .replace(/^_+|_+$/g, "")
      .slice(0, 40) || "any";
  const name = `hers_${part}_${randomBytes(4).toString("hex")}`;
  const user = { name: userOf(name), password: randomBytes(18).toString("base64url") };
  const owner = thisOwner();
  const [mysql, mongo] = await Promise.allSettled([
    createMysqlDatabase(servers.mysql.url, name, user, owner, onProgress),
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

/**
 * Drops a database that `createDatabase` made, and its user, in both stores.
 *
 * @throws {ServerError} NOT_OURS if it is listed in neither
 */
export async function dropDatabase(servers: Servers, name: string): Promise<void> {
  const known = NAME.test(name)
    ? await Promise.all([
        dropMysqlDatabase(servers.mysql.url, name, userOf(name)),
        dropMongoDatabase(servers.mongo.url, name),
      ])
    : [];
  if (!known.some(Boolean))
    throw new ServerError(
      "NOT_OURS",
      `${name} is not listed as made by hers, so it was not dropped. Drop it yourself if you mean it.`,
    );
}

/**
 * Drops the databases whose process on this machine has ended.
 *
 * @returns their names
 */
export async function dropAbandoned(servers: Servers): Promise<string[]> {
  const listed = (
    await Promise.all([listMysqlDatabases(servers.mysql.url), listMongoDatabases(servers.mongo.url)])
  ).flat();
  const names = [...new Set(listed.filter(hasEnded).map((entry) => entry.name))].sort();
  for (const name of names) await dropDatabase(servers, name);
  return names;
}
