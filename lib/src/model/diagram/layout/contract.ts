import type { Start } from "./bodies.js";
import type { Graph, Node, Wire } from "./graph.js";

/** A graph without the nodes in the middle of two wires, and how to get back. */
export interface Contracted {
  readonly graph: Graph;
  /** For each node of the whole graph: its number here, or the two nodes it is between. */
  readonly origin: readonly (number | readonly [number, number])[];
}

/** Makes one wire of a node that has two wires and the same sides everywhere: a diamond, a name on a line. */
export function contract({ nodes, wires }: Graph): Contracted {
  const around: number[][] = nodes.map(() => []);
  wires.forEach(({ ends }, wire) => {
    for (const { node } of ends) around[node]!.push(wire);
  });
  const kept: Node[] = [];
  const neighbours = (node: number): number[] =>
    around[node]!.map((wire) => {
      const [a, b] = wires[wire]!.ends;
      return a.node === node ? b.node : a.node;
    });
  const isBetween = (node: number): boolean =>
    nodes[node]!.attach === "middle" &&
    around[node]!.length === 2 &&
    around[node]!.every((wire) => wires[wire]!.down === undefined) &&
    new Set(neighbours(node)).size === 2 &&
    neighbours(node).every((each) => nodes[each]!.attach === "along");
  const numbers = nodes.map((node, index) => (isBetween(index) ? -1 : kept.push(node) - 1));
  const origin = nodes.map((_, node) => {
    if (numbers[node]! >= 0) return numbers[node]!;
    const [a, b] = neighbours(node).map((each) => numbers[each]!) as [number, number];
    return [a, b] as const;
  });
  const end = (node: number): Wire["ends"][number] => ({ node, texts: [], stub: 0, breadth: 0 });
  const lines: Wire[] = wires.flatMap(({ ends: [a, b], down }) =>
    numbers[a.node]! < 0 || numbers[b.node]! < 0
      ? []
      : [
          {
            ends: [end(numbers[a.node]!), end(numbers[b.node]!)],
            ...(down === undefined ? {} : { down }),
          } as Wire,
        ],
  );
  nodes.forEach((node, index) => {
    const between = origin[index]!;
    if (typeof between === "number") return;
    const { width, height } = node.forms[0]!;
    lines.push({ ends: [end(between[0]), end(between[1])], room: { width, height } });
  });
  return { graph: { nodes: kept, wires: lines }, origin };
}

/** Where all nodes are if those of the small graph are there: the others half way between theirs. */
export function expand({ origin }: Contracted, { x, y, form }: Start): Start {
  const at = (values: Float64Array): Float64Array =>
    Float64Array.from(origin, (from) =>
      typeof from === "number" ? values[from]! : (values[from[0]]! + values[from[1]]!) / 2,
    );
  return {
    x: at(x),
    y: at(y),
    form: Int32Array.from(origin, (from) => (typeof from === "number" ? form[from]! : 0)),
  };
}
