/** Sentences for bars, histograms and heat maps: what fills its place. */

import { axes, type Channel, type Facts, label, seriesOf, toNumber } from "./chart-facts.js";
import { count, list, type Named, say, sayDuration, sayExtremes, sayNumber, sumByName } from "./statement.js";

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
  return `Bar chart${what}: ${count(bars.length, "bar")}${stack}; ${sayLengths(bars, to)}${sayBase(from)}`;
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
  return `${kind}${axes(high.label, from.label ?? to.label)}: ${count(bins.length, noun)}; ${sayLengths(bins, high)}${sayBase(low)}`;
}

/** What a bar stands for: its length, but its end where all bars begin at one number, as on an axis that is cut. */
function lengthOf(from: Channel | undefined, end: unknown, index: number): number {
  if (from === undefined) return Number(end);
  const isCut = !(end instanceof Date) && commonStart(from) !== undefined;
  return isCut ? Number(end) : Number(end) - Number(from.values[index]);
}

/** Largest and smallest; a span between two instants has a length in days, hours or minutes. */
const sayLengths = (bars: readonly Named[], { values }: Channel): string =>
  sayExtremes(
    bars,
    "largest",
    "smallest",
    values.some((end) => end instanceof Date) ? sayDuration : sayNumber,
  );

/** Bars that all begin at another number than 0: their lengths mislead, which only the eye would notice. */
function sayBase(from: Channel | undefined): string {
  const base = from === undefined ? undefined : commonStart(from);
  return typeof base === "number" && base !== 0 ? `; the bars begin at ${sayNumber(base)}, not at 0` : "";
}

const starts = new WeakMap<Channel, { readonly value: unknown }>();

/** Where all bars of a channel begin; undefined if they begin at different places. Asked for each bar, found once. */
function commonStart(from: Channel): unknown {
  const known = starts.get(from);
  if (known !== undefined) return known.value;
  const [first] = from.values;
  const value = from.values.every((each) => each === first) ? first : undefined;
  starts.set(from, { value });
  return value;
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
