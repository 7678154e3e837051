import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot, stateFolder } from "../project.js";
import { connect } from "../stores/mysql/connect.js";
import {
  createDatabase,
  dropDatabase,
  ensureServers,
  type HersDatabase,
  keepDatabase,
} from "../stores/servers/index.js";
import { withLock } from "../stores/servers/lock.js";
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
}

/**
 * A loaded copy of the hospital that stays: the first call makes it, the next ones find it, also from other processes. It is made again
 * when the schema, the collections or the simulator have changed, or when its server is not there any more.
 *
 * @param say told where servers come from, and that a copy is being made
 */
export async function keptCopy(say: (line: string) => void): Promise<HersDatabase> {
  const servers = await ensureServers({ onProgress: say });
  const file = join(stateFolder(), "kept-copy.json");
  const fingerprint = fingerprintOf(SOURCES.map((folder) => join(projectRoot(), folder)));
  return withLock(join(stateFolder(), "kept-copy.lock"), say, async () => {
    const kept = readKept(file);
    if (kept !== undefined) {
      if (kept.fingerprint === fingerprint && (await answers(kept))) return kept;
      await dropDatabase(servers, kept.name).catch(() => {}); // another server's, or gone already
      rmSync(file, { force: true });
    }
    say("Loading a copy of the hospital, once");
    const made = await createDatabase(servers, "kept", { onProgress: say });
    try {
      const hospital = simulate();
      const [mysql, mongo] = [
        await loadMysql(made, hospital, say, true),
        await loadMongo(made, hospital, say),
      ];
      await mysql.end();
      await mongo.client.close();
      await keepDatabase(servers, made.name);
    } catch (error) {
      await dropDatabase(servers, made.name).catch(() => {});
      throw error;
    }
    writeFileSync(file, JSON.stringify({ ...made, fingerprint } satisfies Kept), { mode: 0o600 });
    return made;
  });
}

function readKept(file: string): Kept | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Kept;
  } catch {
    return undefined; // written halfway
  }
}

/** Whether the copy can still be used. */
async function answers({ mysqlUrl, name }: Kept): Promise<boolean> {
  try {
    const connection = await connect(mysqlUrl, { database: name });
    await connection.end();
    return true;
  } catch {
    return false;
  }
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
