import type { Db, Document } from "mongodb";
import type { Difference } from "../physical.js";
import { type Differing, differencesOf } from "./differing.js";
import { type LiveFile, liveDifference } from "./live-file.js";

/** What the server adds to an index that was not asked for it. */
const ADDED: Readonly<Record<string, unknown>> = {
  default_language: "english",
  language_override: "language",
};
const VERSIONS = new Set(["v", "2dsphereIndexVersion", "textIndexVersion", "ns", "background"]);

/** Compares the indexes of a collection with those of its file, by their names. */
export async function compareIndexes(file: LiveFile, db: Db): Promise<Difference[]> {
  const { collection } = file;
  const living = new Map<string, Document>();
  for (const index of await db.collection(collection).listIndexes().toArray()) {
    if (index.name !== "_id_" && !ofTimeSeries(index, file)) living.set(index.name, asGiven(index));
  }
  const differences: Difference[] = [];
  for (const [at, index] of file.indexes.entries()) {
    const { why: _, ...wanted } = index;
    const found = living.get(index.name);
    living.delete(index.name);
    const subject = `${collection}.${index.name}`;
    const path = ["indexes", at];
    if (found === undefined) {
      const message = "The file has the index, the server does not: load the database again, or create it.";
      differences.push(liveDifference("index-missing", subject, file, path, message));
      continue;
    }
    const differing = await differencesOf(wanted, found);
    for (const each of differing.length > 0 ? differing : otherOrder(wanted.key, found.key)) {
      const message = `The file says ${each.left}, the server says ${each.right}: drop the index and create it again, or mend the file.`;
      const place = [subject, ...each.path].join(".");
      differences.push(liveDifference("index-option", place, file, [...path, ...each.path], message));
    }
  }
  for (const name of [...living.keys()].sort()) {
    const message = "The server has the index, the file does not: add it with its reason, or drop it.";
    differences.push(liveDifference("index-extra", `${collection}.${name}`, file, ["indexes"], message));
  }
  return differences;
}

/** The order of the fields of a key matters, unlike that of other members and of the words of a text index. */
function otherOrder(wanted: Document, found: Document): Differing[] {
  const order = (key: Document): string =>
    JSON.stringify(Object.keys(key).filter((field) => key[field] !== "text"));
  if (order(wanted) === order(found)) return [];
  return [{ path: ["key"], left: JSON.stringify(wanted), right: JSON.stringify(found) }];
}

/** The index as it was asked for: a text index is stored under a key of its own, with a weight for each field. */
function asGiven(index: Document): Document {
  const given = Object.fromEntries(
    Object.entries(index).filter(([name, value]) => !VERSIONS.has(name) && ADDED[name] !== value),
  );
  const { weights, ...rest } = given;
  if (weights === undefined) return given;
  const { _fts: _, _ftsx: __, ...plain } = index.key as Document;
  const even = Object.values(weights).every((weight) => weight === 1);
  const key = { ...plain, ...Object.fromEntries(Object.keys(weights).map((field) => [field, "text"])) };
  return { ...rest, key, ...(even ? {} : { weights }) };
}

/** Since MongoDB 6.3 the server makes an index on meta and time field of its own for a new time series. */
const ofTimeSeries = (index: Document, { options, indexes }: LiveFile): boolean =>
  options.timeseries !== undefined &&
  Object.keys(index.key).join() === `${options.timeseries.metaField},${options.timeseries.timeField}` &&
  !indexes.some(({ name }) => name === index.name);
