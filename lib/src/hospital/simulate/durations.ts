import type { Stream } from "./random.js";

/** Where the values of a {@link Shape} stand in the distribution. */
const PROBABILITIES = [0, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 1] as const;

/**
 * A distribution told by eight of its quantiles: least, 10 %, quartile, median, quartile, 90 %, 99 %, most. A service
 * can read these off its own records, and drawing needs only sums and products, so every engine gives the same bits.
 */
export type Shape = readonly [number, number, number, number, number, number, number, number];

/** Draws from a distribution by inversion, straight lines between the quantiles; the unit is the shape's own. */
export function draw(stream: Stream, shape: Shape): number {
  const p = stream.uniform();
  let i = 1;
  while (p > PROBABILITIES[i]!) i++;
  const [from, to] = [PROBABILITIES[i - 1]!, PROBABILITIES[i]!];
  return shape[i - 1]! + ((shape[i]! - shape[i - 1]!) * (p - from)) / (to - from);
}

/** Milliseconds of a number of seconds, rounded. */
export const seconds = (value: number): number => Math.round(value * 1000);

/** Milliseconds of a number of minutes, rounded. */
export const minutes = (value: number): number => Math.round(value * 60_000);

/** Milliseconds of a number of minutes, rounded to whole seconds: what a human writes down. */
export const noted = (value: number): number => Math.round(value * 60) * 1000;
