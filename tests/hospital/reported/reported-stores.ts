/** A copy for the tests of the importer, and what an import left in both of its stores. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Document } from "mongodb";
import type { RowDataPacket } from "mysql2/promise";
import { afterAll, beforeAll } from "vitest";
import { loadMongo, loadMysql } from "../../../lib/src/hospital/load.js";
import type { Stores } from "../../../lib/src/hospital/reported/import/index.js";
import { simulate } from "../../../lib/src/hospital/simulate/index.js";
import { ownDatabase } from "../../stores/mysql/database.js";

export interface Reported extends Document {
  readonly _id: string;
}

/** Call at the top of a test file: a small hospital with its programs is there when the tests run, and is dropped after them. */
export function reportedStores(label: string) {
  const database = ownDatabase(label);
  let stores: Stores;
  let end: () => Promise<unknown>;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "hers-import-"));
    const hospital = simulate({ calls: 60, seed: 2 });
    const mysql = await loadMysql(database.current, hospital, () => {}, true);
    const { client, db } = await loadMongo(database.current, hospital, () => {});
    stores = { mysql, mongo: db };
    end = () => Promise.all([mysql.end(), client.close()]);
  });
  afterAll(async () => {
    await end();
    rmSync(folder, { recursive: true });
  });

  const rows = async (sql: string): Promise<RowDataPacket[]> =>
    (await stores.mysql.query<RowDataPacket[]>(sql))[0];
  const documents = (name: string) => stores.mongo.collection<Reported>(`reported_${name}`);

  return {
    /** Both stores, once the tests run. */
    get stores() {
      return stores;
    },
    get folder() {
      return folder;
    },
    rows,
    documents,
    /** Writes a file to be imported. */
    file(name: string, content: string | Buffer): string {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },
    /** How many of each there are, in MySQL and in MongoDB. */
    async stored(): Promise<Record<string, readonly [number, number]>> {
      const counts: Record<string, readonly [number, number]> = {};
      for (const name of ["call", "response", "rejection"]) {
        const [row] = await rows(`SELECT COUNT(*) AS n FROM reported_${name}`);
        counts[name] = [row!.n, await documents(`${name}s`).countDocuments()];
      }
      const [flags] = await rows("SELECT COUNT(DISTINCT row_id) AS n FROM reported_flag");
      return { ...counts, flag: [flags!.n, await documents("flags").countDocuments()] };
    },
    /** Everything that an import leaves, as text. */
    state: async (): Promise<string> =>
      JSON.stringify([
        await rows("SELECT * FROM reported_call ORDER BY call_no"),
        await rows("SELECT * FROM reported_response ORDER BY row_id"),
        await rows("SELECT * FROM reported_flag ORDER BY row_id, rule"),
        await rows("SELECT * FROM reported_rejection ORDER BY line_no"),
        ...(await Promise.all(
          ["calls", "responses", "flags", "rejections"].map((name) =>
            documents(name).find().sort({ _id: 1 }).toArray(),
          ),
        )),
      ]),
  };
}
