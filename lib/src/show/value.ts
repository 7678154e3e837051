import { MISSING } from "./grid.js";

/** What kind of thing a value is, for alignment and colour. */
export type ValueKind =
  | "null"
  | "missing"
  | "number"
  | "text"
  | "boolean"
  | "instant"
  | "identifier"
  | "bytes"
  | "nested";

/** A value as it is printed. */
export interface PrintedValue {
  readonly text: string;
  readonly kind: ValueKind;
}

/** Prints one value: the same text for the same value on every machine. */
export function printValue(value: unknown): PrintedValue {
  if (value === MISSING || value === undefined) return { text: "–", kind: "missing" };
  if (value === null) return { text: "NULL", kind: "null" };
  if (typeof value === "number") return { text: printNumber(value), kind: "number" };
  if (typeof value === "bigint") return { text: String(value), kind: "number" };
  if (typeof value === "boolean") return { text: String(value), kind: "boolean" };
  if (typeof value === "string") return { text: value, kind: "text" };
  if (value instanceof Date) return { text: printInstant(value), kind: "instant" };
  if (ArrayBuffer.isView(value)) return { text: printBytes(value), kind: "bytes" };
  if (typeof value !== "object") return { text: String(value), kind: "text" };
  return printBson(value) ?? { text: printNested(value), kind: "nested" };
}

/**
 * A number without the noise of floating point: whole numbers as they are, others with six decimals at most, or six
 * significant digits where they are smaller than one.
 */
export function printNumber(value: number): string {
  if (Number.isInteger(value) || !Number.isFinite(value)) return String(value === 0 ? 0 : value);
  const rounded = Math.abs(value) < 1 ? Number(value.toPrecision(6)) : Number(value.toFixed(6));
  return String(rounded);
}

/** `2025-03-01T07:30:00Z`, with milliseconds only where there are some. */
export const printInstant = (at: Date): string =>
  Number.isNaN(at.getTime()) ? "invalid date" : at.toISOString().replace(".000Z", "Z");

/** `2025-03-01`. */
export const printDate = (at: Date): string => printInstant(at).slice(0, 10);

/** BSON's own types print as their value; undefined for what is not one. */
export function printBson(value: object): PrintedValue | undefined {
  const type = (value as { _bsontype?: unknown })._bsontype;
  switch (type) {
    case "ObjectId":
    case "UUID":
      return { text: String(value), kind: "identifier" };
    case "Decimal128":
    case "Long":
    case "Int32":
      return { text: String(value), kind: "number" };
    case "Double":
      return { text: printNumber(Number(value)), kind: "number" };
    case "Binary":
      return { text: `binary, ${(value as { length(): number }).length()} bytes`, kind: "bytes" };
    case undefined:
      return undefined;
    default:
      return { text: String(value), kind: "text" };
  }
}

/** Compact JSON of a nested value, with identifiers, decimals and instants as text. */
function printNested(value: unknown): string {
  if (value === undefined) return "null";
  if (value === null) return "null";
  if (typeof value === "string") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(printNested).join(",")}]`;
  if (value instanceof Map) return printNested(Object.fromEntries(value));
  const { text, kind } =
    typeof value === "object" ? (printLeaf(value) ?? { text: "", kind: "nested" }) : printValue(value);
  if (kind === "number" || kind === "boolean") return text;
  if (kind !== "nested") return JSON.stringify(text);
  const fields = Object.entries(value as object).filter(([, field]) => field !== undefined);
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${printNested(field)}`).join(",")}}`;
}

function printLeaf(value: object): PrintedValue | undefined {
  if (value instanceof Date || ArrayBuffer.isView(value)) return printValue(value);
  return printBson(value);
}

function printBytes(view: ArrayBufferView): string {
  return `0x${Buffer.from(view.buffer, view.byteOffset, view.byteLength).toString("hex")}`;
}
