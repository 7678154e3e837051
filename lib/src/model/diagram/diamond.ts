import { LINE, type Point, type Rect } from "./layout/index.js";
import type { Pen, Stroke } from "./pen.js";
import { widest, wrap } from "./wrap.js";

/** A name broken into lines, and the diamond that holds it. */
export interface Diamond {
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
}

/** The way to break a name that makes the smallest diamond. */
export function diamondAround(name: string, isDouble = false): Diamond {
  const ways = [240, 110, 80, 64].map((limit) => {
    const lines = wrap(name, limit);
    const high = lines.length * LINE - 4;
    const inner = 2 * Math.ceil((high * 1.5 + 22) / 2);
    const across = 2 * Math.ceil((widest(lines) / (1 - high / inner) + 4) / 2);
    if (!isDouble) return { lines, width: across, height: inner };
    // the inner diamond is the outer one at some distance from its edges
    const factor = 1 + (2 * RIM * Math.sqrt(across * across + inner * inner)) / (across * inner);
    return {
      lines,
      width: 2 * Math.ceil((across * factor) / 2),
      height: 2 * Math.ceil((inner * factor) / 2),
    };
  });
  return ways.reduce((a, b) => (b.width * b.height < 0.9 * a.width * a.height ? b : a));
}

/** Distance between the two lines of a double diamond. */
const RIM = 4;

/** Draws a diamond in a box. */
export function drawDiamond(pen: Pen, { x, y, width, height }: Rect, stroke: Stroke, isDouble = false): void {
  const [midX, midY] = [x + width / 2, y + height / 2];
  const outline = (factor: number): string => {
    const [dx, dy] = [round((width / 2) * factor), round((height / 2) * factor)];
    return `M${midX - dx} ${midY}L${midX} ${midY - dy}L${midX + dx} ${midY}L${midX} ${midY + dy}Z`;
  };
  pen.path(outline(1), stroke, "ground");
  if (isDouble)
    pen.path(outline(1 - (2 * RIM * Math.sqrt(width * width + height * height)) / (width * height)), stroke);
}

/** A line on to the edge of a diamond, where it ends at the box around it. */
export function toEdge(points: readonly Point[], { x, y, width, height }: Rect): readonly Point[] {
  const [midX, midY] = [x + width / 2, y + height / 2];
  const [last, before] = [points.at(-1)!, points.at(-2)!];
  if (last.x === before.x) {
    const high = (height / 2) * Math.max(0, 1 - Math.abs(last.x - midX) / (width / 2));
    return [...points, { x: last.x, y: round(last.y < midY ? midY - high : midY + high) }];
  }
  const wide = (width / 2) * Math.max(0, 1 - Math.abs(last.y - midY) / (height / 2));
  return [...points, { x: round(last.x < midX ? midX - wide : midX + wide), y: last.y }];
}

const round = (value: number): number => Math.round(value * 100) / 100;
