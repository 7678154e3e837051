import {
  CORNER,
  type Form,
  GAPS,
  type Graph,
  type Place,
  type Point,
  type Rect,
  type Route,
  textBoxes,
} from "./graph.js";
import { type Distance, separate } from "./separate.js";

type Kind = keyof typeof GAPS;

/** Something that may not be overlapped: extents along the axis from its position, and across it as they are. */
interface Item {
  readonly kind: Kind;
  readonly variable: number;
  readonly endVariable: number;
  readonly from: number;
  readonly to: number;
  readonly crossFrom: number;
  readonly crossTo: number;
  /** Decides which of two comes first. */
  readonly anchor: number;
  readonly node: number;
  readonly wire: number;
  /** The end of a text or stub, the number of the piece of a run. */
  readonly part: number;
  readonly net: number | undefined;
}

type Axis = "x" | "y";

/** Pulls a routed drawing together along one axis, without changing what is left of or above what. */
export function compact(
  graph: Graph,
  places: readonly Place[],
  routes: readonly Route[],
  axis: Axis,
): { places: Place[]; routes: Route[] } {
  const { nodes, wires } = graph;
  const across: Axis = axis === "x" ? "y" : "x";
  const size = axis === "x" ? "width" : "height";
  const acrossSize = axis === "x" ? "height" : "width";
  const ahead = (side: string): boolean =>
    axis === "x" ? side === "top" || side === "bottom" : side === "left" || side === "right";

  const runs = runsOf(graph, routes, axis, across);
  // a node is two positions: where it begins, and where its core ends, which gives way where too many wires end on a side
  let next = 2 * nodes.length;
  const endOf = (node: number): number => nodes.length + node;
  const numbers = new Map<number, number>();
  for (const { group } of runs) if (!numbers.has(group)) numbers.set(group, next++);
  const runAt = new Map(runs.map((run) => [`${run.wire} ${run.piece}`, run]));
  const variableOf = (wire: number, piece: number): number =>
    numbers.get(runAt.get(`${wire} ${piece}`)!.group)!;
  const coreEnd = ({ form: { core } }: Place): number => core[axis] + core[size];
  const value: number[] = [
    ...places.map((place) => place[axis]),
    ...places.map((place) => place[axis] + coreEnd(place)),
  ];
  for (const run of runs) value[numbers.get(run.group)!] = run.value;

  const distances: Distance[] = [];
  const [low, high] = [next++, next++];
  for (let each = 0; each < low; each++) {
    distances.push({ from: low, to: each, gap: 0, weight: 0 });
    distances.push({ from: each, to: high, gap: 0, weight: 0 });
  }
  places.forEach((place, node) => {
    const { form } = place;
    const length = coreEnd(place);
    distances.push({ from: node, to: high, gap: form[size], weight: 0 });
    distances.push({ from: endOf(node), to: high, gap: form[size] - length, weight: 0 });
    distances.push({ from: node, to: endOf(node), gap: length, weight: 20 });
    if (nodes[node]!.attach === "middle")
      distances.push({ from: endOf(node), to: node, gap: -length, weight: 0 });
  });
  distances.push({ from: low, to: high, gap: 0, weight: 3 });

  // wires end at their nodes, and their pieces along the axis are to be short
  routes.forEach(({ points, landings }, wire) => {
    const last = points.length - 2;
    for (const end of [0, 1] as const) {
      if (!ahead(landings[end].side)) continue;
      const variable = variableOf(wire, end === 0 ? 0 : last);
      const { node } = wires[wire]!.ends[end];
      const { core } = places[node]!.form;
      const [from, length] = [core[axis], core[size]];
      const middle = from + length / 2;
      if (nodes[node]!.attach === "middle") {
        distances.push({ from: node, to: variable, gap: middle, weight: 0 });
        distances.push({ from: variable, to: node, gap: -middle, weight: 0 });
      } else {
        const corner = Math.min(CORNER, Math.floor(length / 2));
        distances.push({ from: node, to: variable, gap: from + corner, weight: 0 });
        distances.push({ from: variable, to: endOf(node), gap: corner, weight: 0 });
        const lesser = next++; // as far as the lesser of the wire and the middle of the side
        distances.push({ from: lesser, to: variable, gap: 0, weight: 1 });
        distances.push({ from: lesser, to: node, gap: -middle, weight: 1 });
      }
    }
    for (let piece = 0; piece <= last; piece++) {
      const [a, b] = [points[piece]!, points[piece + 1]!];
      if (a[axis] === b[axis]) continue;
      const start = piece === 0 ? border(wire, 0) : [variableOf(wire, piece - 1), 0];
      const stop = piece === last ? border(wire, 1) : [variableOf(wire, piece + 1), 0];
      const [first, second] = a[axis] < b[axis] ? [start, stop] : [stop, start];
      const jog =
        piece > 0 &&
        piece < last &&
        points[piece - 1]![across] < a[across] === b[across] < points[piece + 2]![across];
      distances.push({
        from: first[0]!,
        to: second[0]!,
        gap: first[1]! - second[1]!,
        weight: jog ? 6 + Math.round(600 / Math.abs(a[axis] - b[axis])) : 2,
      });
    }
  });

  /** The position that a wire ends at where it runs along the axis, and how far from that. */
  function border(wire: number, end: 0 | 1): [number, number] {
    const { node } = wires[wire]!.ends[end];
    const { side } = routes[wire]!.landings[end];
    return side === "right" || side === "bottom" ? [endOf(node), 0] : [node, places[node]!.form.core[axis]];
  }

  const items = itemsOf();
  for (let one = 0; one < items.length; one++) {
    for (let two = one + 1; two < items.length; two++) keepApart(items[one]!, items[two]!);
  }

  function keepApart(a: Item, b: Item): void {
    if (a.variable === b.variable || belong(a, b)) return;
    const related =
      a.kind === "run" && b.kind === "run" && (a.wire === b.wire || (a.net !== undefined && a.net === b.net));
    const acrossGap = Math.max(b.crossFrom - a.crossTo, a.crossFrom - b.crossTo);
    const need = related && acrossGap >= 0 ? 0 : GAPS[a.kind][b.kind];
    if (acrossGap >= need) return;
    const [a0, a1] = [value[a.variable]! + a.from, value[a.endVariable]! + a.to];
    const [b0, b1] = [value[b.variable]! + b.from, value[b.endVariable]! + b.to];
    const gap = Math.max(b0 - a1, a0 - b1);
    if (gap < need) {
      const oneRun = a.kind === "run" || b.kind === "run";
      if (oneRun ? acrossGap >= 0 : acrossGap > gap) return; // a matter of the other axis
    }
    const [first, second] = a.anchor <= b.anchor ? [a, b] : [b, a];
    distances.push({
      from: first.endVariable,
      to: second.variable,
      gap: need + first.to - second.from,
      weight: 0,
    });
  }

  function belong(a: Item, b: Item): boolean {
    if (a.kind === "node" && b.kind === "node") return a.node === b.node;
    if (a.kind === "node" || b.kind === "node") {
      const [node, other] = a.kind === "node" ? [a, b] : [b, a];
      if (other.kind !== "run") return other.node === node.node;
      const { landings, points } = routes[other.wire]!;
      const { ends } = wires[other.wire]!;
      return (
        (other.part === 0 && ahead(landings[0].side) && ends[0].node === node.node) ||
        (other.part === points.length - 2 && ahead(landings[1].side) && ends[1].node === node.node)
      );
    }
    if (a.kind === "run" && b.kind === "run") return false;
    if (a.kind === "run" || b.kind === "run") {
      const [run, other] = a.kind === "run" ? [a, b] : [b, a];
      if (run.wire !== other.wire) return false;
      return run.part === (other.part === 0 ? 0 : routes[run.wire]!.points.length - 2);
    }
    return a.wire === b.wire && a.part === b.part;
  }

  function itemsOf(): Item[] {
    const found: Item[] = [];
    places.forEach((place, node) => {
      for (const solid of place.form.solids) {
        const beyond = solid[axis] >= coreEnd(place);
        const base = beyond ? endOf(node) : node;
        found.push({
          kind: "node",
          variable: base,
          endVariable: solid === place.form.solids[0] ? endOf(node) : base,
          from: solid[axis] - (beyond ? coreEnd(place) : 0),
          to: solid[axis] + solid[size] - (beyond || solid === place.form.solids[0] ? coreEnd(place) : 0),
          crossFrom: place[across] + solid[across],
          crossTo: place[across] + solid[across] + solid[acrossSize],
          anchor: place[axis] + solid[axis] + solid[size] / 2,
          node,
          wire: -1,
          part: -1,
          net: undefined,
        });
      }
    });
    for (const run of runs) {
      found.push({
        kind: "run",
        variable: numbers.get(run.group)!,
        endVariable: numbers.get(run.group)!,
        from: 0,
        to: 0,
        crossFrom: run.from,
        crossTo: run.to,
        anchor: run.value,
        node: -1,
        wire: run.wire,
        part: run.piece,
        net: wires[run.wire]!.net,
      });
    }
    routes.forEach(({ landings, points }, wire) => {
      for (const part of [0, 1] as const) {
        const landing = landings[part];
        const end = wires[wire]!.ends[part];
        const variable = ahead(landing.side)
          ? variableOf(wire, part === 0 ? 0 : points.length - 2)
          : border(wire, part)[0];
        const boxes = [
          ...textBoxes(landing, end).map((rect) => ({ rect, kind: "text" as const })),
          ...(end.stub === 0 ? [] : [{ rect: stubBox(landing, end), kind: "stub" as const }]),
        ];
        for (const { rect, kind } of boxes) {
          found.push({
            kind,
            variable,
            endVariable: variable,
            from: rect[axis] - value[variable]!,
            to: rect[axis] + rect[size] - value[variable]!,
            crossFrom: rect[across],
            crossTo: rect[across] + rect[acrossSize],
            anchor: landing[axis] + (kind === "text" && ahead(landing.side) ? 0.5 : 0),
            node: end.node,
            wire,
            part,
            net: undefined,
          });
        }
      }
    });
    return found;
  }

  const at = separate(next, distances);
  if (at === undefined) console.log("INFEASIBLE", axis);
  if (at === undefined) return { places: [...places], routes: [...routes] };
  const newPlaces = places.map((place, node): Place => {
    const more = at[endOf(node)]! - at[node]! - coreEnd(place);
    const form = more === 0 ? place.form : stretched(place.form, axis, more);
    const stretch = { ...place.stretch, [axis]: place.stretch[axis] + more };
    return { ...place, [axis]: at[node]! - at[low]!, form, stretch };
  });
  const newRoutes = routes.map(({ points, landings }, wire): Route => {
    const last = points.length - 2;
    const atEnd = (end: 0 | 1): number => {
      const landing = landings[end];
      const { node } = wires[wire]!.ends[end];
      return ahead(landing.side)
        ? at[variableOf(wire, end === 0 ? 0 : last)]! - at[low]!
        : at[border(wire, end)[0]]! + border(wire, end)[1] - at[low]!;
    };
    const moved = points.map((point, index): Point => {
      if (index === 0) return { ...point, [axis]: atEnd(0) };
      if (index === points.length - 1) return { ...point, [axis]: atEnd(1) };
      const piece = runAt.has(`${wire} ${index}`) ? index : index - 1;
      return { ...point, [axis]: at[variableOf(wire, piece)]! - at[low]! };
    });
    return {
      points: straightened(moved),
      landings: [
        { ...landings[0], [axis]: atEnd(0) },
        { ...landings[1], [axis]: atEnd(1) },
      ],
    };
  });
  return { places: newPlaces, routes: newRoutes };
}

/** A form whose core, the first of its solids, is longer; what is beyond the core moves on. */
function stretched(form: Form, axis: Axis, more: number): Form {
  const size = axis === "x" ? "width" : "height";
  const end = form.core[axis] + form.core[size];
  const longer = (rect: Rect): Rect => ({ ...rect, [size]: rect[size] + more });
  return {
    ...form,
    [size]: Math.max(
      form[size] + (form[size] > end ? 0 : more),
      ...form.solids.map((solid) => solid[axis] + solid[size] + (solid[axis] >= end ? more : 0)),
    ),
    core: longer(form.core),
    solids: form.solids.map((solid, index) =>
      index === 0 ? longer(solid) : solid[axis] >= end ? { ...solid, [axis]: solid[axis] + more } : solid,
    ),
  };
}

interface Run {
  readonly wire: number;
  readonly piece: number;
  readonly value: number;
  readonly from: number;
  readonly to: number;
  /** Runs of one group are one line: pieces of a net that lie on each other. */
  readonly group: number;
}

/** The pieces of wires that stand across the axis: each has one position on it. */
function runsOf({ wires }: Graph, routes: readonly Route[], axis: Axis, across: Axis): Run[] {
  const runs: { -readonly [Key in keyof Run]: Run[Key] }[] = [];
  routes.forEach(({ points }, wire) => {
    for (let piece = 0; piece + 1 < points.length; piece++) {
      const [a, b] = [points[piece]!, points[piece + 1]!];
      if (a[axis] !== b[axis]) continue;
      const [from, to] = a[across] < b[across] ? [a[across], b[across]] : [b[across], a[across]];
      runs.push({ wire, piece, value: a[axis], from, to, group: runs.length });
    }
  });
  runs.forEach((run, one) => {
    const { net } = wires[run.wire]!;
    if (net === undefined) return;
    for (let two = 0; two < one; two++) {
      const other = runs[two]!;
      if (wires[other.wire]!.net !== net || other.wire === run.wire || other.value !== run.value) continue;
      if (other.from > run.to || run.from > other.to || other.group === run.group) continue;
      const { group } = run;
      for (const each of runs) if (each.group === group) each.group = other.group;
    }
  });
  return runs;
}

/** The straight piece that a symbol needs in front of a node. */
function stubBox(
  { x, y, side }: Route["landings"][number],
  { stub, breadth }: Graph["wires"][number]["ends"][number],
): { x: number; y: number; width: number; height: number } {
  if (side === "top") return { x: x - breadth, y: y - stub, width: 2 * breadth, height: stub };
  if (side === "bottom") return { x: x - breadth, y, width: 2 * breadth, height: stub };
  if (side === "left") return { x: x - stub, y: y - breadth, width: stub, height: 2 * breadth };
  return { x, y: y - breadth, width: stub, height: 2 * breadth };
}

/** Without points that a line passes straight. */
function straightened(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const last = kept.at(-1);
    if (last !== undefined && last.x === point.x && last.y === point.y && kept.length > 0) continue;
    const before = kept.at(-2);
    if (
      before !== undefined &&
      last !== undefined &&
      ((before.x === last.x && last.x === point.x) || (before.y === last.y && last.y === point.y))
    ) {
      kept.pop();
    }
    kept.push(point);
  }
  return kept;
}
