import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Connection } from "mysql2/promise";
import { connect } from "../../stores/mysql/connect.js";
import {
  createDatabase,
  dropDatabase,
  ensureServers,
  type HersDatabase,
} from "../../stores/servers/index.js";

/** A database in both stores, a folder for files and an open connection, for the length of one task. */
export interface Ground {
  readonly database: HersDatabase;
  readonly folder: string;
  readonly mysql: Connection;
  close(): Promise<void>;
}

const folders = new Set<string>();

/** Removes the folders of grounds that were never closed: for a program that is told to end halfway. */
export function removeFolders(): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}

/** Makes ground for a task; `close` leaves nothing of it. */
export async function breakGround(label: string): Promise<Ground> {
  const servers = await ensureServers();
  const database = await createDatabase(servers, `bench-${label}`);
  const folder = mkdtempSync(join(tmpdir(), "hers-bench-"));
  folders.add(folder);
  const mysql = await connect(database.mysqlUrl, { database: database.name });
  return {
    database,
    folder,
    mysql,
    close: async () => {
      await mysql.end();
      rmSync(folder, { recursive: true, force: true });
      folders.delete(folder);
      await dropDatabase(servers, database.name);
    },
  };
}
