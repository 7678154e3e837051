import { X, Y } from "./axis.js";
import { compact } from "./compact.js";
import { contract, expand } from "./contract.js";
import type { Graph, Layout, Node, Wire } from "./graph.js";
import { UNIT } from "./grid.js";
import { placeNodes } from "./place.js";
import { routeWires } from "./route.js";
import { placesOf, spreadNodes } from "./spread.js";
import { spreadOut } from "./stress.js";

export { branch } from "./branch.js";
export {
  type Form,
  type Graph,
  type Landing,
  type Layout,
  LINE,
  type Node,
  type Place,
  type Point,
  type Rect,
  type Route,
  roomFor,
  type Side,
  textBoxes,
  type Wire,
  type WireEnd,
} from "./graph.js";

export function layOut(
  graph: Graph,
  {
    ratio = graph.nodes.length > 30 ? 1.41 : graph.nodes.length > 12 ? 2 : 3,
    tries = 1,
    effort = 900,
    trace = undefined as undefined | ((what: string) => void),
  } = {},
): Layout {
  const { nodes, wires } = graph;
  (globalThis as any).GRAPH = graph;
  const say = trace ?? (() => {});
  const small = contract(graph);
  const E = (globalThis as any).EFF ?? {
    a: nodes.length > 30 ? 350 : 700,
    b: nodes.length > 30 ? 400 : 600,
    two: nodes.length > 30 ? 1 : 2,
    c: 0,
    heatA: 500,
    heatB: 100,
    pads: [34, 26],
    seed: 1,
  };
  const roughs = Array.from({ length: E.tries ?? (nodes.length > 30 ? 3 : 4) }, (_, seed) =>
    placeNodes(small.graph, spreadOut(small.graph, 1.41, seed + E.seed), {
      ratio,
      moves: E.a * (small.graph.nodes.length + 3),
      seed: seed + 1,
      pads: E.pads,
      heat: E.heatA,
    }),
  ).sort((a, b) => a.cost - b.cost);
  const full = (start: any, moves: number, heat: number) =>
    placeNodes(graph, start, { ratio, moves: moves * (nodes.length + 3), seed: 7, heat });
  const mids = roughs
    .slice(0, E.two ?? 2)
    .map((rough) => full(expand(small, rough), E.b, E.heatB))
    .sort((a, b) => a.cost - b.cost);
  const starts = [E.c ? full(mids[0]!, E.c, E.heatC) : mids[0]!];
  (globalThis as any).PLACED = starts[0]!.cost;
  const best = starts.reduce((a, b) => (b.cost < a.cost ? b : a));
  say(`placed ${starts.map(({ cost }) => Math.round(cost)).join(" ")}`);
  const free = nodes.map((node, index) => freeSpace(node, index, wires));
  const spots = spreadNodes(graph, best, free);
  let places = placesOf(graph, best, spots);
  say("spread");
  let routes = routeWires(graph, places)!;
  if (!routes) throw new Error("no routes");
  say("routed");
  if (!process.env.RAW)
    for (const axis of ["x", "y", "x", "y", "x", "y"] as const)
      ({ places, routes } = compact(graph, places, routes, axis));
  say("compacted");
  return framed(graph, places, routes);
}

/** Units of free space that labels and symbols of a node's wires take on its left and right, and above and below. */
function freeSpace(node: Node, index: number, wires: readonly Wire[]): readonly [number, number] {
  let [wide, high] = [11, 11];
  for (const { ends } of wires) {
    for (const end of ends) {
      if (end.node !== index) continue;
      wide = Math.max(wide, end.stub, ...end.texts.map((width) => width + 8));
      high = Math.max(high, end.stub, end.texts.length * 14 + 6);
    }
  }
  return [Math.ceil(wide / UNIT), Math.ceil(high / UNIT)];
}

import { textBoxes } from "./graph.js";

const MARGIN = 12;
function framed({ wires }: Graph, places: Layout["places"], routes: Layout["routes"]): Layout {
  const rects = [
    ...places.map(({ x, y, form: { width, height } }) => ({ x, y, width, height })),
    ...routes.flatMap(({ points }) => points.map((point) => ({ ...point, width: 0, height: 0 }))),
    ...routes.flatMap(({ landings }, wire) =>
      ([0, 1] as const).flatMap((end) => textBoxes(landings[end], wires[wire]!.ends[end])),
    ),
  ];
  const left = Math.min(...rects.map(({ x }) => x)) - MARGIN;
  const top = Math.min(...rects.map(({ y }) => y)) - MARGIN;
  const shift = <Thing extends { x: number; y: number }>(thing: Thing): Thing => ({
    ...thing,
    x: thing.x - left,
    y: thing.y - top,
  });
  return {
    width: Math.max(...rects.map(({ x, width }) => x + width)) + MARGIN - left,
    height: Math.max(...rects.map(({ y, height }) => y + height)) + MARGIN - top,
    places: places.map(shift),
    routes: routes.map(({ points, landings: [a, b] }) => ({
      points: points.map(shift),
      landings: [shift(a), shift(b)],
    })),
  };
}
