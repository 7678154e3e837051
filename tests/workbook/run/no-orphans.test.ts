import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { projectRoot } from "../../../lib/src/project.js";
import { isAlive, notebookFile, temporaryFolder } from "./notebook-of.js";

/** A runner as a process of its own, whose notebook writes its kernel's process id and then never ends. */
async function startRunner(endless: string): Promise<{ runner: ChildProcess; kernelPid: number }> {
  const pidFile = join(temporaryFolder(), "pid");
  const file = notebookFile(
    "endless",
    `import { writeFileSync } from "node:fs";\nwriteFileSync(${JSON.stringify(pidFile)}, String(process.pid));`,
    endless,
  );
  const module = join(projectRoot(), "lib/dist/workbook/run/index.js");
  const program = `require(${JSON.stringify(module)}).runNotebook(${JSON.stringify(file)})`;
  const runner = spawn(process.execPath, ["-e", program], { stdio: "ignore" });
  onTestFinished(() => void runner.kill("SIGKILL"));
  await until(() => existsSync(pidFile) && readFileSync(pidFile, "utf8") !== "");
  return { runner, kernelPid: Number(readFileSync(pidFile, "utf8")) };
}

async function until(reached: () => boolean, seconds = 20): Promise<void> {
  for (const end = Date.now() + seconds * 1_000; !reached(); await delay(50)) {
    if (Date.now() > end) throw new Error(`Not reached within ${seconds} s.`);
  }
}

const WAIT = "await new Promise(() => {});";
const SPIN = "await null;\nwhile (true) {}";

describe("no kernel outlives its runner", () => {
  it.each([
    ["interrupted with Ctrl-C", "SIGINT", WAIT],
    ["asked to end", "SIGTERM", WAIT],
    ["asked to end while its cell spins", "SIGTERM", SPIN],
  ] as const)("that was %s, and the runner ends by that signal", async (_, signal, cell) => {
    const { runner, kernelPid } = await startRunner(cell);
    const ended = once(runner, "exit");
    runner.kill(signal);
    expect(await ended).toEqual([null, signal]);
    expect(isAlive(kernelPid)).toBe(false);
  });

  it.each([
    ["waits", WAIT],
    ["spins", SPIN],
  ])("that was killed without a chance to say so, while its cell %s", async (_, cell) => {
    const { runner, kernelPid } = await startRunner(cell);
    const ended = once(runner, "exit");
    runner.kill("SIGKILL");
    await ended;
    await until(() => !isAlive(kernelPid));
  });
});
