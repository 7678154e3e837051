import { writeDate } from "./digits.js";

/** Days kept, a power of two: some eleven years, so that the days of a period do not push each other out. */
const KEPT = 4096;
const WIDTH = 10;

/** Writes days as {@link writeDate} does, and keeps the texts: a column names few days and each of them often. */
export function dayTexts(): (out: Buffer, at: number, day: number) => number {
  // 0x7fffffff is no day of the years 1 to 9999.
  const kept = new Int32Array(KEPT).fill(0x7fffffff);
  const texts = Buffer.alloc(KEPT * WIDTH);
  return (out, at, day) => {
    const slot = day & (KEPT - 1);
    const text = slot * WIDTH;
    if (kept[slot] !== day) {
      writeDate(texts, text, day);
      kept[slot] = day;
    }
    for (let i = 0; i < WIDTH; i++) out[at + i] = texts[text + i]!;
    return at + WIDTH;
  };
}
