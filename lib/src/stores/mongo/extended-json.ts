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
  let parsed: unknown;
  try {
    parsed = EJSON.parse(text, { relaxed: false });
  } catch (error) {
    const mistake = jsonMistake(text);
    if (mistake === undefined) return fail(`: ${(error as Error).message}`, error); // JSON, but not extended JSON
    return fail(
      `:${mistake.line}:${mistake.column}: this is not JSON from here on. ${mistake.likely}`,
      error,
    );
  }
  const wrong = wrongValue(JSON.parse(text), "");
  if (wrong !== undefined) return fail(`: ${wrong}`);
  if (isDocument(parsed)) return parsed;
  return fail(
    `: a ${kind} holds one document, from { to }, not ${Array.isArray(parsed) ? "a list" : text.trim()}.`,
  );
}

/** What EJSON takes without a word and makes something else of: no instant becomes an invalid date, no number a zero. */
function wrongValue(json: unknown, path: string): string | undefined {
  if (typeof json !== "object" || json === null) return undefined;
  for (const [key, value] of Object.entries(json)) {
    const at = path === "" ? key : `${path}.${key}`;
    const wrong = typeof value === "string" ? WRONG_TEXTS[key]?.(value) : wrongValue(value, at);
    if (wrong !== undefined) return typeof value === "string" ? `${path}: ${wrong}` : wrong;
  }
  return undefined;
}

const WRONG_TEXTS: Readonly<Record<string, (text: string) => string | undefined>> = {
  $date: (text) =>
    Number.isNaN(Date.parse(text))
      ? `"${text}" is no instant. Write it like {"$date": "2025-03-01T00:00:00Z"}.`
      : undefined,
  $numberInt: (text) => (/^-?\d+$/.test(text) ? undefined : `"${text}" is no whole number.`),
};

/** Neither a list nor a BSON value such as a Decimal128. */
export const isDocument = (value: unknown): value is Document =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !("_bsontype" in value);
