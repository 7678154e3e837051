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
    return fail(`:${mistake.line}:${mistake.column}: this is not JSON from here on.`, error);
  }
  return isDocument(parsed) ? parsed : fail(`: a ${kind} holds one document.`);
}

/** Neither a list nor a BSON value such as a Decimal128. */
export const isDocument = (value: unknown): value is Document =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !("_bsontype" in value);
