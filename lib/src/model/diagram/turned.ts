import type { Landing, Point, Side } from "./layout/index.js";

/** A corner of a symbol at the end of a line: pixels away from the node, along the line, and aside of the line. */
export type Corner = readonly [away: number, aside: number];

const OUT: Readonly<Record<Side, readonly [number, number]>> = {
  top: [0, -1],
  right: [1, 0],
  bottom: [0, 1],
  left: [-1, 0],
};

/** The corners of a symbol where a line meets a node, whichever side that is. */
export function turned({ x, y, side }: Landing, corners: readonly Corner[]): Point[] {
  const [dx, dy] = OUT[side];
  return corners.map(([away, aside]) => ({
    x: x + dx * away - dy * aside,
    y: y + dy * away + dx * aside,
  }));
}
