/** Words and numbers of text alternatives, shared by every kind of chart. */

/** A number as a reader says it: grouped, two decimals at most, three digits where it is small. */
export function sayNumber(value: number): string {
  const size = Math.abs(value);
  if (size > 0 && size < 0.1) return String(Number(value.toPrecision(3)));
  return value.toLocaleString("en-US", { maximumFractionDigits: size < 100 ? 2 : 1 });
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

/** Largest and smallest of named values; ties go to the first. */
export function extremes(items: readonly Named[]): { largest: Named; smallest: Named } | undefined {
  const [first] = items;
  if (first === undefined) return undefined;
  let [largest, smallest] = [first, first];
  for (const item of items) {
    if (item.value > largest.value) largest = item;
    if (item.value < smallest.value) smallest = item;
  }
  return { largest, smallest };
}

/** `largest A (12); smallest B (3)`; all of them where they are few. */
export function sayExtremes(items: readonly Named[], most = "largest", least = "smallest"): string {
  const told = ({ name, value }: Named): string => `${name} (${sayNumber(value)})`;
  if (items.length <= 3) return items.map(told).join(", ");
  const { largest, smallest } = extremes(items)!;
  if (largest.value === smallest.value) return `all ${sayNumber(largest.value)}`;
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
