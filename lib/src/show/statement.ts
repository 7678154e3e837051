/** Words and numbers of text alternatives, shared by every kind of chart. */

/** Made once: `toLocaleString` makes one for each number, which took most of the time of a text. */
const [FINE, COARSE] = [2, 1].map(
  (maximumFractionDigits) => new Intl.NumberFormat("en-US", { maximumFractionDigits }),
) as [Intl.NumberFormat, Intl.NumberFormat];

/** A number as a reader says it: grouped, two decimals at most, three digits where it is small. */
export function sayNumber(value: number): string {
  const size = Math.abs(value);
  if (size > 0 && size < 0.1) return String(Number(value.toPrecision(3)));
  return (size < 100 ? FINE : COARSE).format(value);
}

const UNITS = [
  [86_400_000, "day"],
  [3_600_000, "h"],
  [60_000, "min"],
  [1000, "s"],
] as const;

/** How long milliseconds are, in the largest unit that they fill: `6 days`, `1.5 h`. */
export function sayDuration(milliseconds: number): string {
  const unit = UNITS.find(([size]) => Math.abs(milliseconds) >= size);
  if (unit === undefined) return `${sayNumber(milliseconds)} ms`;
  const [size, name] = unit;
  return name === "day" ? count(milliseconds / size, "day") : `${sayNumber(milliseconds / size)} ${name}`;
}

/** Any value of an axis: a date without its midnight, a number grouped, a text as it is. */
export function say(value: unknown): string {
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) return "an invalid date";
    return value
      .toISOString()
      .replace(/T00:00:00\.000Z$/, "")
      .replace(/(:\d\d)(:00)?\.000Z$/, "$1");
  }
  if (typeof value === "number") return sayNumber(value);
  return value === null || value === undefined ? "NULL" : String(value);
}

/** `one bar`, `3 bars`. */
export const count = (number: number, noun: string): string =>
  number === 1 ? `1 ${noun}` : `${sayNumber(number)} ${noun.endsWith("x") ? `${noun}es` : `${noun}s`}`;

/** Names in a row, cut after six. */
export function list(names: readonly string[]): string {
  return names.length > 6 ? `${names.slice(0, 6).join(", ")} and ${names.length - 6} more` : names.join(", ");
}

/** A value with the name of what it belongs to. */
export interface Named {
  readonly name: string;
  readonly value: number;
}

/** The same with a name that is printed when it is told: to print a million of them would take twenty seconds. */
export const namedLater = (print: () => string, value: number): Named => ({
  get name() {
    return print();
  },
  value,
});

/** Whether two values differ by no more than the noise of floating point. */
const ties = (one: number, other: number): boolean =>
  Math.abs(one - other) <= 1e-9 * Math.max(Math.abs(one), Math.abs(other));

/** Those with the largest and those with the smallest of a quantity, ties included; undefined for no items. */
export function extremes<Item>(
  items: readonly Item[],
  quantity: (item: Item) => number,
): { largest: Item[]; smallest: Item[]; flat: boolean } | undefined {
  if (items.length === 0) return undefined;
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const item of items) {
    const value = quantity(item);
    if (value > high) high = value;
    if (value < low) low = value;
  }
  const at = (end: number): Item[] => items.filter((item) => ties(quantity(item), end));
  return { largest: at(high), smallest: at(low), flat: ties(low, high) };
}

/** Those that tie: `16, 17 and 18`; of more than three the first three and how many there are beyond. Names with a comma are joined by "and". */
export function sayTied<Item>(items: readonly Item[], tell: (item: Item) => string): string {
  const told = items.slice(0, 3).map(tell);
  if (items.length > 3) told.push(`${sayNumber(items.length - 3)} more`);
  if (told.length < 3 || told.some((each) => each.includes(", "))) return told.join(" and ");
  return `${told.slice(0, -1).join(", ")} and ${told.at(-1)}`;
}

/**
 * `largest A (12); smallest B and C (3)`; all of them where they are few.
 *
 * @param tell the words for a value, its unit included
 */
export function sayExtremes(
  items: readonly Named[],
  most = "largest",
  least = "smallest",
  tell: (value: number) => string = sayNumber,
): string {
  if (items.length <= 3) return items.map(({ name, value }) => `${name} (${tell(value)})`).join(", ");
  const { largest, smallest, flat } = extremes(items, ({ value }) => value)!;
  if (flat) return `all ${tell(largest[0]!.value)}`;
  const told = (tied: readonly Named[]): string =>
    `${sayTied(tied, ({ name }) => name)} (${tell(tied[0]!.value)})`;
  return `${most} ${told(largest)}; ${least} ${told(smallest)}`;
}

/** Adds up values of one name, keeping the order of first appearance. */
export function sumByName(items: readonly Named[]): Named[] {
  const sums = new Map<string, number>();
  for (const { name, value } of items) sums.set(name, (sums.get(name) ?? 0) + value);
  return [...sums].map(([name, value]) => ({ name, value }));
}

/** How a series goes from its first to its last value, in proportion to its range. */
export function sayTrend(values: readonly number[]): string {
  const first = values[0]!;
  const last = values.at(-1)!;
  let [low, high] = [first, first];
  for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
  const range = high - low;
  if (range === 0) return `stays at ${sayNumber(first)}`;
  const ends = `from ${sayNumber(first)} to ${sayNumber(last)}`;
  if (Math.abs(last - first) < range / 10) return `ends about where it began, ${ends}`;
  return `${last > first ? "rises" : "falls"} ${ends}`;
}

/** Fewer points than these say nothing by their correlation: of 7 at random, r is beyond 0.75 in one case of twenty. */
const FEWEST_TO_CORRELATE = 8;

/** How two quantities go together: Pearson's correlation, in words; undefined for fewer than 8 points. */
export function sayCorrelation(
  xs: readonly number[],
  ys: readonly number[],
  x: string,
  y: string,
): string | undefined {
  const n = xs.length;
  if (n < FEWEST_TO_CORRELATE) return undefined;
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / n;
  const [mx, my] = [mean(xs), mean(ys)];
  let [sxy, sxx, syy] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const [dx, dy] = [xs[i]! - mx, ys[i]! - my];
    sxy += dx * dy;
    sxx += dx * dx;
    syy += dy * dy;
  }
  if (sxx === 0 || syy === 0) return undefined;
  const r = sxy / Math.sqrt(sxx * syy);
  const shown = `r = ${r.toFixed(2)}`;
  if (Math.abs(r) < 0.3) return `${y} and ${x} hardly go together (${shown})`;
  return `${y} tends to ${r > 0 ? "rise" : "fall"} with ${x} (${shown})`;
}
