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
 * @throws {ServerError} `BENCH_FAILED` with the last line of what it said, or the signal that ended it
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
  let late = false;
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
    late = true;
    child.kill("SIGKILL");
  }, limitMs);
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
    child.on("error", ({ message }) =>
      reject(new ServerError("BENCH_FAILED", `A benchmark's program did not start: ${message}`)),
    );
    child.on("close", (...how) => resolve(how));
  }).finally(() => {
    clearInterval(watch);
    clearTimeout(limit);
    running.delete(child);
  });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  if (code !== 0) {
    const how = late
      ? `was ended after its limit of ${limitMs / 1000} s`
      : sayEnd(code, signal, peakMemoryMb);
    const last = said.trim().split("\n").at(-1);
    throw new ServerError("BENCH_FAILED", `A benchmark's program ${how}${last ? `: ${last}` : "."}`);
  }
  const last = out.trim().split("\n").at(-1)!;
  if (!timesItself) return { seconds, peakMemoryMb, printed: {}, ...(answers ? { answer: last } : {}) };
  const printed = readLine(last);
  return { seconds: printed.seconds, peakMemoryMb: printed.peakMemoryMb ?? peakMemoryMb, printed };
}

/** How a program ended that failed. What the system ends for want of memory says nothing itself. */
function sayEnd(code: number | null, signal: NodeJS.Signals | null, peakMemoryMb: number | null): string {
  if (signal !== "SIGKILL" && code !== 137) {
    return signal === null ? `ended with code ${code}` : `was ended by the signal ${signal}`;
  }
  const held = peakMemoryMb === null ? "" : ` It held ${Math.round(peakMemoryMb)} MB.`;
  return `was ended from outside (SIGKILL), as a system does that runs out of memory.${held} Close other programs, or take a tenth of the rows with --quick`;
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
