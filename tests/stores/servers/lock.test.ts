import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { withLock } from "../../../lib/src/stores/servers/lock.js";
import { startMark } from "../../../lib/src/stores/servers/processes.js";

describe("a lock", () => {
  let folder = "";
  let file = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "hers-lock-"));
    file = join(folder, "lock");
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const silent = (): void => {};

  it("lets one in at a time, and is gone afterwards", async () => {
    let inside = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      most = Math.max(most, ++inside);
      await pause(5);
      inside--;
    };
    await Promise.all(Array.from({ length: 10 }, () => withLock(file, silent, work)));
    expect(most).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("is given back when the work fails", async () => {
    await expect(withLock(file, silent, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(existsSync(file)).toBe(false);
  });

  it("is taken over from a dead process by one of many, and by one only", async () => {
    const child = spawn(process.execPath, ["-e", ""]);
    const mark = startMark(child.pid ?? 0);
    await new Promise((resolve) => child.on("close", resolve));
    symlinkSync(`${child.pid} ${mark} 0`, file);
    let inside = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      most = Math.max(most, ++inside);
      await pause(5);
      inside--;
    };
    await Promise.all(Array.from({ length: 10 }, () => withLock(file, silent, work)));
    expect(most).toBe(1);
  });

  it("is taken over when its process' id belongs to a later process by now", async () => {
    symlinkSync(`${process.pid} another-moment 0`, file);
    expect(await withLock(file, silent, async () => "done")).toBe("done");
  });

  it("is waited for while its process lives, which is said", async () => {
    symlinkSync(`${process.pid} ${startMark(process.pid)} other`, file);
    const lines: string[] = [];
    setTimeout(() => rmSync(file), 200);
    await withLock(
      file,
      (line) => lines.push(line),
      async () => {},
    );
    expect(lines).toEqual([`Waiting for process ${process.pid}, which is starting or stopping the servers`]);
  });
});
