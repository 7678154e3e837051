/** A column of a batch of rows: values go straight to their places in typed arrays; a place that gets none is null. */

import { FrameError } from "../../errors.js";
import type { ArrowColumn, ArrowType } from "../arrow/types.js";

/** The first rows of a column as Arrow wants them, without the validity. */
export interface Contents {
  readonly type: ArrowType;
  readonly buffers: readonly Uint8Array[];
  readonly children?: readonly ArrowColumn[];
}

/** What all columns share. Readers that know a column's class write its arrays themselves and set the row's bit in `validity`. */
export abstract class Column {
  /** A bit a row, lowest bit first; set where there is a value. */
  validity: Uint8Array;

  constructor(
    /** As messages call it. */
    readonly name: string,
    /** The type of the store, such as `DECIMAL(5,2)`, for messages. */
    readonly source: string,
    /** Rows that there is room for. */
    protected capacity: number,
  ) {
    this.validity = new Uint8Array(bytesFor(capacity));
  }

  /** Puts a value that a driver gave into its row; null and undefined leave it null. */
  push(row: number, value: unknown): void {
    if (value === null || value === undefined) return;
    this.put(row, value);
  }

  protected abstract put(row: number, value: unknown): void;

  /** Room for more rows; what is there stays. */
  grow(capacity: number): void {
    this.validity = widened(this.validity, new Uint8Array(bytesFor(capacity)));
    this.capacity = capacity;
    this.resize(capacity);
  }

  protected abstract resize(capacity: number): void;

  /** Bytes of texts that it holds, which may be many in few rows. */
  get weight(): number {
    return 0;
  }

  /** Empties it for the next batch. */
  clear(): void {
    this.validity.fill(0);
  }

  /** The first rows of it, in the memory of this column. */
  arrow(rows: number): ArrowColumn {
    const { type, buffers, children = [] } = this.contents(rows);
    const nulls = rows - ones(this.validity, rows);
    const validity = nulls === 0 ? NOTHING : this.validity.subarray(0, bytesFor(rows));
    return { name: this.name, type, length: rows, nulls, buffers: [validity, ...buffers], children };
  }

  protected abstract contents(rows: number): Contents;

  mark(row: number): void {
    this.validity[row >> 3]! |= 1 << (row & 7);
  }

  has(row: number): boolean {
    return (this.validity[row >> 3]! & (1 << (row & 7))) !== 0;
  }

  /** @throws {FrameError} `FRAME_VALUE` */
  refuse(value: unknown, hint = ""): never {
    const told = `Column ${this.name}: ${String(value)} is not a value that a frame has for ${this.source}.`;
    throw new FrameError("FRAME_VALUE", hint === "" ? told : `${told} ${hint}`);
  }
}

const NOTHING = new Uint8Array(0);

const bytesFor = (rows: number): number => (rows + 7) >> 3;

export function widened<T extends { set(from: T): void }>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** The bytes of a typed array's first elements, in place. */
export const bytesOf = (array: Int32Array | Float64Array, elements: number): Uint8Array =>
  new Uint8Array(array.buffer, array.byteOffset, elements * array.BYTES_PER_ELEMENT);

function ones(bits: Uint8Array, rows: number): number {
  let count = 0;
  for (let i = 0; i < bytesFor(rows); i++) {
    let byte = bits[i]!;
    if (i === rows >> 3) byte &= (1 << (rows & 7)) - 1;
    if (byte === 0xff) {
      count += 8;
      continue;
    }
    for (; byte !== 0; byte &= byte - 1) count++;
  }
  return count;
}
