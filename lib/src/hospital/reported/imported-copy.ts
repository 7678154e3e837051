import { rmSync } from "node:fs";
import { join } from "node:path";
import { SettingError } from "../../errors.js";
import { stateFolder } from "../../project.js";
import { applyCollections, createIndexes } from "../../stores/mongo/collections.js";
import { applyViews } from "../../stores/mongo/views.js";
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
import { readJson, writePrivate } from "../../stores/servers/state.js";
import { interruptible } from "../interrupt.js";
import { openCopy } from "../kept-copy.js";
import { collectionFolder, schemaFiles, viewFolder } from "../load.js";
import { makePrograms, type Say } from "../programs.js";
import { type Imported, importInto, type Stores } from "./import/index.js";

const recordFile = (): string => join(stateFolder(), "imported.json");

/** Names of databases that are to go, and of one that may stay: there from before it is made until the others are gone. */
const pendingFile = (): string => join(stateFolder(), "imported-pending.json");

/** Seconds for which a database that somebody reads is waited for; the next import tries again. */
const PATIENCE = { patience: 3 } as const;

/** What an import did, and where it is. */
export type ImportedCopy = Imported & { readonly database: string };

/** How to import. */
export interface CopyOptions {
  /** Told what was imported as soon as it is the current one, before the old one is dropped. */
  readonly report: (imported: ImportedCopy) => void | Promise<void>;
  /** As for `importExport`. */
  readonly anyway: boolean;
}

/**
 * Imports an export into a database of its own, in both stores, which stays and takes the place of the one imported before. The old one goes
 * only when the new one is whole: an import that fails or is told to end (Ctrl-C) leaves the old state and nothing else. What one that was killed
 * had made, at whatever instant, is dropped by the next import; so is an old one that somebody still reads, after a line that says so.
 *
 * @param path as for `importExport`
 * @throws as `importExport`, and {ServerError} if no server can be had
 */
export async function importCopy(path: string, say: Say, options: CopyOptions): Promise<ImportedCopy> {
  const servers = await ensureServers({ onProgress: say });
  const lock = join(stateFolder(), "imported.lock");
  return withLock(lock, say, () => importAlone(servers, path, say, options), "importing");
}

async function importAlone(
  servers: Servers,
  path: string,
  say: Say,
  { report, anyway }: CopyOptions,
): Promise<ImportedCopy> {
  await dropAbandoned(servers, PATIENCE).catch(() => {}); // they stay listed for the next time
  await dropPending(servers, say);
  let stop = (): void => {};
  const work = async (): Promise<ImportedCopy> => {
    const before = importedCopy();
    const made = await createDatabase(servers, "imported", { onProgress: say });
    const mayStay = [made.name, ...(before === undefined ? [] : [before.name])];
    writePending([...pending(), ...mayStay]);
    try {
      const imported = await inside(
        made,
        say,
        (stores) => importInto(stores, path, { say, anyway }),
        (how) => {
          stop = how;
        },
      );
      await keepDatabase(servers, made.name);
      writePrivate(recordFile(), JSON.stringify(made));
      const copy = { ...imported, database: made.name };
      await report(copy);
      return copy;
    } finally {
      await dropPending(servers, say);
    }
  };
  return interruptible(work, () => {
    stop(); // a table that is being loaded could not be dropped
    return dropOwn(servers);
  });
}

const pending = (): string[] => (readJson(pendingFile()) as string[] | undefined) ?? [];

function writePending(names: readonly string[]): void {
  if (names.length === 0) rmSync(pendingFile(), { force: true });
  else writePrivate(pendingFile(), JSON.stringify([...new Set(names)]));
}

/** Drops what imports have left beside the current one; what cannot be dropped now stays for the next import. */
async function dropPending(servers: Servers, say: Say): Promise<void> {
  const left: string[] = [];
  for (const name of pending()) {
    if (name === importedCopy()?.name) continue;
    try {
      await dropDatabase(servers, name, PATIENCE);
    } catch (error) {
      const { code, message } = error as Error & { code?: string };
      if (code === "NOT_OURS") continue; // another server's, or gone already
      left.push(name);
      say(
        `An earlier import, ${name}, was not dropped: ${code === "IN_USE" ? "somebody still reads it" : message}. The next import drops it.`,
      );
    }
  }
  writePending(left);
}

/** The database of the last import; undefined if there was none. Its server may not run any more. */
export const importedCopy = (): HersDatabase | undefined =>
  readJson(recordFile()) as HersDatabase | undefined;

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
  const { mysql, mongo, close } = await openCopy(made);
  onOpen(() => {
    mysql.destroy();
    void close();
  });
  try {
    const { tables, afterLoad } = schemaFiles();
    for (const file of [...tables, ...afterLoad]) await runScript(mysql, file);
    await makePrograms(mysql, say);
    await applyCollections(mongo, collectionFolder());
    await applyViews(mongo, viewFolder());
    await createIndexes(mongo, collectionFolder());
    return await work({ mysql, mongo });
  } finally {
    await close();
  }
}
