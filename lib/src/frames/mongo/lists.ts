/** Arrays of documents: lists of texts or of numbers, and any other as extended JSON. */

import type { ListColumn } from "../columns/list.js";
import type { TextColumn } from "../columns/text.js";
import { BSON, behindName, HIGH_OF_53_BITS, int32At, sizeOf } from "./bson.js";
import { type Field, type Fields, once } from "./fields.js";
import type { Kind } from "./kinds.js";
import type { Slow } from "./walk.js";

/** Writes an array into a row; false as `Fields.accept` says. */
export function writeList(
  fields: Fields,
  field: Field,
  bytes: Uint8Array,
  at: number,
  row: number,
  slow: Slow,
): boolean {
  if (!fields.accept(field, listKind(bytes, at))) return false;
  once(field, row, false);
  if (field.kind === "json") {
    const json = slow.json(bytes.subarray(at, at + int32At(bytes, at)));
    (field.column as TextColumn).appendText(row, json);
    return true;
  }
  const list = field.column as ListColumn;
  list.begin(row);
  eachElement(bytes, at, (type, value) => {
    const place = list.place();
    if (type === BSON.string)
      (list.elements as TextColumn).append(place, bytes, value + 4, value + 3 + int32At(bytes, value));
    else list.elements.push(place, numberAt(type, bytes, value));
    return true;
  });
  return true;
}

function listKind(bytes: Uint8Array, at: number): Kind {
  let kind: Kind = "empty";
  eachElement(bytes, at, (type, value) => {
    const of: Kind = type === BSON.string ? "texts" : isNumber(type, bytes, value) ? "numbers" : "json";
    kind = kind === "empty" || kind === of ? of : "json";
    return kind !== "json";
  });
  return kind;
}

/** Doubles, ints, and longs that a double holds. */
function isNumber(type: number, bytes: Uint8Array, at: number): boolean {
  if (type === BSON.double || type === BSON.int) return true;
  if (type !== BSON.long) return false;
  const high = int32At(bytes, at + 4);
  return high < HIGH_OF_53_BITS && high >= -HIGH_OF_53_BITS;
}

function numberAt(type: number, bytes: Uint8Array, at: number): number {
  if (type === BSON.int) return int32At(bytes, at);
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, 8);
  return type === BSON.double ? view.getFloat64(0, true) : Number(view.getBigInt64(0, true));
}

function eachElement(bytes: Uint8Array, start: number, take: (type: number, at: number) => boolean): void {
  const end = start + int32At(bytes, start) - 1;
  for (let at = start + 4; at < end; ) {
    const type = bytes[at]!;
    at = behindName(bytes, at + 1);
    if (!take(type, at)) return;
    at += sizeOf(type, bytes, at);
  }
}
