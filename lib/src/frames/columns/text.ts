import { Column, type Contents, widened } from "./column.js";

const FIRST_BYTES = 16 * 1024;
/** Below this many bytes a loop copies faster than a call of `copy`. */
const SHORT = 24;

/** String: UTF-8 bytes beside 32-bit offsets. Bytes of a driver's packet are copied as they are; no JavaScript string is made. */
export class TextColumn extends Column {
  bytes = Buffer.allocUnsafeSlow(FIRST_BYTES);
  /** Where each row's text begins, for the rows below `next`. */
  offsets = new Int32Array(this.capacity + 1);
  used = 0;
  private next = 0;

  /** Copies the bytes of one value. */
  append(row: number, from: Uint8Array, start: number, end: number): void {
    const size = end - start;
    let at = this.begin(row, size);
    const { bytes } = this;
    if (size < SHORT) for (let i = start; i < end; i++) bytes[at++] = from[i]!;
    else bytes.set(from.subarray(start, end), at);
    this.used += size;
  }

  appendText(row: number, text: string): void {
    if (!isWellFormed(text)) this.refuse("half a surrogate pair, which UTF-8 cannot say,");
    const at = this.begin(row, 3 * text.length);
    this.used += this.bytes.write(text, at);
  }

  /** Where the row's text begins in `bytes`, with room for it; whoever writes it moves `used` behind it. */
  begin(row: number, room: number): number {
    const at = this.used;
    if (at + room > this.bytes.length) this.widen(at + room);
    for (; this.next <= row; this.next++) this.offsets[this.next] = at;
    this.mark(row);
    return at;
  }

  private widen(size: number): void {
    const wider = Buffer.allocUnsafeSlow(Math.max(2 * this.bytes.length, size));
    this.bytes.copy(wider, 0, 0, this.used);
    this.bytes = wider;
  }

  protected put(row: number, value: unknown): void {
    if (value instanceof Uint8Array) this.append(row, value, 0, value.length);
    else this.appendText(row, String(value));
  }

  override get weight(): number {
    return this.used;
  }

  protected resize(capacity: number): void {
    this.offsets = widened(this.offsets, new Int32Array(capacity + 1));
  }

  override clear(): void {
    super.clear();
    this.used = 0;
    this.next = 0;
  }

  protected contents(rows: number): Contents {
    for (; this.next <= rows; this.next++) this.offsets[this.next] = this.used;
    const offsets = new Uint8Array(this.offsets.buffer, 0, 4 * (rows + 1));
    return { type: { id: "text" }, buffers: [offsets, this.bytes.subarray(0, this.offsets[rows])] };
  }
}

/** String: a value's JSON; bytes are JSON already. */
export class JsonColumn extends TextColumn {
  protected override put(row: number, value: unknown): void {
    super.put(row, value instanceof Uint8Array ? value : JSON.stringify(value));
  }
}

const isWellFormed = (text: string): boolean => (text as string & { isWellFormed(): boolean }).isWellFormed();
