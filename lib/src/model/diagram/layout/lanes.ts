import type { Axis } from "./axis.js";
import type { Start } from "./bodies.js";
import type { Graph } from "./graph.js";
import { UNIT } from "./grid.js";
import type { Positions, Sheet } from "./positions.js";
import type { Distance } from "./separate.js";
import { textBoxes } from "./text-boxes.js";

/** Free pixels beside a wall, for nodes, for texts and for wires. */
const FREE = { node: 12, text: 5, run: 8 } as const;

/** Pixels between a node and one that comes after it, where the search for places begins. */
const STEP = 70;

/** How far left and right the middle of each node may be while places are searched: its lane, as wide as its nodes need. */
export function laneSpans({ nodes, lanes = [] }: Graph): [number, number][] {
  let left = 0;
  const edges = lanes.map((least, lane) => {
    const inside = nodes.filter((node) => node.lane === lane);
    const widest = Math.max(0, ...inside.map(({ forms }) => forms[0]!.width));
    const beside = inside.length > nodes.length / (lanes.length + 2) ? 0.9 : 0.3;
    const width = Math.max(least, widest * (1 + beside)) + 2 * FREE.node;
    left += width;
    return [left - width, left] as const;
  });
  return nodes.map(({ lane = 0, forms }) => {
    const [from, to] = edges[lane] ?? [0, 0];
    const half = Math.min((to - from) / 2, forms[0]!.width / 2 + FREE.node);
    return [from + half, to - half];
  });
}

/** Each node in the middle of its lane, below all that lead down to it. */
export function laneStart({ nodes, wires }: Graph, spans: readonly (readonly [number, number])[]): Start {
  const rank = nodes.map(() => 0);
  for (let round = 0; round < nodes.length; round++) {
    for (const { ends, down } of wires) {
      if (down === undefined) continue;
      const least = rank[ends[0].node]! + (down === true ? 1 : 0);
      rank[ends[1].node] = Math.min(nodes.length, Math.max(rank[ends[1].node]!, least));
    }
  }
  return {
    x: Float64Array.from(spans, ([low, high]) => (low + high) / 2),
    y: Float64Array.from(rank, (each) => each * STEP),
    form: new Int32Array(nodes.length),
  };
}

/**
 * Keeps nodes between the walls of their lanes.
 *
 * @param first number of the first wall
 * @param reach units that a node needs left and right of its middle
 */
export function laneDistances(
  { nodes, lanes }: Graph,
  first: number,
  reach: (node: number) => readonly [number, number],
): { readonly count: number; readonly distances: Distance[] } {
  if (lanes === undefined) return { count: 0, distances: [] };
  const between = lanes.map((least, lane) => ({
    from: first + lane,
    to: first + lane + 1,
    gap: Math.ceil(least / UNIT),
    weight: 0,
  }));
  const inside = nodes.flatMap(({ lane = 0 }, node) => {
    const [left, right] = reach(node);
    return [
      { from: first + lane, to: node, gap: left, weight: 0 },
      { from: node, to: first + lane + 1, gap: right, weight: 0 },
    ];
  });
  return { count: lanes.length + 1, distances: [...between, ...inside] };
}

/** Keeps nodes, their texts, and wires away from the walls, on the side where they are. */
export function wallDistances(graph: Graph, sheet: Sheet, axis: Axis, positions: Positions): Distance[] {
  const { nodes, wires, lanes } = graph;
  if (lanes === undefined || axis.along !== "x") return [];
  const { at, firstWall } = positions;
  const wallsOf = (node: number): [number, number] => {
    const { lane = 0 } = nodes[node]!;
    return [firstWall + lane, firstWall + lane + 1];
  };
  const widths = lanes.map((gap, lane) => ({
    from: firstWall + lane,
    to: firstWall + lane + 1,
    gap,
    weight: 0,
  }));
  const bodies = sheet.places.flatMap(({ form }, node): Distance[] => {
    const [left, right] = wallsOf(node);
    return [
      { from: left, to: node, gap: FREE.node, weight: 0 },
      { from: node, to: right, gap: form.width + FREE.node, weight: 0 },
      { from: positions.nodeEnd(node), to: right, gap: FREE.node, weight: 0 },
    ];
  });
  const texts = sheet.routes.flatMap(({ landings }, wire) =>
    ([0, 1] as const).flatMap((part) => {
      const end = wires[wire]!.ends[part];
      const [left, right] = wallsOf(end.node);
      const { follows } = positions.ofEnd(wire, part);
      return textBoxes(landings[part], end).flatMap(({ x, width }): Distance[] => [
        { from: left, to: follows, gap: at[follows]! - x + FREE.text, weight: 0 },
        { from: follows, to: right, gap: x + width - at[follows]! + FREE.text, weight: 0 },
      ]);
    }),
  );
  const runs = positions.runs.flatMap((run): Distance[] => {
    const here = positions.ofRun(run);
    const next = sheet.walls.findIndex((wall) => wall > run.at);
    const distances: Distance[] = [];
    if (next !== 0) {
      const before = (next < 0 ? sheet.walls.length : next) - 1;
      distances.push({ from: firstWall + before, to: here, gap: FREE.run, weight: 0 });
    }
    if (next >= 0) distances.push({ from: here, to: firstWall + next, gap: FREE.run, weight: 0 });
    return distances;
  });
  return [...widths, ...bodies, ...texts, ...runs];
}
