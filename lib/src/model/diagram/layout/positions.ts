import type { Axis } from "./axis.js";
import type { Graph, Place, Route } from "./graph.js";
import { type Run, runsOf } from "./runs.js";

/** Where nodes and wires are. */
export interface Sheet {
  readonly places: readonly Place[];
  readonly routes: readonly Route[];
  /** Between lanes, and before the first and after the last. */
  readonly walls: readonly number[];
}

/**
 * What has a position on an axis, by number: each node where it begins, each node again where its core ends (the core gives way where
 * too many wires end on one side), each run, and whatever else is asked for.
 */
export class Positions {
  /** Where each is now. */
  readonly at: number[];
  readonly runs: readonly Run[];
  readonly #graph: Graph;
  readonly #sheet: Sheet;
  readonly #axis: Axis;
  readonly #numbers = new Map<number, number>();
  /** The run of each piece of each wire. */
  readonly #pieces: readonly (Run | undefined)[][];

  constructor(graph: Graph, sheet: Sheet, axis: Axis) {
    [this.#graph, this.#sheet, this.#axis] = [graph, sheet, axis];
    const { along } = axis;
    this.at = [
      ...sheet.places.map((place) => place[along]),
      ...sheet.places.map((place, node) => place[along] + this.coreEnd(node)),
    ];
    this.firstWall = this.at.length;
    if (along === "x") this.at.push(...sheet.walls);
    this.runs = runsOf(graph, sheet.routes, axis);
    this.#pieces = sheet.routes.map(() => []);
    for (const run of this.runs) {
      this.#pieces[run.wire]![run.piece] = run;
      if (!this.#numbers.has(run.group)) this.#numbers.set(run.group, this.add(run.at));
    }
  }

  /** The position of the first wall; those of the others follow. */
  readonly firstWall: number;

  /** A new position. */
  add(at: number): number {
    return this.at.push(at) - 1;
  }

  nodeEnd(node: number): number {
    return this.#graph.nodes.length + node;
  }

  /** How far from the beginning of its form a node's core ends. */
  coreEnd(node: number): number {
    const { core } = this.#sheet.places[node]!.form;
    return core[this.#axis.along] + core[this.#axis.size];
  }

  ofRun({ group }: Run): number {
    return this.#numbers.get(group)!;
  }

  /** The position of a piece of a wire, or undefined if it lies along the axis. */
  ofPiece(wire: number, piece: number): number | undefined {
    const run = this.#pieces[wire]![piece];
    return run === undefined ? undefined : this.ofRun(run);
  }

  /** What an end of a wire follows, and at which distance: its run if it stands across the axis, else the border of its node. */
  ofEnd(wire: number, end: 0 | 1): { readonly follows: number; readonly by: number } {
    const { points, landings } = this.#sheet.routes[wire]!;
    const { side } = landings[end];
    if (this.#axis.stands(side))
      return { follows: this.ofPiece(wire, end === 0 ? 0 : points.length - 2)!, by: 0 };
    const { node } = this.#graph.wires[wire]!.ends[end];
    if (side === "right" || side === "bottom") return { follows: this.nodeEnd(node), by: 0 };
    return { follows: node, by: this.#sheet.places[node]!.form.core[this.#axis.along] };
  }
}
