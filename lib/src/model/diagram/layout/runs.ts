import type { Axis } from "./axis.js";
import type { Graph, Route } from "./graph.js";

/** A piece of a wire that stands across an axis: it has one position on it. */
export interface Run {
  readonly wire: number;
  /** Its number among the pieces of the wire. */
  readonly piece: number;
  readonly at: number;
  /** Where it begins and ends across the axis. */
  readonly from: number;
  readonly to: number;
  /** Runs of one group are one line: pieces of a net that lie on each other. */
  readonly group: number;
}

/** The pieces of all wires that stand across an axis. */
export function runsOf({ wires }: Graph, routes: readonly Route[], { along, across }: Axis): Run[] {
  const runs: { -readonly [Key in keyof Run]: Run[Key] }[] = [];
  routes.forEach(({ points }, wire) => {
    for (let piece = 0; piece + 1 < points.length; piece++) {
      const [a, b] = [points[piece]!, points[piece + 1]!];
      if (a[along] !== b[along]) continue;
      const [from, to] = a[across] < b[across] ? [a[across], b[across]] : [b[across], a[across]];
      runs.push({ wire, piece, at: a[along], from, to, group: runs.length });
    }
  });
  const inNets = runs.filter(({ wire }) => wires[wire]!.net !== undefined);
  inNets.forEach((run, number) => {
    for (const other of inNets.slice(0, number)) {
      if (other.at !== run.at || other.group === run.group || other.wire === run.wire) continue;
      if (wires[other.wire]!.net !== wires[run.wire]!.net || other.from > run.to || run.from > other.to)
        continue;
      const { group } = run;
      for (const each of inNets) if (each.group === group) each.group = other.group;
    }
  });
  return runs;
}
