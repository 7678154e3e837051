import type { Rect } from "./graph.js";
import type { Grid } from "./grid.js";

/** A point where a wire may leave or reach a node. */
export interface Door {
  readonly at: number;
  /** Away from the node. */
  readonly direction: number;
  /** Units from the middle of the side. */
  readonly offset: number;
  readonly cost: number;
}

/** The points of a wire from door to door. */
export interface Path {
  readonly points: readonly number[];
  readonly doors: readonly [Door, Door];
  readonly cost: number;
}

/** What is at each point of a grid: nodes, the space where they have their texts, and wires, each by its owner's number. */
export class Occupancy {
  readonly grid: Grid;
  /** 1 where no wire may run. */
  readonly blocked: Uint8Array;
  /** The number, plus one, of the node whose texts may be there. */
  readonly clear: Int16Array;
  /** Whose wire runs along a point, horizontally and vertically; a corner is both. */
  readonly across: Int16Array;
  readonly upright: Int16Array;

  constructor(grid: Grid) {
    this.grid = grid;
    this.blocked = new Uint8Array(grid.size);
    this.clear = new Int16Array(grid.size);
    this.across = new Int16Array(grid.size);
    this.upright = new Int16Array(grid.size);
    // the outermost points are closed, so that no step leads out
    for (let at = 0; at < grid.size; at++) {
      const column = at % grid.wide;
      const isEdge =
        column === 0 || column === grid.wide - 1 || at < grid.wide || at >= grid.size - grid.wide;
      if (isEdge) this.blocked[at] = 1;
    }
  }

  /** Keeps wires out of a rectangle. */
  block(rect: Rect): void {
    this.grid.mark(this.blocked, 1, rect, 0, 0);
  }

  /** Makes wires of others keep some distance from a node where they can. */
  keepClear(node: number, core: Rect): void {
    this.grid.mark(this.clear, node + 1, core, 4, 2);
  }

  occupy(path: Path, owner: number): void {
    this.#follow(path, (at, into, out) => {
      this.#along(into)[at] = owner;
      this.#along(out)[at] = owner;
    });
  }

  leave({ points }: Path, owner: number): void {
    for (const at of points) {
      if (this.across[at] === owner) this.across[at] = 0;
      if (this.upright[at] === owner) this.upright[at] = 0;
    }
  }

  /** Whose place a path takes. */
  owners(path: Path, mine: number): Set<number> {
    const found = new Set<number>();
    this.#follow(path, (at, into, out) => {
      const [across, upright] = [this.across[at]!, this.upright[at]!];
      const isCorner = into !== out || across === upright;
      if (isCorner || into % 2 === 0) found.add(across);
      if (isCorner || into % 2 === 1) found.add(upright);
    });
    found.delete(0);
    found.delete(mine);
    return found;
  }

  /** Whether a point is free of the wires of others. */
  isMine(at: number, owner: number): boolean {
    const [across, upright] = [this.across[at]!, this.upright[at]!];
    return (across === 0 || across === owner) && (upright === 0 || upright === owner);
  }

  /** Whether a wire may run through a door. */
  isOpen({ at, direction }: Door, owner: number): boolean {
    const runs = this.#along(direction)[at]!;
    return this.blocked[at] === 0 && (runs === 0 || runs === owner);
  }

  #along(direction: number): Int16Array {
    return direction % 2 === 0 ? this.across : this.upright;
  }

  /** Visits the points of a path with the directions in which it comes and goes. */
  #follow({ points, doors }: Path, visit: (at: number, into: number, out: number) => void): void {
    let into = doors[0].direction;
    points.forEach((at, index) => {
      const next = points[index + 1];
      const out = next === undefined ? (doors[1].direction + 2) % 4 : this.grid.direction(at, next);
      visit(at, into, out);
      into = out;
    });
  }
}
