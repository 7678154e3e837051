import { type Graph, type Landing, moved, type Place, type Rect, type Side } from "./graph.js";
import { type Grid, SIDE_OF, TOWARDS, UNIT } from "./grid.js";
import type { Door, Path } from "./occupancy.js";
import { fits } from "./room.js";

/** Costs, where a step on the grid costs 2 (search.ts). */
const FULL = 120; // a side that has no room left
const AWAY = 60; // the wrong side for a wire that is to lead down
const ASIDE = 26;
const BENT = 30; // a name on a line that does not pass it straight

/** Where wires may end at nodes, and where they do. */
export class Doors {
  readonly cores: readonly Rect[];
  readonly #graph: Graph;
  readonly #places: readonly Place[];
  readonly #grid: Grid;
  /** Ends of wires on the sides of each node: twice the wire, plus one for its second end. */
  readonly #ends = new Map<string, number[]>();

  constructor(graph: Graph, places: readonly Place[], grid: Grid) {
    [this.#graph, this.#places, this.#grid] = [graph, places, grid];
    this.cores = places.map((place) => moved(place.form.core, place));
  }

  /** Points where a wire may leave or reach its node. */
  of(wire: number, end: 0 | 1): Door[] {
    const { node } = this.#graph.wires[wire]!.ends[end];
    const { attach } = this.#graph.nodes[node]!;
    const core = this.cores[node]!;
    const [midX, midY] = [
      Math.round((core.x + core.width / 2) / UNIT),
      Math.round((core.y + core.height / 2) / UNIT),
    ];
    return this.#places[node]!.form.sides.flatMap((side): Door[] => {
      const hasRoom = this.#hasRoom(wire, end, side);
      if (!hasRoom && attach === "middle") return [];
      const upright = side === "top" || side === "bottom";
      const [length, depth] = upright ? [core.width, core.height] : [core.height, core.width];
      const away = Math.ceil(depth / 2 / UNIT) + 1;
      const out = side === "right" || side === "bottom" ? away : -away;
      const span = attach === "middle" ? 0 : Math.max(0, Math.floor((length / 2 - 4) / UNIT));
      const cost =
        (hasRoom ? 0 : FULL) + this.#fallCost(wire, end, side) + (this.#isBent(wire, end, side) ? BENT : 0);
      return Array.from({ length: 2 * span + 1 }, (_, index) => {
        const offset = index - span;
        const at = upright
          ? this.#grid.at(midX + offset, midY + out)
          : this.#grid.at(midX + out, midY + offset);
        return { at, direction: TOWARDS[side], offset, cost: cost + Math.abs(offset) };
      });
    });
  }

  take(wire: number, { doors }: Path): void {
    for (const end of [0, 1] as const) {
      const key = this.#key(wire, end, SIDE_OF[doors[end].direction]!);
      this.#ends.set(key, [...(this.#ends.get(key) ?? []), 2 * wire + end]);
    }
  }

  leave(wire: number, { doors }: Path): void {
    for (const end of [0, 1] as const) {
      const key = this.#key(wire, end, SIDE_OF[doors[end].direction]!);
      const left = this.#ends.get(key)!.filter((each) => each !== 2 * wire + end);
      this.#ends.set(key, left);
    }
  }

  /** Where a wire meets its node if it takes a door. */
  landing(wire: number, end: 0 | 1, { direction, offset }: Door): Landing {
    const core = this.cores[this.#graph.wires[wire]!.ends[end].node]!;
    const side = SIDE_OF[direction]!;
    const [midX, midY] = [core.x + core.width / 2, core.y + core.height / 2];
    if (side === "left" || side === "right") {
      return { side, x: side === "left" ? core.x : core.x + core.width, y: midY + offset * UNIT };
    }
    return { side, x: midX + offset * UNIT, y: side === "top" ? core.y : core.y + core.height };
  }

  #key(wire: number, end: 0 | 1, side: Side): string {
    return `${this.#graph.wires[wire]!.ends[end].node} ${side}`;
  }

  #hasRoom(wire: number, end: 0 | 1, side: Side): boolean {
    const { wires, nodes } = this.#graph;
    const { node } = wires[wire]!.ends[end];
    const here = this.#ends.get(this.#key(wire, end, side)) ?? [];
    if (nodes[node]!.attach === "middle") {
      const { net } = wires[wire]!;
      return here.every((each) => net !== undefined && wires[each >> 1]!.net === net);
    }
    const core = this.cores[node]!;
    const all = [...here, 2 * wire + end].map((each) => wires[each >> 1]!.ends[each & 1]!);
    return fits(all, side, side === "top" || side === "bottom" ? core.width : core.height);
  }

  /**
   * What it costs a wire that is to lead down to leave its first node elsewhere than below, or reach its second elsewhere than above; and
   * one that may be level, to turn back.
   */
  #fallCost(wire: number, end: 0 | 1, side: Side): number {
    const { down } = this.#graph.wires[wire]!;
    const [ahead, behind] = end === 0 ? (["bottom", "top"] as const) : (["top", "bottom"] as const);
    if (down === "or level") return side === behind ? AWAY : 0;
    if (down !== true || side === ahead) return 0;
    return side === "left" || side === "right" ? ASIDE : AWAY;
  }

  /** Whether a wire at this side of a name would not go on straight where the other one has come. */
  #isBent(wire: number, end: 0 | 1, side: Side): boolean {
    const { node } = this.#graph.wires[wire]!.ends[end];
    if (!this.#graph.nodes[node]!.straight) return false;
    return SIDE_OF.some((each) => {
      const taken = (this.#ends.get(`${node} ${each}`) ?? []).some((one) => one >> 1 !== wire);
      return taken && TOWARDS[each] !== (TOWARDS[side] + 2) % 4;
    });
  }
}
