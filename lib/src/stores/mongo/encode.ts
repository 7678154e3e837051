/** Rows of a column table as BSON documents, one behind the other in one buffer. */

import { randomBytes } from "node:crypto";
import type { Document, ObjectId } from "mongodb";
import type { Column, ColumnTable } from "../columns.js";
import { type BsonField, bsonObjectId, DOCUMENT, head, put } from "./bson.js";
import { bsonField, type Mapping } from "./mapping.js";

/** Some rows as documents. */
export interface EncodedBatch {
  readonly bytes: Buffer;
  readonly from: number;
  readonly to: number;
  /** Finds the first `count` documents of the batch again. */
  filter(count: number): Document;
}

/** Batches are smaller than a message may be (48 MB, 100,000 documents) so that two can be under way. */
const BATCH_BYTES = 1024 * 1024;
const BATCH_DOCUMENTS = 20_000;

/**
 * Yields batches of documents. Where the mapping has no `_id` each document gets an ObjectId, but not in a time series, whose
 * server does without.
 *
 * @throws {LoadError} `MAPPING_WRONG`
 */
export function* encodeBatches(
  table: ColumnTable,
  mapping: Mapping,
  withIds: boolean,
): Generator<EncodedBatch> {
  const ids = withIds && !("_id" in mapping) ? objectIds(table.rows) : undefined;
  const fields = [...(ids === undefined ? [] : [ids.field]), ...documentFields(table, mapping)];
  const texts = fields.flatMap((field) => field.texts ?? []);
  const fixed = fields.reduce((sum, field) => sum + field.width, 5);
  const size = (row: number): number => {
    let bytes = fixed;
    for (const text of texts) bytes += 3 * (text[row]?.length ?? 0);
    return bytes;
  };
  let from = 0;
  while (from < table.rows) {
    const first = from;
    const out = Buffer.allocUnsafeSlow(Math.max(BATCH_BYTES, size(first)));
    const end = Math.min(table.rows, first + BATCH_DOCUMENTS);
    let at = 0;
    let row = first;
    while (row < end && at + size(row) <= out.length) {
      const start = at;
      at += 4;
      for (let i = 0; i < fields.length; i++) at = fields[i]!.write(out, at, row);
      out[at++] = 0;
      out.writeInt32LE(at - start, start);
      row++;
    }
    const to = row;
    const filter = (count: number): Document =>
      ids === undefined
        ? { _id: { $in: idValues(table, mapping, first, first + count) } }
        : { _id: { $gte: ids.at(first), $lte: ids.at(first + count - 1) } };
    yield { bytes: out.subarray(0, at), from: first, to, filter };
    from = to;
  }
}

/** Fields in the order of the mapping, nested ones gathered where the first of them stands. */
function documentFields(table: ColumnTable, mapping: Mapping): BsonField[] {
  const groups = new Map<string, BsonField[]>();
  const fields: (BsonField | string)[] = [];
  for (const [path, source] of Object.entries(mapping)) {
    const dot = path.indexOf(".");
    const [outer, inner] = dot === -1 ? [path] : [path.slice(0, dot), path.slice(dot + 1)];
    const field = bsonField(table, inner ?? outer!, source);
    if (inner === undefined) fields.push(field);
    else if (groups.has(outer)) groups.get(outer)!.push(field);
    else {
      groups.set(outer, [field]);
      fields.push(outer);
    }
  }
  return fields.map((field) => (typeof field === "string" ? nested(field, groups.get(field)!) : field));
}

/** A document within; left out where all its fields are. */
function nested(name: string, fields: readonly BsonField[]): BsonField {
  const start = head(DOCUMENT, name);
  return {
    width: fields.reduce((sum, field) => sum + field.width, start.length + 5),
    texts: fields.flatMap((field) => field.texts ?? []),
    write(out, at, row) {
      const document = put(out, at, start);
      let end = document + 4;
      for (let i = 0; i < fields.length; i++) end = fields[i]!.write(out, end, row);
      if (end === document + 4) return at;
      out[end++] = 0;
      out.writeInt32LE(end - document, document);
      return end;
    },
  };
}

/** ObjectIds that ascend with the rows: second, five random bytes, counter. New random bytes when the counter is used up. */
function objectIds(rows: number): { field: BsonField; at(row: number): ObjectId } {
  const second = Math.floor(Date.now() / 1000);
  const prefixes = Array.from({ length: Math.ceil(rows / 2 ** 24) }, () => {
    const bytes = Buffer.alloc(9);
    bytes.writeUInt32BE(second);
    randomBytes(5).copy(bytes, 4);
    return bytes;
  }).sort(Buffer.compare);
  const driver = require("mongodb") as typeof import("mongodb");
  const start = bsonObjectId("_id");
  const write = (out: Buffer, at: number, row: number): number => {
    at = put(out, put(out, at, start), prefixes[row >>> 24]!);
    out.writeUIntBE(row & 0xff_ffff, at, 3);
    return at + 3;
  };
  return {
    field: { width: start.length + 12, write },
    at(row: number) {
      const bytes = Buffer.alloc(start.length + 12);
      write(bytes, 0, row);
      return new driver.ObjectId(bytes.subarray(start.length));
    },
  };
}

/** What the mapped `_id`s of some rows are, to find them again. */
function idValues(table: ColumnTable, mapping: Mapping, from: number, to: number): unknown[] {
  const source = mapping._id!;
  if (typeof source === "object" && "constant" in source) return [source.constant];
  const column = table.columns[typeof source === "string" ? source : source.column]!;
  const names = typeof source === "object" ? source.names : undefined;
  return Array.from({ length: to - from }, (_, index) => {
    const value = idValue(column, from + index);
    return names === undefined ? value : names[value as number];
  });
}

function idValue(column: Column, row: number): unknown {
  switch (column.kind) {
    case "code":
      return column.dictionary[column.codes[row]!];
    case "instant":
      return new Date(column.values[row]!);
    case "date":
      return new Date(column.values[row]! * 86_400_000);
    case "decimal":
    case "point":
      throw new Error(`a ${column.kind} column cannot be an _id`);
    default:
      return column.values[row];
  }
}
