import { X, Y } from "./axis.js";
import { compact } from "./compact.js";
import { contract, expand } from "./contract.js";
import { framed } from "./frame.js";
import type { Graph, Layout, Node, Wire } from "./graph.js";
import { UNIT } from "./grid.js";
import { laneSpans, laneStart } from "./lanes.js";
import { type Placement, placeNodes } from "./place.js";
import type { Sheet } from "./positions.js";
import { costOf } from "./quality.js";
import { routeWires } from "./route.js";
import { placesOf, spreadNodes } from "./spread.js";
import { spreadOut } from "./stress.js";

export { branch } from "./branch.js";
export type {
  Form,
  Graph,
  Landing,
  Layout,
  Node,
  Place,
  Point,
  Rect,
  Route,
  Side,
  Wire,
  WireEnd,
} from "./graph.js";
export { roomFor } from "./room.js";
export { LINE, textBoxes } from "./text-boxes.js";

/** How hard to try. */
export interface Effort {
  /** Places to start from. */
  readonly starts: number;
  /** Moves for each node: with names and diamonds left out, and with them. */
  readonly rough: number;
  readonly fine: number;
  /** How many of the starts are followed to the end. */
  readonly followed: number;
  readonly seed: number;
}

/**
 * Lays a graph out: nodes where wires are short and straight, wires level and upright around nodes, with their texts and symbols, and
 * all of it pulled together. Nothing overlaps. The same graph gives the same layout.
 *
 * 1. Places without diamonds and names, then with them (place.ts).
 * 2. Moves nodes apart so that wires have room, and routes wires on a grid (spread.ts, route.ts).
 * 3. Takes out what is too much room, axis by axis (compact.ts).
 *
 * @param graph at least one node
 */
export function layOut(graph: Graph, effort = effortFor(graph)): Layout {
  const layouts = placements(graph, effort).map((placed) => {
    let sheet = routed(graph, placed);
    for (const axis of [X, Y, X, Y, X, Y]) sheet = compact(graph, sheet, axis);
    return framed(graph, sheet);
  });
  if (layouts.length === 1) return layouts[0]!;
  const costs = layouts.map((layout) => costOf(graph, layout));
  return layouts[costs.indexOf(Math.min(...costs))]!;
}

/** More for few nodes, where each shows; less for many, where it takes time. Lanes leave little to look for. */
const effortFor = ({ nodes, lanes }: Graph): Effort =>
  lanes !== undefined
    ? { starts: 6, rough: 0, fine: 600, followed: 3, seed: 1 }
    : nodes.length > 30
      ? { starts: 3, rough: 150, fine: 150, followed: 1, seed: 1 }
      : { starts: 6, rough: 300, fine: 300, followed: 3, seed: 1 };

function placements(graph: Graph, { starts, rough, fine, followed, seed }: Effort): Placement[] {
  const { length } = graph.nodes;
  // wide rather than high where the whole is small: so it fits a screen
  const flat = length > 30 ? 1.41 : length > 12 ? 2 : 3;
  if (graph.lanes !== undefined) return inLanes(graph, { starts, fine, followed, seed });
  const small = contract(graph);
  const moves = rough * (small.graph.nodes.length + 3);
  return Array.from({ length: starts }, (_, start) => {
    const options = { flat, moves, seed: seed + start, heat: 1000, pads: [40, 32] } as const;
    return placeNodes(small.graph, spreadOut(small.graph, seed + start), options);
  })
    .sort((a, b) => a.cost - b.cost)
    .slice(0, followed)
    .map((placed) => {
      const options = { flat, moves: fine * (length + 3), seed, heat: 100, pads: [22, 16] } as const;
      return placeNodes(graph, expand(small, placed), options);
    });
}

/** Nodes below each other, each in its lane. */
function inLanes(graph: Graph, { starts, fine, followed, seed }: Omit<Effort, "rough">): Placement[] {
  const within = laneSpans(graph);
  const moves = fine * (graph.nodes.length + 3);
  return Array.from({ length: starts }, (_, start) => {
    const options = { flat: 1.41, moves, seed: seed + start, heat: 1000, pads: [22, 16], within } as const;
    return placeNodes(graph, laneStart(graph, within), options);
  })
    .sort((a, b) => a.cost - b.cost)
    .slice(0, followed);
}

/** Nodes apart from each other and wires between them; farther apart if there is no way for all wires. */
function routed(graph: Graph, placed: Placement): Sheet {
  for (let more = 0; ; more = 2 * more + 1) {
    const free = graph.nodes.map((node, number) => {
      const [wide, high] = freeSpace(node, number, graph.wires);
      return [wide + more, high + more] as const;
    });
    const { spots, walls } = spreadNodes(graph, placed, free);
    const places = placesOf(graph, placed, spots);
    const routes = routeWires(graph, places);
    if (routes !== undefined) return { places, routes, walls: walls.map((wall) => wall * UNIT) };
    if (more > 100) throw new Error("wires find no way on a grid with room for all of them");
  }
}

/** Units of free space that texts and symbols of a node's wires take: on its left and right, above and below. */
function freeSpace(_node: Node, number: number, wires: readonly Wire[]): readonly [number, number] {
  let [wide, high] = [UNIT + 1, UNIT + 1];
  for (const { ends } of wires) {
    for (const { node, stub, texts } of ends) {
      if (node !== number) continue;
      wide = Math.max(wide, stub, ...texts.map((width) => width + 8));
      high = Math.max(high, stub, texts.length * 14 + 6);
    }
  }
  return [Math.ceil(wide / UNIT), Math.ceil(high / UNIT)];
}
