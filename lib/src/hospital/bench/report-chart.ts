import { type Chart, plot } from "../../show/chart.js";
import { palette } from "../../show/palette.js";
import { plotEngine } from "../../show/plot-engine.js";
import { type Measurement, sayTimes } from "./figures.js";
import type { Report } from "./report.js";

/** A row of the chart: a task's name, or one of its contenders. */
interface Row {
  readonly key: string;
  readonly task: string;
  readonly of?: Measurement;
  readonly wanted?: number;
}

const ROW_HEIGHT = 20;
type Mark = (rows: readonly unknown[], options: object) => unknown;

/** A bar a contender: its wall time in multiples of ours, task by task; undefined if no task had two contenders. */
export function chartOf(report: Report): Chart | undefined {
  const rows = rowsOf(report);
  if (rows.length === 0) return undefined;
  const Plot = plotEngine().Plot as unknown as Record<string, Mark>;
  const bars = rows.filter(({ of }) => of !== undefined);
  const ratio = ({ of }: Row): number => of!.timesHers.time;
  const text = (rows: readonly Row[], options: object) =>
    Plot.text!(rows, { y: "key", textAnchor: "start", ...options });
  return plot({
    alt: describe(rows),
    title: "How long the usual tools take where ours takes 1",
    subtitle: `${report.runs === 1 ? "Wall time of one run" : `Median wall time of ${report.runs} runs`}${report.scale === 1 || report.tasks.every(({ rows: moved }) => moved === 0) ? "" : ` on ${report.scale * 100} % of the rows`}; a stroke stands where the target is`,
    width: 760,
    height: rows.length * ROW_HEIGHT + 60,
    marginRight: 130,
    x: { label: "times the wall time of hers →", grid: true },
    y: { label: null, domain: rows.map(({ key }) => key), tickFormat: nameIn(rows), tickSize: 0 },
    marks: [
      Plot.barX!(bars, { x: ratio, y: "key", fill: colour, insetTop: 3, insetBottom: 3 }),
      Plot.ruleX!([0], {}),
      Plot.tickX!(
        rows.filter(({ wanted }) => wanted !== undefined),
        { x: "wanted", y: "key", stroke: "currentColor", strokeWidth: 2 },
      ),
      text(bars, { x: (row: Row) => Math.max(ratio(row), row.wanted ?? 0), text: label, dx: 6 }),
      text(
        rows.filter(({ of }) => of === undefined),
        { text: "task", frameAnchor: "left", dx: 6, fontWeight: 600 },
      ),
    ],
  });
}

function rowsOf({ tasks, measurements, targets }: Report): Row[] {
  return tasks.flatMap(({ id }) => {
    const own = measurements.filter(({ task }) => task === id);
    if (own.length < 2) return [];
    const contenders = own.map((of): Row => {
      const wanted = targets.find(
        (each) => each.task === id && each.contender === of.contender && each.measure === "time",
      );
      return {
        key: `${id} ${of.contender}`,
        task: id,
        of,
        ...(wanted === undefined ? {} : { wanted: wanted.ratio }),
      };
    });
    return [{ key: id, task: id }, ...contenders];
  });
}

function nameIn(rows: readonly Row[]): (key: string) => string {
  const names = new Map(rows.map(({ key, of }) => [key, of?.contender ?? ""]));
  return (key) => names.get(key) ?? "";
}

const colour = ({ of }: Row): string => (/^hers\b/.test(of!.contender) ? palette.accent : palette.grey);

/** Such as `15.30 s, 14.82 x`. */
function label({ of }: Row): string {
  const seconds = `${of!.medianSeconds.toFixed(2)} s`;
  return of!.contender === "hers" ? seconds : `${seconds}, ${sayTimes(of!.timesHers.time)} x`;
}

/** The text alternative: kind and axes, the extremes, then every bar. */
function describe(rows: readonly Row[]): string {
  const measurements = rows.flatMap(({ of }) => of ?? []);
  const rivals = measurements.filter(({ contender }) => !/^hers\b/.test(contender));
  const sorted = [...rivals].sort((a, b) => a.timesHers.time - b.timesHers.time);
  const say = ({ contender, timesHers }: Measurement): string =>
    `${contender} ${sayTimes(timesHers.time)} times`;
  const extreme = (each: Measurement): string => `${say(each)} in ${each.task}`;
  const [least, most] = [sorted[0], sorted.at(-1)];
  const extremes =
    least === undefined || most === undefined || least === most
      ? []
      : [`Most: ${extreme(most)}. Least: ${extreme(least)}.`];
  const each = [...new Set(rows.map(({ task }) => task))].map((id) => {
    const own = measurements.filter(({ task }) => task === id);
    const ours = own.find(({ contender }) => contender === "hers");
    const others = own.filter((one) => one !== ours);
    return `${id}: hers ${ours!.medianSeconds.toFixed(2)} s${others.map((one) => `, ${say(one)}`).join("")}.`;
  });
  return ["Bar chart of wall time in multiples of hers by task and contender.", ...extremes, ...each].join(
    " ",
  );
}
