import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { SettingError } from "../../errors.js";
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
  dropOwn,
  ensureServers,
  type HersDatabase,
  keepDatabase,
  type Servers,
} from "../../stores/servers/index.js";
import { withLock } from "../../stores/servers/lock.js";
import { writePrivate } from "../../stores/servers/state.js";
import { interruptible } from "../interrupt.js";
import { collectionFolder, schemaFiles, viewFolder } from "../load.js";
import { makePrograms, type Say } from "../programs.js";
import { type Imported, importInto, type Stores } from "./import/index.js";

const recordFile = (): string => join(stateFolder(), "imported.json");

/** Names of databases of which one stays: there from before the first of them is made until the other is gone. */
const pendingFile = (): string => join(stateFolder(), "imported-pending.json");

/**
 * Imports an export into a database of its own, in both stores, which stays and takes the place of the one imported before. The old one goes
 * only when the new one is whole: an import that fails or is told to end (Ctrl-C) leaves the old state and nothing else. What one that was killed
 * had made, at whatever instant, is dropped by the next import.
 *
 * @param path as for `importExport`
 * @throws as `importExport`, and {ServerError} if no server can be had
 */
export async function importCopy(path: string, say: Say): Promise<Imported & { readonly database: string }> {
  const servers = await ensureServers({ onProgress: say });
  const lock = join(stateFolder(), "imported.lock");
  return withLock(lock, say, () => importAlone(servers, path, say), "importing");
}

async function importAlone(
  servers: Servers,
  path: string,
  say: Say,
): Promise<Imported & { readonly database: string }> {
  await dropAbandoned(servers).catch(() => {}); // they stay listed for the next time
  await dropPending(servers);
  let stop = (): void => {};
  const work = async (): Promise<Imported & { readonly database: string }> => {
    const before = importedCopy();
    const made = await createDatabase(servers, "imported", { onProgress: say });
    const pending = [made.name, ...(before === undefined ? [] : [before.name])];
    writePrivate(pendingFile(), JSON.stringify(pending));
    try {
      const imported = await inside(
        made,
        say,
        (stores) => importInto(stores, path, { say }),
        (how) => {
          stop = how;
        },
      );
      await keepDatabase(servers, made.name);
      writePrivate(recordFile(), JSON.stringify(made));
      return { ...imported, database: made.name };
    } catch (error) {
      await dropDatabase(servers, made.name).catch(() => {});
      throw error;
    } finally {
      await dropPending(servers);
    }
  };
  return interruptible(work, () => {
    stop(); // a table that is being loaded could not be dropped
    return dropOwn(servers);
  });
}

/** Drops what an import has left beside the current one. Another server's, or gone already: then there is nothing to drop. */
async function dropPending(servers: Servers): Promise<void> {
  const names = read<string[]>(pendingFile()) ?? [];
  const current = importedCopy()?.name;
  for (const name of names) if (name !== current) await dropDatabase(servers, name).catch(() => {});
  rmSync(pendingFile(), { force: true });
}

/** What a file holds; undefined if it is not there, or was changed by hand and is no JSON. */
function read<T>(file: string): T | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, "utf8")) as T;
  } catch {
    return undefined;
  }
}

/** The database of the last import; undefined if there was none. Its server may not run any more. */
export const importedCopy = (): HersDatabase | undefined => read(recordFile());

/**
 * The database of the last import, on servers that are started if need be.
 *
 * @throws {SettingError} `NOTHING_IMPORTED`; {ServerError} if no server can be had
 */
export async function lastImport(say: Say): Promise<HersDatabase> {
  const copy = importedCopy();
  if (copy === undefined)
    throw new SettingError("NOTHING_IMPORTED", "Nothing was imported yet: run `npx hers import FILE` first.");
  await ensureServers({ onProgress: say });
  return copy;
}

/**
 * Makes empty tables, collections and views, and works in them.
 *
 * @param onOpen is given what breaks both connections off, whatever is under way
 */
async function inside<T>(
  made: HersDatabase,
  say: Say,
  work: (stores: Stores) => Promise<T>,
  onOpen: (stop: () => void) => void,
): Promise<T> {
  const mysql = await connect(made.mysqlUrl, { database: made.name });
  const { client, db } = await connectMongo(made.mongoUrl, made.name).catch(async (error: unknown) => {
    await mysql.end();
    throw error;
  });
  onOpen(() => {
    mysql.destroy();
    void client.close().catch(() => {});
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
