/** Reading BSON in place. The format: bsonspec.org, version 1.1. */

/** Numbers of the types. */
export const BSON = {
  double: 1,
  string: 2,
  document: 3,
  array: 4,
  binary: 5,
  undefined: 6,
  objectId: 7,
  boolean: 8,
  date: 9,
  null: 10,
  regex: 11,
  pointer: 12,
  code: 13,
  symbol: 14,
  scopedCode: 15,
  int: 16,
  timestamp: 17,
  long: 18,
  decimal: 19,
} as const;

/** What messages call the types that no frame has. */
const WORDS: Readonly<Record<number, string>> = {
  5: "Binary",
  11: "regular expression",
  12: "DBPointer",
  13: "Code",
  14: "Symbol",
  15: "Code",
  17: "Timestamp",
  127: "MaxKey",
  255: "MinKey",
};

export const typeWord = (type: number): string => WORDS[type] ?? `value of BSON type ${type}`;

export const int32At = (bytes: Uint8Array, at: number): number =>
  bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);

/** The position behind a name or another text that ends with NUL. */
export function behindName(bytes: Uint8Array, at: number): number {
  let end = at;
  while (bytes[end] !== 0) end++;
  return end + 1;
}

/** Bytes of a value. */
export function sizeOf(type: number, bytes: Uint8Array, at: number): number {
  switch (type) {
    case BSON.double:
    case BSON.date:
    case BSON.timestamp:
    case BSON.long:
      return 8;
    case BSON.string:
    case BSON.code:
    case BSON.symbol:
      return 4 + int32At(bytes, at);
    case BSON.document:
    case BSON.array:
    case BSON.scopedCode:
      return int32At(bytes, at);
    case BSON.binary:
      return 5 + int32At(bytes, at);
    case BSON.objectId:
      return 12;
    case BSON.boolean:
      return 1;
    case BSON.regex:
      return behindName(bytes, behindName(bytes, at)) - at;
    case BSON.pointer:
      return 4 + int32At(bytes, at) + 12;
    case BSON.int:
      return 4;
    case BSON.decimal:
      return 16;
    default: // null, undefined, MinKey, MaxKey
      return 0;
  }
}

/** A Decimal128 of few digits: `units` times 10 ** `exponent`. Units are NaN where they have more than 53 bits, and of NaN and infinity. */
export interface Decimal {
  units: number;
  exponent: number;
}

const BIAS = 6176;

/** IEEE 754-2008 decimal128, binary integer form, into `out`. */
export function readDecimal(bytes: Uint8Array, at: number, out: Decimal): void {
  const top = int32At(bytes, at + 12);
  out.exponent = ((top >>> 17) & 0x3fff) - BIAS;
  const high = int32At(bytes, at + 4) >>> 0;
  const small = int32At(bytes, at + 8) === 0 && (top & 0x1ffff) === 0 && high < 0x20_0000;
  if (!small || ((top >>> 29) & 3) === 3) {
    out.units = Number.NaN; // many digits; or not the plain form, as of NaN and infinity
    return;
  }
  const units = high * 0x1_0000_0000 + (int32At(bytes, at) >>> 0);
  out.units = top < 0 ? 0 - units : units;
}
