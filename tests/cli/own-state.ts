/** A state folder for one test file, on the shared servers: the reader's own kept copy and import stay as they are. */

import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { stateFolder } from "../../lib/src/project.js";
import { dropDatabase, ensureServers } from "../../lib/src/stores/servers/index.js";
import { setEnvironment } from "../stores/servers/trial.js";

/** Files that tell of databases, as one `{ name }` or as a list of names. */
const RECORDS = ["kept-copy.json", "imported.json", "imported-pending.json"];

/**
 * Call at the top of a test file. From `beforeAll` on, this process and those that it starts have the folder in HERS_STATE; afterwards the
 * databases that its files tell of are dropped, and it is deleted.
 */
export function ownState(): void {
  let restore = (): void => {};
  beforeAll(async () => {
    const { mysql, mongo } = await ensureServers();
    const folder = mkdtempSync(join(tmpdir(), "hers-state-"));
    // The mysql client is among the programs that came with the server.
    const programs = join(stateFolder(), "programs");
    if (existsSync(programs)) symlinkSync(programs, join(folder, "programs"));
    restore = setEnvironment({ HERS_STATE: folder, MYSQL_URL: mysql.url, MONGODB_URL: mongo.url });
  });
  afterAll(async () => {
    const folder = stateFolder();
    const servers = await ensureServers();
    for (const name of RECORDS.flatMap((file) => namesIn(join(folder, file))))
      await dropDatabase(servers, name).catch(() => {}); // dropped already, and still told of
    restore();
    rmSync(folder, { recursive: true });
  });
}

function namesIn(file: string): string[] {
  if (!existsSync(file)) return [];
  const told = JSON.parse(readFileSync(file, "utf8")) as string[] | { name: string };
  return Array.isArray(told) ? told : [told.name];
}
