import type { Form, Node, Side } from "./graph.js";

/** Sides by number: right, bottom, left, top; opposite ones differ by two. */
export const SIDES: Readonly<Record<Side, number>> = { right: 0, bottom: 1, left: 2, top: 3 };

/** A box by its edges, from the middle of a core: left and up are negative. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly up: number;
  readonly down: number;
}

/** A form as numbers: how far it reaches from the middle of its core, how large the core is, and where wires may end. */
export interface Reach {
  readonly left: number;
  readonly right: number;
  readonly up: number;
  readonly down: number;
  readonly halfWidth: number;
  readonly halfHeight: number;
  /** How far from the middle of a side a wire may end. */
  readonly spanX: number;
  readonly spanY: number;
  /** One bit for each side that is free. */
  readonly sides: number;
  readonly solids: readonly Box[];
}

export function reachOf({ width, height, core, sides, solids }: Form, attach: Node["attach"]): Reach {
  const [x, y] = [core.x + core.width / 2, core.y + core.height / 2];
  return {
    left: x,
    right: width - x,
    up: y,
    down: height - y,
    halfWidth: core.width / 2,
    halfHeight: core.height / 2,
    spanX: attach === "middle" ? 0 : core.width / 2 - 8,
    spanY: attach === "middle" ? 0 : core.height / 2 - 8,
    sides: sides.reduce((sum, side) => sum | (1 << SIDES[side]), 0),
    solids: solids.map((solid) => ({
      left: solid.x - x,
      right: solid.x + solid.width - x,
      up: solid.y - y,
      down: solid.y + solid.height - y,
    })),
  };
}
