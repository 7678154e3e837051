/** Numbers and times as ASCII, written digit by digit into a Buffer; each function returns the position behind it. */

const ZERO = 48;
const MINUS = 45;
const DOT = 46;
export const DAY_MS = 86_400_000;

/** A whole number, exact up to 2^53. */
export function writeInt(out: Buffer, at: number, value: number): number {
  if (value < 0) {
    out[at++] = MINUS;
    value = -value;
  }
  if (value > 0x7fffffff) {
    const high = Math.floor(value / 1e9);
    return writePadded(out, writeInt(out, at, high), value - high * 1e9, 9);
  }
  let n = value | 0;
  if (n < 10) {
    out[at] = ZERO + n;
    return at + 1;
  }
  if (n < 100) return writePair(out, at, n);
  let end = at + 1;
  for (let rest = n; rest >= 10; rest = (rest / 10) | 0) end++;
  for (let i = end - 1; i >= at; i--) {
    const tenth = (n / 10) | 0;
    out[i] = ZERO + n - tenth * 10;
    n = tenth;
  }
  return end;
}

/** A whole number below 100 as two digits. */
function writePair(out: Buffer, at: number, value: number): number {
  const tens = (value * 205) >> 11; // value / 10, exact below 1029
  out[at] = ZERO + tens;
  out[at + 1] = ZERO + value - tens * 10;
  return at + 2;
}

/** A whole number below 2^31 with leading zeros to `width` digits. */
function writePadded(out: Buffer, at: number, value: number, width: number): number {
  let n = value | 0;
  for (let i = at + width - 1; i >= at; i--) {
    const tenth = (n / 10) | 0;
    out[i] = ZERO + n - tenth * 10;
    n = tenth;
  }
  return at + width;
}

/** A decimal from its unscaled integer: 368 with scale 1 is `36.8`. */
export function writeDecimal(out: Buffer, at: number, unscaled: number, scale: number): number {
  if (scale === 0) return writeInt(out, at, unscaled);
  if (unscaled < 0) {
    out[at++] = MINUS;
    unscaled = -unscaled;
  }
  const unit = 10 ** scale;
  const whole = Math.floor(unscaled / unit);
  at = writeInt(out, at, whole);
  out[at++] = DOT;
  return writePadded(out, at, unscaled - whole * unit, scale);
}

/**
 * A finite double, in a form that reads back as the same double. Coordinates and measures have at most six decimals: for them
 * `round(v * 1e6) / 1e6 === v` proves that the digits of the rounded integer, divided by a million, name this very double.
 */
export function writeDouble(out: Buffer, at: number, value: number): number {
  const millionths = Math.round(value * 1e6);
  const size = Math.abs(millionths);
  if (size > 2 ** 53 || millionths / 1e6 !== value || Object.is(value, -0)) {
    const text = Object.is(value, -0) ? "-0" : String(value);
    for (let i = 0; i < text.length; i++) out[at++] = text.charCodeAt(i);
    return at;
  }
  if (millionths < 0) out[at++] = MINUS;
  const whole = Math.floor(size / 1e6);
  at = writeInt(out, at, whole);
  const rest = size - whole * 1e6;
  if (rest === 0) return at;
  out[at++] = DOT;
  at = writePadded(out, at, rest, 6);
  while (out[at - 1] === ZERO) at--;
  return at;
}

/**
 * `YYYY-MM-DD` from days since 1970-01-01, in the proleptic Gregorian calendar, for the years 1 to 9999.
 * Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
 */
export function writeDate(out: Buffer, at: number, days: number): number {
  const shifted = days + 719_468; // days since 0000-03-01
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153); // from March
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  at = writePadded(out, at, year, 4);
  out[at++] = MINUS;
  at = writePair(out, at, month);
  out[at++] = MINUS;
  return writePair(out, at, day);
}

/** ` hh:mm:ss.mmm`, what follows the date of an instant, from the milliseconds since that day began. */
export function writeTimeOfDay(out: Buffer, at: number, msOfDay: number): number {
  const ms = msOfDay | 0; // so that all divisions are of whole numbers
  const seconds = (ms / 1000) | 0;
  const minutes = (seconds / 60) | 0;
  const hours = (minutes / 60) | 0;
  out[at] = 32;
  writePair(out, at + 1, hours);
  out[at + 3] = 58;
  writePair(out, at + 4, minutes - hours * 60);
  out[at + 6] = 58;
  writePair(out, at + 7, seconds - minutes * 60);
  out[at + 9] = DOT;
  const rest = ms - seconds * 1000;
  const hundreds = (rest / 100) | 0;
  out[at + 10] = ZERO + hundreds;
  return writePair(out, at + 11, rest - hundreds * 100);
}

/** Days since 1970-01-01 of an instant. */
export const dayOf = (instant: number): number => Math.floor(instant / DAY_MS);

/** 0001-01-01 and 9999-12-31, in days since 1970-01-01: the years that four digits can write. */
export const FIRST_DAY = -719_162;
export const LAST_DAY = 2_932_896;
