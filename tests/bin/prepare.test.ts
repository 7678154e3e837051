import { spawn } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "../../lib/src/project.js";

const lock = join(projectRoot(), ".hers", "prepare.lock");

/** Runs the step that `npm start` and `npm test` begin with. */
function prepare(): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [join(projectRoot(), "lib", "bin", "prepare.js")]);
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, said })));
}

describe("preparing the workbook", () => {
  it("is done by two starts at once, one after the other, and leaves no lock", async () => {
    const both = await Promise.all([prepare(), prepare()]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    for (const { said } of both) expect(said).toContain("Building the library");
    expect(existsSync(lock)).toBe(false);
  });

  it("takes over the lock that a killed start left", async () => {
    mkdirSync(join(projectRoot(), ".hers"), { recursive: true });
    writeFileSync(lock, "4194300 1"); // a process id that no system gives out
    const { code } = await prepare();
    expect(code).toBe(0);
    expect(existsSync(lock)).toBe(false);
  });

  it("does not take a lock from a process that lives, and says that it waits", async () => {
    const stat = await import("node:fs").then(({ readFileSync }) =>
      existsSync("/proc/self/stat") ? readFileSync(`/proc/${process.pid}/stat`, "utf8") : "",
    );
    const started = stat === "" ? "" : stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
    writeFileSync(lock, `${process.pid} ${started}`);
    const waiting = prepare();
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(existsSync(lock)).toBe(true);
    rmSync(lock);
    const { code, said } = await waiting;
    expect(said).toContain("waiting for it");
    expect(code).toBe(0);
  });
});
