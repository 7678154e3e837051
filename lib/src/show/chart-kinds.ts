/** One sentence for each kind of mark: what it is, its axes, how many points, extremes and trend. */

import {
  axes,
  type Channel,
  type Facts,
  label,
  range,
  seriesChannel,
  seriesOf,
  toNumber,
} from "./chart-facts.js";
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

export function describeBars(facts: Facts): string | undefined {
  const upright = facts.y2 !== undefined && facts.x2 === undefined;
  const category = upright ? facts.x : facts.y;
  const [from, to] = upright ? [facts.y1, facts.y2] : [facts.x1, facts.x2];
  if (to === undefined) return undefined;
  const items = to.values.map((end, index): Named => {
    const place = [category, facts.panel].flatMap((each) =>
      each === undefined ? [] : [say(each.values[index])],
    );
    const name = place.join(", ");
    return { name, value: lengthOf(from, end, index) };
  });
  const bars = sumByName(items);
  const what = axes(to.label, category?.label);
  const parts = seriesOf(facts);
  const stacked = parts.length > 1 && items.length > bars.length;
  const stack = stacked ? `, split by ${label(facts.fill ?? facts.z, "colour")} (${list(parts)})` : "";
  return `Bar chart${what}: ${count(bars.length, "bar")}${stack}; ${sayExtremes(bars)}${sayBase(from)}`;
}

export function describeHistogram(facts: Facts): string | undefined {
  const upright = facts.x1 !== undefined && facts.x2 !== undefined && facts.y2 !== undefined;
  const [from, to, low, high] = upright
    ? [facts.x1, facts.x2, facts.y1, facts.y2]
    : [facts.y1, facts.y2, facts.x1, facts.x2];
  if (from === undefined || to === undefined || high === undefined) return undefined;
  const bins = sumByName(
    high.values.map((end, index) => ({
      name: `${say(from.values[index])} to ${say(to.values[index])}${facts.panel === undefined ? "" : `, ${say(facts.panel.values[index])}`}`,
      value: lengthOf(low, end, index),
    })),
  );
  const [kind, noun] = facts.binned === undefined ? ["Bar chart", "bar"] : ["Histogram", "bin"];
  return `${kind}${axes(high.label, from.label ?? to.label)}: ${count(bins.length, noun)}; ${sayExtremes(bins)}${sayBase(low)}`;
}

/** What a bar stands for: its length, but its end where all bars begin at one place, as on an axis that is cut. */
function lengthOf(from: Channel | undefined, end: unknown, index: number): number {
  const common = from === undefined || from.values.every((value) => value === from.values[0]);
  return common ? Number(end) : Number(end) - Number(from.values[index]);
}

/** Bars that all begin at another number than 0: their lengths mislead, which only the eye would notice. */
function sayBase(from: Channel | undefined): string {
  const base = from?.values[0];
  if (typeof base !== "number" || base === 0 || from!.values.some((value) => value !== base)) return "";
  return `; the bars begin at ${sayNumber(base)}, not at 0`;
}

export function describeLines(kind: string, facts: Facts): string | undefined {
  const x = facts.x ?? facts.x2 ?? facts.x1;
  const y = facts.y ?? facts.y2 ?? facts.y1;
  if (x === undefined || y === undefined) return undefined;
  const base = facts.y === undefined && facts.y2 !== undefined ? facts.y1 : undefined;
  const height = (index: number): number => Number(y.values[index]) - Number(base?.values[index] ?? 0);
  const drawn = y.values.flatMap((value, index) => (value === null || value === undefined ? [] : [index]));
  const what = axes(y.label, x.label);
  const names = lineNames(facts);
  if (names.length > 1) {
    const series = seriesChannel(facts);
    const own = (name: string): number[] =>
      drawn.filter((index) => nameOf(series, index) === name).map(height);
    const all = `${names.length} series, ${count(drawn.length, "point")}`;
    return `${kind}${what}: ${all}; ${sayLines(names.map((name) => ({ name, values: own(name) })))}`;
  }
  if (drawn.length === 0) return `${kind}${what}: no values`;
  // a name is printed when it is told: a million of them would take twenty seconds
  const points = drawn.map(
    (index): Named => ({
      get name() {
        return say(x.values[index]);
      },
      value: height(index),
    }),
  );
  const span = `from ${points[0]!.name} to ${points.at(-1)!.name}`;
  const trend = sayTrend(points.map(({ value }) => value));
  return `${kind}${what}: ${count(points.length, "point")} ${span}; ${trend}; ${sayExtremes(points, "highest", "lowest")}`;
}

/** Names of the lines; numbers too, such as seeds, where `z` draws a line for each. */
function lineNames(facts: Facts): string[] {
  const { z } = facts;
  return z === undefined || seriesOf(facts).length > 0
    ? seriesOf(facts)
    : [...new Set(z.values.map((_, index) => nameOf(z, index)))];
}

/** `seed 3`, or the name as it is. */
const nameOf = (series: Channel | undefined, index: number): string => {
  const value = series?.values[index];
  return typeof value === "number" && series?.label !== undefined
    ? `${series.label} ${say(value)}`
    : say(value);
};

/** How each line goes; of more than six that all go one way, from where to where. */
function sayLines(lines: readonly { readonly name: string; readonly values: readonly number[] }[]): string {
  const trends = lines.map(({ values }) => (values.length === 0 ? "has no values" : sayTrend(values)));
  const way = trends[0]!.match(/^(rises|falls) from/)?.[1];
  if (lines.length > 6 && way !== undefined && trends.every((trend) => trend.startsWith(`${way} from`))) {
    const span = (ends: readonly number[]): string =>
      `${sayNumber(Math.min(...ends))} to ${sayNumber(Math.max(...ends))}`;
    const [firsts, lasts] = [
      lines.map(({ values }) => values[0]!),
      lines.map(({ values }) => values.at(-1)!),
    ];
    return `each ${way}; they begin at ${span(firsts)} and end at ${span(lasts)}`;
  }
  const told = lines.slice(0, 6).map(({ name }, i) => `${name} ${trends[i]}`);
  return [...told, ...(lines.length > 6 ? [`and ${lines.length - 6} more`] : [])].join("; ");
}

export function describeDots(facts: Facts, kind = "Scatter plot", noun = "point"): string | undefined {
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
  const together =
    pairs.length >= x.values.length / 2 && !isSeries(x)
      ? sayCorrelation(
          pairs.map(([a]) => a),
          pairs.map(([, b]) => b),
          label(x, "x"),
          label(y, "y"),
        )
      : undefined;
  const shown = [facts.r, facts.fill, facts.stroke].flatMap((channel) => quantity(channel, x, y));
  const places = namedPlaces(facts);
  const parts = [
    range(x),
    range(y),
    ...(shown.length > 0 ? shown : [places ?? together, peaks(x, y)]),
  ].filter((part) => part !== undefined);
  return `${kind}${axes(y.label, x.label, "against")}: ${count(x.values.length, noun)}${groups}; ${parts.join("; ")}`;
}

/** What the size or the colour of dots says: its range, and where it is greatest. */
function quantity(channel: Channel | undefined, x: Channel, y: Channel): string[] {
  if (channel?.scaled !== true || channel.values.some((value) => typeof value !== "number")) return [];
  const sizes = channel.values as readonly number[];
  const most = sizes.reduce((best, size, index) => (size > sizes[best]! ? index : best), 0);
  return [`${range(channel)}, greatest at ${say(x.values[most])}, ${say(y.values[most])}`];
}

/** Dates, or numbers at equal distances such as the hours of a day, each once: what stands on them goes up and down, and no r tells it. */
function isSeries({ values }: Channel): boolean {
  if (values.length < 3 || new Set(values.map(Number)).size < values.length) return false;
  if (values.every((value) => value instanceof Date)) return true;
  if (values.some((value) => typeof value !== "number")) return false;
  const sorted = (values as number[]).toSorted((a, b) => a - b);
  const step = sorted[1]! - sorted[0]!;
  return sorted.every((value, i) => i === 0 || Math.abs(value - sorted[i - 1]! - step) < step / 1e6);
}

/** Dots that have a name each (`title`) and are few: where each one stands. */
function namedPlaces({ title, x, y }: Facts): string | undefined {
  const names = title?.values.map(say) ?? [];
  if (names.length === 0 || names.length > 6 || new Set(names).size < names.length) return undefined;
  return list(names.map((name, i) => `${name} (${say(x!.values[i])}, ${say(y!.values[i])})`));
}

/** Where dots stand by name, by date or in a series along x, each once: which is highest, which lowest. */
function peaks(x: Channel, y: Channel): string | undefined {
  const isName = ({ values }: Channel): boolean =>
    values.length > 3 &&
    values.every((value) => typeof value === "string" || value instanceof Date) &&
    new Set(values.map(say)).size === values.length;
  const along = isName(x) || (x.values.length > 3 && isSeries(x));
  const [names, sizes] = along ? [x, y] : [y, x];
  if (!(along || isName(names)) || sizes.values.some((value) => typeof value !== "number")) return undefined;
  const items = names.values.map((name, index) => ({ name: say(name), value: Number(sizes.values[index]) }));
  return sayExtremes(items, "highest", "lowest");
}

export function describeCells(facts: Facts): string | undefined {
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
