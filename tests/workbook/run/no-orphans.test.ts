import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
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

  it("that was killed while the kernel was still starting", async () => {
    const module = join(projectRoot(), "lib/dist/workbook/run/kernel-process.js");
    const program = `const { KernelProcess } = require(${JSON.stringify(module)});
      console.log(new KernelProcess("hers", {}).pid); setTimeout(() => {}, 60_000);`;
    const runner = spawn(process.execPath, ["-e", program], { stdio: ["ignore", "pipe", "ignore"] });
    onTestFinished(() => void runner.kill("SIGKILL"));
    const [pid] = await once(runner.stdout!, "data");
    runner.kill("SIGKILL"); // long before the kernel can look for its parent
    expect(Number(pid)).toBeGreaterThan(0);
    await until(() => !isAlive(Number(pid)));
  });

  it("that was interrupted while one notebook's kernel gave way to the next", async () => {
    const pids = join(temporaryFolder(), "pids");
    const cell = `import { appendFileSync } from "node:fs";\nappendFileSync(${JSON.stringify(pids)}, process.pid + "\\n");`;
    const files = Array.from({ length: 6 }, (_, index) => notebookFile(`short-${index}`, cell));
    const module = join(projectRoot(), "lib/dist/workbook/run/index.js");
    const program = `require(${JSON.stringify(module)}).runNotebooks(${JSON.stringify(files)}, { jobs: 2 })`;
    const runner = spawn(process.execPath, ["-e", program], { stdio: "ignore" });
    onTestFinished(() => void runner.kill("SIGKILL"));
    const started = (): number[] =>
      existsSync(pids) ? readFileSync(pids, "utf8").split("\n").filter(Boolean).map(Number) : [];
    await until(() => started().length >= 2);
    const ended = once(runner, "exit");
    runner.kill("SIGINT");
    await ended;
    await until(() => processesOf(runner.pid!).length === 0);
    expect(started().filter(isAlive)).toEqual([]);
  });
});

/** Kernels that a runner started, by the runner's process id in their environment (Linux). */
function processesOf(runner: number): number[] {
  if (!existsSync("/proc/self/environ")) return [];
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => {
      try {
        return (
          pid > 0 &&
          readFileSync(`/proc/${pid}/environ`, "utf8").split("\0").includes(`HERS_RUNNER=${runner}`)
        );
      } catch {
        return false;
      }
    });
}
