import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Db } from "mongodb";
import type { Connection } from "mysql2/promise";
import { projectRoot, stateFolder } from "../project.js";
import { connectMongo } from "../stores/mongo/connect.js";
import { connect } from "../stores/mysql/connect.js";
import {
  createDatabase,
  dropDatabase,
  ensureServers,
  type HersDatabase,
  keepDatabase,
  type Servers,
} from "../stores/servers/index.js";
import { withLock } from "../stores/servers/lock.js";
import { giveUp, isWhole, type KeptState, readKept, stateOf, writeKept } from "./kept-record.js";
import { loadMongo, loadMysql } from "./load.js";
import type { Say } from "./programs.js";
import { type Hospital, simulate } from "./simulate/index.js";

/** What a kept copy is made of: when any of this changes, it is made again. */
const SOURCES = [
  "sql/schema",
  "sql/programs",
  "mongo/collections",
  "mongo/views",
  "lib/src/hospital/simulate",
  "lib/src/hospital/documents",
];

const recordFile = (): string => join(stateFolder(), "kept-copy.json");

/**
 * A loaded copy of the hospital that stays: the first call makes it, the next ones find it, also from other processes. It is made again
 * when the schema, the collections or the simulator have changed, when its server is not there any more, or when somebody changed a row, a table or a program
 * of it. While one process looks at it or makes it, others wait and say so.
 *
 * @param say told where servers come from, that a copy is being made, and for whom this waits
 */
export async function keptCopy(say: Say): Promise<HersDatabase> {
  const servers = await ensureServers({ onProgress: say });
  const fingerprint = fingerprintOf(SOURCES.map((folder) => join(projectRoot(), folder)));
  const lock = join(stateFolder(), "kept-copy.lock");
  return withLock(
    lock,
    say,
    () => findOrMake(servers, recordFile(), fingerprint, say),
    "loading the kept copy",
  );
}

async function findOrMake(
  servers: Servers,
  file: string,
  fingerprint: string,
  say: Say,
): Promise<HersDatabase> {
  const kept = readKept(file);
  const state = isWhole(kept) ? await stateOf(kept, fingerprint) : "gone";
  if (isWhole(kept) && state === "as made")
    return { name: kept.name, mysqlUrl: kept.mysqlUrl, mongoUrl: kept.mongoUrl };
  if (typeof kept.name === "string") {
    giveUp(file, kept.name);
    // Another server's, gone already, or never ours: then it stays.
    await dropDatabase(servers, kept.name).catch(() => {});
  }
  rmSync(file, { force: true });
  if (state !== "as made") say(REASONS[state]);
  const made = await createDatabase(servers, "kept", { onProgress: say });
  try {
    await fillCopy(made, simulate(), say);
    await keepDatabase(servers, made.name);
    await writeKept(file, made, fingerprint);
    return made;
  } catch (error) {
    await dropDatabase(servers, made.name).catch(() => {});
    throw error;
  }
}

/** Said before a copy is loaded: nobody shall look for a change of theirs that is gone. */
const REASONS: Readonly<Record<Exclude<KeptState, "as made">, string>> = {
  gone: "Loading a copy of the hospital, once",
  outdated:
    "The workbook's schema, documents or simulator are others now. Loading a copy of the hospital; the old one is dropped",
  changed: "The copy of the hospital was changed by hand: those changes are dropped. Loading a copy anew",
};

/** Loads a hospital into both stores; whatever comes of it, no connection stays open. */
export async function fillCopy(made: HersDatabase, hospital: Hospital, say: Say): Promise<void> {
  await (await loadMysql(made, hospital, say, true)).end();
  await (await loadMongo(made, hospital, say)).client.close();
}

/** Both stores of a copy, with a connection to each. */
export interface OpenCopy {
  readonly copy: HersDatabase;
  readonly mysql: Connection;
  readonly mongo: Db;
  close(): Promise<void>;
}

/**
 * Opens the kept copy. Between finding and opening it, another process may make a new one and drop it: then it is looked for once more.
 *
 * @param find finds or makes it
 * @throws as `connect` and `connectMongo`; nothing stays open then
 */
export async function openKeptCopy(say: Say, find = keptCopy): Promise<OpenCopy> {
  const copy = await find(say);
  const opened = await openCopy(copy).catch((error: unknown) => {
    if (isStillKept(copy)) throw error;
  });
  if (opened !== undefined && isStillKept(copy)) return opened;
  await opened?.close();
  return openCopy(await find(say));
}

/** The file is whole from the moment when the copy is until it is about to be dropped. */
function isStillKept({ name }: HersDatabase): boolean {
  const kept = readKept(recordFile());
  return isWhole(kept) && kept.name === name;
}

/**
 * Opens a copy.
 *
 * @throws as `connect` and `connectMongo`; nothing stays open then
 */
export async function openCopy(copy: HersDatabase): Promise<OpenCopy> {
  const mysql = await connect(copy.mysqlUrl, { database: copy.name });
  const { db, client } = await connectMongo(copy.mongoUrl, copy.name).catch(async (error: unknown) => {
    await mysql.end();
    throw error;
  });
  const close = async (): Promise<void> => {
    await Promise.allSettled([mysql.end(), client.close()]);
  };
  return { copy, mysql, mongo: db, close };
}

/** The same for the same files. */
function fingerprintOf(folders: readonly string[]): string {
  const hash = createHash("sha256");
  for (const folder of folders) {
    for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
      if (!/\.(sql|json|ts)$/.test(name)) continue;
      hash.update(`${name}\n`).update(readFileSync(join(folder, name)));
    }
  }
  return hash.digest("hex").slice(0, 16);
}
