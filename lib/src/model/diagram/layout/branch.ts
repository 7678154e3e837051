import type { Point } from "./graph.js";

/**
 * What is left of a line where it has left all others that begin with it: lines of a net run together at first, and a line that is
 * drawn twice looks bold.
 *
 * @param others lines that are drawn already, from the same point
 */
export function branch(points: readonly Point[], others: readonly (readonly Point[])[]): readonly Point[] {
  return others
    .map((other) => after(points, other))
    .reduce((a, b) => (length(b) < length(a) ? b : a), points);
}

function after(points: readonly Point[], other: readonly Point[]): readonly Point[] {
  let [mine, theirs] = [[...points], [...other]];
  while (mine.length > 1 && theirs.length > 1) {
    const [a, b, c, d] = [mine[0]!, mine[1]!, theirs[0]!, theirs[1]!];
    if (a.x !== c.x || a.y !== c.y) break;
    const [ax, ay, bx, by] = [b.x - a.x, b.y - a.y, d.x - c.x, d.y - c.y];
    const sameWay = Math.sign(ax) === Math.sign(bx) && Math.sign(ay) === Math.sign(by);
    if (!sameWay) break;
    const shared = Math.min(Math.abs(ax + ay), Math.abs(bx + by));
    const next = { x: a.x + Math.sign(ax) * shared, y: a.y + Math.sign(ay) * shared };
    mine = next.x === b.x && next.y === b.y ? mine.slice(1) : [next, ...mine.slice(1)];
    theirs = next.x === d.x && next.y === d.y ? theirs.slice(1) : [next, ...theirs.slice(1)];
  }
  return mine;
}

const length = (points: readonly Point[]): number =>
  points
    .slice(1)
    .reduce(
      (sum, { x, y }, index) => sum + Math.abs(x - points[index]!.x) + Math.abs(y - points[index]!.y),
      0,
    );
