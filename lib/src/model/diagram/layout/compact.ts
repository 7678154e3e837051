import type { Axis } from "./axis.js";
import type { Graph } from "./graph.js";
import { distanceBetween, itemsOf } from "./items.js";
import { wallDistances } from "./lanes.js";
import { movedTo } from "./moved-to.js";
import { Positions, type Sheet } from "./positions.js";
import { CORNER } from "./room.js";
import { type Distance, separate } from "./separate.js";

/** What a pixel costs. */
const COST = {
  width: 3,
  wire: 2,
  /** A wire that steps aside: more, the shorter the step is, so that small ones go. */
  step: 600,
  /** A wire that does not meet the middle of a side. */
  aside: 1,
  /** A core that becomes longer. */
  stretch: 20,
} as const;

/** Pulls a routed drawing together along one axis, without changing what is left of or above what. */
export function compact(graph: Graph, sheet: Sheet, axis: Axis): Sheet {
  const positions = new Positions(graph, sheet, axis);
  const distances = [
    ...spaceBetween(graph, sheet, axis, positions),
    ...endsOfWires(graph, sheet, axis, positions),
    ...piecesAlong(sheet, axis, positions),
    ...nodesThemselves(graph, sheet, axis, positions),
    ...wallDistances(graph, sheet, axis, positions),
  ];
  const at = separate(positions.at, distances);
  return at === undefined ? sheet : movedTo(sheet, axis, positions, balanced(at, distances, positions));
}

/** Nothing overlaps. */
function spaceBetween(graph: Graph, sheet: Sheet, axis: Axis, positions: Positions): Distance[] {
  const items = itemsOf(graph, sheet, axis, positions);
  const routed = { routes: sheet.routes, wires: graph.wires };
  const distances: Distance[] = [];
  for (let one = 0; one < items.length; one++) {
    for (let two = one + 1; two < items.length; two++) {
      const distance = distanceBetween(items[one]!, items[two]!, positions, routed);
      if (distance !== undefined) distances.push(distance);
    }
  }
  return distances;
}

/** Wires that stand across the axis end at a side of their node, near its middle. */
function endsOfWires(
  { nodes, wires }: Graph,
  { places, routes }: Sheet,
  { along, size, stands }: Axis,
  positions: Positions,
): Distance[] {
  return routes.flatMap(({ landings }, wire) =>
    ([0, 1] as const).flatMap((end): Distance[] => {
      if (!stands(landings[end].side)) return [];
      const { follows } = positions.ofEnd(wire, end);
      const { node } = wires[wire]!.ends[end];
      const { core } = places[node]!.form;
      const middle = core[along] + core[size] / 2;
      if (nodes[node]!.attach === "middle") {
        return [
          { from: node, to: follows, gap: middle, weight: 0 },
          { from: follows, to: node, gap: -middle, weight: 0 },
        ];
      }
      const corner = Math.min(CORNER, Math.floor(core[size] / 2));
      // the lesser of the wire and the middle: both distances from it together are that between the two
      const lesser = positions.add(Math.min(positions.at[follows]!, positions.at[node]! + middle));
      return [
        { from: node, to: follows, gap: core[along] + corner, weight: 0 },
        { from: follows, to: positions.nodeEnd(node), gap: corner, weight: 0 },
        { from: lesser, to: follows, gap: 0, weight: COST.aside },
        { from: lesser, to: node, gap: -middle, weight: COST.aside },
      ];
    }),
  );
}

/** Pieces of wires along the axis keep their direction and are short. */
function piecesAlong({ routes }: Sheet, { along, across }: Axis, positions: Positions): Distance[] {
  return routes.flatMap(({ points }, wire) => {
    const last = points.length - 2;
    return points.slice(1).flatMap((b, piece): Distance[] => {
      const a = points[piece]!;
      if (a[along] === b[along]) return [];
      const start =
        piece === 0 ? positions.ofEnd(wire, 0) : { follows: positions.ofPiece(wire, piece - 1)!, by: 0 };
      const stop =
        piece === last ? positions.ofEnd(wire, 1) : { follows: positions.ofPiece(wire, piece + 1)!, by: 0 };
      const [first, second] = a[along] < b[along] ? [start, stop] : [stop, start];
      const isStep =
        piece > 0 &&
        piece < last &&
        points[piece - 1]![across] < a[across] === b[across] < points[piece + 2]![across];
      const weight = COST.wire + (isStep ? Math.round(COST.step / Math.abs(a[along] - b[along])) : 0);
      return [{ from: first.follows, to: second.follows, gap: first.by - second.by, weight }];
    });
  });
}

/** Cores do not shrink, and all is between two edges that are close together. */
function nodesThemselves(
  { nodes }: Graph,
  { places }: Sheet,
  { size }: Axis,
  positions: Positions,
): Distance[] {
  const ends = positions.at.slice();
  const [low, high] = [positions.add(Math.min(...ends)), positions.add(Math.max(...ends))];
  const inside = ends.flatMap((_, each): Distance[] => [
    { from: low, to: each, gap: 0, weight: 0 },
    { from: each, to: high, gap: 0, weight: 0 },
  ]);
  const bodies = places.flatMap(({ form }, node): Distance[] => {
    const [end, length] = [positions.nodeEnd(node), positions.coreEnd(node)];
    return [
      { from: node, to: end, gap: length, weight: COST.stretch },
      { from: node, to: high, gap: form[size], weight: 0 },
      { from: end, to: high, gap: form[size] - length, weight: 0 },
      ...(nodes[node]!.attach === "middle" ? [{ from: end, to: node, gap: -length, weight: 0 }] : []),
    ];
  });
  return [...inside, ...bodies, { from: low, to: high, gap: 0, weight: COST.width }];
}

/** Runs that may as well be elsewhere go to the middle of the room that they have. */
function balanced(at: Int32Array, distances: readonly Distance[], positions: Positions): Int32Array {
  const runs = new Set(positions.runs.map((run) => positions.ofRun(run)));
  const room = new Map([...runs].map((run) => [run, { pull: 0, around: [] as Distance[] }]));
  for (const distance of distances) {
    for (const [end, sign] of [
      [distance.from, -1],
      [distance.to, 1],
    ] as const) {
      const own = room.get(end);
      if (own === undefined) continue;
      own.pull += sign * distance.weight;
      own.around.push(distance);
    }
  }
  for (let sweep = 0; sweep < 2; sweep++) {
    for (const [run, { pull, around }] of room) {
      if (pull !== 0) continue;
      let [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
      for (const { from, to, gap } of around) {
        if (to === run) low = Math.max(low, at[from]! + gap);
        else high = Math.min(high, at[to]! - gap);
      }
      if (Number.isFinite(low) && Number.isFinite(high)) at[run] = Math.round((low + high) / 2);
    }
  }
  return at;
}
