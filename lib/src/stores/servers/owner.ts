import { readlinkSync } from "node:fs";
import { hostname } from "node:os";
import { startMark } from "./processes.js";

/** Who made a database: enough to tell later, on the same machine, whether that process still lives. */
export interface Owner {
  readonly host: string;
  readonly pid: number;
  /** the moment the process started, in the system's own notation */
  readonly started: string;
}

/** This process. */
export const thisOwner = (): Owner => ({
  host: thisHost(),
  pid: process.pid,
  started: startMark(process.pid) ?? "",
});

/** Whether `owner` is a process of this machine that has ended. */
export const hasEnded = (owner: Owner): boolean =>
  owner.host === thisHost() && startMark(owner.pid) !== owner.started;

/** Containers may share a host name but not their process ids, so the process namespace belongs to the host's name. */
function thisHost(): string {
  try {
    return `${hostname()} ${readlinkSync("/proc/self/ns/pid")}`;
  } catch {
    return hostname();
  }
}
