import type { Point, Route, Side } from "../layout/index.js";
import type { Pen, Stroke } from "../pen.js";

const OUT: Readonly<Record<Side, readonly [number, number]>> = {
  top: [0, -1],
  right: [1, 0],
  bottom: [0, 1],
  left: [-1, 0],
};

/** A line from a circle to a subclass or a category, with the subset symbol before its end, open towards the circle. */
export function subsetLine(pen: Pen, { points, landings }: Route, isDouble: boolean, stroke: Stroke): void {
  if (isDouble) pen.doubleLine(points, stroke);
  else pen.line(points, stroke);
  const { x, y, side } = landings[1];
  const [dx, dy] = OUT[side];
  const at = (away: number, aside: number): Point => ({
    x: x + dx * away - dy * aside,
    y: y + dy * away + dx * aside,
  });
  const [a, b, c, d] = [at(17, 5), at(12, 5), at(12, -5), at(17, -5)];
  pen.path(`M${a.x} ${a.y}L${b.x} ${b.y}A5 5 0 0 1 ${c.x} ${c.y}L${d.x} ${d.y}`, { ...stroke, width: 1.4 });
}
