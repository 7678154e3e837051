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

/** A long whose upper word is from here on, or below its negative, is beyond 53 bits. */
export const HIGH_OF_53_BITS = 0x20_0000;

/** Bytes of an answer, and the same as a view: its words are read with one load instead of four. */
export class Bytes {
  readonly view: DataView;

  constructor(readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
}

/** A field's name with the NUL behind it, in words of 32 bits. */
export class Key {
  readonly length: number;
  readonly words: readonly number[];
  private readonly mask: number;

  constructor(own: string) {
    const bytes = Buffer.from(`${own}\0`);
    this.length = bytes.length;
    const padded = Buffer.alloc(Math.ceil(bytes.length / 4) * 4);
    bytes.copy(padded);
    this.words = Array.from({ length: padded.length / 4 }, (_, i) => padded.readInt32LE(4 * i));
    this.mask = -1 >>> (8 * (padded.length - bytes.length));
  }

  /** Bytes of the words. */
  get padded(): number {
    return 4 * this.words.length;
  }

  /** For each word, which of its bits belong to the name. */
  get masks(): number[] {
    return this.words.map((_, i) => (i === this.words.length - 1 ? this.mask | 0 : -1));
  }

  /** Whether the name stands at that place. */
  is({ bytes, view }: Bytes, at: number): boolean {
    const { words, mask } = this;
    const last = words.length - 1;
    if (at + 4 * words.length > bytes.length) return false; // not in an answer of a server, which goes on behind its documents
    let i = 0;
    for (; i < last; i++) if (view.getInt32(at + 4 * i, true) !== words[i]) return false;
    return (view.getInt32(at + 4 * i, true) & mask) === words[i];
  }
}

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

/** The uppermost word of a Decimal128 that has so many decimals, is not below 0 and has at most 96 bits. */
export const topOf = (decimals: number): number => (BIAS - decimals) << 17;

/** IEEE 754-2008 decimal128, binary integer form, into `out`. */
export function readDecimal(view: DataView, at: number, out: Decimal): void {
  const top = view.getInt32(at + 12, true);
  out.exponent = ((top >>> 17) & 0x3fff) - BIAS;
  const high = view.getUint32(at + 4, true);
  const small = view.getInt32(at + 8, true) === 0 && (top & 0x1ffff) === 0 && high < HIGH_OF_53_BITS;
  if (!small || ((top >>> 29) & 3) === 3) {
    out.units = Number.NaN; // many digits; or not the plain form, as of NaN and infinity
    return;
  }
  const units = high * 0x1_0000_0000 + view.getUint32(at, true);
  out.units = top < 0 ? 0 - units : units;
}
