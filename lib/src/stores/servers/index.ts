/** Where servers come from: one MySQL and one MongoDB, shared by everything that asks. */

import { existsSync } from "node:fs";
import { join } from "node:path";
import { findRunning, STARTING_SOURCES, startFromFirst } from "./ensure.js";
import { withLock } from "./lock.js";
import { type Kind, PRODUCT, type Progress, type ServerInfo, type Servers } from "./server.js";
import { folderError, readRecord, removeHalfMadePrograms, serverFolder, serversFolder } from "./state.js";

export { redactUrl } from "./address.js";
export {
  createDatabase,
  type DropOptions,
  dropAbandoned,
  dropDatabase,
  dropOwn,
  type HersDatabase,
  keepDatabase,
} from "./databases.js";
export { mysqlClient, mysqlClientAddress } from "./mysql-client.js";
export { createRoles } from "./roles.js";
export { type Kind, PRODUCT, type ServerInfo, type Servers } from "./server.js";

const KINDS: readonly Kind[] = ["mysql", "mongo"];
const silent: Progress = () => {};

/**
 * Both servers, started if need be. Safe to call from several processes at once: they share what the first one starts,
 * and it goes on running when they end.
 *
 * @param options.onProgress gets lines such as which source served and why not the others; never a password
 * @throws {SettingError} if an environment variable cannot be understood
 * @throws {ServerError} if a server cannot be had, reached or used; what this call had started is stopped again
 */
export async function ensureServers({
  onProgress = silent,
}: {
  onProgress?: Progress;
} = {}): Promise<Servers> {
  const state = serversFolder();
  const found = await findBoth(state, onProgress);
  if (found.mysql !== undefined && found.mongo !== undefined)
    return { mysql: found.mysql, mongo: found.mongo };
  return locked(state, onProgress, async () => {
    const started: Kind[] = [];
    const one = async (kind: Kind): Promise<ServerInfo> => {
      // Another process may have started it while this one waited for the lock.
      const running = found[kind] ?? (await findRunning(kind, state, silent));
      if (running !== undefined) return running;
      const server = await startFromFirst(kind, state, onProgress);
      started.push(kind);
      return server;
    };
    const [mysql, mongo] = await Promise.allSettled([one("mysql"), one("mongo")]);
    if (mysql.status === "fulfilled" && mongo.status === "fulfilled")
      return { mysql: mysql.value, mongo: mongo.value };
    for (const kind of started) await stopOne(state, kind, onProgress, false);
    throw mysql.status === "rejected" ? mysql.reason : (mongo as PromiseRejectedResult).reason;
  });
}

/**
 * The servers that run now; starts nothing. A store without a server is left out.
 *
 * @throws {SettingError} if an environment variable cannot be understood
 * @throws {ServerError} if the user's own server cannot be used; SERVER_SILENT if one runs but does not answer
 */
export const serverStatus = (): Promise<Partial<Servers>> => findBoth(serversFolder(), silent);

/**
 * Stops every server that `ensureServers` started; the user's own servers are left alone.
 *
 * @param options.purge also deletes their data, and programs that were fetched halfway
 * @param options.kinds which stores' servers; both, if not given
 * @returns what was stopped, in words such as "MySQL (packages)"
 */
export async function stopServers({
  onProgress = silent,
  purge = false,
  kinds = KINDS,
}: {
  onProgress?: Progress;
  purge?: boolean;
  kinds?: readonly Kind[];
} = {}): Promise<string[]> {
  const state = serversFolder();
  return locked(state, onProgress, async () => {
    const stopped = await Promise.all(kinds.map((kind) => stopOne(state, kind, onProgress, purge)));
    // Nobody fetches meanwhile: that takes the lock.
    if (purge) removeHalfMadePrograms(state);
    return stopped.flat();
  });
}

async function findBoth(state: string, onProgress: Progress): Promise<Partial<Servers>> {
  // The user's own addresses are looked at before anything is started.
  const [mysql, mongo] = await Promise.all(KINDS.map((kind) => findRunning(kind, state, onProgress)));
  return { ...(mysql === undefined ? {} : { mysql }), ...(mongo === undefined ? {} : { mongo }) };
}

async function stopOne(state: string, kind: Kind, onProgress: Progress, purge: boolean): Promise<string[]> {
  const stopped: string[] = [];
  for (const source of STARTING_SOURCES) {
    const context = { folder: serverFolder(state, kind, source.name), onProgress };
    if (!existsSync(context.folder)) continue;
    const server = readRecord(context.folder);
    // One that lives but is silent runs too.
    const ran = server !== undefined && (await source.answers(kind, server, context).catch(() => true));
    // Also where nothing answers: a start that was killed halfway may have left something.
    await source.stop(kind, context, purge);
    if (ran) stopped.push(`${PRODUCT[kind]} (${source.name})`);
  }
  return stopped;
}

/** One start or stop at a time, whatever process asks. */
async function locked<T>(state: string, onProgress: Progress, work: () => Promise<T>): Promise<T> {
  try {
    return await withLock(join(state, "servers", "lock"), onProgress, work);
  } catch (error) {
    throw folderError(state, error);
  }
}
