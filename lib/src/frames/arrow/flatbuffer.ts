/**
 * FlatBuffers, as far as Arrow's messages need it: tables, vectors, structs and strings, written forwards into one buffer.
 * The format: flatbuffers.dev, "FlatBuffers internals".
 */

/** A value inside a table: a scalar with its size in bytes, or something that the table points to. */
export type Slot =
  | { readonly kind: "scalar"; readonly size: 1 | 2 | 4 | 8; readonly value: number }
  | { readonly kind: "table"; readonly slots: readonly (Slot | undefined)[] }
  | { readonly kind: "tables"; readonly items: readonly Slot[] }
  | { readonly kind: "structs"; readonly longs: readonly (readonly number[])[] }
  | { readonly kind: "string"; readonly text: string };

export const int8 = (value: number): Slot => ({ kind: "scalar", size: 1, value });
export const int16 = (value: number): Slot => ({ kind: "scalar", size: 2, value });
export const int32 = (value: number): Slot => ({ kind: "scalar", size: 4, value });
/** Up to 2^53. */
export const int64 = (value: number): Slot => ({ kind: "scalar", size: 8, value });
/** Fields by their number in the schema; undefined leaves one at its default. */
export const table = (...slots: (Slot | undefined)[]): Slot => ({ kind: "table", slots });
export const tables = (items: readonly Slot[]): Slot => ({ kind: "tables", items });
/** A vector of structs that consist of longs. */
export const structs = (longs: readonly (readonly number[])[]): Slot => ({ kind: "structs", longs });
export const string = (text: string): Slot => ({ kind: "string", text });

/** The finished buffer, its length a multiple of 8, with `root` as its root table. */
export function flatbuffer(root: Slot): Buffer {
  const writer = new Writer();
  writer.point(writer.take(4, 4), writer.write(root));
  writer.align(8);
  return writer.bytes.subarray(0, writer.length);
}

class Writer {
  bytes = Buffer.alloc(1024);
  length = 0;

  align(to: number): void {
    this.take(0, to);
  }

  /** Room for so many bytes at the next multiple of `aligned`; returns its position. */
  take(size: number, aligned: number): number {
    const at = Math.ceil(this.length / aligned) * aligned;
    this.length = at + size;
    if (this.length > this.bytes.length) {
      const wider = Buffer.alloc(2 * this.length);
      this.bytes.copy(wider);
      this.bytes = wider;
    }
    return at;
  }

  /** Offsets point forwards, from where they stand. */
  point(from: number, to: number): void {
    this.bytes.writeUInt32LE(to - from, from);
  }

  write(slot: Slot): number {
    switch (slot.kind) {
      case "table":
        return this.table(slot.slots);
      case "tables":
        return this.tables(slot.items);
      case "structs":
        return this.structs(slot.longs);
      case "string":
        return this.string(slot.text);
      case "scalar":
        throw new TypeError("A scalar stands in its table.");
    }
  }

  /** The virtual table, which says where each field stands, comes before the table. */
  private table(slots: readonly (Slot | undefined)[]): number {
    const places: number[] = [];
    let size = 4; // the way back to the virtual table
    for (const slot of slots) {
      if (slot === undefined) {
        places.push(0);
        continue;
      }
      const width = slot.kind === "scalar" ? slot.size : 4;
      const place = Math.ceil(size / width) * width;
      places.push(place);
      size = place + width;
    }
    const head = 4 + 2 * slots.length;
    const virtual = this.take(head, 2);
    const at = this.take(size, 8);
    this.bytes.writeUInt16LE(head, virtual);
    this.bytes.writeUInt16LE(size, virtual + 2);
    places.forEach((place, index) => {
      this.bytes.writeUInt16LE(place, virtual + 4 + 2 * index);
    });
    this.bytes.writeInt32LE(at - virtual, at);
    slots.forEach((slot, index) => {
      if (slot === undefined) return;
      const place = at + places[index]!;
      if (slot.kind === "scalar") this.scalar(slot.value, slot.size, place);
      else this.point(place, this.write(slot));
    });
    return at;
  }

  private scalar(value: number, size: number, at: number): void {
    if (size === 8) this.bytes.writeBigInt64LE(BigInt(value), at);
    else this.bytes.writeIntLE(value, at, size);
  }

  private tables(items: readonly Slot[]): number {
    const at = this.take(4 + 4 * items.length, 4);
    this.bytes.writeUInt32LE(items.length, at);
    items.forEach((item, index) => {
      this.point(at + 4 + 4 * index, this.write(item));
    });
    return at;
  }

  private structs(items: readonly (readonly number[])[]): number {
    const longs = items.flat();
    this.align(8);
    this.take(4, 4); // the length stands right before the first struct, which is aligned to 8
    const at = this.take(4, 4);
    const first = this.take(8 * longs.length, 8);
    this.bytes.writeUInt32LE(items.length, at);
    longs.forEach((value, index) => {
      this.bytes.writeBigInt64LE(BigInt(value), first + 8 * index);
    });
    return at;
  }

  private string(text: string): number {
    const size = Buffer.byteLength(text);
    const at = this.take(4 + size + 1, 4);
    this.bytes.writeUInt32LE(size, at);
    this.bytes.write(text, at + 4);
    return at;
  }
}
