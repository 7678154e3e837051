/** Documents in BSON -> the columns of a batch, byte by byte. */

import { FrameError } from "../../errors.js";
import type { Column } from "../columns/column.js";
import type { DecimalColumn, Decimals } from "../columns/decimal.js";
import type { DoubleColumn, IntColumn, LongColumn } from "../columns/numbers.js";
import type { TextColumn } from "../columns/text.js";
import { BSON, behindName, type Decimal, int32At, readDecimal, sizeOf, typeWord } from "./bson.js";
import { beyond, checkScale, type Field, type Fields, type Level } from "./fields.js";
import { writeList } from "./lists.js";

/** Fields of a level that are looked through one by one. */
const FEW = 64;
const HIGH_OF_53_BITS = 0x20_0000;
const DIGITS = Buffer.from("0123456789abcdef");

/** What is made of values that are not read byte by byte. */
export interface Slow {
  /** Extended JSON of an array. */
  json(array: Uint8Array): string;
  /** The digits of a Decimal128. */
  decimal(bytes: Uint8Array): string;
}

/** Reads documents of one read. */
export class Walker {
  private readonly decimal: Decimal = { units: 0, exponent: 0 };

  constructor(
    private readonly fields: Fields,
    private readonly decimals: Decimals,
    private readonly slow: Slow,
  ) {}

  /**
   * Writes one document into a row.
   *
   * @returns false if a column must be wider first; see `Fields.accept`
   * @throws {FrameError} `FRAME_MIXED` or `FRAME_VALUE`
   */
  document(bytes: Uint8Array, start: number, level: Level, row: number): boolean {
    const end = start + int32At(bytes, start) - 1;
    let at = start + 4;
    let place = -1;
    while (at < end) {
      const type = bytes[at++]!;
      place = find(level, place, bytes, at);
      const field = level.fields[place]!;
      at += field.key.length;
      if (!this.value(type, bytes, at, field, row)) return false;
      at += sizeOf(type, bytes, at);
    }
    return true;
  }

  private value(type: number, bytes: Uint8Array, at: number, field: Field, row: number): boolean {
    switch (type) {
      case BSON.int: {
        if (field.kind !== "int") return this.otherInt(int32At(bytes, at), field, row);
        once(field, field.column!, row);
        (field.column as IntColumn).values[row] = int32At(bytes, at);
        return true;
      }
      case BSON.string: {
        if (field.kind !== "text" && !this.fields.accept(field, "text")) return false;
        once(field, field.column!, row, false);
        (field.column as TextColumn).append(row, bytes, at + 4, at + 3 + int32At(bytes, at));
        return true;
      }
      case BSON.double: {
        if (field.kind !== "double" && !this.fields.accept(field, "double")) return false;
        copyLong((field.column as DoubleColumn).words, bytes, at, field, row);
        return true;
      }
      case BSON.date: {
        if (field.kind !== "instant" && !this.fields.accept(field, "instant")) return false;
        copyLong((field.column as LongColumn).words, bytes, at, field, row);
        return true;
      }
      case BSON.long:
        return this.long(bytes, at, field, row);
      case BSON.decimal:
        return this.decimal128(bytes, at, field, row);
      case BSON.boolean: {
        if (field.kind !== "boolean" && !this.fields.accept(field, "boolean")) return false;
        once(field, field.column!, row);
        (field.column as IntColumn).values[row] = bytes[at]!;
        return true;
      }
      case BSON.objectId:
        return this.objectId(bytes, at, field, row);
      case BSON.null:
      case BSON.undefined:
        if (!field.met) this.fields.meet(field);
        return true;
      case BSON.document: {
        if (bytes[at + 4] === 0) return true; // no fields
        return this.document(bytes, at, this.fields.levelOf(field), row);
      }
      case BSON.array:
        return writeList(this.fields, field, bytes, at, row, this.slow);
    }
    throw new FrameError(
      "FRAME_VALUE",
      `Field ${field.name} holds a ${typeWord(type)}, which a frame does not have. Project it away.`,
    );
  }

  private otherInt(value: number, field: Field, row: number): boolean {
    if (!this.fields.accept(field, "int")) return false;
    once(field, field.column!, row, false);
    field.column!.push(row, value);
    return true;
  }

  private long(bytes: Uint8Array, at: number, field: Field, row: number): boolean {
    const high = int32At(bytes, at + 4);
    const far = high >= HIGH_OF_53_BITS || high < -HIGH_OF_53_BITS;
    if (far && field.kind === "double") throw beyond(field.name);
    if (field.kind !== "long" && !this.fields.accept(field, "long")) return false;
    if (far) field.beyond = true;
    if (field.kind === "long") {
      copyLong((field.column as LongColumn).words, bytes, at, field, row);
      return true;
    }
    once(field, field.column!, row, false);
    const low = int32At(bytes, at) >>> 0;
    field.column!.push(row, far ? (BigInt(high) << 32n) | BigInt(low) : high * 0x1_0000_0000 + low);
    return true;
  }

  private decimal128(bytes: Uint8Array, at: number, field: Field, row: number): boolean {
    const { decimal } = this;
    readDecimal(bytes, at, decimal);
    const text = (): string => this.slow.decimal(bytes.subarray(at, at + 16));
    if (this.decimals === "double") {
      if (!this.fields.accept(field, "double")) return false;
      once(field, field.column!, row, false);
      // Both exact, so their quotient is rounded once.
      const short = decimal.exponent <= 0 && decimal.exponent >= -22 && !Number.isNaN(decimal.units);
      field.column!.push(row, short ? decimal.units / 10 ** -decimal.exponent : Number(text()));
      return true;
    }
    const scale = Math.max(0, -decimal.exponent);
    if (scale > 38) checkScale(field.name, scale, text);
    if ((field.kind !== "decimal" || scale > field.scale) && !this.fields.accept(field, "decimal", scale))
      return false;
    once(field, field.column!, row, false);
    if (scale === field.scale && decimal.exponent <= 0 && !Number.isNaN(decimal.units))
      (field.column as DecimalColumn).putUnits(row, decimal.units);
    else field.column!.push(row, text());
    return true;
  }

  private objectId(bytes: Uint8Array, at: number, field: Field, row: number): boolean {
    if (field.kind !== "text" && !this.fields.accept(field, "text")) return false;
    once(field, field.column!, row, false);
    const text = field.column as TextColumn;
    let to = text.begin(row, 24);
    const { bytes: out } = text;
    for (let i = at; i < at + 12; i++) {
      const byte = bytes[i]!;
      out[to++] = DIGITS[byte >> 4]!;
      out[to++] = DIGITS[byte & 15]!;
    }
    text.used = to;
    return true;
  }
}

/** The place of the field whose name stands at `at`: mostly the one that came next in the document before. */
function find(level: Level, last: number, bytes: Uint8Array, at: number): number {
  const { fields } = level;
  const guess = last < 0 ? level.first : fields[last]!.follower;
  if (guess < fields.length && isNamed(fields[guess]!.key, bytes, at)) return guess;
  const place = search(level, last + 1, bytes, at);
  if (last < 0) level.first = place;
  else fields[last]!.follower = place;
  return place;
}

/** One by one where they are few, which spares a string; most names differ in a byte or two. */
function search(level: Level, from: number, bytes: Uint8Array, at: number): number {
  const { fields } = level;
  if (fields.length <= FEW) {
    for (let i = 0; i < fields.length; i++) {
      const place = from + i < fields.length ? from + i : from + i - fields.length;
      if (isNamed(fields[place]!.key, bytes, at)) return place;
    }
  }
  const end = behindName(bytes, at) - 1;
  return level.place(Buffer.from(bytes.buffer, bytes.byteOffset + at, end - at).toString());
}

function isNamed(key: Uint8Array, bytes: Uint8Array, at: number): boolean {
  for (let i = 0; i < key.length; i++) if (key[i] !== bytes[at + i]) return false;
  return true;
}

function copyLong(words: Int32Array, bytes: Uint8Array, at: number, field: Field, row: number): void {
  once(field, field.column!, row);
  words[2 * row] = int32At(bytes, at);
  words[2 * row + 1] = int32At(bytes, at + 4);
}

/** A document may name a field twice, and a column has one place for it. */
function once(field: Field, column: Column, row: number, mark = true): void {
  const bit = 1 << (row & 7);
  if ((column.validity[row >> 3]! & bit) !== 0)
    throw new FrameError(
      "FRAME_MIXED",
      `A document has field ${field.name} twice, and a column holds one of them. Project one away.`,
    );
  if (mark) column.validity[row >> 3]! |= bit;
}
