import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { ServerError } from "../../errors.js";
import type { Sample } from "./contender.js";

/** How a program is run. */
export interface ProgramOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /**
   * The program times its own work and prints `{"seconds": …}` as its last line, with `peakMemoryMb` if it took that itself at the end of
   * the work; else the whole process is timed.
   */
  readonly timesItself?: boolean;
  /** The last line that the program prints is its answer. */
  readonly answers?: boolean;
}

const running = new Set<ChildProcess>();

/** Ends every program that {@link runProgram} has started, at once. */
export function killPrograms(): void {
  for (const child of running) child.kill("SIGKILL");
}

/** A sample, and what else the program printed in its last line. */
export interface ProgramSample extends Sample {
  readonly printed: Readonly<Record<string, unknown>>;
}

/**
 * Runs a program to its end and takes its time and the most memory it held (Linux only).
 *
 * @throws {ServerError} `BENCH_FAILED` with the last line of what it said
 */
export async function runProgram(
  [command, ...args]: readonly string[],
  { env = process.env, cwd, timesItself = false, answers = false }: ProgramOptions = {},
): Promise<ProgramSample> {
  const started = process.hrtime.bigint();
  const child = spawn(command!, args, { env, cwd, stdio: ["ignore", "pipe", "pipe"] });
  running.add(child);
  let out = "";
  let said = "";
  let peakMemoryMb: number | null = null;
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    if (timesItself || answers) out += chunk;
  });
  child.stderr.on("data", (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-2000);
  });
  const watch = setInterval(() => {
    peakMemoryMb = highWaterMark(child.pid) ?? peakMemoryMb;
  }, 10);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  }).finally(() => {
    clearInterval(watch);
    running.delete(child);
  });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  if (code !== 0) {
    const last = said.trim().split("\n").at(-1) ?? "";
    throw new ServerError("BENCH_FAILED", `A benchmark's program ended with code ${code}: ${last}`);
  }
  const last = out.trim().split("\n").at(-1)!;
  if (!timesItself) return { seconds, peakMemoryMb, printed: {}, ...(answers ? { answer: last } : {}) };
  const printed = JSON.parse(last);
  return { seconds: printed.seconds, peakMemoryMb: printed.peakMemoryMb ?? peakMemoryMb, printed };
}

/** The kernel's own record of the most memory a process has held; sampled, because it goes with the process. */
function highWaterMark(pid: number | undefined): number | undefined {
  try {
    const line = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
    return line === null ? undefined : Number(line[1]) / 1024;
  } catch {
    return undefined;
  }
}
