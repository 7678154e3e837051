/** Why the server refused a document, in one line: which field, what it is, what it should be. */

import type { Document } from "mongodb";
import { LoadError } from "../../errors.js";

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

/**
 * Explains a write error. A validator's answer is a tree that follows its `$jsonSchema`; its leaves become
 * "field: reason", the first few of them.
 */
export function explainRefusal({ code, errmsg, errInfo }: WriteError): string {
  const details = errInfo?.details as Document | undefined;
  if (details === undefined) return `${errmsg.replace(/\s+/g, " ")} (MongoDB ${code})`;
  const reasons = leaves(details, "");
  const shown =
    reasons.length === 0 ? ["it breaks the collection's validator"] : reasons.slice(0, MOST_REASONS);
  const more = reasons.length > MOST_REASONS ? `; ${reasons.length - MOST_REASONS} more` : "";
  return `${shown.join("; ")}${more} (MongoDB ${code})`;
}

function leaves(node: Document, path: string): string[] {
  const below: string[] = [];
  for (const rule of list(node.schemaRulesNotSatisfied)) below.push(...leaves(rule, path));
  for (const property of list(node.propertiesNotSatisfied)) {
    const name = path === "" ? property.propertyName : `${path}.${property.propertyName}`;
    for (const detail of list(property.details)) below.push(...leaves(detail, name));
  }
  for (const name of list(node.missingProperties))
    below.push(`${path === "" ? "" : `${path}: `}${name} is missing`);
  for (const name of list(node.additionalProperties)) {
    below.push(`${path === "" ? "" : `${path}: `}${name} is not a field of the schema`);
  }
  if (node.itemIndex !== undefined) {
    for (const detail of list(node.details)) below.push(...leaves(detail, `${path}.${node.itemIndex}`));
  } else if (below.length === 0) {
    for (const clause of list(node.clausesNotSatisfied))
      below.push(...leaves(clause.details ?? clause, path));
    if (below.length === 0 && node.details !== undefined) {
      for (const detail of list(node.details)) below.push(...leaves(detail, path));
    }
  }
  return below.length === 0 && node.operatorName !== undefined ? [leaf(node, path)] : below;
}

/** Such as `vitals.0.heart_rate: 900 is above the maximum 500`. */
function leaf(node: Document, path: string): string {
  const value = node.consideredValue;
  const considered = value === undefined ? "" : `${short(value)} `;
  const type = node.consideredType === undefined ? "" : `(${node.consideredType}) `;
  const rule = short(node.specifiedAs ?? node.operatorName);
  return `${path === "" ? "the document" : path}: ${considered}${type}breaks ${rule}`;
}

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

// biome-ignore lint/suspicious/noExplicitAny: the server's report has no fixed shape
const list = (value: unknown): any[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);
