/** The collections of the hospital in a database of a test's own, and what `hers check` finds there. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { BSON, type Db, type Document, MongoClient } from "mongodb";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { collectionFolder } from "../../../lib/src/hospital/load.js";
import {
  compareValidatorsLive,
  readValidatorFiles,
  type ValidatorFile,
} from "../../../lib/src/model/drift/validators/index.js";
import { projectRoot } from "../../../lib/src/project.js";
import {
  applyCollections,
  type CollectionFile,
  createIndexes,
  readCollections,
} from "../../../lib/src/stores/mongo/collections.js";
import { ownDatabase } from "../../stores/mysql/database.js";

/** A difference as kind and subject, and what the line of the file holds that it names; "" for none. */
export type Expected = readonly [difference: string, line: string];

/** Call at the top of a test file. */
export function liveCollections(label: string) {
  const database = ownDatabase(label);
  let files: readonly ValidatorFile[];
  let collections: readonly CollectionFile[];
  let client: MongoClient;
  let db: Db;
  let touched: readonly string[] = [];

  const load = async (): Promise<void> => {
    await applyCollections(db, collectionFolder());
    await createIndexes(db, collectionFolder());
  };
  beforeAll(async () => {
    files = await readValidatorFiles(collectionFolder());
    collections = await readCollections(collectionFolder());
    client = await MongoClient.connect(database.current.mongoUrl);
    db = client.db(database.current.name);
    await load();
  });
  afterAll(() => client.close());

  const remake = async (name: string): Promise<void> => {
    await db.dropCollection(name).catch(() => false);
    const file = collections.find(({ collection }) => collection === name);
    if (file === undefined) return;
    await db.command({ create: name, ...file.options });
    const indexes = file.indexes.map(({ why: _, ...index }) => index);
    if (indexes.length > 0) await db.command({ createIndexes: name, indexes });
  };
  afterEach(async () => {
    for (const name of touched) await remake(name);
    touched = [];
  });

  it("untouched, there is no difference", async () => {
    expect(await compareValidatorsLive(files, db)).toEqual([]);
  });

  /** Of the file, as plain numbers and texts, to be changed. */
  const optionsOf = (collection: string): Document => {
    const { options } = collections.find((each) => each.collection === collection)!;
    return JSON.parse(BSON.EJSON.stringify(options, { relaxed: true }));
  };

  return {
    get db() {
      return db;
    },
    optionsOf,
    schemaOf: (collection: string): Document => optionsOf(collection).validator.$jsonSchema,
    differences: () => compareValidatorsLive(files, db),
    /** Says what a test changes: it is dropped afterwards and made again. */
    touch: (...names: readonly string[]): void => {
      touched = names;
    },
    /** Fails unless these differences are found, in this order. */
    async expectFound(expected: readonly Expected[]): Promise<void> {
      const found = await compareValidatorsLive(files, db);
      expect(found.map(({ kind, subject, place }) => [`${kind} ${subject}`, lineAt(place)])).toEqual(
        expected.map(([what, line]) => [what, line === "" ? "" : expect.stringContaining(line)]),
      );
      for (const { between, message } of found) {
        expect(between).toBe("validators-live");
        expect(message).toMatch(/^The (file|server) (says|has) .*: .*\.$|^The server has .*\.$/);
      }
    },
  };
}

function lineAt(place: { readonly file: string; readonly line: number } | undefined): string {
  if (place === undefined) return "";
  return readFileSync(join(projectRoot(), place.file), "utf8").split("\n")[place.line - 1]!;
}
