import type { Side } from "./graph.js";

/** One axis of the drawing, so that what is said of it once holds for both. */
export interface Axis {
  readonly along: "x" | "y";
  readonly across: "x" | "y";
  readonly size: "width" | "height";
  readonly acrossSize: "width" | "height";
  /** Whether a wire that ends at a side stands across the axis there, and so has a position on it. */
  stands(side: Side): boolean;
}

export const X: Axis = {
  along: "x",
  across: "y",
  size: "width",
  acrossSize: "height",
  stands: (side) => side === "top" || side === "bottom",
};

export const Y: Axis = {
  along: "y",
  across: "x",
  size: "height",
  acrossSize: "width",
  stands: (side) => side === "left" || side === "right",
};
