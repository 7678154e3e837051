/** The collection files: what each collection is, as extended JSON that mongosh reads too. */

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Document } from "mongodb";
import { ScriptError } from "../../errors.js";
import { shownPath } from "../../project.js";
import { isDocument, parseExtendedDocument } from "./extended-json.js";

/** One index of a collection; members beside these go to the server as they are (`unique`, `partialFilterExpression` …). */
export interface IndexFile extends Document {
  readonly key: Document;
  readonly name: string;
  /** What it is for; stays in the file. */
  readonly why: string;
}

/** One collection file. */
export interface CollectionFile {
  /** The path as messages show it. */
  readonly file: string;
  readonly collection: string;
  readonly why: string;
  /** Of `create`: validator, timeseries, capped … */
  readonly options: Document;
  readonly indexes: readonly IndexFile[];
}

/**
 * Reads every `.json` of a folder, in the order of their names. Numbers keep their BSON types (`{"$numberLong": …}`).
 *
 * @throws {ScriptError} `COLLECTION_MALFORMED` with file, and line and column where it is not JSON; `COLLECTION_MISSING` if the folder
 *   cannot be read
 */
export async function readCollections(folder: string): Promise<CollectionFile[]> {
  let names: string[];
  try {
    names = (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ScriptError(
      "COLLECTION_MISSING",
      `${shownPath(folder)}: the folder of collections cannot be read (${code}).`,
      {
        cause: error,
      },
    );
  }
  return Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      return parseCollection(await readFile(path, "utf8"), shownPath(path));
    }),
  );
}

/** Parses one file; see {@link readCollections}. */
export async function parseCollection(text: string, file: string): Promise<CollectionFile> {
  const fail = (what: string, cause?: unknown): never => {
    throw new ScriptError("COLLECTION_MALFORMED", `${file}${what}`, { cause });
  };
  const parsed = parseExtendedDocument(text, "collection file", fail);
  const { collection, why, options = {}, indexes = [] } = parsed;
  if (typeof collection !== "string" || collection === "")
    fail(': "collection" must be the name of the collection.');
  if (typeof why !== "string" || why === "") fail(': "why" must say what the collection is for.');
  if (!isDocument(options)) fail(': "options" must be a document, such as {"validator": {…}}.');
  if (!Array.isArray(indexes)) return fail(': "indexes" must be a list.');
  indexes.forEach((index, at) => {
    const where = `: index ${at + 1}`;
    if (!isDocument(index) || !isDocument(index.key))
      fail(`${where} needs a "key", such as {"called_at": 1}.`);
    if (typeof index.name !== "string" || index.name === "") fail(`${where} needs a "name".`);
    if (typeof index.why !== "string" || index.why === "") fail(`${where} (${index.name}) needs a "why".`);
  });
  const unknown = Object.keys(parsed).find(
    (key) => !["collection", "why", "options", "indexes"].includes(key),
  );
  if (unknown !== undefined)
    fail(`: "${unknown}" is not a member of a collection file (collection, why, options, indexes).`);
  return { file, collection, why, options, indexes };
}
