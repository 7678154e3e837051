import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";
import { startMark } from "./processes.js";

/** Who made a database: enough to tell later, on the same machine, whether that process still lives. */
export interface Owner {
  /** the machine, its process namespace and the user: only processes of the same three may be judged */
  readonly host: string;
  readonly pid: number;
  /** the moment the process started, in the system's own notation; empty if the system does not tell */
  readonly started: string;
}

/** This process. */
export const thisOwner = (): Owner => ({
  host: thisPlace(),
  pid: process.pid,
  started: startMark(process.pid) ?? "",
});

/** Nobody's, so that it stays when the process that made it ends. */
export const NOBODY: Owner = { host: "kept", pid: 0, started: "" };

/** Whether `owner` is a process of this machine and user that has ended; false wherever that cannot be known. */
export function hasEnded({ host, pid, started }: Owner): boolean {
  if (host !== thisPlace() || pid === process.pid || started === "") return false;
  try {
    return startMark(pid) !== started;
  } catch {
    return false;
  }
}

/**
 * Machines may share a host name, and containers of one machine too, but not their process ids. Another user's process
 * may be hidden, which looks as if it had ended.
 */
function thisPlace(): string {
  const machine = tryTo(() => readFileSync("/etc/machine-id", "utf8").trim());
  const namespace = tryTo(() => readlinkSync("/proc/self/ns/pid"));
  return [hostname(), machine, namespace, `uid:${process.getuid?.()}`].filter(Boolean).join(" ");
}

function tryTo(read: () => string): string {
  try {
    return read();
  } catch {
    return "";
  }
}
