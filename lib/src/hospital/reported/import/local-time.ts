/** Local times of San Francisco as instants. */

const ZONE = "America/Los_Angeles";
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How an export writes a time. */
export const TIME_FORM = "12/31/2016 11:57:56 PM";

/** MySQL holds the year 9999, but refuses a sum that leaves it, and rules add hours and days to a time. */
const LAST_INSTANT = Date.UTC(9998, 11, 31, 23, 59, 59, 999);

/**
 * An instant from a local time such as `12/31/2016 11:57:56 PM`.
 *
 * When summer time ends, in November, the hour from 1:00 is there twice. Such a time is the first of the two, unless that is before `after`
 * and the second is not: the steps of a response are read one after the other. When summer time begins, in March, the hour from 2:00 is
 * missing. A clock that was not put forward shows such a time, and it is read so: 2:30 is half an hour after 2:00.
 *
 * Source: the two readings are those of "compatible" in ECMAScript's Temporal.
 *
 * @param after milliseconds since 1970: the step before, if it is known
 * @returns milliseconds since 1970; undefined if it is no such time, or is before 1900 or, in UTC, after 9998
 */
export function instantOf(text: string, after: number | null): number | undefined {
  const found = readingOf(text, after);
  return found === undefined || found > LAST_INSTANT ? undefined : found;
}

function readingOf(text: string, after: number | null): number | undefined {
  const day = dayOf(text.slice(0, 10));
  const inDay = timeInDay(text);
  if (day === undefined || inDay === undefined) return undefined;
  const { early, late } = offsetsOf(day);
  const local = day * DAY_MS + inDay;
  if (early === late) return local - early;
  const [first, second] = [local - early, local - late];
  const [isFirst, isSecond] = [offsetAt(first) === early, offsetAt(second) === late];
  if (isFirst && isSecond) return after !== null && first < after && second >= after ? second : first;
  return isSecond ? second : first;
}

/** Days since 1970 of a date such as `12/31/2016`; undefined if it is none. */
export function dayOf(text: string): number | undefined {
  if (text.length !== 10 || text.charCodeAt(2) !== SLASH || text.charCodeAt(5) !== SLASH) return undefined;
  const known = days.get(text);
  if (known !== undefined) return known;
  const [month, day, year] = [digits(text, 0, 2), digits(text, 3, 5), digits(text, 6, 10)];
  const time = Date.UTC(year, month - 1, day);
  const is = new Date(time);
  // Date.UTC takes the 30th of February for the 2nd of March, and the year 99 for 1999.
  const same = is.getUTCFullYear() === year && is.getUTCMonth() === month - 1 && is.getUTCDate() === day;
  if (!same || year < 1900) return undefined;
  days.set(text, time / DAY_MS);
  return time / DAY_MS;
}

/** A file has some thousand different dates, and millions of times. */
const days = new Map<string, number>();

const SLASH = 47;
const COLON = 58;
const SPACE = 32;

/** Milliseconds since midnight of ` 11:57:56 PM` behind the date; on the days of change, those that the clock shows. */
function timeInDay(text: string): number | undefined {
  if (text.length !== 22 || text.charCodeAt(10) !== SPACE || text.charCodeAt(19) !== SPACE) return undefined;
  if (text.charCodeAt(13) !== COLON || text.charCodeAt(16) !== COLON) return undefined;
  const [hour, minute, second] = [digits(text, 11, 13), digits(text, 14, 16), digits(text, 17, 19)];
  const half = text.slice(20);
  if (!(hour >= 1 && hour <= 12 && minute <= 59 && second <= 59) || (half !== "AM" && half !== "PM"))
    return undefined;
  return (((hour % 12) + (half === "PM" ? 12 : 0)) * 3600 + minute * 60 + second) * 1000;
}

/** A number of digits alone; NaN if there is anything else. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

interface Offsets {
  /** Milliseconds that the local clock is ahead of UTC (it is behind) before a change of that day, and after it. */
  readonly early: number;
  readonly late: number;
}

const offsets = new Map<number, Offsets>();

/** Midnight UTC is the afternoon before, and the change of the clocks is at night. */
function offsetsOf(day: number): Offsets {
  const known = offsets.get(day);
  if (known !== undefined) return known;
  const found = { early: offsetAt(day * DAY_MS), late: offsetAt((day + 1) * DAY_MS) };
  offsets.set(day, found);
  return found;
}

const clock = new Intl.DateTimeFormat("en-US", {
  timeZone: ZONE,
  hourCycle: "h23",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  minute: "numeric",
  second: "numeric",
});

/** How far the local clock is ahead of UTC at an instant. */
export function offsetAt(instant: number): number {
  const whole = Math.floor(instant / 1000) * 1000;
  const part = Object.fromEntries(clock.formatToParts(whole).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - whole;
}

const two = (value: number): string => String(value).padStart(2, "0");

const byHour = new Map<number, number>();

/** The offset, computed once for each hour: it changes at full hours only. */
function offsetNear(instant: number): number {
  const hour = Math.floor(instant / HOUR_MS);
  const known = byHour.get(hour);
  if (known !== undefined) return known;
  const found = offsetAt(instant);
  byHour.set(hour, found);
  return found;
}

/** An instant as an export writes it: local, in whole seconds, one that has begun left off. */
export function localTime(instant: number): string {
  const local = instant + offsetNear(instant);
  const clockTime = new Date(local);
  const hour = clockTime.getUTCHours();
  const time = [hour % 12 || 12, clockTime.getUTCMinutes(), clockTime.getUTCSeconds()].map(two).join(":");
  return `${localDay(Math.floor(local / DAY_MS))} ${time} ${hour < 12 ? "AM" : "PM"}`;
}

/** Days since 1970 as `12/31/2016`. */
export function localDay(day: number): string {
  const date = new Date(day * DAY_MS);
  return `${two(date.getUTCMonth() + 1)}/${two(date.getUTCDate())}/${date.getUTCFullYear()}`;
}
