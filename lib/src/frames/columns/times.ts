/** Instants and dates, in the proleptic Gregorian calendar and UTC. */

import { bytesOf, type Contents } from "./column.js";
import { IntColumn, LongColumn } from "./numbers.js";

const DAY_MS = 86_400_000;
const INSTANT = /^(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))?)?$/;
const ZERO_HINT = "Turn it into NULL in the query, or select it as CHAR.";
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Days since 1970-01-01; undefined where there is no such day, as in 0000-00-00 and 2024-02-31.
 * Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil.
 */
export function dayNumber(year: number, month: number, day: number): number | undefined {
  if (month < 1 || month > 12 || day < 1) return undefined;
  if (day > 28 && day > LENGTHS[month - 1]!) {
    const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
    if (!(month === 2 && day === 29 && leap)) return undefined;
  }
  const shifted = month > 2 ? year : year - 1; // a year from March
  const era = Math.floor(shifted / 400);
  const ofEra = shifted - era * 400;
  const ofYear = (((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) | 0) + day - 1;
  return era * 146_097 + ofEra * 365 + (ofEra >> 2) - ((ofEra / 100) | 0) + ofYear - 719_468;
}

/** Date: days since 1970-01-01. */
export class DateColumn extends IntColumn {
  protected override put(row: number, value: unknown): void {
    if (value instanceof Date) {
      super.put(row, value.getTime() / DAY_MS);
      return;
    }
    const [, year, month, day, hour] = INSTANT.exec(String(value)) ?? this.refuse(value);
    if (hour !== undefined) this.refuse(value);
    this.putDate(row, Number(year), Number(month), Number(day));
  }

  putDate(row: number, year: number, month: number, day: number): void {
    this.values[row] = dayNumber(year, month, day) ?? refuseDay(this, year, month, day);
    this.mark(row);
  }

  protected override contents(rows: number): Contents {
    return { type: { id: "date" }, buffers: [bytesOf(this.values, rows)] };
  }
}

/** Datetime, in milliseconds or microseconds since 1970-01-01T00:00:00Z. */
export class InstantColumn extends LongColumn {
  constructor(
    name: string,
    source: string,
    capacity: number,
    private readonly unit: "ms" | "us",
  ) {
    super(name, source, capacity, { id: "instant", unit });
  }

  protected override put(row: number, value: unknown): void {
    if (value instanceof Date) {
      const ms = value.getTime();
      if (Number.isNaN(ms)) this.refuse("a day that does not exist", ZERO_HINT);
      const seconds = Math.floor(ms / 1000);
      this.putSeconds(row, seconds, (ms - seconds * 1000) * 1000);
      return;
    }
    const parts = INSTANT.exec(String(value)) ?? this.refuse(value);
    const [year, month, day, hour, minute, second] = parts.slice(1, 7).map((part) => Number(part ?? 0));
    const micros = Number((parts[7] ?? "").padEnd(6, "0"));
    const days = dayNumber(year!, month!, day!) ?? refuseDay(this, year!, month!, day!);
    this.putSeconds(row, days * 86_400 + hour! * 3600 + minute! * 60 + second!, micros);
  }

  /** Whole seconds since 1970 and the microseconds after them. */
  putSeconds(row: number, seconds: number, micros: number): void {
    if (this.unit === "ms") {
      this.putNumber(row, seconds * 1000 + Math.floor(micros / 1000));
      return;
    }
    // A million is 15,625 times 64: microseconds of the year 9999 need 58 bits, this product 52.
    const parts = seconds * 15_625;
    const high = Math.floor(parts / 2 ** 26);
    const low = (parts - high * 2 ** 26) * 64 + micros;
    const carry = low >= 2 ** 32 ? 1 : 0;
    this.words[2 * row] = low | 0;
    this.words[2 * row + 1] = high + carry;
    this.mark(row);
  }
}

export function refuseDay(column: IntColumn | LongColumn, year: number, month: number, day: number): never {
  const text = [String(year).padStart(4, "0"), pair(month), pair(day)].join("-");
  return column.refuse(text, ZERO_HINT);
}

const pair = (value: number): string => String(value).padStart(2, "0");
