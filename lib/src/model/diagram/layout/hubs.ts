import type { Graph } from "./graph.js";

/** A circle that fans out: between a superclass and its subclasses, or between a category and what it unites. */
export interface Hub {
  readonly hub: number;
  /** The one node on one side of it. */
  readonly root: number;
  /** The nodes on its other side. */
  readonly members: readonly number[];
  /** Whether the members are to be below. */
  readonly down: boolean;
}

/** The circles of a graph: where wires that lead down meet. */
export function hubsOf(wires: Graph["wires"]): Hub[] {
  const below = new Map<number, number[]>();
  const above = new Map<number, number[]>();
  for (const {
    ends: [a, b],
    down,
  } of wires) {
    if (down !== true) continue;
    below.set(a.node, [...(below.get(a.node) ?? []), b.node]);
    above.set(b.node, [...(above.get(b.node) ?? []), a.node]);
  }
  return [...below].flatMap(([hub, lower]): Hub[] => {
    const upper = above.get(hub) ?? [];
    if (upper.length === 1 && lower.length > 1) return [{ hub, root: upper[0]!, members: lower, down: true }];
    if (lower.length === 1 && upper.length > 1)
      return [{ hub, root: lower[0]!, members: upper, down: false }];
    return [];
  });
}
