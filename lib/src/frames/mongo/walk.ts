/** Documents in BSON -> the columns of a batch, byte by byte. */

import { FrameError } from "../../errors.js";
import { MOST_DIGITS } from "../arrow/types.js";
import type { DecimalColumn, Decimals } from "../columns/decimal.js";
import type { DoubleColumn, IntColumn, LongColumn } from "../columns/numbers.js";
import type { TextColumn } from "../columns/text.js";
import { BSON, Bytes, behindName, type Decimal, HIGH_OF_53_BITS, readDecimal, typeWord } from "./bson.js";
import { beyond, type Field, type Fields, type Level, once, tooSmall } from "./fields.js";
import { writeList } from "./lists.js";

/** Fields of a level that are looked through one by one. */
const FEW = 64;
/** Instead of a position: a column must be wider first. */
const TOO_NARROW = -1;
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
  private source = new Bytes(Buffer.alloc(0));

  constructor(
    private readonly fields: Fields,
    private readonly decimals: Decimals,
    private readonly slow: Slow,
  ) {}

  /** The answer that the documents stand in. */
  use(source: Bytes): void {
    this.source = source;
  }

  /**
   * Writes one document into a row.
   *
   * @param start where it begins in the answer
   * @returns false if a column must be wider first; see `Fields.accept`
   * @throws {FrameError} `FRAME_MIXED` or `FRAME_VALUE`
   */
  document(start: number, level: Level, row: number): boolean {
    const { source, fields } = this;
    const { bytes, view } = source;
    const { usual } = level;
    const end = start + view.getInt32(start, true) - 1;
    let at = start + 4;
    let place = -1;
    if (usual !== undefined && usual.version === fields.version && end + usual.longest <= bytes.length) {
      at = usual.read(this, bytes, view, at, end, row);
      if (at === end) return true;
      if (at < 0) return false;
      place = usual.last;
    }
    while (at < end) {
      const type = bytes[at++]!;
      place = find(level, place, source, at);
      const field = level.fields[place]!;
      at = this.value(type, at + field.key.length, field, row);
      if (at < 0) return false;
    }
    level.metUnusual(fields.version);
    return true;
  }

  /** The position behind the value, or TOO_NARROW. */
  value(type: number, at: number, field: Field, row: number): number {
    const { view, bytes } = this.source;
    switch (type) {
      case BSON.int: {
        if (field.kind !== "int") return this.otherInt(at, field, row);
        once(field, row);
        (field.column as IntColumn).values[row] = view.getInt32(at, true);
        return at + 4;
      }
      case BSON.string: {
        if (field.kind !== "text" && !this.fields.accept(field, "text")) return TOO_NARROW;
        const end = at + 4 + view.getInt32(at, true);
        once(field, row, false);
        (field.column as TextColumn).append(row, bytes, at + 4, end - 1);
        return end;
      }
      case BSON.double: {
        if (field.kind !== "double" && !this.fields.accept(field, "double")) return TOO_NARROW;
        once(field, row);
        (field.column as DoubleColumn).values[row] = view.getFloat64(at, true);
        return at + 8;
      }
      case BSON.date: {
        if (field.kind !== "instant" && !this.fields.accept(field, "instant")) return TOO_NARROW;
        return copyLong(view, at, field, row);
      }
      case BSON.long:
        return this.long(at, field, row);
      case BSON.decimal:
        return this.decimal128(at, field, row);
      case BSON.boolean: {
        if (field.kind !== "boolean" && !this.fields.accept(field, "boolean")) return TOO_NARROW;
        once(field, row);
        (field.column as IntColumn).values[row] = bytes[at]!;
        return at + 1;
      }
      case BSON.objectId:
        return this.objectId(at, field, row);
      case BSON.null:
      case BSON.undefined:
        if (!field.met) this.fields.meet(field);
        return at;
      case BSON.document:
      case BSON.array:
        return this.nested(type, at, field, row);
    }
    throw new FrameError(
      "FRAME_VALUE",
      `Field ${field.name} holds a ${typeWord(type)}, which a frame does not have. Project it away.`,
    );
  }

  private nested(type: number, at: number, field: Field, row: number): number {
    const { bytes, view } = this.source;
    const end = at + view.getInt32(at, true);
    if (type === BSON.array)
      return writeList(this.fields, field, bytes, at, row, this.slow) ? end : TOO_NARROW;
    const level = this.fields.levelOf(field, bytes[at + 4] === 0);
    return this.document(at, level, row) ? end : TOO_NARROW;
  }

  private otherInt(at: number, field: Field, row: number): number {
    if (!this.fields.accept(field, "int")) return TOO_NARROW;
    once(field, row, false);
    field.column!.push(row, this.source.view.getInt32(at, true));
    return at + 4;
  }

  private long(at: number, field: Field, row: number): number {
    const { view } = this.source;
    const high = view.getInt32(at + 4, true);
    const far = high >= HIGH_OF_53_BITS || high < -HIGH_OF_53_BITS;
    if (far && field.kind === "double") throw beyond(field.name);
    if (field.kind !== "long" && !this.fields.accept(field, "long")) return TOO_NARROW;
    if (far) field.beyond = true;
    if (field.kind === "long") return copyLong(view, at, field, row);
    once(field, row, false);
    field.column!.push(
      row,
      far ? view.getBigInt64(at, true) : high * 0x1_0000_0000 + view.getUint32(at, true),
    );
    return at + 8;
  }

  private decimal128(at: number, field: Field, row: number): number {
    const { decimal } = this;
    readDecimal(this.source.view, at, decimal);
    if (this.decimals === "double") {
      if (!this.fields.accept(field, "double")) return TOO_NARROW;
      once(field, row, false);
      // Both exact, so their quotient is rounded once.
      const short = decimal.exponent <= 0 && decimal.exponent >= -22 && !Number.isNaN(decimal.units);
      field.column!.push(row, short ? decimal.units / 10 ** -decimal.exponent : Number(this.digits(at)));
      return at + 16;
    }
    const scale = Math.max(0, -decimal.exponent);
    if (scale > MOST_DIGITS) throw tooSmall(field.name, this.digits(at));
    if ((field.kind !== "decimal" || scale > field.scale) && !this.fields.accept(field, "decimal", scale))
      return TOO_NARROW;
    once(field, row, false);
    if (scale === field.scale && decimal.exponent <= 0 && !Number.isNaN(decimal.units))
      (field.column as DecimalColumn).putUnits(row, decimal.units);
    else field.column!.push(row, this.digits(at));
    return at + 16;
  }

  private digits(at: number): string {
    return this.slow.decimal(this.source.bytes.subarray(at, at + 16));
  }

  private objectId(at: number, field: Field, row: number): number {
    if (field.kind !== "text" && !this.fields.accept(field, "text")) return TOO_NARROW;
    once(field, row, false);
    const { bytes } = this.source;
    const text = field.column as TextColumn;
    let to = text.begin(row, 24);
    const { bytes: out } = text;
    for (let i = at; i < at + 12; i++) {
      const byte = bytes[i]!;
      out[to++] = DIGITS[byte >> 4]!;
      out[to++] = DIGITS[byte & 15]!;
    }
    text.used = to;
    return at + 12;
  }
}

/** The place of the field whose name stands at `at`: mostly the one that came next in the document before. */
function find(level: Level, last: number, source: Bytes, at: number): number {
  const { fields } = level;
  const guess = last < 0 ? level.first : fields[last]!.follower;
  if (guess < fields.length && fields[guess]!.key.is(source, at)) return guess;
  const place = search(level, last + 1, source, at);
  if (last < 0) level.first = place;
  else fields[last]!.follower = place;
  return place;
}

/** One by one where they are few, which spares a string. */
function search(level: Level, from: number, source: Bytes, at: number): number {
  const { fields } = level;
  if (fields.length <= FEW) {
    for (let i = 0; i < fields.length; i++) {
      const place = from + i < fields.length ? from + i : from + i - fields.length;
      if (fields[place]!.key.is(source, at)) return place;
    }
  }
  const { bytes } = source;
  const end = behindName(bytes, at) - 1;
  return level.place(Buffer.from(bytes.buffer, bytes.byteOffset + at, end - at).toString());
}

function copyLong(view: DataView, at: number, field: Field, row: number): number {
  once(field, row);
  const { words } = field.column as LongColumn;
  words[2 * row] = view.getInt32(at, true);
  words[2 * row + 1] = view.getInt32(at + 4, true);
  return at + 8;
}
