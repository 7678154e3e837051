/** Makes a database's collections and indexes what their files say. */

import type { Db, Document } from "mongodb";
import { ScriptError } from "../../errors.js";
import { type CollectionFile, type IndexFile, readCollections } from "./files.js";

export { type CollectionFile, type IndexFile, readCollections } from "./files.js";

/** Names of collections, or of indexes as `collection.index`. */
export interface Applied {
  readonly created: readonly string[];
  readonly changed: readonly string[];
  readonly unchanged: readonly string[];
}

/** What `collMod` can change in place; anything else means making the collection anew. */
const CHANGEABLE = new Set(["validator", "validationLevel", "validationAction", "expireAfterSeconds"]);

/** What makes a collection another kind of thing; none of them is a default of the server. */
const MAKES = ["timeseries", "capped", "viewOn", "clusteredIndex", "collation"];

/**
 * Creates the collections that are missing and changes those whose options differ from their files. Indexes are left to
 * `createIndexes`, after the load. Collections without a file are left alone.
 *
 * @throws {ScriptError} as `readCollections`; `COLLECTION_REFUSED` with file and the server's reason; `COLLECTION_FIXED` if an option
 *   differs that cannot be changed on a living collection
 */
export async function applyCollections(db: Db, folder: string): Promise<Applied> {
  const files = await readCollections(folder);
  const living = new Map<string, Document>();
  for (const each of await db.listCollections().toArray())
    living.set(each.name, (each as Document).options ?? {});
  const created: string[] = [];
  const changed: string[] = [];
  const unchanged: string[] = [];
  for (const file of files) {
    const { collection, options } = file;
    const found = living.get(collection);
    if (found === undefined) {
      await command(db, { create: collection, ...options }, file);
      created.push(collection);
      continue;
    }
    const changes = await differingOptions(options, found);
    if (changes.length === 0) {
      unchanged.push(collection);
      continue;
    }
    const fixed = changes.find((name) => !CHANGEABLE.has(name));
    if (fixed !== undefined) {
      throw new ScriptError(
        "COLLECTION_FIXED",
        `${file.file}: collection ${collection} exists with another "${fixed}", which cannot be changed. Drop the collection first.`,
      );
    }
    const wanted = Object.fromEntries(changes.map((name) => [name, options[name] ?? OPTION_DEFAULTS[name]]));
    await command(db, { collMod: collection, ...wanted }, file);
    changed.push(collection);
  }
  return { created, changed, unchanged };
}

/**
 * Creates the indexes of the files that a collection lacks; call it after the load, which it would slow down.
 *
 * @throws {ScriptError} as `readCollections`; `INDEX_REFUSED` with file, index and the server's reason, also where an index of that
 *   name or key exists with other options
 */
export async function createIndexes(db: Db, folder: string): Promise<Applied> {
  const created: string[] = [];
  const unchanged: string[] = [];
  for (const file of await readCollections(folder)) {
    for (const index of file.indexes) {
      const { why: _, ...spec } = index;
      const answer = await command(db, { createIndexes: file.collection, indexes: [spec] }, file, index);
      const name = `${file.collection}.${index.name}`;
      (answer.numIndexesAfter > answer.numIndexesBefore ? created : unchanged).push(name);
    }
  }
  return { created, changed: [], unchanged };
}

/** What an option is when a file leaves it out, for those that `collMod` can set back. */
export const OPTION_DEFAULTS: Readonly<Record<string, unknown>> = {
  validator: {},
  validationLevel: "strict",
  validationAction: "error",
  expireAfterSeconds: "off",
};

async function command(
  db: Db,
  document: Document,
  file: CollectionFile,
  index?: IndexFile,
): Promise<Document> {
  try {
    return await db.command(document);
  } catch (error) {
    const { code, message } = error as { code?: number; message: string };
    const what =
      index === undefined ? `collection ${file.collection}` : `index ${index.name} of ${file.collection}`;
    throw new ScriptError(
      index === undefined ? "COLLECTION_REFUSED" : "INDEX_REFUSED",
      `${file.file}: ${what}: ${message.replace(/\s+/g, " ")} (MongoDB ${code ?? "driver"})`,
      { cause: error },
    );
  }
}

/**
 * Names of the options that differ. The server adds defaults to what it was given, within time-series options too, so that only
 * what the file gives is compared; a changeable option that the file does not give must be at its default, and one of `MAKES` must be
 * absent.
 */
export async function differingOptions(wanted: Document, found: Document): Promise<string[]> {
  const { EJSON } = (await import("mongodb")).BSON;
  const text = (value: unknown): string => EJSON.stringify(value, { relaxed: true });
  const same = (name: string): boolean => {
    const [want, have] = [wanted[name], found[name]];
    if (name !== "timeseries") return text(want) === text(have);
    return Object.keys(want).every((key) => text(want[key]) === text(have?.[key]));
  };
  const names = Object.keys(wanted).filter((name) => !same(name));
  for (const name of CHANGEABLE) {
    if (name in wanted || found[name] === undefined) continue;
    if (text(found[name]) !== text(OPTION_DEFAULTS[name])) names.push(name);
  }
  names.push(...MAKES.filter((name) => !(name in wanted) && found[name] !== undefined));
  return names;
}
