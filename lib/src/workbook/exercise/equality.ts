import { MISSING } from "../../show/grid.js";
import { printDate, printInstant, printNumber, printValue } from "../../show/value.js";

/** What a value is to a comparison, whichever store or library it came from. */
export type ValueClass = "null" | "number" | "text" | "instant" | "nested";

/**
 * Brings a value to what the stores have in common: BSON's and MySQL's numbers become numbers, true 1, a missing field
 * NULL; identifiers become text, bytes hexadecimal text.
 *
 * @param numeric the column holds numbers that travel as text, such as DECIMAL
 */
export function common(value: unknown, numeric = false): unknown {
  if (value === null || value === undefined || value === MISSING) return null;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value === "bigint") return fitted(String(value));
  if (typeof value === "string") return numeric ? fitted(value) : value;
  if (typeof value !== "object" || value instanceof Date) return value;
  if (Array.isArray(value)) return value.map((item) => common(item));
  const { text, kind } = printValue(value);
  if (kind === "number") return fitted(text);
  if (kind === "identifier" || kind === "bytes" || kind === "text") return text;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .map(([name, field]) => [name, common(field)]),
  );
}

/** A number, or its digits where a double would lose some. */
function fitted(digits: string): number | string {
  const number = Number(digits);
  return Number.isInteger(number) && !Number.isSafeInteger(number) ? digits : number;
}

export function classOf(value: unknown): ValueClass {
  if (value === null) return "null";
  if (typeof value === "number") return "number";
  if (value instanceof Date) return "instant";
  return typeof value === "object" ? "nested" : "text";
}

/** Whether two common values are the same answer; numbers to `digits` decimals, if given, else up to noise. */
export function same(a: unknown, b: unknown, digits: number | undefined): boolean {
  if (typeof a === "number" && typeof b === "number") return sameNumber(a, b, digits);
  if (a instanceof Date || b instanceof Date)
    return instantTexts(a).some((text) => instantTexts(b).includes(text));
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => same(item, b[index], digits));
  }
  if (isFields(a) && isFields(b)) {
    const names = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...names].every((name) => same(a[name] ?? null, b[name] ?? null, digits));
  }
  return Object.is(a, b) || (a === 0 && b === 0);
}

function sameNumber(a: number, b: number, digits: number | undefined): boolean {
  if (Object.is(a, b)) return true;
  const noise = 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
  return Math.abs(a - b) <= (digits === undefined ? noise : 0.5 * 10 ** -digits + noise);
}

/** A date may be given as an instant at midnight or as text: each way it may be written. */
function instantTexts(value: unknown): string[] {
  if (typeof value === "string")
    return [value.replace(" ", "T").replace(/(\d\d:\d\d:\d\d)(\.000)?Z?$/, "$1Z")];
  if (!(value instanceof Date)) return [];
  const instant = printInstant(value);
  return instant.endsWith("T00:00:00Z") ? [instant, printDate(value)] : [instant];
}

const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);

/** A value as a message shows it: text in quotes, so that "3" and 3 are told apart. */
export function shown(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number") return printNumber(value);
  if (value instanceof Date) return printInstant(value).replace("T00:00:00Z", "");
  return printValue(value).text;
}
