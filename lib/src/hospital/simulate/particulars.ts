import type { Stream } from "./random.js";

type Particulars = Readonly<Record<string, number | string | boolean>>;

/** Tenths from `low` to `high`. */
const tenths = (stream: Stream, low: number, high: number): number =>
  stream.whole(Math.round(low * 10), Math.round(high * 10)) / 10;

/** What a procedure alone is measured by: each has its own, and most have none. The numbers are invented but plausible. */
const MEASURED: Readonly<Record<string, (stream: Stream) => Particulars>> = {
  Intubation: (stream) => ({ tube_mm: tenths(stream, 7, 8.5), attempts: stream.whole(1, 3) }),
  "Non-invasive ventilation": (stream) => ({
    peep_cmh2o: stream.whole(4, 10),
    oxygen_percent: stream.whole(24, 80),
  }),
  "Wound closure": (stream) => ({ stitches: stream.whole(2, 14), length_cm: tenths(stream, 1, 9) }),
  Splint: (stream) => ({ side: stream.chance(0.5) ? "left" : "right", pulse_after: stream.chance(0.97) }),
  "Active rewarming": (stream) => ({ from_c: tenths(stream, 28, 34.5), to_c: tenths(stream, 35, 36.8) }),
  "Active cooling": (stream) => ({ from_c: tenths(stream, 39.2, 41.5), to_c: tenths(stream, 37.8, 38.9) }),
  "Lumbar puncture": (stream) => ({ attempts: stream.whole(1, 3), clear: stream.chance(0.7) }),
  "Coronary angioplasty": (stream) => ({ stents: stream.whole(1, 3) }),
};

/**
 * The particulars of a procedure as JSON text, or null where it has none.
 *
 * @param stream at the numbers of this treatment
 */
export function particularsOf(procedure: string, stream: Stream): string | null {
  const particulars = MEASURED[procedure]?.(stream);
  return particulars === undefined ? null : JSON.stringify(particulars);
}
