/**
 * Rows of MySQL's binary protocol -> a batch's columns, byte by byte.
 * The format: dev.mysql.com, "MySQL client/server protocol", Binary Protocol Resultset.
 */

import { FrameError } from "../../errors.js";
import type { DigitColumn } from "../columns/decimal.js";
import type { DoubleColumn, IntColumn, LongColumn } from "../columns/numbers.js";
import type { TextColumn } from "../columns/text.js";
import { type DateColumn, dayNumber, type InstantColumn, refuseDay } from "../columns/times.js";
import { FORM, type WireColumn } from "./wire.js";

/** A packet of mysql2: the row's bytes are those of `buffer` from `offset` to `end`. */
export interface Packet {
  readonly buffer: Buffer;
  readonly offset: number;
  readonly end: number;
}

/** Bits of the null bitmap that MySQL keeps for itself. */
const RESERVED_BITS = 2;
const floats = new Float32Array(1);
const floatBits = new Int32Array(floats.buffer);

/**
 * Writes one row into the batch; `batch.endRow()` is the caller's.
 *
 * @throws {FrameError} `FRAME_VALUE` for a value that its column cannot hold, `FRAME_PROTOCOL` if the bytes are not a row of these columns
 */
export function readRow(
  { buffer: bytes, offset, end }: Packet,
  wire: readonly WireColumn[],
  row: number,
): void {
  const bitmap = offset + 1;
  let at = bitmap + ((wire.length + RESERVED_BITS + 7) >> 3);
  const bit = 1 << (row & 7);
  const byte = row >> 3;
  for (let i = 0; i < wire.length; i++) {
    const null_ = i + RESERVED_BITS;
    if ((bytes[bitmap + (null_ >> 3)]! & (1 << (null_ & 7))) !== 0) continue;
    const { form, column, decimals } = wire[i]!;
    switch (form) {
      case FORM.int32: {
        (column as IntColumn).values[row] = int32(bytes, at);
        at += 4;
        column.validity[byte]! |= bit;
        break;
      }
      case FORM.int64: {
        const { words } = column as LongColumn;
        words[2 * row] = int32(bytes, at);
        words[2 * row + 1] = int32(bytes, at + 4);
        at += 8;
        column.validity[byte]! |= bit;
        break;
      }
      case FORM.double: {
        const { words } = column as DoubleColumn;
        words[2 * row] = int32(bytes, at);
        words[2 * row + 1] = int32(bytes, at + 4);
        at += 8;
        column.validity[byte]! |= bit;
        break;
      }
      case FORM.int8:
        (column as IntColumn).values[row] = (bytes[at++]! << 24) >> 24;
        column.validity[byte]! |= bit;
        break;
      case FORM.uint8:
        (column as IntColumn).values[row] = bytes[at++]!;
        column.validity[byte]! |= bit;
        break;
      case FORM.int16:
        (column as IntColumn).values[row] = ((bytes[at]! | (bytes[at + 1]! << 8)) << 16) >> 16;
        at += 2;
        column.validity[byte]! |= bit;
        break;
      case FORM.uint16:
        (column as IntColumn).values[row] = bytes[at]! | (bytes[at + 1]! << 8);
        at += 2;
        column.validity[byte]! |= bit;
        break;
      case FORM.uint32: {
        const { words } = column as LongColumn;
        words[2 * row] = int32(bytes, at);
        words[2 * row + 1] = 0;
        at += 4;
        column.validity[byte]! |= bit;
        break;
      }
      case FORM.float:
        floatBits[0] = int32(bytes, at);
        (column as DoubleColumn).values[row] = floats[0]!;
        at += 4;
        column.validity[byte]! |= bit;
        break;
      case FORM.date:
        at = readDate(bytes, at, column as DateColumn, row);
        break;
      case FORM.instant:
        at = readInstant(bytes, at, column as InstantColumn, row);
        break;
      case FORM.time:
        at = readTime(bytes, at, column as TextColumn, row, decimals);
        break;
      default: {
        let size = bytes[at++]!;
        if (size > 0xfb) {
          const width = size === 0xfc ? 2 : size === 0xfd ? 3 : 6; // of eight bytes six are enough
          size = bytes.readUIntLE(at, width);
          at += width === 6 ? 8 : width;
        }
        if (form === FORM.digits) (column as unknown as DigitColumn).putDigits(row, bytes, at, at + size);
        else (column as TextColumn).append(row, bytes, at, at + size);
        at += size;
      }
    }
  }
  if (at !== end || bytes[offset] !== 0)
    throw new FrameError(
      "FRAME_PROTOCOL",
      `Row ${row + 1} of a batch is not a row of MySQL's binary protocol: ${end - at} bytes are left. Please report it.`,
    );
}

const int32 = (bytes: Buffer, at: number): number =>
  bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);

/** Year, month and day in four bytes; none for 0000-00-00. */
function readDate(bytes: Buffer, at: number, column: DateColumn, row: number): number {
  const size = bytes[at]!;
  if (size === 0) refuseDay(column, 0, 0, 0);
  column.putDate(row, bytes[at + 1]! | (bytes[at + 2]! << 8), bytes[at + 3]!, bytes[at + 4]!);
  return at + 1 + size;
}

/** A date, then hour, minute and second, then microseconds, as far as they are not 0. */
function readInstant(bytes: Buffer, at: number, column: InstantColumn, row: number): number {
  const size = bytes[at]!;
  if (size === 0) refuseDay(column, 0, 0, 0);
  const year = bytes[at + 1]! | (bytes[at + 2]! << 8);
  const day = dayNumber(year, bytes[at + 3]!, bytes[at + 4]!);
  if (day === undefined) return refuseDay(column, year, bytes[at + 3]!, bytes[at + 4]!);
  const seconds = size > 4 ? bytes[at + 5]! * 3600 + bytes[at + 6]! * 60 + bytes[at + 7]! : 0;
  column.putSeconds(row, day * 86_400 + seconds, size > 7 ? int32(bytes, at + 8) : 0);
  return at + 1 + size;
}

/** As MySQL writes it: `-25:01:02.500`. */
function readTime(bytes: Buffer, at: number, column: TextColumn, row: number, decimals: number): number {
  const size = bytes[at]!;
  const hours = size === 0 ? 0 : int32(bytes, at + 2) * 24 + bytes[at + 6]!;
  const [minutes, seconds] = size === 0 ? [0, 0] : [bytes[at + 7]!, bytes[at + 8]!];
  const micros = size > 8 ? int32(bytes, at + 9) : 0;
  const sign = size > 0 && bytes[at + 1] === 1 ? "-" : "";
  const whole = [hours, minutes, seconds].map((part) => String(part).padStart(2, "0")).join(":");
  const places = Math.min(decimals, 6);
  const fraction = places === 0 ? "" : `.${String(micros).padStart(6, "0").slice(0, places)}`;
  column.appendText(row, sign + whole + fraction);
  return at + 1 + size;
}
