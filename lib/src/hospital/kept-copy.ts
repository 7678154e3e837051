import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
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
import { mongoContents, mysqlContents } from "./contents.js";
import { mongoDefinitions, mysqlDefinitions } from "./definitions.js";
import { loadMongo, loadMysql } from "./load.js";
import { simulate } from "./simulate/index.js";

/** What a kept copy is made of: when any of this changes, it is made again. */
const SOURCES = [
  "sql/schema",
  "sql/programs",
  "mongo/collections",
  "mongo/views",
  "lib/src/hospital/simulate",
  "lib/src/hospital/documents",
];

/** A copy as its file in the state folder tells of it. */
interface Kept extends HersDatabase {
  /** Of what it was made. */
  readonly fingerprint: string;
  /** Checksums of what is in it and how it is defined, in MySQL and MongoDB. */
  readonly contents: string;
}

/**
 * A loaded copy of the hospital that stays: the first call makes it, the next ones find it, also from other processes. It is made again
 * when the schema, the collections or the simulator have changed, when its server is not there any more, or when somebody changed a row, a table or a program
 * of it. While one process looks at it or makes it, others wait and say so.
 *
 * @param say told where servers come from, that a copy is being made, and for whom this waits
 */
export async function keptCopy(say: (line: string) => void): Promise<HersDatabase> {
  const servers = await ensureServers({ onProgress: say });
  const file = join(stateFolder(), "kept-copy.json");
  const fingerprint = fingerprintOf(SOURCES.map((folder) => join(projectRoot(), folder)));
  const lock = join(stateFolder(), "kept-copy.lock");
  return withLock(lock, say, () => findOrMake(servers, file, fingerprint, say), "loading the kept copy");
}

async function findOrMake(
  servers: Servers,
  file: string,
  fingerprint: string,
  say: (line: string) => void,
): Promise<HersDatabase> {
  const kept = readKept(file);
  if (isWhole(kept) && kept.fingerprint === fingerprint && (await contentsOf(kept)) === kept.contents)
    return { name: kept.name, mysqlUrl: kept.mysqlUrl, mongoUrl: kept.mongoUrl };
  // Another server's, gone already, or never ours: then it stays.
  if (typeof kept.name === "string") await dropDatabase(servers, kept.name).catch(() => {});
  rmSync(file, { force: true });
  say("Loading a copy of the hospital, once");
  const made = await createDatabase(servers, "kept", { onProgress: say });
  try {
    const hospital = simulate();
    const [mysql, mongo] = [await loadMysql(made, hospital, say, true), await loadMongo(made, hospital, say)];
    await mysql.end();
    await mongo.client.close();
    await keepDatabase(servers, made.name);
  } catch (error) {
    await dropDatabase(servers, made.name).catch(() => {});
    throw error;
  }
  const contents = (await contentsOf(made)) ?? "";
  writeFileSync(file, JSON.stringify({ ...made, fingerprint, contents } satisfies Kept), { mode: 0o600 });
  return made;
}

/** What the file tells, if anything: it may be missing, written halfway, or say something else. */
function readKept(file: string): Partial<Record<keyof Kept, unknown>> {
  if (!existsSync(file)) return {};
  try {
    return JSON.parse(readFileSync(file, "utf8")) ?? {};
  } catch {
    return {};
  }
}

const isWhole = (kept: Partial<Record<keyof Kept, unknown>>): kept is Kept =>
  [kept.name, kept.mysqlUrl, kept.mongoUrl, kept.fingerprint, kept.contents].every(
    (field) => typeof field === "string",
  );

/** Checksums of the copy in both stores; undefined if one of them cannot be reached. */
async function contentsOf({ mysqlUrl, mongoUrl, name }: HersDatabase): Promise<string | undefined> {
  const sums = await Promise.allSettled([
    connect(mysqlUrl, { database: name }).then(async (connection) => {
      try {
        return `${await mysqlContents(connection)} ${await mysqlDefinitions(connection)}`;
      } finally {
        await connection.end();
      }
    }),
    connectMongo(mongoUrl, name).then(async ({ db, client }) => {
      try {
        return `${await mongoContents(db)} ${await mongoDefinitions(db)}`;
      } finally {
        await client.close();
      }
    }),
  ]);
  if (sums.some(({ status }) => status === "rejected")) return undefined;
  return sums.map((sum) => (sum as PromiseFulfilledResult<string>).value).join(" ");
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
