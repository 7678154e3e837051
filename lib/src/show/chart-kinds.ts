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
  return `Bar chart${what}: ${count(bars.length, "bar")}${stack}; ${sayExtremes(bars)}`;
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
  return `${kind}${axes(high.label, from.label ?? to.label)}: ${count(bins.length, noun)}; ${sayExtremes(bins)}`;
}

/** What a bar stands for: its length, but its end where all bars begin at one place, as on an axis that is cut. */
function lengthOf(from: Channel | undefined, end: unknown, index: number): number {
  const common = from === undefined || from.values.every((value) => value === from.values[0]);
  return common ? Number(end) : Number(end) - Number(from.values[index]);
}

export function describeLines(kind: string, facts: Facts): string | undefined {
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
    const more = names.length > 6 ? `; and ${names.length - 6} more` : "";
    return `${kind}${what}: ${count(names.length, "series").replace(/seriess$/, "series")}, ${count(drawn.length, "point")}; ${trends.join("; ")}${more}`;
  }
  if (drawn.length === 0) return `${kind}${what}: no values`;
  const points = drawn.map((index): Named => ({ name: say(x.values[index]), value: height(index) }));
  const span = `from ${points[0]!.name} to ${points.at(-1)!.name}`;
  const trend = sayTrend(points.map(({ value }) => value));
  return `${kind}${what}: ${count(points.length, "point")} ${span}; ${trend}; ${sayExtremes(points, "highest", "lowest")}`;
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
  const numeric = pairs.length > 2 && pairs.length >= x.values.length / 2;
  const together = numeric
    ? sayCorrelation(
        pairs.map(([a]) => a),
        pairs.map(([, b]) => b),
        label(x, "x"),
        label(y, "y"),
      )
    : undefined;
  const parts = [range(x), range(y), together, peaks(x, y)].filter((part) => part !== undefined);
  return `${kind}${axes(y.label, x.label, "against")}: ${count(x.values.length, noun)}${groups}; ${parts.join("; ")}`;
}

/** Where dots stand by name or by date, each once: which is highest, which lowest. */
function peaks(x: Channel, y: Channel): string | undefined {
  const isName = ({ values }: Channel): boolean =>
    values.length > 3 &&
    new Set(values.map(say)).size === values.length &&
    values.every((value) => typeof value === "string" || value instanceof Date);
  const [names, sizes] = isName(x) ? [x, y] : [y, x];
  if (!isName(names) || sizes.values.some((value) => typeof value !== "number")) return undefined;
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
