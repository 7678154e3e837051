import type { End } from "../../eer/index.js";
import type { Route } from "../layout/index.js";
import type { Pen, Stroke } from "../pen.js";
import { type Corner, turned } from "../turned.js";

/** Length of line that a triangle or diamond at an end takes, and half of its width. */
export const TRIANGLE = [16, 8] as const;
export const DIAMOND = [18, 6] as const;

/** (min,max) of the opposite end as a multiplicity: `1`, `0..1`, `1..*`. */
export function multiplicity({ min, max }: Pick<End, "min" | "max">): string {
  if (min === max) return String(min);
  return `${min}..${max === Number.POSITIVE_INFINITY ? "*" : max}`;
}

/** The hollow triangle at a superclass. */
export const drawTriangle = (pen: Pen, landing: Route["landings"][number], stroke: Stroke): void =>
  drawAt(
    pen,
    landing,
    [
      [0, 0],
      [14, 7],
      [14, -7],
    ],
    stroke,
    "ground",
  );

/** The filled diamond at the owner of a composition. */
export const drawComposition = (pen: Pen, landing: Route["landings"][number], stroke: Stroke): void =>
  drawAt(
    pen,
    landing,
    [
      [0, 0],
      [8, 5],
      [16, 0],
      [8, -5],
    ],
    stroke,
    "currentColor",
  );

function drawAt(
  pen: Pen,
  landing: Route["landings"][number],
  corners: readonly Corner[],
  stroke: Stroke,
  fill: "ground" | "currentColor",
): void {
  const path = turned(landing, corners)
    .map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${x} ${y}`)
    .join("");
  const { colour } = stroke;
  pen.path(`${path}Z`, stroke, fill === "ground" || colour === undefined ? fill : (colour as `#${string}`));
}
