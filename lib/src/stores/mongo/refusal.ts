/** Why the server refused a document, in one line: which field, what it is, what it should be. */

import type { Document } from "mongodb";
import { LoadError } from "../../errors.js";
import { validationReasons } from "../../show/validation.js";

/** A write error, as the server reports it within the answer to an insert. */
export interface WriteError {
  readonly index: number;
  readonly code: number;
  readonly errmsg: string;
  readonly errInfo?: Document;
}

/** The answer to an insert. The driver throws one that lacks the replica set's confirmation, as it does errors without an answer. */
export async function answerTo(insert: Promise<Document>): Promise<Document> {
  try {
    return await insert;
  } catch (error) {
    const { name, result } = error as { name?: string; result?: Document };
    if (name === "MongoWriteConcernError" && result !== undefined) return result;
    throw error;
  }
}

/** The first document that an insert's answer says was refused. */
export const firstWriteError = (answer: Document): WriteError | undefined =>
  (answer.writeErrors as WriteError[] | undefined)?.[0];

/**
 * @throws {LoadError} `LOAD_FAILED` if the server stored the documents but the replica set did not confirm them
 */
export function checkConfirmed(answer: Document, collection: string): void {
  const unconfirmed = answer.writeConcernError as { code: number; errmsg: string } | undefined;
  if (unconfirmed === undefined) return;
  const { errmsg, code } = unconfirmed;
  throw new LoadError(
    "LOAD_FAILED",
    `Collection ${collection}: the write was not confirmed: ${errmsg} (MongoDB ${code}).`,
  );
}

const MOST_REASONS = 3;

/** Explains a write error; of a validator's reasons the first few. */
export function explainRefusal({ code, errmsg, errInfo }: WriteError): string {
  if (errInfo?.details === undefined)
    return `${sayDuplicate(errmsg) ?? errmsg.replace(/\s+/g, " ")} (MongoDB ${code})`;
  const reasons = validationReasons(errInfo, true);
  const shown =
    reasons.length === 0 ? ["it breaks the collection's validator"] : reasons.slice(0, MOST_REASONS);
  const more = reasons.length > MOST_REASONS ? `; ${reasons.length - MOST_REASONS} more` : "";
  return `${shown.join("; ")}${more} (MongoDB ${code})`;
}

/** Error 11000 without the database's name; undefined for any other. */
function sayDuplicate(errmsg: string): string | undefined {
  const [, index, key] = /^E11000 .* index: (\S+) dup key: (\{.*\})/s.exec(errmsg) ?? [];
  return index === undefined ? undefined : `${key} is there already, and index ${index} takes it once`;
}
