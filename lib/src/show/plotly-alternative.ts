import { grouped } from "./grouped.js";
import type { JsonFigure } from "./plotly-figure.js";
import { describeFlows } from "./plotly-flows.js";
import {
  areDates,
  axisOf,
  inAxisOrder,
  isShown,
  named,
  numberOf,
  numbersIn,
  plainText,
  sayName,
  titleOf,
  values,
} from "./plotly-values.js";
import {
  count,
  list,
  type Named,
  sayCorrelation,
  sayExtremes,
  sayNumber,
  sayTrend,
  sumByName,
} from "./statement.js";

type Trace = Readonly<Record<string, unknown>>;

/** The text alternative of a Plotly figure: what its traces hold, axes, number of points, extremes and trend. */
export function describeFigure({ data, layout }: JsonFigure): string {
  const title = titleOf(layout);
  const shown = data.filter(isShown);
  const traces = shown.slice(0, 6).map((trace) => describeTrace(trace, axesOf(trace, layout)));
  const more = shown.length > 6 ? [`${count(shown.length - 6, "more trace")}`] : [];
  const waiting = data.filter(({ visible }) => visible === "legendonly").length;
  const hidden = waiting === 0 ? [] : [`${count(waiting, "trace")} hidden until chosen in the legend`];
  return [...(title === undefined ? [] : [plainText(title)]), ...traces, ...more, ...hidden]
    .map((part) => `${part.replace(/[.]$/, "")}.`)
    .join(" ");
}

interface Axes {
  readonly x: string | undefined;
  readonly y: string | undefined;
  /** Labels that pies leave out. */
  readonly hidden: readonly unknown[];
}

function axesOf(trace: Trace, layout: JsonFigure["layout"]): Axes {
  const name = (letter: "x" | "y"): string | undefined => {
    const title = titleOf(axisOf(letter, trace, layout));
    return title === undefined ? undefined : plainText(title);
  };
  return { x: name("x"), y: name("y"), hidden: values(layout.hiddenlabels) };
}

function describeTrace(trace: Trace, axes: Axes): string {
  const type = String(trace.type ?? "scatter");
  const name = typeof trace.name === "string" ? ` (${plainText(trace.name)})` : "";
  const describe = KINDS[type];
  return describe === undefined
    ? `${/^[aeiou]/.test(type) ? "An" : "A"} ${type} chart${name}`
    : describe(trace, axes, name);
}

const KINDS: Readonly<Record<string, (trace: Trace, axes: Axes, name: string) => string>> = {
  bar: describeBars,
  scatter: describeScatter,
  pie: describeShares,
  treemap: (trace, _, name) => `Tree map${name}: ${sayParts(trace)}`,
  sunburst: (trace, _, name) => `Sunburst${name}: ${sayParts(trace)}`,
  heatmap: describeHeatMap,
  box: (trace, axes, name) => describeSpread("Box plot", trace, axes, name),
  violin: (trace, axes, name) => describeSpread("Violin plot", trace, axes, name),
  histogram: describeHistogram,
  sankey: (trace, _, name) => describeFlows(trace, name),
};

/** Whether bars or boxes lie: said, or with sizes along x alone. */
const isLying = (trace: Trace): boolean =>
  trace.orientation === "h" ||
  (trace.orientation === undefined && trace.y === undefined && trace.x !== undefined);

function describeBars(trace: Trace, axes: Axes, name: string): string {
  const lying = isLying(trace);
  const [names, sizes] = lying ? [trace.y, trace.x] : [trace.x, trace.y];
  const bars = named(names, sizes);
  const what = lying ? of(axes.x, axes.y) : of(axes.y, axes.x);
  return `Bar chart${name}${what}: ${count(bars.length, "bar")}${tail(sayExtremesOf(bars))}`;
}

function describeScatter(trace: Trace, axes: Axes, name: string): string {
  if (String(trace.mode ?? "lines").includes("lines")) {
    const told = sayLine(inAxisOrder(named(trace.x, trace.y))) ?? sayNamed(values(trace.y), axes.y ?? "y");
    return `Line chart${name}${of(axes.y, axes.x)}: ${told}`;
  }
  const ys = values(trace.y);
  const xs = trace.x === undefined ? ys.map((_, index) => index) : values(trace.x);
  const drawn = xs.flatMap((x, index): [unknown, unknown][] => {
    const y = ys[index];
    return x === null || x === undefined || y === null || y === undefined ? [] : [[x, y]];
  });
  const pairs = drawn.flatMap(([first, second]): [number, number][] => {
    const [x, y] = [numberOf(first), numberOf(second)];
    return x === undefined || y === undefined ? [] : [[x, y]];
  });
  const [x, y] = [pairs.map(([first]) => first), pairs.map(([, second]) => second)];
  const parts = [
    count(drawn.length, "point"),
    span(
      axes.x ?? "x",
      drawn.map(([first]) => first),
    ),
    span(
      axes.y ?? "y",
      drawn.map(([, second]) => second),
    ),
    sayCorrelation(x, y, axes.x ?? "x", axes.y ?? "y"),
  ].filter((part) => part !== undefined);
  return `Scatter plot${name}${of(axes.y, axes.x, "against")}: ${parts.join("; ")}`;
}

/** A line along names has no trend. */
function sayNamed(given: readonly unknown[], axis: string): string {
  const drawn = given.filter((value) => value !== null);
  return drawn.length === 0 ? "no points" : `${count(drawn.length, "point")}; ${axis} in ${sayKinds(drawn)}`;
}

function sayLine(points: readonly Named[]): string | undefined {
  if (points.length === 0) return undefined;
  const ends = `from ${points[0]!.name} to ${points.at(-1)!.name}`;
  const trend = sayTrend(points.map(({ value }) => value));
  return `${count(points.length, "point")} ${ends}; ${trend}; ${sayExtremes(points, "highest", "lowest")}`;
}

/** Plotly adds up what has one label, and counts the labels where there are no values. */
function describeShares(trace: Trace, { hidden }: Axes, name: string): string {
  const labels = trace.labels ?? values(trace.values).map((_, index) => index);
  const sizes = trace.values ?? values(labels).map(() => 1);
  const parts = sumByName(named(labels, sizes).filter(({ value, of }) => value >= 0 && !hidden.includes(of)));
  const total = parts.reduce((sum, { value }) => sum + value, 0);
  const shares = [...parts]
    .sort((a, b) => b.value - a.value)
    .map((part) => `${part.name} ${total === 0 ? 0 : Math.round((part.value / total) * 100)} %`);
  return `Pie chart${name}: ${count(parts.length, "part")} of ${sayNumber(total)}${tail(list(shares))}`;
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
    values(row).flatMap((cell, x): Named[] => {
      const value = numberOf(cell);
      return value === undefined ? [] : [{ name: `${sayName(xs[x] ?? x)}, ${sayName(ys[y] ?? y)}`, value }];
    }),
  );
  return describeHeatMapOf(axes, name, cells);
}

function describeHeatMapOf(axes: Axes, name: string, cells: readonly Named[]): string {
  const by = [axes.x, axes.y].filter((axis) => axis !== undefined).join(" and ");
  return `Heat map${name}${of(undefined, by === "" ? undefined : by)}: ${count(cells.length, "cell")}${tail(sayExtremesOf(cells))}`;
}

function describeSpread(kind: string, trace: Trace, axes: Axes, name: string): string {
  const given = Array.isArray(trace.median); // x holds names then, without sizes along y
  const lying = given ? trace.orientation === "h" : isLying(trace);
  const [sizes, names] = lying ? [trace.x, trace.y] : [trace.y, trace.x];
  const what = lying ? of(axes.x, axes.y) : of(axes.y, axes.x);
  if (given) {
    const boxes = named(names, trace.median);
    return `${kind}${name}${what}: ${count(boxes.length, "box")}; medians ${sayMedians(boxes)}`;
  }
  const items = named(Array.isArray(names) ? names : values(sizes).map(() => "all"), sizes);
  const groups = grouped(items, (item) => item.name);
  const medians = [...groups].map(([group, own]) => ({
    name: group,
    value: median(own.map((item) => item.value)),
  }));
  return `${kind}${name}${what}: ${count(items.length, "value")}; ${groups.size === 1 ? "median" : "medians"} ${sayMedians(medians)}`;
}

const sayMedians = (medians: readonly Named[]): string =>
  list(medians.map(({ name, value }) => `${name} ${sayNumber(value)}`));

function describeHistogram(trace: Trace, axes: Axes, name: string): string {
  const lying = trace.orientation === "h" || (trace.orientation === undefined && trace.x === undefined);
  const [axis, given] = lying ? [axes.y, values(trace.y)] : [axes.x, values(trace.x)];
  const drawn = given.filter((value) => value !== null);
  const numbers = numbersIn(drawn);
  const parts = [count(drawn.length, "value"), span(axis ?? "values", drawn)];
  if (numbers.length > 0) parts.push(`median ${sayNumber(median(numbers))}`);
  else if (drawn.length > 0 && !areDates(drawn)) parts.push(sayKinds(drawn));
  if (/^(sum|avg|min|max)$/.test(String(trace.histfunc))) {
    parts.push(`its bars the ${trace.histfunc} of ${(lying ? axes.x : axes.y) ?? (lying ? "x" : "y")}`);
  }
  return `Histogram${name}${of(axis, undefined)}: ${parts.filter((part) => part !== undefined).join("; ")}`;
}

/** How often each name is there. */
function sayKinds(names: readonly unknown[]): string {
  const kinds = sumByName(names.map((each) => ({ name: sayName(each), value: 1 })));
  return `${count(kinds.length, "name")}; ${sayExtremes(kinds)}`;
}

const sayExtremesOf = (items: readonly Named[]): string => (items.length === 0 ? "" : sayExtremes(items));
const tail = (text: string): string => (text === "" ? "" : `; ${text}`);

function of(value: string | undefined, by: string | undefined, word = "by"): string {
  return `${value === undefined ? "" : ` of ${value}`}${by === undefined ? "" : ` ${word} ${by}`}`;
}

/** From the least to the greatest, of numbers or of dates. */
function span(name: string, of: readonly unknown[]): string | undefined {
  const numbers = numbersIn(of);
  if (numbers.length === 0 && !areDates(of)) return undefined;
  const items = inAxisOrder(named(of, numbers.length > 0 ? of : of.map(() => 0)));
  return `${name} from ${items[0]!.name} to ${items.at(-1)!.name}`;
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
