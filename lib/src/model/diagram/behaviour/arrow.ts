import type { Landing } from "../layout/index.js";
import type { Pen, Stroke } from "../pen.js";
import { turned } from "../turned.js";

/** Length of line that an arrowhead takes, and half of its width. */
export const ARROW = [12, 5] as const;

/** The open arrowhead of transitions and flows. */
export const drawArrow = (pen: Pen, landing: Landing, stroke: Stroke): void =>
  pen.line(
    turned(landing, [
      [9, 5],
      [0, 0],
      [9, -5],
    ]),
    stroke,
  );
