/** What a kept copy leaves behind when one of the stores does not answer halfway. `tests/cli/ask.test.ts` tells of the rest. */

import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RowDataPacket } from "mysql2/promise";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { fillCopy, openCopy } from "../../lib/src/hospital/kept-copy.js";
import { isWhole, readKept, stateOf, writeKept } from "../../lib/src/hospital/kept-record.js";
import { simulate } from "../../lib/src/hospital/simulate/index.js";
import { ensureServers, type HersDatabase } from "../../lib/src/stores/servers/index.js";
import { withMysql } from "../../lib/src/stores/servers/mysqlRegistry.js";
import { ownDatabase } from "../stores/mysql/database.js";

const database = ownDatabase("kept-halfway");
/** The same copy, but MongoDB does not let anybody in. */
let halfway: HersDatabase;
let folder: string;
beforeAll(() => {
  const mongoUrl = new URL(database.current.mongoUrl);
  mongoUrl.password = "wrong";
  halfway = { ...database.current, mongoUrl: mongoUrl.href };
  folder = mkdtempSync(join(tmpdir(), "hers-kept-"));
});
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(async () => {
  expect(await openConnections()).toBe(0);
});

/** Connections to the copy. The server notices the end of one a moment later. */
async function openConnections(): Promise<number> {
  const { mysql } = await ensureServers();
  return withMysql(mysql.url, async (administrator) => {
    let open = 0;
    for (let tries = 0; tries < 100; tries++) {
      const [[row]] = await administrator.query<RowDataPacket[]>(
        "SELECT COUNT(*) AS n FROM performance_schema.processlist WHERE DB = ?",
        [database.current.name],
      );
      open = Number(row!.n);
      if (open === 0) break;
    }
    return open;
  });
}

const refused = { code: "SERVER_REFUSED" };

it("filling it leaves no connection open", async () => {
  await expect(fillCopy(halfway, simulate({ calls: 20 }), () => {})).rejects.toMatchObject(refused);
});

it("opening it leaves no connection open", async () => {
  await expect(openCopy(halfway)).rejects.toMatchObject(refused);
});

it("it gets no file while its checksums cannot be told, and a whole one for this user alone when they can", async () => {
  const file = join(folder, "kept-copy.json");
  await expect(writeKept(file, halfway, "of this")).rejects.toMatchObject({ code: "COPY_UNSEEN" });
  expect(readdirSync(folder)).toEqual([]);
  await writeKept(file, database.current, "of this");
  expect(readdirSync(folder)).toEqual(["kept-copy.json"]);
  if (process.platform !== "win32") expect(statSync(file).mode & 0o777).toBe(0o600);
  const kept = readKept(file);
  if (!isWhole(kept)) throw new Error(`Not whole: ${JSON.stringify(kept)}`);
  expect(await stateOf(kept, "of this")).toBe("as made");
  expect(await stateOf(kept, "of that")).toBe("outdated");
  expect(await stateOf({ ...kept, mongoUrl: halfway.mongoUrl }, "of this")).toBe("gone");
  expect(await stateOf({ ...kept, contents: "others" }, "of this")).toBe("changed");
});
