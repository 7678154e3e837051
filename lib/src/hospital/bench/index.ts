import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, platform, totalmem } from "node:os";
import { join } from "node:path";
import { SettingError } from "../../errors.js";
import { projectRoot } from "../../project.js";
import { ensureServers } from "../../stores/servers/index.js";
import { type Measurement, measure, type Task } from "./contender.js";
import { chapter } from "./tasks/chapter.js";
import { dispatch } from "./tasks/dispatch.js";
import { mongoFrame, mysqlFrame } from "./tasks/frame.js";
import { mysqlLoad } from "./tasks/load.js";
import { model } from "./tasks/model.js";
import { mongoLoad } from "./tasks/mongo-load.js";

export type { Measurement } from "./contender.js";

/** Every task, made only when it is run. */
const TASKS: Readonly<Record<string, (scale: number) => Promise<Task>>> = {
  "mysql-load-narrow": (scale) => mysqlLoad("narrow", 300_000 * scale),
  "mysql-load-wide": (scale) => mysqlLoad("wide", 300_000 * scale),
  "mongo-load": (scale) => mongoLoad("collection", 1_000_000 * scale),
  "mongo-load-series": (scale) => mongoLoad("time series", 1_000_000 * scale),
  "mysql-frame": (scale) => mysqlFrame(1_000_000 * scale),
  "mongo-frame": (scale) => mongoFrame(1_000_000 * scale),
  chapter: () => chapter(),
  model: () => model(),
  dispatch: (scale) => dispatch(10_000 * scale),
};

/** How the benchmark is run. */
export interface BenchOptions {
  /** Ids of the tasks; default all. */
  readonly tasks: readonly string[];
  /** A tenth of the rows. */
  readonly quick: boolean;
  /** Runs of each contender that count. */
  readonly runs: number;
  readonly say: (line: string) => void;
}

/**
 * Measures each task's contenders in turn and writes `out/bench.json`.
 *
 * @throws {SettingError} `TASK_UNKNOWN` for a task that is not there
 */
export async function bench({ tasks, quick, runs, say }: BenchOptions): Promise<Measurement[]> {
  const ids = tasks.length === 0 ? Object.keys(TASKS) : tasks;
  for (const id of ids) {
    if (TASKS[id] !== undefined) continue;
    throw new SettingError(
      "TASK_UNKNOWN",
      `There is no benchmark task "${id}". The tasks are: ${Object.keys(TASKS).join(", ")}.`,
    );
  }
  const servers = await ensureServers({ onProgress: say });
  say(
    `Node ${process.version}, ${platform()}, ${cpus().length} processors, ${Math.round(totalmem() / 2 ** 30)} GB; ` +
      `MySQL ${servers.mysql.version}, MongoDB ${servers.mongo.version}`,
  );
  const measurements: Measurement[] = [];
  for (const id of ids) {
    const task = await TASKS[id]!(quick ? 0.1 : 1);
    try {
      say(`\n${id}: ${task.title}`);
      const measured = await measure(task, runs, (contender, run, seconds) =>
        say(`  ${run === 0 ? "warm-up" : `run ${run}`}  ${contender}  ${seconds.toFixed(2)} s`),
      );
      measurements.push(...measured);
      for (const line of table(task, measured)) say(line);
    } finally {
      await task.close();
    }
  }
  const out = join(projectRoot(), "out");
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, "bench.json"), `${JSON.stringify(measurements, null, 2)}\n`);
  return measurements;
}

/** A line a contender; where there are several, the ratio is our default's time against its: above 1 means that ours is faster. */
function table(task: Task, measured: readonly Measurement[]): string[] {
  const ours = measured.find(({ contender }) => contender === "hers")!.medianSeconds;
  const lines = measured.map(({ contender, medianSeconds, rowsPerSecond, peakMemoryMb, note = "" }) =>
    [
      `  ${contender.padEnd(22)}`,
      `${medianSeconds.toFixed(2)} s`.padStart(9),
      (rowsPerSecond === null ? "" : `${rowsPerSecond.toLocaleString("en")}/s`).padStart(14),
      (peakMemoryMb === null ? "" : `${Math.round(peakMemoryMb)} MB`).padStart(9),
      measured.length === 1 ? "" : `hers is ${(medianSeconds / ours).toFixed(2)} times as fast`.padStart(30),
      note === "" ? "" : `  ${note}`,
    ].join(" "),
  );
  return [...lines, ...task.leftOut.map(({ name, reason }) => `  ${name.padEnd(22)} left out: ${reason}`)];
}
