import type { Stream } from "./random.js";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The simulated year, in milliseconds since 1970: from 2025-01-01T00:00Z, included, to 2026-01-01T00:00Z, excluded. */
export const YEAR_START = Date.UTC(2025, 0, 1);
export const YEAR_END = Date.UTC(2026, 0, 1);
export const DAYS = (YEAR_END - YEAR_START) / DAY;

/** 2025-01-01 was a Wednesday. */
const FIRST_WEEKDAY = 3;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const MONTH_OF_DAY = MONTH_LENGTHS.flatMap((days, month) => Array<number>(days).fill(month));

export const hourOf = (at: number): number => Math.floor((at - YEAR_START) / HOUR) % 24;
/** 0 is Sunday. */
export const weekdayOf = (at: number): number => (FIRST_WEEKDAY + Math.floor((at - YEAR_START) / DAY)) % 7;
/** 0 is January; what follows the year's end counts as December. */
export const monthOf = (at: number): number => MONTH_OF_DAY[Math.floor((at - YEAR_START) / DAY)] ?? 11;
export const isNight = (at: number): boolean => hourOf(at) >= 23 || hourOf(at) < 6;

/** How often something happens, as three factors whose product is the rate of an hour of the year. */
export interface Rate {
  readonly hours: readonly number[];
  /** From Sunday. */
  readonly weekdays: readonly number[];
  readonly months: readonly number[];
}

/** Telephone calls: low before dawn, high from mid-morning to early evening, a second wave on weekend nights. */
export const CALL_RATE: Rate = {
  hours: [
    0.62, 0.54, 0.47, 0.42, 0.4, 0.44, 0.58, 0.82, 1.08, 1.26, 1.36, 1.4, 1.38, 1.34, 1.32, 1.33, 1.36, 1.4,
    1.38, 1.3, 1.18, 1.06, 0.92, 0.76,
  ],
  weekdays: [0.98, 1.03, 0.97, 0.96, 0.98, 1.05, 1.03],
  months: [1.12, 1.08, 1.0, 0.94, 0.92, 0.95, 1.02, 1.0, 0.94, 0.96, 1.0, 1.1],
};

/** People who come by themselves: after breakfast, after work, and on Mondays. */
export const WALK_IN_RATE: Rate = {
  hours: [
    0.4, 0.3, 0.22, 0.18, 0.18, 0.22, 0.4, 0.75, 1.2, 1.55, 1.7, 1.6, 1.45, 1.35, 1.35, 1.4, 1.5, 1.65, 1.7,
    1.55, 1.3, 1.0, 0.75, 0.55,
  ],
  weekdays: [1.05, 1.18, 1.0, 0.95, 0.95, 0.93, 0.98],
  months: [1.1, 1.06, 1.0, 0.95, 0.95, 0.98, 1.04, 1.02, 0.95, 0.95, 0.98, 1.06],
};

/**
 * Exactly `count` instants of the year, in order, by a non-homogeneous Poisson process. Given how many there are, the
 * instants of such a process are independent draws with the rate as their density (Ross, Stochastic Processes, 2.3).
 *
 * @returns milliseconds since 1970
 */
export function instants(stream: Stream, count: number, rate: Rate): Float64Array {
  const until = new Float64Array(DAYS * 24);
  let total = 0;
  for (let hour = 0; hour < until.length; hour++) {
    const at = YEAR_START + hour * HOUR;
    total += rate.hours[hourOf(at)]! * rate.weekdays[weekdayOf(at)]! * rate.months[monthOf(at)]!;
    until[hour] = total;
  }
  const drawn = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const target = stream.uniform() * total;
    let [low, high] = [0, until.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (until[middle]! > target) high = middle;
      else low = middle + 1;
    }
    const before = low === 0 ? 0 : until[low - 1]!;
    drawn[i] = YEAR_START + Math.floor((low + (target - before) / (until[low]! - before)) * HOUR);
  }
  return drawn.sort();
}
