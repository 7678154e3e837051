import type { LeftOut } from "./contender.js";
import type { Measurement } from "./figures.js";
import type { Machine, Versions } from "./machine.js";
import type { Verdict } from "./targets.js";

/** A task as a reader of the report needs it. */
export interface TaskReport {
  readonly id: string;
  readonly title: string;
  readonly rows: number;
  readonly leftOut: readonly LeftOut[];
}

/** All of one run of the benchmark: what `out/bench.json` holds and `--json` prints. */
export interface Report {
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  /** Of the whole run, preparation included. */
  readonly seconds: number;
  /** The share of the rows that each task moved. The targets are set for 1. */
  readonly scale: number;
  /** Runs of each contender that count. */
  readonly runs: number;
  readonly machine: Machine;
  readonly versions: Versions;
  readonly tasks: readonly TaskReport[];
  /** Tasks that broke off, with what happened. */
  readonly failed: readonly { readonly task: string; readonly reason: string }[];
  readonly measurements: readonly Measurement[];
  readonly targets: readonly Verdict[];
}
