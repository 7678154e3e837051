import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { stopServers } from "../../../../lib/src/stores/servers/index.js";
import { download, move } from "../../../../lib/src/stores/servers/sources/download.js";
import { setEnvironment } from "../trial.js";

describe("programs that were fetched", () => {
  let folder = "";
  let restore = (): void => {};
  const other = existsSync("/dev/shm") ? "/dev/shm" : undefined;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "hers-fetched-"));
    restore = setEnvironment({ HERS_STATE: folder });
  });
  afterEach(() => {
    restore();
    rmSync(folder, { recursive: true });
  });

  it("are deleted by a purge when they are half-made, and stay when they are whole", async () => {
    for (const name of ["whole", "half"]) mkdirSync(join(folder, "programs", name), { recursive: true });
    writeFileSync(join(folder, "programs", "whole", "program.json"), "{}");
    writeFileSync(join(folder, "programs", "half", "mongod"), "");
    await stopServers();
    expect(existsSync(join(folder, "programs", "half"))).toBe(true);
    await stopServers({ purge: true });
    expect(existsSync(join(folder, "programs", "half"))).toBe(false);
    expect(existsSync(join(folder, "programs", "whole"))).toBe(true);
  });

  it("are not asked for again once they are whole", async () => {
    const home = join(folder, "programs", "mysql-download");
    mkdirSync(join(home, "bin"), { recursive: true });
    writeFileSync(join(home, "bin", "mysqld"), "#!/bin/sh\necho '[ERROR] no server' >&2\nexit 1\n", {
      mode: 0o755,
    });
    const whole = { from: "9.7.x", program: "bin/mysqld", version: "9.7.0" };
    writeFileSync(join(home, "program.json"), JSON.stringify(whole));
    const progress: string[] = [];
    const context = { folder, onProgress: (line: string) => progress.push(line) };
    expect(await download.canServe("mysql", context)).toBe(true);
    await expect(download.start("mysql", context)).rejects.toThrow("no server");
    expect(progress).toEqual(["MySQL 9.7.0: creating its data folder"]);
  });

  it.skipIf(other === undefined)(
    `come from another disk whole, over what an interrupted copy left${other ? "" : " (skipped: no /dev/shm)"}`,
    () => {
      const from = mkdtempSync(join(other ?? "", "hers-fetched-"));
      try {
        writeFileSync(join(from, "mysqld"), "whole");
        const to = join(folder, "mysql");
        mkdirSync(`${to}.partial`);
        writeFileSync(join(`${to}.partial`, "left"), "");
        move(from, to);
        expect(readFileSync(join(to, "mysqld"), "utf8")).toBe("whole");
        expect(existsSync(join(to, "left"))).toBe(false);
        expect([existsSync(`${to}.partial`), existsSync(from)]).toEqual([false, false]);
      } finally {
        rmSync(from, { recursive: true, force: true });
      }
    },
  );
});
