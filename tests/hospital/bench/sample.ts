/** A report from made measurements: what a run of the benchmark might say. */

import type { Runs, Sample } from "../../../lib/src/hospital/bench/contender.js";
import { figuresOf } from "../../../lib/src/hospital/bench/figures.js";
import type { Report } from "../../../lib/src/hospital/bench/report.js";
import { verdictsOf } from "../../../lib/src/hospital/bench/targets.js";

/** Runs of the given seconds, all with the same peak memory. */
export const runsOf = (
  contender: string,
  seconds: readonly number[],
  peakMemoryMb: number | null = null,
): Runs => ({
  contender,
  what: `${contender}, as it is`,
  samples: seconds.map((each): Sample => ({ seconds: each, peakMemoryMb })),
});

const TASKS: readonly { id: string; title: string; rows: number; runs: readonly Runs[] }[] = [
  {
    id: "mysql-frame",
    title: "1,000,000 rows of 8 columns from MySQL into a frame",
    rows: 1_000_000,
    runs: [
      runsOf("hers", [1.02, 0.98, 1, 1.3, 0.9], 400),
      runsOf("pandas-mysql-connector", [15, 14.5, 15.4, 15.1, 14.9], 700),
      runsOf("connectorx-polars", [1.2, 1.25, 1.3, 1.22, 1.24], 500),
      runsOf("ref:mysql-client", [0.7, 0.71, 0.69, 0.7, 0.7], 12),
    ],
  },
  {
    id: "mongo-load",
    title: "1,000,000 events into MongoDB",
    rows: 1_000_000,
    runs: [
      runsOf("hers", [2, 2.1, 1.9]),
      runsOf("hers:one-connection", [2.6, 2.5, 2.7]),
      runsOf("pymongo-insert-many", [3.999, 4.2, 3.9]),
    ],
  },
  { id: "chapter", title: "a chapter of five cells", rows: 0, runs: [runsOf("hers", [1.5, 1.6, 1.4])] },
];

/** Three tasks; of their seven targets three are reached, three are not, and one was not measured. */
export function sampleReport(): Report {
  const measurements = TASKS.flatMap(({ id, rows, runs }) => figuresOf(id, rows, runs));
  return {
    startedAt: "2026-03-01T10:00:00.000Z",
    seconds: 321.5,
    scale: 1,
    runs: 5,
    machine: {
      system: "Linux 6.1.0 x64",
      processor: "Some Processor",
      processors: 2,
      memoryGb: 8,
      loadBefore: 0.02,
    },
    versions: {
      node: "20.19.0",
      mysql: "9.7.0",
      mongo: "6.0.5",
      python: { python: "3.12.1", packages: { pandas: "3.1.1" } },
    },
    tasks: TASKS.map(({ id, title, rows }) => ({
      id,
      title,
      rows,
      leftOut: id === "chapter" ? [{ name: "ipykernel", reason: "pip cannot install ipykernel here" }] : [],
    })),
    failed: [],
    measurements,
    targets: verdictsOf(
      TASKS.map(({ id }) => id),
      measurements,
    ),
  };
}
