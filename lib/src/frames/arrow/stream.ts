/** A batch of columns as an Arrow IPC stream. The format: arrow.apache.org, "Serialization and interprocess communication". */

import { flatbuffer, int8, int16, int64, type Slot, structs, table, tables } from "./flatbuffer.js";
import { type ArrowColumn, fieldSlot } from "./types.js";

const VERSION_5 = 4;
const SCHEMA = 1;
const RECORD_BATCH = 3;
const LITTLE_ENDIAN = 0;
const CONTINUES = 0xffff_ffff;
const ALIGNED = 64;

const aligned = (size: number): number => Math.ceil(size / ALIGNED) * ALIGNED;

/** Writes streams one after the other into the same memory. */
export class StreamWriter {
  private out = Buffer.alloc(0);

  /**
   * Schema, one record batch, end.
   *
   * @returns memory that the next call overwrites
   */
  write(columns: readonly ArrowColumn[], rows: number): Buffer {
    const all = columns.flatMap(flattened);
    let body = 0;
    const places = all.flatMap(({ buffers }) =>
      buffers.map((buffer) => {
        const place = [body, buffer.byteLength] as const;
        body += aligned(buffer.byteLength);
        return place;
      }),
    );
    const schema = message(SCHEMA, schemaSlot(columns), 0);
    const batch = message(RECORD_BATCH, batchSlot(all, places, rows), body);
    const start = schema.length + batch.length;
    const size = start + body + 8;
    if (this.out.length < size) this.out = Buffer.alloc(size);
    schema.copy(this.out);
    batch.copy(this.out, schema.length);
    let next = 0;
    for (const { buffers } of all)
      for (const buffer of buffers) this.out.set(buffer, start + places[next++]![0]);
    this.out.writeUInt32LE(CONTINUES, start + body);
    this.out.writeUInt32LE(0, start + body + 4);
    return this.out.subarray(0, size);
  }
}

/** A column and what is nested in it, in the order of Arrow's buffers. */
const flattened = (column: ArrowColumn): ArrowColumn[] => [column, ...column.children.flatMap(flattened)];

const schemaSlot = (columns: readonly ArrowColumn[]): Slot =>
  table(int16(LITTLE_ENDIAN), tables(columns.map(({ name, type }) => fieldSlot(name, type))));

const batchSlot = (
  all: readonly ArrowColumn[],
  places: readonly (readonly [number, number])[],
  rows: number,
): Slot => table(int64(rows), structs(all.map(({ length, nulls }) => [length, nulls])), structs(places));

/** A message with its length in front. */
function message(kind: number, header: Slot, body: number): Buffer {
  const metadata = flatbuffer(table(int16(VERSION_5), int8(kind), header, int64(body)));
  const out = Buffer.alloc(8 + metadata.length);
  out.writeUInt32LE(CONTINUES, 0);
  out.writeUInt32LE(metadata.length, 4);
  metadata.copy(out, 8);
  return out;
}
