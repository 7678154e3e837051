/** One field of a flat document as BSON, written straight from a typed array. The format: bsonspec.org, version 1.1. */

import type { Column } from "../columns.js";
import { isWellFormed } from "./size.js";

/** Writes one field, name and value, and returns the position behind it; NULL writes nothing. */
export interface BsonField {
  /** The most bytes of any value, name included; for text, of all but the text. */
  readonly width: number;
  readonly texts?: readonly (readonly string[])[];
  write(out: Buffer, at: number, row: number): number;
}

const DOUBLE = 1;
const STRING = 2;
export const DOCUMENT = 3;
const ARRAY = 4;
const OBJECT_ID = 7;
const BOOLEAN = 8;
const DATE = 9;
const INT = 16;
const LONG = 18;
const DECIMAL128 = 19;
const DAY_MS = 86_400_000;
const DECIMAL128_BIAS = 6176;

/** Type and name of a field, the bytes before its value. */
export function head(type: number, name: string): Buffer {
  return Buffer.concat([Buffer.of(type), Buffer.from(name), Buffer.of(0)]);
}

/** What stands before the twelve bytes of an ObjectId. */
export const bsonObjectId = (name: string): Buffer => head(OBJECT_ID, name);

/** Copies a few bytes; a loop beats `Buffer.copy` below some 30. */
export function put(out: Buffer, at: number, bytes: Uint8Array): number {
  for (let i = 0; i < bytes.length; i++) out[at++] = bytes[i]!;
  return at;
}

/** A string value: length with the closing NUL, bytes, NUL. */
function stringBytes(text: string): Buffer {
  const bytes = Buffer.from(text);
  const out = Buffer.alloc(bytes.length + 5);
  out.writeInt32LE(bytes.length + 1, 0);
  bytes.copy(out, 4);
  return out;
}

/** The same value in every document. */
export function constantField(name: string, value: string | number | boolean): BsonField {
  let bytes: Buffer;
  if (typeof value === "string") bytes = Buffer.concat([head(STRING, name), stringBytes(value)]);
  else if (typeof value === "boolean") bytes = Buffer.concat([head(BOOLEAN, name), Buffer.of(value ? 1 : 0)]);
  else {
    const number = Buffer.alloc(8);
    if (Number.isInteger(value) && Math.abs(value) < 2 ** 31) number.writeInt32LE(value);
    else number.writeDoubleLE(value);
    const isInt = Number.isInteger(value) && Math.abs(value) < 2 ** 31;
    bytes = Buffer.concat([head(isInt ? INT : DOUBLE, name), number.subarray(0, isInt ? 4 : 8)]);
  }
  return { width: bytes.length, write: (out, at) => put(out, at, bytes) };
}

/** Throws the error of the load, with the field's name. */
export type Wrong = (why: string) => never;

/** A word from a dictionary, encoded once with type, name and length. */
export function wordField(
  name: string,
  codes: Int32Array | Uint16Array,
  words: readonly string[],
  wrong: Wrong,
): BsonField {
  const fields = words.map((word) => Buffer.concat([head(STRING, name), stringBytes(word)]));
  return {
    width: Math.max(0, ...fields.map((field) => field.length)),
    write(out, at, row) {
      const field = fields[codes[row]!] ?? wrong(`row ${row + 1}: there is no name for ${codes[row]}`);
      return at + field.copy(out, at);
    },
  };
}

/** The field of a column, by its kind. */
export function columnField(
  name: string,
  column: Column,
  as: "decimal" | "double" | undefined,
  wrong: Wrong,
): BsonField {
  const typed = (
    type: number,
    size: number,
    write: (out: Buffer, at: number, row: number) => void,
  ): BsonField => {
    const start = head(type, name);
    return {
      width: start.length + size,
      write(out, at, row) {
        const value = put(out, at, start);
        write(out, value, row);
        return value + size;
      },
    };
  };
  switch (column.kind) {
    case "int": {
      const { values } = column;
      return typed(INT, 4, (out, at, row) => out.writeInt32LE(values[row]!, at));
    }
    case "boolean": {
      const { values } = column;
      return typed(BOOLEAN, 1, (out, at, row) => (out[at] = values[row]!));
    }
    case "bigint": {
      const { values } = column;
      return typed(LONG, 8, (out, at, row) => out.writeBigInt64LE(values[row]!, at));
    }
    case "double": {
      const { values } = column;
      return typed(DOUBLE, 8, (out, at, row) => out.writeDoubleLE(values[row]!, at));
    }
    case "decimal": {
      const { values, scale } = column;
      const unit = 10 ** scale;
      if (as === "double")
        return typed(DOUBLE, 8, (out, at, row) => out.writeDoubleLE(values[row]! / unit, at));
      return typed(DECIMAL128, 16, (out, at, row) => writeDecimal128(out, at, values[row]!, scale));
    }
    case "instant": {
      const { values } = column;
      return typed(DATE, 8, (out, at, row) => {
        const instant = values[row]!;
        if (!Number.isInteger(instant))
          wrong(`row ${row + 1}: instant ${instant} is not a whole millisecond`);
        writeLong(out, at, instant);
      });
    }
    case "date": {
      const { values } = column;
      return typed(DATE, 8, (out, at, row) => writeLong(out, at, values[row]! * DAY_MS));
    }
    case "code":
      return wordField(name, column.codes, column.dictionary, wrong);
    case "text":
      return textField(name, column.values, wrong);
    case "point":
      return pointField(name, column.longitude, column.latitude);
  }
}

function textField(name: string, values: readonly string[], wrong: Wrong): BsonField {
  const start = head(STRING, name);
  return {
    width: start.length + 5,
    texts: [values],
    write(out, at, row) {
      const text = values[row];
      if (text === undefined) return wrong(`row ${row + 1} has no value`);
      if (!isWellFormed(text))
        wrong(`row ${row + 1}: the text holds half a surrogate pair, which UTF-8 cannot say`);
      const value = put(out, at, start);
      const size = out.write(text, value + 4);
      out.writeInt32LE(size + 1, value);
      out[value + 4 + size] = 0;
      return value + size + 5;
    },
  };
}

/** GeoJSON: `{type: "Point", coordinates: [longitude, latitude]}`. */
function pointField(name: string, longitude: Float64Array, latitude: Float64Array): BsonField {
  const type = Buffer.concat([head(STRING, "type"), stringBytes("Point")]);
  const array = Buffer.concat([
    int32(27),
    head(DOUBLE, "0"),
    Buffer.alloc(8),
    head(DOUBLE, "1"),
    Buffer.alloc(8),
    Buffer.of(0),
  ]);
  const inside = Buffer.concat([type, head(ARRAY, "coordinates"), array, Buffer.of(0)]);
  const bytes = Buffer.concat([head(DOCUMENT, name), int32(inside.length + 4), inside]);
  const first = bytes.length - 21; // two doubles of 8 bytes, a head of 3 between them, two closing NULs
  return {
    width: bytes.length,
    write(out, at, row) {
      bytes.copy(out, at);
      out.writeDoubleLE(longitude[row]!, at + first);
      out.writeDoubleLE(latitude[row]!, at + first + 11);
      return at + bytes.length;
    },
  };
}

function int32(value: number): Buffer {
  const out = Buffer.alloc(4);
  out.writeInt32LE(value);
  return out;
}

/** A whole number of at most 53 bits as 64 bits, in two words, without a BigInt. */
function writeLong(out: Buffer, at: number, value: number): void {
  const high = Math.floor(value / 0x1_0000_0000);
  out.writeInt32LE((value - high * 0x1_0000_0000) | 0, at);
  out.writeInt32LE(high, at + 4);
}

/** IEEE 754-2008 decimal128, binary integer form: sign, biased exponent in 14 bits, then the unscaled integer. */
function writeDecimal128(out: Buffer, at: number, unscaled: number, scale: number): void {
  writeLong(out, at, Math.abs(unscaled));
  out.writeInt32LE(0, at + 8);
  const exponent = (DECIMAL128_BIAS - scale) * 2 ** 17;
  out.writeInt32LE((unscaled < 0 ? exponent | 0x8000_0000 : exponent) | 0, at + 12);
}
