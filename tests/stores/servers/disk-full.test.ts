import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { hers, processesWith, programSources, removeCompiled, trialState } from "./trial.js";

/** Works on a real, small disk: a file system in memory, which only root may mount. False if it cannot be had. */
async function onSmallDisk(work: (disk: string) => Promise<void> | void): Promise<boolean> {
  const disk = mkdtempSync(join(tmpdir(), "hers-disk-"));
  const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", "size=64m", "tmpfs", disk]);
  try {
    if (status === 0) await work(disk);
    return status === 0;
  } finally {
    if (status === 0) spawnSync("umount", [disk]);
    rmSync(disk, { recursive: true });
  }
}

describe("a disk without space for the data folders", async () => {
  const sources = await programSources();
  const reason =
    typeof sources === "string"
      ? sources
      : (await onSmallDisk(() => {}))
        ? undefined
        : "no small disk can be mounted here: it takes root";

  afterAll(removeCompiled);

  it.skipIf(reason)(
    reason ? `(skipped: ${reason})` : "is named, with what to do, and no process stays",
    async () => {
      if (typeof sources === "string") return;
      const mounted = await onSmallDisk(async (disk) => {
        const state = trialState(sources, "state", disk);
        const { code, out, err } = await hers(["up"], {
          HERS_STATE: state,
          MYSQL_URL: "",
          MONGODB_URL: "",
          HERS_SERVERS: "",
        }).end;
        expect([code, out]).toEqual([1, ""]);
        expect(err).toContain("No space is left on the disk of");
        expect(err).toContain("Free some, or set HERS_STATE to a folder on another disk.");
        expect(err).not.toMatch(/^\s+at /m);
        expect(processesWith(state)).toEqual([]);
      });
      expect(mounted).toBe(true);
    },
  );
});
