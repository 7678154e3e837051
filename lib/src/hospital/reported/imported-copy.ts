import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { stateFolder } from "../../project.js";
import { applyCollections, createIndexes } from "../../stores/mongo/collections.js";
import { connectMongo } from "../../stores/mongo/connect.js";
import { applyViews } from "../../stores/mongo/views.js";
import { connect } from "../../stores/mysql/connect.js";
import { runScript } from "../../stores/mysql/script.js";
import {
  createDatabase,
  dropAbandoned,
  dropDatabase,
  ensureServers,
  type HersDatabase,
  keepDatabase,
} from "../../stores/servers/index.js";
import { withLock } from "../../stores/servers/lock.js";
import { writePrivate } from "../../stores/servers/state.js";
import { collectionFolder, schemaFiles, viewFolder } from "../load.js";
import { makePrograms, type Say } from "../programs.js";
import { type Imported, importInto, type Stores } from "./import/index.js";

const recordFile = (): string => join(stateFolder(), "imported.json");

/**
 * Imports an export into a database of its own, in both stores, which stays and takes the place of the one imported before. The old one goes
 * only when the new one is whole: an import that fails or is killed leaves nothing behind but the old state. What a killed one had loaded is
 * dropped by the next command that makes a copy.
 *
 * @param path as for `importExport`
 * @throws as `importExport`, and {ServerError} if no server can be had
 */
export async function importCopy(path: string, say: Say): Promise<Imported & { readonly database: string }> {
  const servers = await ensureServers({ onProgress: say });
  return withLock(join(stateFolder(), "imported.lock"), say, async () => {
    await dropAbandoned(servers).catch(() => {}); // they stay listed for the next time
    const before = importedCopy();
    const made = await createDatabase(servers, "imported", { onProgress: say });
    try {
      const imported = await inside(made, say, (stores) => importInto(stores, path, { say }));
      await keepDatabase(servers, made.name);
      writePrivate(recordFile(), JSON.stringify(made));
      // Another server's, or gone already.
      if (before !== undefined) await dropDatabase(servers, before.name).catch(() => {});
      return { ...imported, database: made.name };
    } catch (error) {
      await dropDatabase(servers, made.name).catch(() => {});
      throw error;
    }
  });
}

/** The database of the last import; undefined if there was none. Its server may not run any more. */
export function importedCopy(): HersDatabase | undefined {
  if (!existsSync(recordFile())) return undefined;
  try {
    return JSON.parse(readFileSync(recordFile(), "utf8")) as HersDatabase;
  } catch {
    return undefined; // changed by hand: it names nothing
  }
}

/** Makes empty tables, collections and views, and works in them. */
async function inside<T>(made: HersDatabase, say: Say, work: (stores: Stores) => Promise<T>): Promise<T> {
  const mysql = await connect(made.mysqlUrl, { database: made.name });
  const { client, db } = await connectMongo(made.mongoUrl, made.name).catch(async (error: unknown) => {
    await mysql.end();
    throw error;
  });
  try {
    const { tables, afterLoad } = schemaFiles();
    for (const file of [...tables, ...afterLoad]) await runScript(mysql, file);
    await makePrograms(mysql, say);
    await applyCollections(db, collectionFolder());
    await applyViews(db, viewFolder());
    await createIndexes(db, collectionFolder());
    return await work({ mysql, mongo: db });
  } finally {
    await Promise.allSettled([mysql.end(), client.close()]);
  }
}
