/** A database of its own for one test file, in both stores, on the shared servers. */

import { afterAll, beforeAll } from "vitest";
import {
  createDatabase,
  dropDatabase,
  ensureServers,
  type HersDatabase,
} from "../../../lib/src/stores/servers/index.js";

/** Call at the top of a test file; the database is there when the tests run, and is dropped after them. */
export function ownDatabase(
  label: string,
  options: { readonly watch?: boolean } = {},
): { readonly current: HersDatabase } {
  let database: HersDatabase | undefined;
  beforeAll(async () => {
    database = await createDatabase(await ensureServers(), label, options);
  });
  afterAll(async () => {
    if (database !== undefined) await dropDatabase(await ensureServers(), database.name);
  });
  return {
    get current() {
      if (database === undefined) throw new Error("The database is there from beforeAll on.");
      return database;
    },
  };
}
