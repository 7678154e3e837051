import { type Measurement, sayTimes } from "./figures.js";
import type { Machine, Versions } from "./machine.js";
import type { Report, TaskReport } from "./report.js";
import type { Verdict } from "./targets.js";

const HEADER = ["contender", "median", "fastest-slowest", "rows/s", "memory", "time", "memory", "target"];

/**
 * A task's contenders, a line each, and what each of them is; the ratios are against `hers`: above 1 means that ours takes less. The head
 * says of how many runs the medians are.
 */
export function tableOf(
  task: TaskReport,
  measurements: readonly Measurement[],
  targets: readonly Verdict[],
): string[] {
  const own = measurements.filter((each) => each.task === task.id);
  const runs = own[0]?.seconds.length ?? 0;
  const header = HEADER.map((name) => (name === "median" && runs === 1 ? "run" : name));
  const lines = own.map((each) => [
    each.contender,
    `${each.medianSeconds.toFixed(2)} s`,
    runs === 1 ? "" : `${each.fastestSeconds.toFixed(2)}-${each.slowestSeconds.toFixed(2)} s`,
    each.rowsPerSecond === null ? "" : each.rowsPerSecond.toLocaleString("en"),
    each.peakMemoryMb === null ? "" : `${Math.round(each.peakMemoryMb)} MB`,
    each.contender === "hers" ? "" : `${sayTimes(each.timesHers.time)} x`,
    each.contender === "hers" || each.timesHers.memory === null ? "" : `${sayTimes(each.timesHers.memory)} x`,
    [...targets.filter(isOf(each)).map(sayVerdict), ...(each.note === undefined ? [] : [each.note])].join(
      "; ",
    ),
  ]);
  return [
    `${task.id}: ${task.title}${sayRuns(runs)}`,
    ...aligned([header, ...lines]),
    ...legendOf(own),
    ...task.leftOut.map(({ name, reason }) => `  ${name} left out: ${reason}`),
  ];
}

/** How many runs the medians are of; a task that broke off has none. */
const sayRuns = (runs: number): string =>
  runs === 0 ? "" : runs === 1 ? " (one run each)" : ` (medians of ${runs} runs)`;

function legendOf(own: readonly Measurement[]): string[] {
  const widest = Math.max(...own.map(({ contender }) => contender.length));
  const lines = own.map(({ contender, what }) => `    ${contender.padEnd(widest)}  ${what}`);
  return lines.length === 0 ? [] : ["  What they are:", ...lines];
}

const isOf =
  ({ task, contender }: Measurement) =>
  (verdict: Verdict): boolean =>
    verdict.task === task && verdict.contender === contender;

/** Such as `should take 14 x the time of hers: reached`, `should take 2 x the memory of hers: not reached, 1.71 x`. */
function sayVerdict({ measure, ratio, reached, measured }: Verdict): string {
  const wanted = `should take ${ratio} x the ${measure} of hers`;
  if (measured === null) return `${wanted}: not measured`;
  return reached ? `${wanted}: reached` : `${wanted}: not reached, ${sayTimes(measured)} x`;
}

/** Words left, figures right; a column in which nobody has anything is left out. */
function aligned(all: readonly (readonly string[])[]): string[] {
  const isEmpty = HEADER.map((_, column) => all.slice(1).every((row) => row[column] === ""));
  const rows = all.map((row) => row.filter((_, column) => !isEmpty[column]));
  const isWords = HEADER.map((_, column) => column === 0 || column === HEADER.length - 1).filter(
    (_, column) => !isEmpty[column],
  );
  const widths = isWords.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    `  ${row
      .map((text, column) =>
        isWords[column] ? text.padEnd(widths[column]!) : text.padStart(widths[column]!),
      )
      .join("  ")}`.trimEnd(),
  );
}

/** How many targets were reached, and each that was not. */
export function summaryOf({ targets, scale, failed, tasks }: Report): string[] {
  const broken = failed.map(({ task, reason }) => `${task} broke off: ${reason}`);
  if (targets.length === 0) return broken;
  const reached = targets.filter((each) => each.reached === true);
  const others = targets.filter((each) => each.reached !== true);
  const some = tasks.some(({ rows }) => rows > 0);
  const what =
    scale === 1 || !some ? "Targets" : `Targets, set for ${Math.round(1 / scale)} times these rows`;
  return [
    ...broken,
    `${what}: ${reached.length} of ${targets.length} reached${others.length === 0 ? "." : "; the others:"}`,
    ...others.map((each) => `  ${each.task}, ${each.contender}: ${sayVerdict(each)}`),
  ];
}

/** Machine and versions in a few lines. */
export function sayMachine(machine: Machine, versions: Versions): string[] {
  const { system, processor, processors, memoryGb, loadBefore } = machine;
  const python = versions.python;
  return [
    `${system}, ${processors} processors (${processor}), ${memoryGb} GB, load ${loadBefore}`,
    `Node ${versions.node}, MySQL ${versions.mysql}, MongoDB ${versions.mongo}${
      python === null
        ? ""
        : `, Python ${python.python} with ${Object.entries(python.packages)
            .map(([name, version]) => `${name} ${version}`)
            .join(", ")}`
    }`,
  ];
}
