import type { Pen } from "../pen.js";
import { coreOf, type Figure, plainNode } from "../scene.js";

const SIZE = 20;

/** A small circle that bears no name. */
function dot(data: Readonly<Record<string, string>>, draw: (pen: Pen, x: number, y: number) => void): Figure {
  return {
    node: plainNode({ width: SIZE, height: SIZE }, "middle"),
    draw(pen, place) {
      const { x, y } = coreOf(place);
      pen.group(data, () => draw(pen, x + SIZE / 2, y + SIZE / 2));
    },
  };
}

const disc = (pen: Pen, x: number, y: number, radius: number): void =>
  pen.path(
    `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`,
    { width: 0 },
    "currentColor",
  );

const ring = (pen: Pen, x: number, y: number): void =>
  pen.ellipse({ x: x - SIZE / 2, y: y - SIZE / 2, width: SIZE, height: SIZE });

/** Where it begins: a filled circle. */
export const startDot = (data: Readonly<Record<string, string>>): Figure =>
  dot(data, (pen, x, y) => disc(pen, x, y, SIZE / 2));

/** Where all ends: a filled circle in a ring. */
export const endDot = (data: Readonly<Record<string, string>>): Figure =>
  dot(data, (pen, x, y) => {
    ring(pen, x, y);
    disc(pen, x, y, 5);
  });

/** Where one flow ends and others go on: a cross in a ring. */
export const flowEndDot = (data: Readonly<Record<string, string>>): Figure =>
  dot(data, (pen, x, y) => {
    ring(pen, x, y);
    pen.path(`M${x - 7} ${y - 7}L${x + 7} ${y + 7}M${x + 7} ${y - 7}L${x - 7} ${y + 7}`);
  });
