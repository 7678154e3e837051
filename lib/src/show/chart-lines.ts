/** Sentences for lines and areas: from where to where, how they go, where they are highest and lowest. */

import { axes, type Channel, type Facts, seriesChannel, seriesOf, toNumber } from "./chart-facts.js";
import { key } from "./chart-places.js";
import { count, namedLater, say, sayExtremes, sayNumber, sayTrend } from "./statement.js";

export function describeLines(kind: string, facts: Facts): string | undefined {
  const { along, value, base } = directions(facts);
  if (along === undefined || value === undefined) return undefined;
  const height = (index: number): number => Number(value.values[index]) - Number(base?.values[index] ?? 0);
  const drawn = value.values.flatMap((each, index) => (each === null || each === undefined ? [] : [index]));
  const what = axes(value.label, along.label);
  if (drawn.length === 0) return `${kind}${what}: no values`;
  const ordered = inOrder(drawn, along);
  const lines = bySeries(ordered, facts).map(({ name, points }) => ({ name, values: points.map(height) }));
  if (lines.length > 1) {
    return `${kind}${what}: ${sayNumber(lines.length)} series, ${count(drawn.length, "point")}; ${sayLines(lines)}`;
  }
  const points = ordered.map((index) => namedLater(() => say(along.values[index]), height(index)));
  const span = `from ${points[0]!.name} to ${points.at(-1)!.name}`;
  const trend = sayTrend(points.map((point) => point.value));
  return `${kind}${what}: ${count(points.length, "point")} ${span}; ${trend}; ${sayExtremes(points, "highest", "lowest")}`;
}

/** Which axis a line runs along, on which it rises, and where an area that is stacked begins. `lineX` and `areaX` run along y. */
function directions(facts: Facts): {
  along: Channel | undefined;
  value: Channel | undefined;
  base: Channel | undefined;
} {
  const across = { along: facts.x ?? facts.x1, value: facts.y ?? facts.y2 ?? facts.y1, base: facts.y1 };
  const upright = { along: facts.y ?? facts.y1, value: facts.x ?? facts.x2 ?? facts.x1, base: facts.x1 };
  const isUpright = facts.upright !== undefined || (facts.x2 !== undefined && facts.y2 === undefined);
  const chosen = isUpright ? upright : across;
  return chosen.base === chosen.value ? { ...chosen, base: undefined } : chosen;
}

/** Points from left to right, whatever the order of the rows; in the rows' order where the axis has none. */
function inOrder(points: readonly number[], { values, domain }: Channel): number[] {
  const ranks = domain && new Map(domain.map((value, rank) => [key(value), rank]));
  const places = new Map<number, number>();
  for (const index of points) {
    const place = ranks === undefined ? toNumber(values[index]) : ranks.get(key(values[index]));
    if (place === undefined) return [...points];
    places.set(index, place);
  }
  return points.toSorted((a, b) => places.get(a)! - places.get(b)!);
}

interface Line {
  readonly name: string;
  readonly points: readonly number[];
}

/** The points of each line, in the order in which the rows bring the lines. Numbers are names too, such as seeds, where `z` draws a line for each. */
function bySeries(points: readonly number[], facts: Facts): readonly Line[] {
  const series = seriesChannel(facts);
  const named = series !== undefined && (facts.z !== undefined || seriesOf(facts).length > 1);
  if (!named) return [{ name: "", points }];
  const groups = new Map<unknown, number[]>(series.values.map((value) => [key(value), []]));
  for (const index of points) groups.get(key(series.values[index]))!.push(index);
  return [...groups.values()].flatMap((own) =>
    own.length === 0 ? [] : [{ name: nameOf(series, series.values[own[0]!]), points: own }],
  );
}

/** `seed 3`, or the name as it is. */
const nameOf = (series: Channel, value: unknown): string =>
  typeof value === "number" && series.label !== undefined ? `${series.label} ${say(value)}` : say(value);

/** How each line goes; of more than six that all go one way, from where to where. */
function sayLines(lines: readonly { readonly name: string; readonly values: readonly number[] }[]): string {
  const trends = lines.map(({ values }) => sayTrend(values));
  const way = trends[0]!.match(/^(rises|falls) from/)?.[1];
  if (lines.length > 6 && way !== undefined && trends.every((trend) => trend.startsWith(`${way} from`))) {
    const span = (ends: readonly number[]): string => {
      const [low, high] = ends.reduce(
        ([least, most], end) => [Math.min(least, end), Math.max(most, end)],
        [ends[0]!, ends[0]!],
      );
      return `${sayNumber(low)} to ${sayNumber(high)}`;
    };
    const [firsts, lasts] = [
      lines.map(({ values }) => values[0]!),
      lines.map(({ values }) => values.at(-1)!),
    ];
    return `each ${way}; they begin at ${span(firsts)} and end at ${span(lasts)}`;
  }
  const told = lines.slice(0, 6).map(({ name }, i) => `${name} ${trends[i]}`);
  return [...told, ...(lines.length > 6 ? [`and ${sayNumber(lines.length - 6)} more`] : [])].join("; ");
}
