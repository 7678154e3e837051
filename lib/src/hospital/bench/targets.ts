import type { Measurement } from "./figures.js";

/** What the benchmark is to show: in `task`, `contender` takes at least `ratio` times what `hers` takes. */
export interface Target {
  readonly task: string;
  readonly contender: string;
  readonly measure: "time" | "memory";
  readonly ratio: number;
}

const target = (
  task: string,
  contender: string,
  ratio: number,
  measure: Target["measure"] = "time",
): Target => ({
  task,
  contender,
  measure,
  ratio,
});

/**
 * Set for the full number of rows, before any of it was built. Memory is compared where the work itself is the frame; a loader's memory is
 * that of the rows it is given, ours and Python's alike. A ratio below 1 allows ours to be slower: 0.8 is 1.25 times as long.
 */
export const TARGETS: readonly Target[] = [
  target("mysql-frame", "pandas-mysql-connector", 14),
  target("mysql-frame", "pandas-mysql-connector", 2, "memory"),
  target("mysql-frame", "connectorx-polars", 1),
  target("mysql-frame", "ref:mysql-client", 0.8),
  target("mongo-frame", "pymongo-pandas", 5),
  target("mongo-frame", "pymongo-pandas", 2, "memory"),
  target("mongo-frame", "pymongoarrow", 4),
  target("mongo-load", "pymongo-insert-many", 2),
  target("mysql-load-narrow", "mysql.connector", 6),
  target("mysql-load-narrow", "ref:mysql-client", 0.9),
  target("mysql-load-wide", "mysql.connector", 6),
  target("mysql-load-wide", "ref:mysql-client", 0.9),
  target("chapter", "ipykernel", 1.25),
];

/** A target beside what was measured. */
export interface Verdict extends Target {
  /** The ratio that was measured; null if the contender was left out, or the system does not tell of memory. */
  readonly measured: number | null;
  readonly reached: boolean | null;
}

/** The targets of those tasks that were run. */
export function verdictsOf(
  tasks: readonly string[],
  measurements: readonly Measurement[],
  targets: readonly Target[] = TARGETS,
): Verdict[] {
  return targets
    .filter(({ task }) => tasks.includes(task))
    .map((wanted) => {
      const of = measurements.find(
        ({ task, contender }) => task === wanted.task && contender === wanted.contender,
      );
      const measured = of?.timesHers[wanted.measure] ?? null;
      return { ...wanted, measured, reached: measured === null ? null : measured >= wanted.ratio };
    });
}
