import type { Place, Point } from "../layout/index.js";
import { coreOf, type Figure, plainNode } from "../scene.js";

/** A point where lines meet, without a sign of its own. */
export const joint = (data: Readonly<Record<string, string>>): Figure => ({
  node: plainNode({ width: 2, height: 2 }, "middle"),
  draw: (pen) => pen.group(data, () => {}),
});

/** A line on to the middle of the point where it ends. */
export function toJoint(points: readonly Point[], place: Place): Point[] {
  const { x, y } = coreOf(place);
  return [...points, { x: x + 1, y: y + 1 }];
}

/** A line from the middle of the point where it begins, unless it has branched off another line later. */
export const fromJoint = (points: readonly Point[], { x, y }: Point, place: Place): readonly Point[] =>
  points[0]!.x === x && points[0]!.y === y ? toJoint([...points].reverse(), place).reverse() : points;
