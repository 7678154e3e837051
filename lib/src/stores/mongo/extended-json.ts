import type { Document } from "mongodb";
import { jsonMistake } from "./json.js";

/**
 * A text of extended JSON that holds one document; numbers keep their BSON types.
 *
 * @param kind what such a file is called in a message: `collection file`
 * @param fail told what is wrong, behind the name of the file; it throws
 */
export function parseExtendedDocument(
  text: string,
  kind: string,
  fail: (what: string, cause?: unknown) => never,
): Document {
  // Loaded here, because the driver takes a while and only who reads such a file pays.
  const { EJSON } = (require("mongodb") as typeof import("mongodb")).BSON;
  const mistake = jsonMistake(text);
  if (mistake !== undefined)
    return fail(`:${mistake.line}:${mistake.column}: this is not JSON from here on. ${mistake.likely}`);
  const wrong = wrongValue(JSON.parse(text), "");
  if (wrong !== undefined) return fail(`: ${wrong}`);
  let parsed: unknown;
  try {
    parsed = EJSON.parse(text, { relaxed: false });
  } catch (error) {
    return fail(`: ${(error as Error).message}`, error); // JSON, but not extended JSON
  }
  if (isDocument(parsed)) return parsed;
  return fail(
    `: a ${kind} holds one document, from { to }, not ${Array.isArray(parsed) ? "a list" : text.trim()}.`,
  );
}

/**
 * What EJSON takes without a word and makes something else of: 2 March of 30 February, an invalid date of what is no instant, 0 or another
 * number of what its type cannot hold.
 *
 * @returns what is wrong, behind its path
 */
function wrongValue(json: unknown, path: string): string | undefined {
  if (typeof json !== "object" || json === null) return undefined;
  for (const [key, value] of Object.entries(json)) {
    const wrong = WRONG[key]?.(value);
    if (wrong !== undefined) return path === "" ? wrong : `${path}: ${wrong}`;
    const inner = wrongValue(value, path === "" ? key : `${path}.${key}`);
    if (inner !== undefined) return inner;
  }
  return undefined;
}

const WRONG: Readonly<Record<string, (value: unknown) => string | undefined>> = {
  $date: (value) =>
    isInstant(value)
      ? undefined
      : `${asWritten(value)} is no instant. Write it like {"$date": "2025-03-01T00:00:00Z"}.`,
  $numberInt: (value) => wrongWhole(value, 32),
  $numberLong: (value) => wrongWhole(value, 64),
  $numberDouble: (value) =>
    /^-?Infinity$|^NaN$/.test(String(value)) ||
    (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(String(value)) && Number.isFinite(Number(value)))
      ? undefined
      : `${asWritten(value)} is no number that a double holds.`,
};

const asWritten = (value: unknown): string => JSON.stringify(value);

function wrongWhole(value: unknown, bits: 32 | 64): string | undefined {
  if (!/^-?\d+$/.test(String(value))) return `${asWritten(value)} is no whole number.`;
  return BigInt.asIntN(bits, BigInt(String(value))) === BigInt(String(value))
    ? undefined
    : `${asWritten(value)} is too large for ${bits} bits.`;
}

/** Milliseconds since 1970 that a Date holds. */
const LAST_INSTANT = 8_640_000_000_000_000n;

const ISO = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d)?(\.\d{1,3})?(Z|[+-]\d\d:\d\d)$/;

/** With a zone, or every machine would read another instant; of a day that its month has; to the millisecond. */
function isInstant(value: unknown): boolean {
  if (typeof value === "object" && value !== null) {
    const long = String((value as { $numberLong?: unknown }).$numberLong);
    if (!/^-?\d+$/.test(long)) return true; // EJSON or the number's own check refuses it
    return BigInt(long) <= LAST_INSTANT && BigInt(long) >= -LAST_INSTANT;
  }
  const [, minutes, seconds = ":00"] = ISO.exec(String(value)) ?? [];
  if (minutes === undefined || Number.isNaN(Date.parse(String(value)))) return false;
  const written = `${minutes}${seconds}`;
  return new Date(`${written}Z`).toISOString().startsWith(written);
}

/** Neither a list nor a BSON value such as a Decimal128. */
export const isDocument = (value: unknown): value is Document =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !("_bsontype" in value);
