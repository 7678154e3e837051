import { join } from "node:path";
import { SettingError } from "../../errors.js";
import { projectRoot } from "../../project.js";
import { dropAbandoned, dropOwn, ensureServers, type Servers } from "../../stores/servers/index.js";
import { interruptible } from "../interrupt.js";
import { measure, type Sample, type Task } from "./contender.js";
import { figuresOf, type Measurement } from "./figures.js";
import { removeFolders } from "./ground.js";
import { machine, versions } from "./machine.js";
import { killPrograms } from "./process.js";
import type { Report, TaskReport } from "./report.js";
import { writeReport } from "./report-files.js";
import { sayMachine, summaryOf, tableOf } from "./report-table.js";
import { verdictsOf } from "./targets.js";
import { analysis } from "./tasks/analysis.js";
import { chapter } from "./tasks/chapter.js";
import { dispatch } from "./tasks/dispatch.js";
import { mongoFrame, mysqlFrame } from "./tasks/frame.js";
import { mysqlLoad } from "./tasks/load.js";
import { model } from "./tasks/model.js";
import { mongoLoad } from "./tasks/mongo-load.js";

export type { Report } from "./report.js";

/** Every task, made only when it is run. */
const TASKS: Readonly<Record<string, (scale: number) => Promise<Task>>> = {
  "mysql-load-narrow": (scale) => mysqlLoad("narrow", 300_000 * scale),
  "mysql-load-wide": (scale) => mysqlLoad("wide", 300_000 * scale),
  "mongo-load": (scale) => mongoLoad("collection", 1_000_000 * scale),
  "mysql-frame": (scale) => mysqlFrame(1_000_000 * scale),
  "mongo-frame": (scale) => mongoFrame(1_000_000 * scale),
  "analysis-response-times": (scale) => analysis("response-times", 200_000 * scale),
  "analysis-occupancy": (scale) => analysis("occupancy", 200_000 * scale),
  "analysis-treatments": (scale) => analysis("treatments", 200_000 * scale),
  chapter: () => chapter(),
  "mongo-load-series": (scale) => mongoLoad("time series", 1_000_000 * scale),
  model: () => model(),
  dispatch: (scale) => dispatch(10_000 * scale),
};

/** Run only if they are named: no other stack is measured beside ours. */
const ONLY_BY_NAME = new Set(["mongo-load-series", "model", "dispatch"]);

/** What runs if no task is named, and what else there is. */
export const taskIds = {
  byDefault: Object.keys(TASKS).filter((id) => !ONLY_BY_NAME.has(id)),
  byName: [...ONLY_BY_NAME],
};

/** How the benchmark is run. */
export interface BenchOptions {
  /** Ids of the tasks; none for those of `taskIds.byDefault`. */
  readonly tasks: readonly string[];
  /** The share of the rows that each task moves; default 1. */
  readonly scale?: number;
  /** Runs of each contender that count. */
  readonly runs: number;
  /** Where the report goes; default `out` in the project. */
  readonly out?: string;
  readonly say: (line: string) => void;
}

/**
 * Measures each task's contenders in turn and writes `bench.json`, `bench.txt` (the tables) and `bench.svg` after each task. A task that breaks
 * off is told of in the report, and the next one begins. Told to end halfway, it leaves no database behind, and the report of the tasks before.
 *
 * @throws {SettingError} `TASK_UNKNOWN` for a task that is not there
 */
export async function bench(options: BenchOptions): Promise<Report> {
  const ids = options.tasks.length === 0 ? taskIds.byDefault : [...new Set(options.tasks)];
  for (const id of ids) {
    if (TASKS[id] !== undefined) continue;
    throw new SettingError(
      "TASK_UNKNOWN",
      `There is no benchmark task "${id}". The tasks are: ${Object.keys(TASKS).join(", ")}.`,
    );
  }
  const servers = await ensureServers({ onProgress: options.say });
  await dropAbandoned(servers).catch(() => {}); // They stay listed for the next start.
  return interruptible(
    () => run(ids, servers, options),
    () => {
      killPrograms();
      removeFolders();
      return dropOwn(servers);
    },
  );
}

async function run(
  ids: readonly string[],
  servers: Servers,
  { scale = 1, runs, say, out = join(projectRoot(), "out") }: BenchOptions,
): Promise<Report> {
  const started = new Date();
  const here = machine();
  const lines = (told: readonly string[]): void => told.forEach(say);
  lines(sayMachine(here, { ...versions(servers), python: null }));
  const tables: string[] = [];
  const tasks: TaskReport[] = [];
  const failed: Report["failed"][number][] = [];
  const measurements: Measurement[] = [];
  const soFar = (): Report => ({
    startedAt: started.toISOString(),
    seconds: Math.round((Date.now() - started.getTime()) / 100) / 10,
    scale,
    runs,
    machine: here,
    versions: versions(servers),
    tasks,
    failed,
    measurements,
    targets: verdictsOf(
      tasks.map(({ id }) => id),
      measurements,
    ),
  });
  let report = soFar();
  for (const id of ids) {
    try {
      const { task, figures } = await measureTask(id, scale, runs, say);
      tasks.push(task);
      measurements.push(...figures);
      const table = tableOf(task, figures, verdictsOf([id], figures));
      tables.push("", ...table);
      lines(table);
    } catch (error) {
      failed.push({ task: id, reason: (error as Error).message });
      say(`  broke off: ${(error as Error).message}`);
    }
    report = soFar();
    writeReport(report, tables, out); // a run that is killed keeps the tasks before
  }
  lines(["", ...summaryOf(report)]);
  return report;
}

async function measureTask(
  id: string,
  scale: number,
  runs: number,
  say: (line: string) => void,
): Promise<{ task: TaskReport; figures: Measurement[] }> {
  say(`\n${id}: preparing`);
  const task = await TASKS[id]!(scale);
  try {
    const round: string[] = [];
    let told = 0;
    const tell = (): void => {
      if (round.length > 0) say(`  ${told === 0 ? "warm-up" : `run ${told}`}: ${round.splice(0).join(", ")}`);
    };
    const { runs: measured, leftOut } = await measure(task, runs, (contender, run, { seconds }: Sample) => {
      if (run !== told) tell();
      told = run;
      round.push(`${contender} ${seconds.toFixed(2)} s`);
    });
    tell();
    const { title, rows } = task;
    return { task: { id, title, rows, leftOut }, figures: figuresOf(id, rows, measured) };
  } finally {
    await task.close();
  }
}
