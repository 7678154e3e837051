import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

function ps(pid: number, field: string): string {
  // The moment of a start is written in the asker's language and time zone.
  const env = { ...process.env, LC_ALL: "C", TZ: "UTC" };
  const args = ["-ww", "-o", `${field}=`, "-p", String(pid)];
  const { error, stdout } = spawnSync("ps", args, { encoding: "utf8", env });
  if (error !== undefined) throw error;
  return stdout.trim();
}

/** This process lacks what it takes to look: that says nothing about the other one. */
const CANNOT_LOOK = new Set(["EMFILE", "ENFILE", "ENOMEM"]);

/**
 * What tells a process from a later one with the same id: the moment it started, in the system's own notation.
 *
 * @returns undefined if there is no such process, or only a dead one that nobody has waited for
 * @throws {Error} the system's, if this process may open no more files
 */
export function startMark(pid: number): string | undefined {
  if (process.platform !== "linux") return ps(pid, "lstart") || undefined;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name in parentheses may hold anything; fields are counted from the last one. Field 3 is the state, 22 the start.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" || fields[0] === "X" ? undefined : fields[19];
  } catch (error) {
    if (CANNOT_LOOK.has((error as NodeJS.ErrnoException).code ?? "")) throw error;
    return undefined;
  }
}

/** Whether process `pid` lives and has `argument` on its command line. */
export function runsWith(pid: number, argument: string): boolean {
  if (startMark(pid) === undefined) return false;
  if (process.platform !== "linux") return ps(pid, "command").includes(argument);
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").includes(argument);
  } catch {
    return false;
  }
}

/** The ids of all processes that have `argument` on their command line. */
export function processesWith(argument: string): number[] {
  const pids =
    process.platform === "linux"
      ? readdirSync("/proc")
      : (spawnSync("ps", ["-ax", "-o", "pid="], { encoding: "utf8" }).stdout?.split("\n") ?? []);
  return pids.map(Number).filter((pid) => pid > 0 && pid !== process.pid && runsWith(pid, argument));
}

/**
 * Ends a process, if it still is the one meant: asks it to, and after `graceSeconds` makes it.
 *
 * @param argument an argument that only this process' command line has; without it, nothing is done
 */
export async function stopProcess(pid: number, argument: string, graceSeconds = 30): Promise<void> {
  if (!runsWith(pid, argument)) return;
  const mark = startMark(pid);
  const deadline = Date.now() + graceSeconds * 1000;
  for (let signal: NodeJS.Signals | undefined = "SIGTERM"; startMark(pid) === mark; ) {
    if (Date.now() > deadline) signal = "SIGKILL";
    try {
      if (signal !== undefined) process.kill(pid, signal);
    } catch {
      // It ended between the look and the signal.
    }
    signal = undefined;
    await pause(20);
  }
}
