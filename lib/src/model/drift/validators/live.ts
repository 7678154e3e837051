import type { Db, Document } from "mongodb";
import { differingOptions, OPTION_DEFAULTS } from "../../../stores/mongo/collections.js";
import { parseCollection } from "../../../stores/mongo/files.js";
import type { Difference } from "../physical.js";
import { differencesOf } from "./differing.js";
import { parseWithLines, type ValidatorFile } from "./file.js";
import { compareIndexes } from "./indexes.js";
import { type LiveFile, liveDifference } from "./live-file.js";

/**
 * Compares collection files with a live database: each collection is there with exactly the file's validator, options and indexes, is
 * validated strictly unless its file says otherwise, and no other collection is there.
 *
 * @param files the collection files, see `readValidatorFiles`
 * @param db a database as it is after `applyCollections` and `createIndexes`
 * @returns differences of the kinds `collection-missing`, `collection-extra`, `collection-type`, `collection-option`,
 *   `collection-validator` (the subject names the place that differs), `index-missing`, `index-extra`, `index-option`
 * @throws {ScriptError} `COLLECTION_MALFORMED` for a file that is not a collection's
 */
export async function compareValidatorsLive(files: readonly ValidatorFile[], db: Db): Promise<Difference[]> {
  const read = await Promise.all(
    files.map(async (each): Promise<LiveFile> => {
      return { ...(await parseCollection(each.text, each.file)), json: parseWithLines(each) };
    }),
  );
  const living = new Map<string, Document>();
  for (const each of await db.listCollections().toArray()) living.set(each.name, each);
  const differences: Difference[] = [];
  for (const file of read) {
    const found = living.get(file.collection);
    living.delete(file.collection);
    if (found === undefined)
      differences.push(
        liveDifference(
          "collection-missing",
          file.collection,
          file,
          [],
          "The file has the collection, the server does not: load the database again.",
        ),
      );
    else differences.push(...(await compareLiving(file, found, db)));
  }
  // A view is no collection; who keeps some compares them apart.
  const extra = [...living]
    .filter(([name, { type }]) => type !== "view" && !name.startsWith("system."))
    .map(([name]) => name)
    .sort();
  for (const name of extra)
    differences.push({
      kind: "collection-extra",
      between: "validators-live",
      subject: name,
      message: "The server has the collection, but no file says what it is: write one, or drop it.",
    });
  return differences;
}

async function compareLiving(file: LiveFile, found: Document, db: Db): Promise<Difference[]> {
  const { collection } = file;
  const type = "timeseries" in file.options ? "timeseries" : "collection";
  if (found.type !== type) {
    const message = `The file says ${type}, the server says ${found.type}: drop it and load the database again.`;
    return [liveDifference("collection-type", collection, file, ["options"], message)];
  }
  return [...(await compareOptions(file, found.options ?? {})), ...(await compareIndexes(file, db))];
}

async function compareOptions(file: LiveFile, found: Document): Promise<Difference[]> {
  const given = Object.keys(found).filter((name) => !(name in file.options) && !(name in OPTION_DEFAULTS));
  const names = new Set([...(await differingOptions(file.options, found)), ...given]);
  const differences: Difference[] = [];
  for (const name of names) {
    const wanted = file.options[name] ?? OPTION_DEFAULTS[name];
    const living = name === "timeseries" ? onlyOf(wanted, found[name]) : found[name];
    const differing = await differencesOf(wanted, living);
    for (const { path, left, right } of differing) {
      const kind = name === "validator" ? "collection-validator" : "collection-option";
      const subject = [file.collection, name, ...path].join(".");
      const message = `The file says ${left}, the server says ${right}: load the database again, or mend the file.`;
      differences.push(liveDifference(kind, subject, file, ["options", name, ...path], message));
    }
  }
  return differences;
}

/** What a time series was made with; the server adds what follows from that. */
const onlyOf = (wanted: Document | undefined, found: Document | undefined): Document =>
  Object.fromEntries(Object.keys(wanted ?? found ?? {}).map((name) => [name, found?.[name]]));
