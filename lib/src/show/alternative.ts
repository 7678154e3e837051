import {
  COMPOSITE,
  flatMarks,
  type PlotChannel,
  type PlotFigure,
  type PlotMark,
  type PlotOptions,
} from "./plot-types.js";
import {
  count,
  list,
  type Named,
  say,
  sayCorrelation,
  sayExtremes,
  sayNumber,
  sayTrend,
  sumByName,
} from "./statement.js";

/**
 * The text alternative of a chart, computed from its marks after their transforms: kind, axes, number of points,
 * extremes and trend.
 */
export function describeChart(options: PlotOptions, marks: readonly PlotMark[], figure: PlotFigure): string {
  const sentences = [
    ...composites(options, options.marks),
    ...marks.flatMap((mark) => describeMark(options, mark)),
  ];
  const title = options.title === undefined || options.title === null ? [] : [String(options.title)];
  const panels = ["fx", "fy"].flatMap((axis) => {
    const domain = figure.scale(axis)?.domain;
    return domain === undefined ? [] : [`In ${count(domain.length, "panel")}: ${list(domain.map(say))}`];
  });
  const parts = [...title, ...new Set(sentences.slice(0, 4)), ...panels];
  return parts.length === 0
    ? "A chart without data."
    : parts.map((part) => `${part.replace(/[.]$/, "")}.`).join(" ");
}

type Facts = Readonly<Record<string, Channel | undefined>>;

interface Channel {
  readonly label: string | undefined;
  readonly values: readonly unknown[];
  readonly band: boolean;
}

function describeMark(options: PlotOptions, mark: PlotMark): string[] {
  const describe = mark.data === null || mark.data === undefined ? undefined : KINDS[mark.ariaLabel ?? ""];
  if (describe === undefined || inComposite.has(mark)) return [];
  const facts = factsOf(options, mark);
  const sentence = describe(facts);
  if (sentence === undefined) return [];
  // values that transforms have spread over panels cannot be told apart here: say what it is, not how it goes
  return [facts.panel?.values.length === 0 ? sentence.replace(/:.*$/s, "") : sentence];
}

/** Marks by the name that Plot gives them; text, rules and axes explain and are left out. */
const KINDS: Readonly<Record<string, (facts: Facts) => string | undefined>> = {
  bar: describeBars,
  waffle: describeBars,
  rect: describeHistogram,
  line: (facts) => describeLines("Line chart", facts),
  area: (facts) => describeLines("Area chart", facts),
  dot: describeDots,
  circle: describeDots,
  hexagon: describeDots,
  cell: describeCells,
  tick: (facts) => describeDots(facts, "Strip plot", "tick"),
};

function factsOf(options: PlotOptions, mark: PlotMark): Facts {
  const { channels } = mark.initialize();
  const facts = Object.entries(channels).flatMap(([name, channel]) =>
    channel.value === null ? [] : [[name, fact(options, name, channel)] as const],
  );
  const length = facts[0]?.[1].values.length ?? 0;
  return { ...Object.fromEntries(facts), panel: panelOf(options, mark, length) };
}

/** Which panel each point is in; a panel of its own for all where transforms have hidden it. */
function panelOf(options: PlotOptions, mark: PlotMark, length: number): Channel | undefined {
  const given = mark.fx ?? mark.fy;
  if (given === undefined && options.facet === undefined) return undefined;
  const rows = Array.isArray(mark.data) ? mark.data : [];
  const read =
    typeof given === "function" ? given : (row: unknown) => (row as Record<string, unknown>)[String(given)];
  const known = rows.length === length && (typeof given === "string" || typeof given === "function");
  const values = known ? rows.map((row, index) => read(row, index)) : [];
  return { label: typeof given === "string" ? given : undefined, values, band: true };
}

function fact(options: PlotOptions, name: string, { label, value, type }: PlotChannel): Channel {
  const axis = name.startsWith("x") ? "x" : name.startsWith("y") ? "y" : undefined;
  const given = axis === undefined ? options.color : options[axis];
  const own = (given as { label?: unknown } | undefined)?.label;
  const chosen = typeof own === "string" ? own : label;
  return { label: chosen?.replace(/[←→↑↓]/g, "").trim(), values: Array.from(value!), band: type === "band" };
}

function describeBars(facts: Facts): string | undefined {
  const upright = facts.y2 !== undefined && facts.x2 === undefined;
  const category = upright ? facts.x : facts.y;
  const [from, to] = upright ? [facts.y1, facts.y2] : [facts.x1, facts.x2];
  if (to === undefined) return undefined;
  const items = to.values.map((end, index): Named => {
    const place = [category, facts.panel].flatMap((each) =>
      each === undefined ? [] : [say(each.values[index])],
    );
    const name = place.join(", ");
    return { name, value: Number(end) - Number(from?.values[index] ?? 0) };
  });
  const bars = sumByName(items);
  const what = axes(to.label, category?.label);
  const parts = seriesOf(facts);
  const stacked = parts.length > 1 && items.length > bars.length;
  const stack = stacked ? `, split by ${label(facts.fill ?? facts.z, "colour")} (${list(parts)})` : "";
  return `Bar chart${what}: ${count(bars.length, "bar")}${stack}; ${sayExtremes(bars)}`;
}

function describeHistogram(facts: Facts): string | undefined {
  const upright = facts.x1 !== undefined && facts.x2 !== undefined && facts.y2 !== undefined;
  const [from, to, low, high] = upright
    ? [facts.x1, facts.x2, facts.y1, facts.y2]
    : [facts.y1, facts.y2, facts.x1, facts.x2];
  if (from === undefined || to === undefined || high === undefined) return undefined;
  const bins = sumByName(
    high.values.map((end, index) => ({
      name: `${say(from.values[index])} to ${say(to.values[index])}${facts.panel === undefined ? "" : `, ${say(facts.panel.values[index])}`}`,
      value: Number(end) - Number(low?.values[index] ?? 0),
    })),
  );
  return `Histogram${axes(high.label, from.label ?? to.label)}: ${count(bins.length, "bin")}; ${sayExtremes(bins)}`;
}

function describeLines(kind: string, facts: Facts): string | undefined {
  const x = facts.x ?? facts.x2 ?? facts.x1;
  const y = facts.y ?? facts.y2 ?? facts.y1;
  if (x === undefined || y === undefined) return undefined;
  const base = facts.y === undefined && facts.y2 !== undefined ? facts.y1 : undefined;
  const height = (index: number): number => Number(y.values[index]) - Number(base?.values[index] ?? 0);
  const drawn = y.values.flatMap((value, index) => (value === null || value === undefined ? [] : [index]));
  const what = axes(y.label, x.label);
  const names = seriesOf(facts);
  if (names.length > 1) {
    const series = seriesChannel(facts);
    const trends = names.slice(0, 6).map((name) => {
      const own = drawn.filter((index) => say(series?.values[index]) === name).map(height);
      return own.length === 0 ? `${name} has no values` : `${name} ${sayTrend(own)}`;
    });
    return `${kind}${what}: ${count(names.length, "series").replace(/seriess$/, "series")}, ${count(drawn.length, "point")}; ${trends.join("; ")}`;
  }
  if (drawn.length === 0) return `${kind}${what}: no values`;
  const points = drawn.map((index): Named => ({ name: say(x.values[index]), value: height(index) }));
  const span = `from ${points[0]!.name} to ${points.at(-1)!.name}`;
  const trend = sayTrend(points.map(({ value }) => value));
  return `${kind}${what}: ${count(points.length, "point")} ${span}; ${trend}; ${sayExtremes(points, "highest", "lowest")}`;
}

function describeDots(facts: Facts, kind = "Scatter plot", noun = "point"): string | undefined {
  const { x, y } = facts;
  const only = x ?? y;
  if (only === undefined) return undefined;
  if (x === undefined || y === undefined)
    return `${kind}: ${count(only.values.length, noun)}; ${range(only)}`;
  const names = seriesOf(facts);
  const groups =
    names.length > 1
      ? `, coloured by ${label(facts.stroke ?? facts.fill ?? facts.z, "colour")} (${list(names)})`
      : "";
  const pairs = x.values.flatMap((value, index): [number, number][] => {
    const [a, b] = [toNumber(value), toNumber(y.values[index])];
    return a === undefined || b === undefined ? [] : [[a, b]];
  });
  const numeric = pairs.length > 2 && pairs.length >= x.values.length / 2;
  const together = numeric
    ? sayCorrelation(
        pairs.map(([a]) => a),
        pairs.map(([, b]) => b),
        label(x, "x"),
        label(y, "y"),
      )
    : undefined;
  const parts = [range(x), range(y), together].filter((part) => part !== undefined);
  return `${kind}${axes(y.label, x.label, "against")}: ${count(x.values.length, noun)}${groups}; ${parts.join("; ")}`;
}

function describeCells(facts: Facts): string | undefined {
  const { x, y, fill } = facts;
  if (fill === undefined) return undefined;
  const items = fill.values.flatMap((value, index): Named[] => {
    const number = toNumber(value);
    const place = [x, y].filter((axis) => axis !== undefined).map((axis) => say(axis.values[index]));
    return number === undefined ? [] : [{ name: place.join(", "), value: number }];
  });
  const by = [x, y].flatMap((axis) => (axis?.label === undefined ? [] : [axis.label])).join(" and ");
  const what = axes(fill.label, by === "" ? undefined : by);
  return `Heat map${what}: ${count(fill.values.length, "cell")}${items.length === 0 ? "" : `; ${sayExtremes(items)}`}`;
}

const inComposite = new WeakSet<PlotMark>();

/** Box plots are lists of marks: the tick is the median, the bar the quartiles. */
function composites(options: PlotOptions, marks: unknown): string[] {
  if (!Array.isArray(marks)) return [];
  const kind = (marks as { [COMPOSITE]?: string })[COMPOSITE];
  if (kind === undefined) return marks.flatMap((each) => composites(options, each));
  const parts = flatMarks(marks);
  for (const part of parts) inComposite.add(part);
  const tick = parts.find(({ ariaLabel }) => ariaLabel === "tick");
  const facts = tick === undefined ? {} : factsOf(options, tick);
  const { x, y } = facts as Facts;
  const [value, category] = x?.band || y === undefined ? [y ?? x, x] : y.band ? [x, y] : [y, x];
  if (value === undefined) return ["Box plot"];
  const medians = value.values.map(
    (median, index): Named => ({
      name: category === undefined || category === value ? "all" : say(category.values[index]),
      value: Number(median),
    }),
  );
  const shown = medians.map((each) => `${each.name} ${sayNumber(each.value)}`);
  return [
    `Box plot${axes(value.label, category === value ? undefined : category?.label)}: ${count(medians.length, "box")}; medians ${list(shown)}`,
  ];
}

const label = (channel: Channel | undefined, otherwise: string): string => channel?.label ?? otherwise;

function axes(value: string | undefined, by: string | undefined, word = "by"): string {
  if (value === undefined) return by === undefined ? "" : ` ${word} ${by}`;
  return by === undefined ? ` of ${value}` : ` of ${value} ${word} ${by}`;
}

const seriesChannel = (facts: Facts): Channel | undefined =>
  facts.z ?? facts.stroke ?? facts.fill ?? facts.panel;

/** Names of the series: the values of z, or of a colour that varies by name. */
function seriesOf(facts: Facts): string[] {
  const channel = seriesChannel(facts);
  if (channel === undefined) return [];
  const names = new Set(channel.values.filter((value) => typeof value !== "number").map(say));
  return [...names];
}

function range(channel: Channel): string | undefined {
  const { values } = channel;
  const numbers = values.flatMap((value) => toNumber(value) ?? []);
  if (numbers.length === 0) return `${label(channel, "values")}: ${list([...new Set(values.map(say))])}`;
  const dates = values.some((value) => value instanceof Date);
  let [low, high] = [numbers[0]!, numbers[0]!];
  for (const number of numbers) {
    low = Math.min(low, number);
    high = Math.max(high, number);
  }
  const show = (value: number): string => (dates ? say(new Date(value)) : sayNumber(value));
  return `${label(channel, "values")} from ${show(low)} to ${show(high)}`;
}

const toNumber = (value: unknown): number | undefined => {
  if (value instanceof Date) return value.getTime();
  return typeof value === "number" && Number.isFinite(value)
    ? value
    : typeof value === "bigint"
      ? Number(value)
      : undefined;
};
