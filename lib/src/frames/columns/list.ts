import type { ArrowColumn } from "../arrow/types.js";
import { Column, type Contents, widened } from "./column.js";
import { DoubleColumn } from "./numbers.js";
import { TextColumn } from "./text.js";

const FIRST_ELEMENTS = 1024;

/** List of String or of Float64: elements of all rows one after the other, beside 32-bit offsets. */
export class ListColumn<
  Elements extends TextColumn | DoubleColumn = TextColumn | DoubleColumn,
> extends Column {
  readonly elements: Elements;
  private offsets = new Int32Array(this.capacity + 1);
  private next = 0;
  private count = 0;
  private room = FIRST_ELEMENTS;

  constructor(name: string, source: string, capacity: number, of: "text" | "double") {
    super(name, source, capacity);
    const make = of === "text" ? TextColumn : DoubleColumn;
    this.elements = new make(name, source, FIRST_ELEMENTS) as Elements;
  }

  /** Begins a row's list; its elements follow. */
  begin(row: number): void {
    for (; this.next <= row; this.next++) this.offsets[this.next] = this.count;
    this.mark(row);
  }

  /** The place in `elements` of the next element. */
  place(): number {
    if (this.count === this.room) {
      this.room *= 2;
      this.elements.grow(this.room);
    }
    return this.count++;
  }

  protected put(row: number, value: unknown): void {
    this.begin(row);
    for (const each of value as readonly unknown[]) this.elements.push(this.place(), each);
  }

  override get weight(): number {
    return 8 * this.count + this.elements.weight;
  }

  protected resize(capacity: number): void {
    this.offsets = widened(this.offsets, new Int32Array(capacity + 1));
  }

  override clear(): void {
    super.clear();
    this.elements.clear();
    this.next = 0;
    this.count = 0;
  }

  protected contents(rows: number): Contents {
    for (; this.next <= rows; this.next++) this.offsets[this.next] = this.count;
    const offsets = new Uint8Array(this.offsets.buffer, 0, 4 * (rows + 1));
    const item: ArrowColumn = { ...this.elements.arrow(this.offsets[rows]!), name: "item" };
    return { type: { id: "list", of: item.type }, buffers: [offsets], children: [item] };
  }
}
