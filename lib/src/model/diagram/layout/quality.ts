import type { Graph, Layout, Point } from "./graph.js";

/** What a bend and a crossing cost, in pixels of wire, and a pixel of width. */
const COST = { bend: 60, crossing: 120, size: 2 } as const;

/** A finished layout in one number, the less the better: length of wires, bends, crossings, and size. */
export function costOf({ wires }: Graph, { routes, width, height }: Layout): number {
  const pieces = routes.flatMap(({ points }, wire) =>
    points.slice(1).map((to, index): Piece => ({ wire, from: points[index]!, to })),
  );
  const length = pieces.reduce(
    (sum, { from, to }) => sum + Math.abs(from.x - to.x) + Math.abs(from.y - to.y),
    0,
  );
  const bends = routes.reduce((sum, { points }) => sum + points.length - 2, 0);
  let crossings = 0;
  pieces.forEach((piece, number) => {
    for (const other of pieces.slice(0, number)) {
      const net = wires[piece.wire]!.net;
      const related = piece.wire === other.wire || (net !== undefined && net === wires[other.wire]!.net);
      if (!related && cross(piece, other)) crossings++;
    }
  });
  return length + COST.bend * bends + COST.crossing * crossings + COST.size * (width + 1.41 * height);
}

interface Piece {
  readonly wire: number;
  readonly from: Point;
  readonly to: Point;
}

function cross(one: Piece, two: Piece): boolean {
  const upright = one.from.x === one.to.x ? one : two;
  const level = upright === one ? two : one;
  if (upright.from.x !== upright.to.x || level.from.y !== level.to.y) return false;
  const between = (value: number, a: number, b: number): boolean =>
    value > Math.min(a, b) && value < Math.max(a, b);
  return (
    between(upright.from.x, level.from.x, level.to.x) && between(level.from.y, upright.from.y, upright.to.y)
  );
}
