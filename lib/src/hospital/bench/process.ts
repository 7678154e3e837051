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
  /** It is ended then, and counts as failed; default ten minutes. */
  readonly limitMs?: number;
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
  { env = process.env, cwd, timesItself = false, answers = false, limitMs = 600_000 }: ProgramOptions = {},
): Promise<ProgramSample> {
  const started = process.hrtime.bigint();
  const listens = timesItself || answers;
  // What nobody listens to goes nowhere: read here, it would cost the processor that the program needs.
  const child = spawn(command!, args, { env, cwd, stdio: ["ignore", listens ? "pipe" : "ignore", "pipe"] });
  running.add(child);
  let out = "";
  let said = "";
  let peakMemoryMb: number | null = null;
  child.stdout?.setEncoding("utf8").on("data", (chunk: string) => {
    out += chunk;
  });
  child.stderr!.on("data", (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-2000);
  });
  const watch = setInterval(() => {
    peakMemoryMb = highWaterMark(child.pid) ?? peakMemoryMb;
  }, 10);
  const limit = setTimeout(() => {
    said += `\nit was ended after ${limitMs / 1000} s`;
    child.kill("SIGKILL");
  }, limitMs);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", ({ message }) =>
      reject(new ServerError("BENCH_FAILED", `A benchmark's program did not start: ${message}`)),
    );
    child.on("close", resolve);
  }).finally(() => {
    clearInterval(watch);
    clearTimeout(limit);
    running.delete(child);
  });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  if (code !== 0) {
    const last = said.trim().split("\n").at(-1) ?? "";
    throw new ServerError("BENCH_FAILED", `A benchmark's program ended with code ${code}: ${last}`);
  }
  const last = out.trim().split("\n").at(-1)!;
  if (!timesItself) return { seconds, peakMemoryMb, printed: {}, ...(answers ? { answer: last } : {}) };
  const printed = readLine(last);
  return { seconds: printed.seconds, peakMemoryMb: printed.peakMemoryMb ?? peakMemoryMb, printed };
}

function readLine(line: string): Record<string, unknown> & Sample {
  try {
    return JSON.parse(line);
  } catch {
    throw new ServerError("BENCH_FAILED", `A benchmark's program printed no time but: ${line.slice(0, 200)}`);
  }
}

/**
 * The kernel's own record of the most memory a process has held, in MB; it goes with the process. `ru_maxrss` will not do: a program that is
 * started begins with its parent's.
 */
export function highWaterMark(pid: number | "self" | undefined): number | undefined {
  try {
    const line = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
    return line === null ? undefined : Number(line[1]) / 1024;
  } catch {
    return undefined;
  }
}
