import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { hers, processesWith, programSources, removeCompiled, trialState } from "./trial.js";

/** A real, small disk: a file system in memory, which only root may mount. */
function mountSmallDisk(): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), "hers-disk-"));
  const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", "size=64m", "tmpfs", folder]);
  if (status === 0) return folder;
  rmSync(folder, { recursive: true });
  return undefined;
}

describe("a disk without space for the data folders", async () => {
  const sources = await programSources();
  const disk = typeof sources === "string" ? undefined : mountSmallDisk();
  const reason = typeof sources === "string" ? sources : "no small disk can be mounted here: it takes root";

  afterAll(() => {
    if (disk === undefined) return;
    spawnSync("umount", [disk]);
    rmSync(disk, { recursive: true });
    removeCompiled();
  });

  it.skipIf(disk === undefined)(
    disk === undefined ? `(skipped: ${reason})` : "is named, with what to do, and no process stays",
    async () => {
      if (typeof sources === "string" || disk === undefined) return;
      const state = trialState(sources, "state", disk);
      mkdirSync(state, { recursive: true });
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
    },
  );
});
