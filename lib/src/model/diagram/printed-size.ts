import type { Drawing } from "./drawing.js";

/** ISO paper sizes, from the smallest. */
export const PAPERS = ["A4", "A3", "A2", "A1", "A0"] as const;

export type Paper = (typeof PAPERS)[number];

/** What is left of each when 10 mm are kept free on every side, in millimetres. */
const PRINTABLE: Readonly<Record<Paper, readonly [short: number, long: number]>> = {
  A0: [821, 1169],
  A1: [574, 821],
  A2: [400, 574],
  A3: [277, 400],
  A4: [190, 277],
};

const PIXELS_PER_MM = 96 / 25.4;
const POINTS_PER_PIXEL = 0.75;

/**
 * How large the smallest text of a drawing is on paper, in points, when the drawing is turned as it fits better and made smaller until
 * it fits; it is never made larger.
 */
export function printedSize(
  { svg, width, height }: Pick<Drawing, "svg" | "width" | "height">,
  paper: Paper,
): number {
  const sizes = [...svg.matchAll(/ font-size="([\d.]+)"/g)].map(([, size]) => Number(size));
  const [short, long] = PRINTABLE[paper].map((millimetres) => millimetres * PIXELS_PER_MM) as [
    number,
    number,
  ];
  const fit = (across: number, down: number): number => Math.min(across / width, down / height);
  const scale = Math.min(1, Math.max(fit(short, long), fit(long, short)));
  return Math.min(...sizes) * POINTS_PER_PIXEL * scale;
}
