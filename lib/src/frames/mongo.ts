/** MongoDB documents as Polars frames; each field's type is inferred from all documents, not from the first ones. */

import type { Document } from "mongodb";
import { FrameError } from "../errors.js";
import { columnBuilder, type Kind } from "./column.js";
import { type DataFrame, polars, type Series } from "./polars.js";

/** A cursor, a list of documents, or a collection, of which all documents are read. */
export type Documents = AsyncIterable<Document> | Iterable<Document> | { find(): AsyncIterable<Document> };

type FieldKind = Kind | List;
type List = "empty" | "texts" | "numbers" | "json";

interface Field {
  kind: FieldKind | undefined; // undefined: only null so far
  /** Values of the documents that have one, beside their numbers. */
  readonly values: unknown[];
  readonly documents: number[];
}

/**
 * Reads documents into a frame. A nested document becomes columns with dotted names (`location.type`); a missing field is null, as one
 * that is null. Whole numbers are Int32 or Int64, and Float64 where any is not whole; dates Datetime in milliseconds; an ObjectId its 24
 * hexadecimal digits; Decimal128 the nearest Float64; lists of texts or of numbers List; any other list its extended JSON.
 *
 * @throws {FrameError} `FRAME_MIXED` if one field holds values of two types, `FRAME_VALUE` if a value is of none
 */
export async function readMongo(documents: Documents): Promise<DataFrame> {
  const source =
    "find" in documents && typeof documents.find === "function" && !Array.isArray(documents)
      ? (documents as { find(): AsyncIterable<Document> }).find()
      : (documents as AsyncIterable<Document>);
  const fields = new Map<string, Field>();
  let count = 0;
  for await (const document of source) addDocument(fields, "", document, count++);
  for (const name of fields.keys()) checkParents(fields, name);
  const { EJSON } = (await import("mongodb")).BSON;
  const series = [...fields].map(([name, field]) =>
    fieldSeries(name, field, count, (value) => EJSON.stringify(value)),
  );
  return polars().DataFrame(series);
}

function addDocument(fields: Map<string, Field>, prefix: string, document: Document, at: number): void {
  for (const [key, value] of Object.entries(document)) {
    const name = prefix + key;
    if (isNested(value)) {
      addDocument(fields, `${name}.`, value, at);
      continue;
    }
    let field = fields.get(name);
    if (field === undefined) {
      field = { kind: undefined, values: [], documents: [] };
      fields.set(name, field);
    }
    if (value === null || value === undefined) continue;
    field.kind = widened(name, field.kind, kindOf(name, value));
    field.values.push(value);
    field.documents.push(at);
  }
}

const isNested = (value: unknown): value is Document =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Date) &&
  !ArrayBuffer.isView(value) &&
  !("_bsontype" in value);

function kindOf(name: string, value: unknown): FieldKind {
  if (typeof value === "string") return "text";
  if (typeof value === "boolean") return "boolean";
  if (typeof value === "bigint") return "long";
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) return "double";
    return (value | 0) === value ? "int" : "long";
  }
  if (value instanceof Date) return "instant";
  if (Array.isArray(value)) {
    if (value.length === 0) return "empty";
    if (value.every((each) => typeof each === "string")) return "texts";
    return value.every((each) => typeof each === "number") ? "numbers" : "json";
  }
  switch ((value as { _bsontype?: string })._bsontype) {
    case "Int32":
      return "int";
    case "Long":
      return "long";
    case "Double":
    case "Decimal128":
      return "double";
    case "ObjectId":
      return "text";
  }
  const type = (value as { _bsontype?: string })._bsontype ?? typeof value;
  throw new FrameError(
    "FRAME_VALUE",
    `Field ${name} holds a ${type}, which a frame does not have. Project it away.`,
  );
}

const NUMBERS: readonly (FieldKind | undefined)[] = ["int", "long", "double"];
const LISTS: readonly (FieldKind | undefined)[] = ["empty", "texts", "numbers", "json"];

/** The narrowest kind that holds both. An empty list fits any list. */
function widened(name: string, before: FieldKind | undefined, next: FieldKind): FieldKind {
  if (before === undefined || before === next) return next;
  if (NUMBERS.includes(before) && NUMBERS.includes(next)) {
    return before === "double" || next === "double" ? "double" : "long";
  }
  if (LISTS.includes(before) && LISTS.includes(next)) {
    if (before === "empty") return next;
    return next === "empty" ? before : "json";
  }
  throw mixed(name, before, next);
}

function mixed(name: string, one: string, other: string): FrameError {
  return new FrameError(
    "FRAME_MIXED",
    `Field ${name} holds ${one} in one document and ${other} in another; a column has one type. Project or convert it first.`,
  );
}

/** A field may not be a value here and a document there. */
function checkParents(fields: Map<string, Field>, name: string): void {
  for (let dot = name.indexOf("."); dot !== -1; dot = name.indexOf(".", dot + 1)) {
    const parent = fields.get(name.slice(0, dot));
    if (parent === undefined) continue;
    if (parent.kind !== undefined) throw mixed(name.slice(0, dot), parent.kind, "a document");
    fields.delete(name.slice(0, dot)); // only ever null: its columns say so
  }
}

function fieldSeries(name: string, field: Field, count: number, json: (value: unknown) => string): Series {
  const { kind = "text", values, documents } = field;
  if (kind === "empty" || kind === "texts" || kind === "numbers") return listSeries(name, kind, field, count);
  const builder = columnBuilder(name, kind === "json" ? "text" : kind);
  let next = 0;
  for (let at = 0; at < count; at++) {
    if (documents[next] !== at) builder.push(null);
    else {
      const value = values[next++];
      builder.push(kind === "json" ? json(value) : plain(value));
    }
  }
  return builder.finish();
}

function listSeries(name: string, kind: List, field: Field, count: number): Series {
  const pl = polars();
  const lists: unknown[] = new Array(count).fill(null);
  field.documents.forEach((at, index) => {
    lists[at] = field.values[index];
  });
  return pl.Series(name, lists as never[], pl.List(kind === "numbers" ? pl.Float64 : pl.Utf8));
}

/** BSON's own number and identifier types as what they stand for. */
function plain(value: unknown): unknown {
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  const { _bsontype: type } = value as { _bsontype?: string };
  return type === "Long" ? BigInt(String(value)) : String(value);
}
