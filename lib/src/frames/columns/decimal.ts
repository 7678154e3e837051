import { MOST_DIGITS } from "../arrow/types.js";
import { bytesOf, Column, type Contents, widened } from "./column.js";
import { longUnits, shortUnits } from "./digits.js";
import { DoubleColumn } from "./numbers.js";

const LIMIT = 10n ** BigInt(MOST_DIGITS);

/** What becomes of decimals: `exact` Decimal, `double` the nearest Float64. */
export type Decimals = "exact" | "double";

/** A column that reads decimal digits. */
export interface DigitColumn {
  /** A number as ASCII, such as `-36.80`. */
  putDigits(row: number, from: Uint8Array, start: number, end: number): void;
}

/** Decimal: whole numbers of the last place in 128 bits, as four 32-bit words, lowest first. */
export class DecimalColumn extends Column implements DigitColumn {
  words = new Int32Array(4 * this.capacity);

  constructor(
    name: string,
    source: string,
    capacity: number,
    readonly scale: number,
  ) {
    super(name, source, capacity);
  }

  putDigits(row: number, from: Uint8Array, start: number, end: number): void {
    const units = shortUnits(from, start, end, this.scale);
    if (Number.isNaN(units)) {
      this.put(row, Buffer.from(from.buffer, from.byteOffset + start, end - start).toString("latin1"));
      return;
    }
    this.putUnits(row, units);
  }

  /** A whole number of the last place, of at most 53 bits. */
  putUnits(row: number, units: number): void {
    const high = Math.floor(units / 0x1_0000_0000);
    const at = 4 * row;
    this.words[at] = (units - high * 0x1_0000_0000) | 0;
    this.words[at + 1] = high;
    this.words[at + 2] = this.words[at + 3] = units < 0 ? -1 : 0;
    this.mark(row);
  }

  protected put(row: number, value: unknown): void {
    const units = longUnits(String(value), this.scale);
    if (units === undefined) this.refuse(value);
    if (units >= LIMIT || units <= -LIMIT)
      this.refuse(value, `A frame's decimals have ${MOST_DIGITS} digits: select it as CHAR or DOUBLE.`);
    for (let i = 0; i < 4; i++) this.words[4 * row + i] = Number(BigInt.asIntN(32, units >> BigInt(32 * i)));
    this.mark(row);
  }

  protected resize(capacity: number): void {
    this.words = widened(this.words, new Int32Array(4 * capacity));
  }

  protected contents(rows: number): Contents {
    return { type: { id: "decimal", scale: this.scale }, buffers: [bytesOf(this.words, 4 * rows)] };
  }
}

/** Float64: the double nearest to the decimal, which is one rounding of its exact value. */
export class NearestColumn extends DoubleColumn implements DigitColumn {
  private readonly unit: number;

  constructor(
    name: string,
    source: string,
    capacity: number,
    private readonly scale: number,
  ) {
    super(name, source, capacity);
    this.unit = 10 ** scale;
  }

  putDigits(row: number, from: Uint8Array, start: number, end: number): void {
    // Both exact, so their quotient is rounded once; powers of ten are exact up to 10 ** 22.
    const units = this.scale > 22 ? Number.NaN : shortUnits(from, start, end, this.scale);
    if (Number.isNaN(units))
      this.put(row, Buffer.from(from.buffer, from.byteOffset + start, end - start).toString("latin1"));
    else {
      this.values[row] = units / this.unit;
      this.mark(row);
    }
  }
}
