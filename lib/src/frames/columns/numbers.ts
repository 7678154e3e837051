import type { ArrowType } from "../arrow/types.js";
import { bytesOf, Column, type Contents, widened } from "./column.js";

/** Int32. */
export class IntColumn extends Column {
  values = new Int32Array(this.capacity);

  protected put(row: number, value: unknown): void {
    const number = Number(value);
    if ((number | 0) !== number) this.refuse(value);
    this.values[row] = number;
    this.mark(row);
  }

  protected resize(capacity: number): void {
    this.values = widened(this.values, new Int32Array(capacity));
  }

  protected contents(rows: number): Contents {
    return { type: { id: "int32" }, buffers: [bytesOf(this.values, rows)] };
  }
}

/** Bool; Int32 for a batch that holds other numbers than 0 and 1, as MySQL's TINYINT(1) may. */
export class TruthColumn extends IntColumn {
  protected override put(row: number, value: unknown): void {
    super.put(row, typeof value === "boolean" ? Number(value) : value);
  }

  protected override contents(rows: number): Contents {
    const bits = new Uint8Array((rows + 7) >> 3);
    for (let row = 0; row < rows; row++) {
      if (!this.has(row)) continue;
      const value = this.values[row]!;
      if ((value & 1) !== value) return super.contents(rows);
      bits[row >> 3]! |= value << (row & 7);
    }
    return { type: { id: "bool" }, buffers: [bits] };
  }
}

/** Float64. */
export class DoubleColumn extends Column {
  values = new Float64Array(this.capacity);
  /** The same as pairs of 32-bit words, lower first. */
  words = new Int32Array(this.values.buffer);

  protected put(row: number, value: unknown): void {
    const number = Number(value);
    if (Number.isNaN(number) && !Number.isNaN(value)) this.refuse(value);
    this.values[row] = number;
    this.mark(row);
  }

  protected resize(capacity: number): void {
    this.values = widened(this.values, new Float64Array(capacity));
    this.words = new Int32Array(this.values.buffer);
  }

  protected contents(rows: number): Contents {
    return { type: { id: "double" }, buffers: [bytesOf(this.values, rows)] };
  }
}

/** Int64 or UInt64, as pairs of 32-bit words, lower first: no BigInt is made on the way. */
export class LongColumn extends Column {
  words = new Int32Array(2 * this.capacity);

  constructor(
    name: string,
    source: string,
    capacity: number,
    private readonly type: ArrowType & { id: "int64" | "uint64" | "instant" },
  ) {
    super(name, source, capacity);
  }

  protected put(row: number, value: unknown): void {
    if (typeof value === "number") {
      if (!Number.isSafeInteger(value) || (value < 0 && this.type.id === "uint64")) this.refuse(value);
      this.putNumber(row, value);
      return;
    }
    const long = typeof value === "bigint" || typeof value === "string" ? BigInt(value) : this.refuse(value);
    const fits = this.type.id === "uint64" ? BigInt.asUintN(64, long) : BigInt.asIntN(64, long);
    if (fits !== long) this.refuse(value);
    this.words[2 * row] = Number(BigInt.asIntN(32, long));
    this.words[2 * row + 1] = Number(BigInt.asIntN(32, long >> 32n));
    this.mark(row);
  }

  /** A whole number of at most 53 bits. */
  putNumber(row: number, value: number): void {
    const high = Math.floor(value / 0x1_0000_0000);
    this.words[2 * row] = (value - high * 0x1_0000_0000) | 0;
    this.words[2 * row + 1] = high | 0;
    this.mark(row);
  }

  protected resize(capacity: number): void {
    this.words = widened(this.words, new Int32Array(2 * capacity));
  }

  protected contents(rows: number): Contents {
    return { type: this.type, buffers: [bytesOf(this.words, 2 * rows)] };
  }
}
