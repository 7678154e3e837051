import type { End } from "../../eer/index.js";
import type { Point, Route, Side } from "../layout/index.js";
import type { Pen, Stroke } from "../pen.js";

/** Length of line that the two symbols of an end take, and half of their width. */
export const SYMBOL = [24, 7] as const;

const OUT: Readonly<Record<Side, readonly [number, number]>> = {
  top: [0, -1],
  right: [1, 0],
  bottom: [0, 1],
  left: [-1, 0],
};

/**
 * Draws how many there are at an end of a line: nearest to the box a bar for at most one or a foot for many, then a bar for at least
 * one or a circle for perhaps none.
 *
 * @param count (min,max) of the opposite end: how many of these one of those has
 */
export function drawCount(
  pen: Pen,
  { x, y, side }: Route["landings"][number],
  count: Pick<End, "min" | "max">,
  stroke: Stroke,
): void {
  const [dx, dy] = OUT[side];
  const at = (away: number, aside: number): Point => ({
    x: x + dx * away - dy * aside,
    y: y + dy * away + dx * aside,
  });
  const bar = (away: number): void => pen.line([at(away, 6), at(away, -6)], stroke);
  pen.group(
    { "data-count": `${count.min}..${count.max === Number.POSITIVE_INFINITY ? "N" : count.max}` },
    () => {
      if (count.max > 1) pen.line([at(0, 7), at(13, 0), at(0, -7)], stroke);
      else bar(8);
      if (count.min > 0) bar(count.max > 1 ? 16 : 13);
      else {
        const middle = at(count.max > 1 ? 18 : 16, 0);
        pen.ellipse({ x: middle.x - 4.5, y: middle.y - 4.5, width: 9, height: 9 }, stroke);
      }
    },
  );
}

/** What the symbols do not say: `2..5` where the least number is above one or the greatest is not one or many. */
export function exactly({ min, max }: Pick<End, "min" | "max">): string[] {
  const usual = min <= 1 && (max === 1 || max === Number.POSITIVE_INFINITY);
  return usual ? [] : [`${min}..${max === Number.POSITIVE_INFINITY ? "N" : max}`];
}
