import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensureServers, stopServers } from "../../lib/src/stores/servers/index.js";
import { formatNotebook, runNotebook } from "../../lib/src/workbook/run/index.js";
import { programSources, removeState, setEnvironment, trialState } from "../stores/servers/trial.js";
import { notebook } from "../workbook/run/notebook-of.js";

const KILL = `import { readdirSync, readFileSync } from "fs";
const mongods = readdirSync("/proc").filter((pid) => {
  try { return /^\\d+$/.test(pid) && readFileSync("/proc/" + pid + "/cmdline", "utf8").includes(process.env.HERS_STATE! + "/servers/mongo"); }
  catch { return false; }
}).map(Number);
for (const pid of mongods) process.kill(pid, "SIGKILL");
mongods.length > 0`;

/** On servers of its own, because it kills one. */
describe("MongoDB killed in the middle of a notebook", async () => {
  const sources = process.platform === "linux" ? await programSources() : "process ids are found in /proc";
  const unable = typeof sources === "string";
  describe.skipIf(unable)(unable ? `(skipped: ${sources})` : "on servers of its own", () => {
    const folder = mkdtempSync(join(tmpdir(), "hers-killed-"));
    const file = join(folder, "killed.ipynb");
    let state = "";
    let restore = (): void => {};
    beforeAll(() => {
      if (typeof sources === "string") return;
      state = trialState(sources);
      restore = setEnvironment({ HERS_STATE: state, MYSQL_URL: undefined, MONGODB_URL: undefined });
      const cells = [
        `import { hospital } from "hers";\nconst { mysql, mongo } = await hospital("killed", { calls: 20 });`,
        KILL,
        `await mongo.collection("stations").countDocuments()`,
        `(await mysql.sql\`SELECT COUNT(*) AS n FROM station\`)[0].n`,
      ];
      writeFileSync(file, formatNotebook(notebook(...cells)));
    });
    afterAll(async () => {
      await stopServers();
      restore();
      removeState(state);
      rmSync(folder, { recursive: true, force: true });
    });

    it("fails the cell that asks it, in words, and the next start mends it", async () => {
      const first = await runNotebook(file, { stopOnError: false });
      expect(first.failures.map(({ cellNumber }) => cellNumber)).toEqual([3]);
      expect(first.failures[0]!.message).toMatch(/ECONNREFUSED|closed|ended by the other party|not answer/);
      expect(first.failures[0]!.message.split("\n").length).toBeLessThanOrEqual(2);

      const said: string[] = [];
      const servers = await ensureServers({ onProgress: (line) => said.push(line) });
      expect(servers.mongo.version).toMatch(/^\d+\./);
    }, 120_000);
  });
});
