import { compact } from "./compact.js";
import type { Graph, Layout, Node, Wire } from "./graph.js";
import { placeNodes } from "./place.js";
import { routeWires } from "./route.js";
import { placesOf, spreadNodes, UNIT } from "./spread.js";
import { spreadOut } from "./stress.js";

export { type Form, type Graph, type Landing, type Layout, LINE, type Node, type Place, type Point, type Rect, type Route, type Side, textBoxes, type Wire, type WireEnd } from "./graph.js";

export function layOut(graph: Graph, { ratio = 1.41, tries = 2, effort = 900, trace = undefined as undefined | ((what: string) => void) } = {}): Layout {
  const { nodes, wires } = graph;
  const say = trace ?? (() => {});
  const starts = Array.from({ length: tries }, (_, seed) => {
    const start = spreadOut(graph, ratio, seed + 1);
    return placeNodes(graph, start, { pads: [22, 16], ratio, moves: effort * nodes.length, seed: seed + 1 });
  });
  const best = starts.reduce((a, b) => (b.cost < a.cost ? b : a));
  say(`placed ${starts.map(({ cost }) => Math.round(cost)).join(" ")}`);
  const free = nodes.map((node, index) => freeSpace(node, index, wires));
  const spots = spreadNodes(graph, best, free);
  let places = placesOf(graph, best, spots);
  say("spread");
  let routes = routeWires(graph, places);
  say("routed");
  if (!process.env.RAW) for (const axis of ["x", "y", "x", "y"] as const) ({ places, routes } = compact(graph, places, routes, axis));
  say("compacted");
  return framed(graph, places, routes);
}

/** Units of free space that labels and symbols of a node's wires take on its left and right, and above and below. */
function freeSpace(node: Node, index: number, wires: readonly Wire[]): readonly [number, number] {
  let [wide, high] = [10, 10];
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
    ...routes.flatMap(({ landings }, wire) => ([0, 1] as const).flatMap((end) => textBoxes(landings[end], wires[wire]!.ends[end]))),
  ];
  const left = Math.min(...rects.map(({ x }) => x)) - MARGIN;
  const top = Math.min(...rects.map(({ y }) => y)) - MARGIN;
  const shift = <Thing extends { x: number; y: number }>(thing: Thing): Thing => ({ ...thing, x: thing.x - left, y: thing.y - top });
  return {
    width: Math.max(...rects.map(({ x, width }) => x + width)) + MARGIN - left,
    height: Math.max(...rects.map(({ y, height }) => y + height)) + MARGIN - top,
    places: places.map(shift),
    routes: routes.map(({ points, landings: [a, b] }) => ({ points: points.map(shift), landings: [shift(a), shift(b)] })),
  };
}
