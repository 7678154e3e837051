import type { Graph, Place } from "./graph.js";
import { UNIT } from "./grid.js";
import { laneDistances } from "./lanes.js";
import type { Placement } from "./place.js";
import { type Distance, separate } from "./separate.js";

/** A node on the grid: the middle of its core, and how far it reaches from there, in units. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly left: number;
  readonly right: number;
  readonly up: number;
  readonly down: number;
}

/**
 * Moves placed nodes apart until each has its free space, without changing which is left of or above which, and in line where wires
 * join them.
 *
 * @param free units that a node keeps free on its left and right, and above and below
 * @returns whole units, for the nodes and for the walls between lanes
 */
export function spreadNodes(
  graph: Graph,
  placed: Placement,
  free: readonly (readonly [number, number])[],
): { readonly spots: Spot[]; readonly walls: number[] } {
  const { nodes, wires } = graph;
  const count = nodes.length;
  const up = (value: number): number => Math.ceil(value / UNIT);
  const spots = nodes.map(({ forms }, node) => {
    const { core, width, height } = forms[placed.form[node]!]!;
    const [midX, midY] = [core.x + core.width / 2, core.y + core.height / 2];
    return {
      x: placed.x[node]! / UNIT,
      y: placed.y[node]! / UNIT,
      left: up(midX),
      right: up(width - midX),
      up: up(midY),
      down: up(height - midY),
    };
  });
  const stacked = new Set(
    wires.flatMap(({ ends: [a, b], down }) => (down === true ? [pairKey(a.node, b.node)] : [])),
  );
  const distancesX: Distance[] = [];
  const distancesY: Distance[] = [];
  for (let one = 0; one < count; one++) {
    for (let two = one + 1; two < count; two++) {
      const [a, b] = [spots[one]!, spots[two]!];
      const needX = free[one]![0] + free[two]![0];
      const needY = free[one]![1] + free[two]![1];
      const [west, east, wi, ei] = a.x <= b.x ? [a, b, one, two] : [b, a, two, one];
      const [north, south, ni, si] = a.y <= b.y ? [a, b, one, two] : [b, a, two, one];
      const gapX = west.right + east.left + needX;
      const gapY = north.down + south.up + needY;
      const slackX = east.x - west.x - gapX;
      const slackY = south.y - north.y - gapY;
      const upright = stacked.has(pairKey(ni, si)) && slackY > -8;
      if (slackX >= slackY && !upright) distancesX.push({ from: wi, to: ei, gap: gapX, weight: 0 });
      else distancesY.push({ from: ni, to: si, gap: gapY, weight: 0 });
    }
  }
  const spans = (axis: "width" | "height"): number[] =>
    nodes.map(({ forms, attach }, node) => {
      const { core } = forms[placed.form[node]!]!;
      return attach === "middle" ? 0 : Math.max(0, Math.floor((core[axis] / 2 - 8) / UNIT));
    });
  const lanes = laneDistances(graph, nodes.length, (node) => {
    const { left, right } = spots[node]!;
    return [left + free[node]![0], right + free[node]![0]];
  });
  const x = lined(placed.x, [...distancesX, ...lanes.distances], wires, spans("width"), lanes.count);
  const y = lined(placed.y, distancesY, wires, spans("height"));
  return {
    spots: spots.map((spot, node) => ({ ...spot, x: x[node]!, y: y[node]! })),
    walls: [...x.slice(nodes.length, nodes.length + lanes.count)],
  };
}

const pairKey = (upper: number, lower: number): string => `${upper} ${lower}`;

/** Positions that keep the distances, with joined nodes in line as far as that goes. */
function lined(
  placed: Float64Array,
  distances: readonly Distance[],
  wires: Graph["wires"],
  spans: readonly number[],
  walls = 0,
): Int32Array {
  const start = Array.from(placed, (at) => Math.round(at / UNIT));
  const add = (at: number): number => start.push(at) - 1;
  const all = [...distances];
  const nodes = start.slice();
  for (let wall = 0; wall < walls; wall++) add(Math.min(...nodes));
  const [low, high] = [add(Math.min(...nodes)), add(Math.max(...nodes))];
  for (const node of nodes.keys()) {
    all.push({ from: low, to: node, gap: 0, weight: 0 }, { from: node, to: high, gap: 0, weight: 0 });
  }
  all.push({ from: low, to: high, gap: 0, weight: 1 });
  for (const { ends } of wires) {
    const [a, b] = [ends[0].node, ends[1].node];
    if (a === b) continue;
    const span = spans[a]! + spans[b]!;
    for (const [one, two] of [
      [a, b],
      [b, a],
    ] as const) {
      // at least as far as each of the two, the one less its span; only the distance to the other costs
      const inReach = add(Math.max(nodes[one]! - span, nodes[two]!));
      const middle = add(Math.max(nodes[one]!, nodes[two]!));
      all.push(
        { from: one, to: inReach, gap: -span, weight: 0 },
        { from: two, to: inReach, gap: 0, weight: 4 },
        { from: one, to: middle, gap: 0, weight: 0 },
        { from: two, to: middle, gap: 0, weight: 1 },
      );
    }
  }
  return separate(start, all)!;
}

/** The corner of each node's form, in pixels. */
export function placesOf({ nodes }: Graph, placed: Placement, spots: readonly Spot[]): Place[] {
  return nodes.map(({ forms }, node) => {
    const form = forms[placed.form[node]!]!;
    const { core } = form;
    return {
      x: spots[node]!.x * UNIT - core.x - core.width / 2,
      y: spots[node]!.y * UNIT - core.y - core.height / 2,
      form,
    };
  });
}
