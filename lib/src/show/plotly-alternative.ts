import type { JsonFigure } from "./plotly-figure.js";
import {
  count,
  list,
  type Named,
  say,
  sayCorrelation,
  sayExtremes,
  sayNumber,
  sayTrend,
} from "./statement.js";

type Trace = Readonly<Record<string, unknown>>;

/** The text alternative of a Plotly figure: what its traces hold, axes, number of points, extremes and trend. */
export function describeFigure({ data, layout }: JsonFigure): string {
  const title = titleOf(layout);
  const traces = data.slice(0, 6).map((trace) => describeTrace(trace, axesOf(layout)));
  const more = data.length > 6 ? [`${data.length - 6} more traces`] : [];
  return [...(title === undefined ? [] : [plainText(title)]), ...traces, ...more]
    .map((part) => `${part.replace(/[.]$/, "")}.`)
    .join(" ");
}

/** Plotly's titles may be a text or an object with one. */
export function titleOf(layout: Readonly<Record<string, unknown>>): string | undefined {
  const { title } = layout as { title?: string | { text?: string } };
  const text = typeof title === "string" ? title : title?.text;
  return text === undefined || text === "" ? undefined : text;
}

/** Plotly's markup taken out, its entities as characters. */
export const plainText = (text: string): string =>
  text
    .replace(/<br\s*\/?>/gi, " ")
    .replace(/<\/?(b|i|em|u|s|sub|sup|span|a)\b[^>]*>/gi, "")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&");

interface Axes {
  readonly x: string | undefined;
  readonly y: string | undefined;
}

function axesOf(layout: Readonly<Record<string, unknown>>): Axes {
  const name = (axis: string): string | undefined => {
    const title = titleOf((layout[axis] ?? {}) as Record<string, unknown>);
    return title === undefined ? undefined : plainText(title);
  };
  return { x: name("xaxis"), y: name("yaxis") };
}

function describeTrace(trace: Trace, axes: Axes): string {
  const type = String(trace.type ?? "scatter");
  const name = typeof trace.name === "string" ? ` (${plainText(trace.name)})` : "";
  const describe = KINDS[type];
  return describe === undefined ? `A ${type} chart${name}` : describe(trace, axes, name);
}

const KINDS: Readonly<Record<string, (trace: Trace, axes: Axes, name: string) => string>> = {
  bar: describeBars,
  scatter: describeScatter,
  scattergl: describeScatter,
  pie: describeShares,
  treemap: (trace, _, name) => `Tree map${name}: ${sayParts(trace)}`,
  sunburst: (trace, _, name) => `Sunburst${name}: ${sayParts(trace)}`,
  heatmap: describeHeatMap,
  box: (trace, axes, name) => describeSpread("Box plot", trace, axes, name),
  violin: (trace, axes, name) => describeSpread("Violin plot", trace, axes, name),
  histogram: describeHistogram,
  sankey: describeFlows,
};

function describeBars(trace: Trace, axes: Axes, name: string): string {
  const lying = trace.orientation === "h";
  const [names, sizes] = lying ? [trace.y, trace.x] : [trace.x, trace.y];
  const bars = named(names, sizes);
  const what = lying ? of(axes.x, axes.y) : of(axes.y, axes.x);
  return `Bar chart${name}${what}: ${count(bars.length, "bar")}${tail(sayExtremesOf(bars))}`;
}

function describeScatter(trace: Trace, axes: Axes, name: string): string {
  const ys = values(trace.y);
  const xs = trace.x === undefined ? ys.map((_, index) => index) : values(trace.x);
  const points = named(xs, ys);
  if (String(trace.mode ?? "lines").includes("lines")) {
    if (points.length === 0) return `Line chart${name}${of(axes.y, axes.x)}: no points`;
    const span = `from ${points[0]!.name} to ${points.at(-1)!.name}`;
    const trend = sayTrend(points.map(({ value }) => value));
    return `Line chart${name}${of(axes.y, axes.x)}: ${count(points.length, "point")} ${span}; ${trend}; ${sayExtremes(points, "highest", "lowest")}`;
  }
  const pairs = xs.flatMap((x, index): [number, number][] => {
    const y = ys[index];
    return typeof x === "number" && typeof y === "number" ? [[x, y]] : [];
  });
  const [x, y] = [pairs.map(([first]) => first), pairs.map(([, second]) => second)];
  const together = sayCorrelation(x, y, axes.x ?? "x", axes.y ?? "y");
  const parts = [
    count(xs.length, "point"),
    range(axes.x ?? "x", x),
    range(
      axes.y ?? "y",
      points.map(({ value }) => value),
    ),
    together,
  ].filter((part) => part !== undefined);
  return `Scatter plot${name}${of(axes.y, axes.x, "against")}: ${parts.join("; ")}`;
}

function describeShares(trace: Trace, _: Axes, name: string): string {
  const parts = named(trace.labels, trace.values);
  const total = parts.reduce((sum, { value }) => sum + value, 0);
  const shares = [...parts]
    .sort((a, b) => b.value - a.value)
    .map((part) => `${part.name} ${total === 0 ? 0 : Math.round((part.value / total) * 100)} %`);
  return `Pie chart${name}: ${count(parts.length, "part")} of ${sayNumber(total)}; ${list(shares)}`;
}

function sayParts(trace: Trace): string {
  const labels = values(trace.labels);
  const parents = values(trace.parents);
  const leaves = named(trace.labels, trace.values).filter(({ name }) => !parents.map(sayName).includes(name));
  return `${count(labels.length, "part")}${tail(sayExtremesOf(leaves))}`;
}

function describeHeatMap(trace: Trace, axes: Axes, name: string): string {
  const [xs, ys] = [values(trace.x), values(trace.y)];
  const rows = values(trace.z);
  // three columns of equal length are cells too
  if (rows.length > 0 && !rows.some(Array.isArray)) {
    return describeHeatMapOf(
      axes,
      name,
      named(
        xs.map((x, index) => `${sayName(x)}, ${sayName(ys[index])}`),
        rows,
      ),
    );
  }
  const cells = rows.flatMap((row, y) =>
    values(row).flatMap((value, x): Named[] =>
      typeof value === "number" ? [{ name: `${sayName(xs[x] ?? x)}, ${sayName(ys[y] ?? y)}`, value }] : [],
    ),
  );
  return describeHeatMapOf(axes, name, cells);
}

function describeHeatMapOf(axes: Axes, name: string, cells: readonly Named[]): string {
  const by = [axes.x, axes.y].filter((axis) => axis !== undefined).join(" and ");
  return `Heat map${name}${of(undefined, by === "" ? undefined : by)}: ${count(cells.length, "cell")}${tail(sayExtremesOf(cells))}`;
}

function describeSpread(kind: string, trace: Trace, axes: Axes, name: string): string {
  const lying = trace.orientation === "h" || (trace.y === undefined && trace.x !== undefined);
  const [sizes, names] = lying ? [values(trace.x), values(trace.y)] : [values(trace.y), values(trace.x)];
  const groups = new Map<string, number[]>();
  sizes.forEach((size, index) => {
    if (typeof size !== "number") return;
    const group = names.length === 0 ? "all" : sayName(names[index]);
    groups.set(group, [...(groups.get(group) ?? []), size]);
  });
  const medians = [...groups].map(([group, own]) => `${group} ${sayNumber(median(own))}`);
  const what = lying ? of(axes.x, axes.y) : of(axes.y, axes.x);
  return `${kind}${name}${what}: ${count(sizes.length, "value")}; ${groups.size === 1 ? "median" : "medians"} ${list(medians)}`;
}

function describeHistogram(trace: Trace, axes: Axes, name: string): string {
  const numbers = values(trace.x ?? trace.y).filter((value): value is number => typeof value === "number");
  const parts = [count(numbers.length, "value"), range(axes.x ?? "values", numbers)];
  if (numbers.length > 0) parts.push(`median ${sayNumber(median(numbers))}`);
  return `Histogram${name}${of(axes.x, undefined)}: ${parts.filter((part) => part !== undefined).join("; ")}`;
}

function describeFlows(trace: Trace, _: Axes, name: string): string {
  const { node = {}, link = {} } = trace as { node?: Trace; link?: Trace };
  const labels = values(node.label).map(sayName);
  const [sources, targets, sizes] = [values(link.source), values(link.target), values(link.value)];
  const label = (index: unknown): string => labels[Number(index)] ?? "?";
  const flows = sizes.flatMap((size, index): Flow[] =>
    typeof size === "number"
      ? [
          {
            name: `${label(sources[index])} to ${label(targets[index])}`,
            value: size,
            source: sources[index],
            colour: values(link.color)[index],
          },
        ]
      : [],
  );
  const shape = `Flow diagram${name}: ${count(labels.length, "node")}, ${count(flows.length, "flow")}`;
  return `${shape}${tail(sayExtremesOf(flows))}${tail(sayColoured(flows))}`;
}

interface Flow extends Named {
  readonly source: unknown;
  readonly colour: unknown;
}

/** The flows of the rarest colour, which is there to be seen: each as a share of what leaves its source. */
function sayColoured(flows: readonly Flow[]): string {
  const colours = new Map<unknown, Flow[]>();
  for (const flow of flows) colours.set(flow.colour, [...(colours.get(flow.colour) ?? []), flow]);
  if (colours.size < 2) return "";
  const rarest = [...colours.values()].reduce((least, own) => (own.length < least.length ? own : least));
  const shares = rarest.map(({ name, value, source }) => {
    const all = flows.reduce((sum, each) => sum + (each.source === source ? each.value : 0), 0);
    return `${name} (${sayNumber(value)}, ${sayNumber(Math.round((1000 * value) / all) / 10)} %)`;
  });
  return `in a colour of their own: ${list(shares)}`;
}

const values = (list: unknown): readonly unknown[] => (Array.isArray(list) ? list : []);

function named(names: unknown, sizes: unknown): Named[] {
  const texts = values(names);
  return values(sizes).flatMap((value, index): Named[] =>
    typeof value === "number" ? [{ name: sayName(texts[index] ?? index), value }] : [],
  );
}

const sayName = (value: unknown): string => (typeof value === "string" ? plainText(value) : say(value));
const sayExtremesOf = (items: readonly Named[]): string => (items.length === 0 ? "" : sayExtremes(items));
const tail = (text: string): string => (text === "" ? "" : `; ${text}`);

function of(value: string | undefined, by: string | undefined, word = "by"): string {
  return `${value === undefined ? "" : ` of ${value}`}${by === undefined ? "" : ` ${word} ${by}`}`;
}

function range(name: string, numbers: readonly number[]): string | undefined {
  if (numbers.length === 0) return undefined;
  const low = numbers.reduce((least, each) => Math.min(least, each));
  const high = numbers.reduce((most, each) => Math.max(most, each));
  return `${name} from ${sayNumber(low)} to ${sayNumber(high)}`;
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
