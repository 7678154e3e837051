/** Which collections a pipeline reads, and whether they are there: MongoDB takes a name that it does not know for an empty collection. */

import type { Db, Document } from "mongodb";
import { ScriptError } from "../../errors.js";
import { suggest } from "../../show/near.js";
import { isDocument } from "./extended-json.js";
import { innerPipelines, type PipelineFile } from "./pipeline.js";

/** Names of collections and views, as {@link collectionNames} gives them. */
export type CollectionNames = readonly string[];

/** All collections and views of a database that its user may see, sorted. */
export async function collectionNames(db: Pick<Db, "listCollections">): Promise<CollectionNames> {
  const listed = await db.listCollections({}, { nameOnly: true, authorizedCollections: true }).toArray();
  return listed
    .map(({ name }) => name)
    .filter((name) => !name.startsWith("system."))
    .sort();
}

/**
 * Looks whether everything that a pipeline reads is there.
 *
 * @throws {ScriptError} `PIPELINE_COLLECTION` with file, place and near misses
 */
export function checkCollections({ file, collection, pipeline }: PipelineFile, names: CollectionNames): void {
  for (const { name, at } of [{ name: collection, at: "" }, ...collectionsRead(pipeline, "")]) {
    if (names.includes(name)) continue;
    const told = `there is no collection "${name}" in this database. ${suggest(name, names, "collections")}`;
    throw new ScriptError("PIPELINE_COLLECTION", `${file}: ${at}${told}`);
  }
}

interface Read {
  readonly name: string;
  /** Such as `stage 2 ($lookup): `; empty for where the pipeline begins. */
  readonly at: string;
}

function collectionsRead(pipeline: readonly Document[], within: string): Read[] {
  return pipeline.flatMap((stage, i) => {
    const [name, body] = Object.entries(stage)[0]!;
    const at = `${within}stage ${i + 1} (${name})`;
    return [
      ...readBy(name, body).map((read) => ({ name: read, at: `${at}: ` })),
      ...innerPipelines(name, body).flatMap((inner) => collectionsRead(inner as Document[], `${at}, `)),
    ];
  });
}

const READERS = ["$lookup", "$graphLookup", "$unionWith"];

function readBy(stage: string, body: unknown): string[] {
  if (!READERS.includes(stage)) return [];
  const name = isDocument(body) ? (body.from ?? body.coll) : body;
  return typeof name === "string" ? [name] : [];
}
