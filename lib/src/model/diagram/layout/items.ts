import type { Axis } from "./axis.js";
import type { Graph, Landing, Rect, WireEnd } from "./graph.js";
import type { Positions, Sheet } from "./positions.js";
import { GAPS } from "./room.js";
import type { Distance } from "./separate.js";
import { textBoxes } from "./text-boxes.js";

/** Something that nothing else may overlap. */
export interface Item {
  readonly kind: keyof typeof GAPS;
  /** The positions that its two edges follow, and their distances from these. */
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
  /** Where it begins and ends across the axis. */
  readonly crossFrom: number;
  readonly crossTo: number;
  /** Tells which of two comes first: a text belongs where its wire meets the node, wherever it reaches. */
  readonly anchor: number;
  readonly node: number;
  readonly wire: number;
  /** Of a run, the number of the piece; of a text or a symbol, the end of the wire. */
  readonly part: number;
  readonly net: number | undefined;
}

/** Boxes of nodes, runs of wires, and texts and symbols at their ends. */
export function itemsOf(graph: Graph, sheet: Sheet, axis: Axis, positions: Positions): Item[] {
  return [
    ...nodeItems(sheet, axis, positions),
    ...runItems(graph, positions),
    ...endItems(graph, sheet, axis, positions),
  ];
}

function nodeItems(
  { places }: Sheet,
  { along, across, size, acrossSize }: Axis,
  positions: Positions,
): Item[] {
  return places.flatMap((place, node) => {
    const coreEnd = positions.coreEnd(node);
    return place.form.solids.map((solid, number): Item => {
      const beyond = solid[along] >= coreEnd;
      const isCore = number === 0;
      return {
        kind: "node",
        start: beyond ? positions.nodeEnd(node) : node,
        end: beyond || isCore ? positions.nodeEnd(node) : node,
        from: solid[along] - (beyond ? coreEnd : 0),
        to: solid[along] + solid[size] - (beyond || isCore ? coreEnd : 0),
        crossFrom: place[across] + solid[across],
        crossTo: place[across] + solid[across] + solid[acrossSize],
        anchor: place[along] + solid[along] + solid[size] / 2,
        node,
        wire: -1,
        part: -1,
        net: undefined,
      };
    });
  });
}

function runItems({ wires }: Graph, positions: Positions): Item[] {
  return positions.runs.map((run) => {
    const at = positions.ofRun(run);
    const extent = { start: at, end: at, from: 0, to: 0, crossFrom: run.from, crossTo: run.to };
    return {
      kind: "run",
      ...extent,
      anchor: run.at,
      node: -1,
      wire: run.wire,
      part: run.piece,
      net: wires[run.wire]!.net,
    };
  });
}

function endItems(
  { wires }: Graph,
  { routes }: Sheet,
  { along, across, size, acrossSize, stands }: Axis,
  positions: Positions,
): Item[] {
  return routes.flatMap(({ landings }, wire) =>
    ([0, 1] as const).flatMap((part) => {
      const [landing, end] = [landings[part], wires[wire]!.ends[part]];
      const { follows } = positions.ofEnd(wire, part);
      const at = positions.at[follows]!;
      const item = (kind: Item["kind"], rect: Rect): Item => ({
        kind,
        start: follows,
        end: follows,
        from: rect[along] - at,
        to: rect[along] + rect[size] - at,
        crossFrom: rect[across],
        crossTo: rect[across] + rect[acrossSize],
        anchor: landing[along] + (kind === "text" && stands(landing.side) ? 0.5 : 0),
        node: end.node,
        wire,
        part,
        net: undefined,
      });
      const texts = textBoxes(landing, end).map((box) => item("text", box));
      return end.stub === 0 ? texts : [...texts, item("stub", stubBox(landing, end))];
    }),
  );
}

/** The straight piece that a symbol needs in front of a node. */
function stubBox({ x, y, side }: Landing, { stub, breadth }: WireEnd): Rect {
  const upright = side === "top" || side === "bottom";
  const [width, height] = upright ? [2 * breadth, stub] : [stub, 2 * breadth];
  if (side === "top") return { x: x - breadth, y: y - stub, width, height };
  if (side === "bottom") return { x: x - breadth, y, width, height };
  return { x: side === "left" ? x - stub : x, y: y - breadth, width, height };
}

/** The distance that two items have to keep along the axis, if any. */
export function distanceBetween(
  a: Item,
  b: Item,
  { at }: Positions,
  { routes, wires }: Pick<Sheet, "routes"> & Pick<Graph, "wires">,
): Distance | undefined {
  const acrossGap = Math.max(b.crossFrom - a.crossTo, a.crossFrom - b.crossTo);
  if (acrossGap >= MOST) return undefined;
  if (a.start === b.start || belong(a, b)) return undefined;
  const related =
    a.kind === "run" && b.kind === "run" && (a.wire === b.wire || (a.net !== undefined && a.net === b.net));
  const need = related && acrossGap >= 0 ? 0 : GAPS[a.kind][b.kind];
  if (acrossGap >= need) return undefined;
  const gap = Math.max(at[b.start]! + b.from - at[a.end]! - a.to, at[a.start]! + a.from - at[b.end]! - b.to);
  if (gap < need) {
    // too close both ways: a matter of the axis on which it is easier
    const oneRun = a.kind === "run" || b.kind === "run";
    if (oneRun ? acrossGap >= 0 : acrossGap > gap) return undefined;
  }
  const [first, second] = a.anchor <= b.anchor ? [a, b] : [b, a];
  return { from: first.end, to: second.start, gap: need + first.to - second.from, weight: 0 };

  function belong(one: Item, two: Item): boolean {
    if (one.kind === "node" && two.kind === "node") return one.node === two.node;
    if (one.kind === "node" || two.kind === "node") {
      const [node, other] = one.kind === "node" ? [one, two] : [two, one];
      if (other.kind !== "run") return other.node === node.node;
      const last = routes[other.wire]!.points.length - 2;
      const { ends } = wires[other.wire]!;
      return (
        (other.part === 0 && ends[0].node === node.node) ||
        (other.part === last && ends[1].node === node.node)
      );
    }
    if (one.kind === "run" && two.kind === "run") return false;
    if (one.wire !== two.wire) return false;
    if (one.kind !== "run" && two.kind !== "run") return one.part === two.part;
    const [run, other] = one.kind === "run" ? [one, two] : [two, one];
    return run.part === (other.part === 0 ? 0 : routes[run.wire]!.points.length - 2);
  }
}

/** No two items need more. */
const MOST = Math.max(...Object.values(GAPS).flatMap((row) => Object.values(row)));
