import type { Landing, Rect, WireEnd } from "./graph.js";

/** Height of one line of text. */
export const LINE = 14;

/** Distance of texts from a wire, and from the symbol at its end. */
export const besideWire = ({ breadth }: WireEnd): number => Math.max(3, breadth + 2);

/**
 * The boxes of the texts at an end: right of a vertical piece, one below the other; above and below a horizontal one.
 *
 * @param landing where the wire meets the node
 */
export function textBoxes({ x, y, side }: Landing, end: WireEnd): Rect[] {
  const { texts } = end;
  const aside = besideWire(end);
  return texts.map((width, row) => {
    const height = LINE;
    if (side === "top") return { x: x + aside, y: y - 2 - (texts.length - row) * LINE, width, height };
    if (side === "bottom") return { x: x + aside, y: y + 2 + row * LINE, width, height };
    const left = side === "right" ? x + 4 : x - 4 - width;
    return { x: left, y: row === 0 ? y - aside + 2 - LINE : y + aside - 1 + (row - 1) * LINE, width, height };
  });
}
