/** Values, names and titles of a Plotly figure as Plotly reads them, for the text alternative and the table. */

import { type Named, say } from "./statement.js";

type Attributes = Readonly<Record<string, unknown>>;

/** Plotly's titles may be a text or an object with one. */
export function titleOf(layout: Attributes): string | undefined {
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

/** The layout's axis on which a trace stands: `yaxis2` for a trace with `yaxis: "y2"`. */
export function axisOf(letter: "x" | "y", trace: Attributes, layout: Attributes): Attributes {
  const place = String(trace[`${letter}axis`] ?? letter).slice(1);
  return (layout[`${letter}axis${place}`] ?? {}) as Attributes;
}

/** Whether the figure shows a trace at once: not taken out, not waiting in the legend. */
export const isShown = ({ visible }: Attributes): boolean => visible !== false && visible !== "legendonly";

/** A list, or none. */
export const values = (list: unknown): readonly unknown[] => (Array.isArray(list) ? list : []);

/** A number, also one written as a text, with its unit and thousands: `"$1,200"`, `"30 %"`; undefined for anything else. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value !== "string") return undefined;
  const bare = value.replace(/^[\s$#%'"]+|[\s$#%'"]+$/g, "").replace(/[,\s]/g, "");
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(bare) ? Number(bare) : undefined;
}

/** The numbers among values. */
export const numbersIn = (list: unknown): number[] => values(list).flatMap((value) => numberOf(value) ?? []);

const DATE = /^\d{4}-\d\d(-\d\d([ T]\d\d(:\d\d(:\d\d(\.\d+)?)?)?)?)?Z?$/;

/** Whether there are values, and all of them are dates as Plotly writes them. */
export const areDates = (list: readonly unknown[]): boolean =>
  list.length > 0 && list.every((value) => typeof value === "string" && DATE.test(value));

/** A value of an axis as a reader says it. */
export const sayName = (value: unknown): string =>
  typeof value === "string" ? plainText(value) : say(value);

/** A size with its name and with the value that the name stands for. */
export interface Item extends Named {
  readonly of: unknown;
}

/** Sizes that are numbers, with their names; without names, with their places. What has a gap for a name is not drawn. */
export function named(names: unknown, sizes: unknown): Item[] {
  const texts = Array.isArray(names) ? pairedNames(names) : undefined;
  return values(sizes).flatMap((size, index): Item[] => {
    const value = numberOf(size);
    const of = texts === undefined ? index : texts[index];
    return value === undefined || of === null || of === undefined ? [] : [{ name: sayName(of), value, of }];
  });
}

/** Two rows of names are an axis of two levels: one name of each. */
function pairedNames(names: readonly unknown[]): readonly unknown[] {
  const [outer, inner] = names;
  if (names.length !== 2 || !Array.isArray(outer) || !Array.isArray(inner)) return names;
  return outer.map((name, index) => `${sayName(name)}, ${sayName(inner[index])}`);
}

/** In the order of a numeric or a time axis; names keep their order. */
export function inAxisOrder(items: readonly Item[]): readonly Item[] {
  if (items.every(({ of }) => numberOf(of) !== undefined)) {
    return [...items].sort((a, b) => numberOf(a.of)! - numberOf(b.of)!);
  }
  if (!areDates(items.map(({ of }) => of))) return items;
  const key = ({ of }: Item): string => String(of).replace("T", " ");
  return [...items].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
