import type { Start } from "./bodies.js";
import type { Graph } from "./graph.js";
import { randomStream } from "./random.js";

/**
 * First positions of the nodes: distances in the plane follow distances in the graph, by stress majorisation (Gansner, Koren and
 * North, "Graph drawing by stress majorization", 2004).
 *
 * @param seed another seed, another start
 * @returns centres of the nodes, in pixels
 */
export function spreadOut({ nodes, wires }: Graph, seed: number): Start {
  const count = nodes.length;
  const random = randomStream(seed);
  const [x, y] = [new Float64Array(count), new Float64Array(count)];
  for (let node = 0; node < count; node++) {
    x[node] = random() * 400;
    y[node] = random() * 400;
  }
  const apart = hops(count, wires);
  for (let round = 0; round < 40; round++) {
    for (let node = 0; node < count; node++) {
      let [sumX, sumY, weights] = [0, 0, 0];
      for (let other = 0; other < count; other++) {
        if (other === node) continue;
        const wanted = apart[node * count + other]!;
        const [dx, dy] = [x[node]! - x[other]!, y[node]! - y[other]!];
        const length = Math.sqrt(dx * dx + dy * dy) || 1;
        const weight = 1 / (wanted * wanted);
        sumX += weight * (x[other]! + (wanted * dx) / length);
        sumY += weight * (y[other]! + (wanted * dy) / length);
        weights += weight;
      }
      if (weights === 0) continue;
      x[node] = sumX / weights;
      y[node] = sumY / weights;
    }
  }
  return turned(x, y, wires);
}

const HOP = 110;
/** The picture is to be about 1.41 times as wide as high. */
const STRETCH = 1.2;

/** Lengths of shortest paths in pixels; what is not connected is not much farther. */
function hops(count: number, wires: Graph["wires"]): Float64Array {
  const near: number[][] = Array.from({ length: count }, () => []);
  for (const { ends } of wires) {
    const [a, b] = [ends[0].node, ends[1].node];
    near[a]!.push(b);
    near[b]!.push(a);
  }
  const apart = new Float64Array(count * count).fill(-1);
  for (let start = 0; start < count; start++) {
    const queue = [start];
    apart[start * count + start] = 0;
    for (const node of queue) {
      for (const other of near[node]!) {
        if (apart[start * count + other]! >= 0) continue;
        apart[start * count + other] = apart[start * count + node]! + HOP;
        queue.push(other);
      }
    }
  }
  const far =
    Math.min(
      apart.reduce((most, each) => Math.max(most, each), 0),
      HOP * Math.sqrt(count),
    ) + HOP;
  return apart.map((each) => (each < 0 ? far : each));
}

/** Turned by quarters and mirrored so that what is to be below is, and stretched to the ratio. */
function turned(x: Float64Array, y: Float64Array, wires: Graph["wires"]): Start {
  const drop = (heights: Float64Array): number =>
    wires.reduce(
      (sum, { ends: [a, b], down }) => (down === true ? sum + heights[b.node]! - heights[a.node]! : sum),
      0,
    );
  const [fallX, fallY] = [drop(x), drop(y)];
  let [across, along] = [x, y];
  if (Math.abs(fallX) > Math.abs(fallY)) [across, along] = [y, x];
  const sign = Math.max(Math.abs(fallX), Math.abs(fallY)) === Math.abs(fallX) ? fallX : fallY;
  const flip = sign < 0 ? -1 : 1;
  return {
    x: across.map((value) => value * STRETCH),
    y: along.map((value) => (value * flip) / STRETCH),
    form: new Int32Array(x.length),
  };
}
