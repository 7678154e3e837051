import { arch, cpus, loadavg, release, totalmem, type } from "node:os";
import type { Servers } from "../../stores/servers/index.js";
import { type PythonVersions, pythonVersions } from "./python.js";

/** What the benchmark ran on. */
export interface Machine {
  /** Such as `Linux 6.1.0 x64`. */
  readonly system: string;
  readonly processor: string;
  readonly processors: number;
  readonly memoryGb: number;
  /** Processes that wanted a processor in the minute before: well above 0, the machine was not quiet. */
  readonly loadBefore: number;
}

/** What was measured. */
export interface Versions {
  readonly node: string;
  readonly mysql: string;
  readonly mongo: string;
  /** Null if no contender was a Python program. */
  readonly python: PythonVersions | null;
}

/** This machine as it is now. */
export const machine = (): Machine => ({
  system: `${type()} ${release()} ${arch()}`,
  processor: cpus()[0]?.model.trim() ?? "unknown",
  processors: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  loadBefore: Number((loadavg()[0] ?? 0).toFixed(2)),
});

/** Versions of the programs; asked after the tasks, which bring their Python packages. */
export const versions = ({ mysql, mongo }: Servers): Versions => ({
  node: process.version.slice(1),
  mysql: mysql.version,
  mongo: mongo.version,
  python: pythonVersions() ?? null,
});
