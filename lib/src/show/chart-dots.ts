/** Sentences for dots: their ranges, how two quantities go together, and what stands out. */

import { axes, type Channel, type Facts, label, range, seriesOf, toNumber } from "./chart-facts.js";
import { key } from "./chart-places.js";
import { count, extremes, list, namedLater, say, sayCorrelation, sayExtremes, sayTied } from "./statement.js";

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
          pairs.map(([a]) => onAxis(x, a)),
          pairs.map(([, b]) => onAxis(y, b)),
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
  const found = extremes(Array.from(sizes.keys()), (index) => sizes[index]!);
  if (found === undefined) return [];
  const place = (index: number): string => `at ${say(x.values[index])}, ${say(y.values[index])}`;
  return [`${range(channel)}, greatest ${sayTied(found.largest, place)}`];
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

/** A value as far along its axis as it is drawn: on a logarithmic axis equal factors are equal distances. */
const onAxis = ({ logarithmic }: Channel, value: number): number =>
  logarithmic ? Math.log(Math.abs(value)) : value;

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
    new Set(values.map(key)).size === values.length;
  const along = isName(x) || (x.values.length > 3 && isSeries(x));
  const [names, sizes] = along ? [x, y] : [y, x];
  if (!(along || isName(names)) || sizes.values.some((value) => typeof value !== "number")) return undefined;
  const items = names.values.map((name, index) => namedLater(() => say(name), Number(sizes.values[index])));
  return sayExtremes(items, "highest", "lowest");
}
