import type { Rect } from "./graph.js";
import { type Grid, UNIT } from "./grid.js";

/** Costs of a path. */
const STEP = 2;
const BEND = 18;
const CROSS = 24;
const CLOSE = 5; // where another node has its labels
const BRANCH = 8; // leaving a line of the same net
const DISPLACE = 200; // taking the place of another wire

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

/** What to find. */
export interface Wanted {
  readonly starts: readonly Door[];
  readonly goals: readonly Door[];
  /** Where the goals are around. */
  readonly target: Rect;
  readonly owner: number;
  readonly startNode: number;
  readonly goalNode: number;
  /** Wires of the same net, which may be followed and then left. */
  readonly trunks: readonly Path[];
  /** Whether other wires may be displaced. */
  readonly force: boolean;
}

/** Shortest paths on a grid (A*), among nodes and the wires that are there already. */
export class Search {
  readonly #grid: Grid;
  readonly #steps: readonly [number, number, number, number];
  readonly #blocked: Int16Array;
  readonly #clear: Int16Array;
  /** Who runs along a point, horizontally and vertically; a corner is both. */
  readonly #across: Int16Array;
  readonly #upright: Int16Array;
  // of states, a state being four times the point plus the direction; they count where the stamp is that of the search
  readonly #cost: Int32Array;
  readonly #from: Int32Array;
  readonly #stamp: Int32Array;
  readonly #goalCost: Int32Array;
  readonly #goalStamp: Int32Array;
  #count = 0;
  readonly #buckets: number[][] = [];
  #lowest = 0;
  #highest = 0;
  // the target in units
  #x0 = 0;
  #x1 = 0;
  #y0 = 0;
  #y1 = 0;

  constructor(grid: Grid) {
    this.#grid = grid;
    this.#steps = [1, grid.wide, -1, -grid.wide];
    this.#blocked = new Int16Array(grid.size);
    this.#clear = new Int16Array(grid.size);
    this.#across = new Int16Array(grid.size);
    this.#upright = new Int16Array(grid.size);
    this.#cost = new Int32Array(4 * grid.size + 1);
    this.#from = new Int32Array(4 * grid.size + 1);
    this.#stamp = new Int32Array(4 * grid.size + 1);
    this.#goalCost = new Int32Array(4 * grid.size);
    this.#goalStamp = new Int32Array(4 * grid.size);
    // the outermost points are closed, so that no step leads out
    for (let at = 0; at < grid.size; at++) {
      const column = at % grid.wide;
      if (column === 0 || column === grid.wide - 1 || at < grid.wide || at >= grid.size - grid.wide)
        this.#blocked[at] = 1;
    }
  }

  /** Keeps wires out of a rectangle. */
  block(rect: Rect): void {
    this.#grid.mark(this.#blocked, 1, rect, 0, 0);
  }

  /** Makes wires of others keep some distance from a node where they can. */
  keepClear(node: number, core: Rect): void {
    this.#grid.mark(this.#clear, node + 1, core, 4, 2);
  }

  occupy({ points, doors }: Path, owner: number): void {
    let into = doors[0].direction;
    for (let index = 0; index < points.length; index++) {
      const out =
        index + 1 === points.length
          ? (doors[1].direction + 2) % 4
          : this.#grid.direction(points[index]!, points[index + 1]!);
      (into % 2 === 0 ? this.#across : this.#upright)[points[index]!] = owner;
      (out % 2 === 0 ? this.#across : this.#upright)[points[index]!] = owner;
      into = out;
    }
  }

  leave({ points }: Path, owner: number): void {
    for (const at of points) {
      if (this.#across[at] === owner) this.#across[at] = 0;
      if (this.#upright[at] === owner) this.#upright[at] = 0;
    }
  }

  /** Whose place a path takes. */
  owners({ points, doors }: Path, mine: number): Set<number> {
    const found = new Set<number>();
    let into = doors[0].direction;
    for (let index = 0; index < points.length; index++) {
      const at = points[index]!;
      const out =
        index + 1 === points.length
          ? (doors[1].direction + 2) % 4
          : this.#grid.direction(at, points[index + 1]!);
      const [across, upright] = [this.#across[at]!, this.#upright[at]!];
      const corner = into !== out || (across !== 0 && across === upright);
      if (across !== 0 && across !== mine && (corner || into % 2 === 0)) found.add(across);
      if (upright !== 0 && upright !== mine && (corner || into % 2 === 1)) found.add(upright);
      into = out;
    }
    return found;
  }

  find(wanted: Wanted): Path | undefined {
    const { owner, force } = wanted;
    const search = ++this.#count;
    const end = 4 * this.#grid.size;
    this.#x0 = wanted.target.x / UNIT;
    this.#x1 = (wanted.target.x + wanted.target.width) / UNIT;
    this.#y0 = wanted.target.y / UNIT;
    this.#y1 = (wanted.target.y + wanted.target.height) / UNIT;
    for (const bucket of this.#buckets) if (bucket !== undefined) bucket.length = 0;
    this.#lowest = 0;
    this.#highest = 0;

    const goals = new Map<number, Door>();
    for (const door of wanted.goals) {
      if (!this.#isOpen(door, owner, force)) continue;
      for (let turn = 1; turn < 4; turn++) {
        // straight into the node, or turning into it at the door
        const cost = door.cost + (turn === 2 ? 0 : BEND);
        if (turn !== 2 && !this.#isMine(door.at, owner) && !force) continue;
        const state = 4 * door.at + ((door.direction + turn) % 4);
        if (this.#goalStamp[state] === search && this.#goalCost[state]! <= cost) continue;
        this.#goalStamp[state] = search;
        this.#goalCost[state] = cost;
        goals.set(state, door);
      }
    }
    const starts = new Map<number, Door>();
    for (const door of wanted.starts) {
      if (!this.#isOpen(door, owner, force)) continue;
      const state = 4 * door.at + door.direction;
      starts.set(state, door);
      this.#reach(state, door.cost, -1);
    }
    const branches = this.#branches(wanted);

    for (; this.#lowest <= this.#highest; this.#lowest++) {
      const bucket = this.#buckets[this.#lowest];
      while (bucket !== undefined && bucket.length > 0) {
        const state = bucket.pop()!;
        if (state === end) return this.#trace(starts, goals, branches);
        const value = this.#cost[state]!;
        if (value + this.#rest(state) !== this.#lowest) continue;
        if (this.#goalStamp[state] === search) {
          const whole = value + this.#goalCost[state]!;
          if (this.#stamp[end] !== search || this.#cost[end]! > whole) {
            this.#stamp[end] = search;
            this.#cost[end] = whole;
            this.#from[end] = state;
            this.#file(end, Math.max(whole, this.#lowest));
          }
        }
        this.#expand(state, value, wanted);
      }
    }
    return undefined;
  }

  /** Lines of the same net may be left anywhere but at their ends. */
  #branches({ trunks, owner, force }: Wanted): Map<number, readonly [Path, number]> {
    const found = new Map<number, readonly [Path, number]>();
    if (force) return found;
    for (const path of trunks) {
      for (let index = 1; index < path.points.length - 1; index++) {
        const at = path.points[index]!;
        if (found.has(at) || !this.#isMine(at, owner)) continue;
        found.set(at, [path, index]);
        for (let direction = 0; direction < 4; direction++) this.#reach(4 * at + direction, BRANCH, -2);
      }
    }
    return found;
  }

  #expand(state: number, value: number, { owner, force, goalNode, startNode }: Wanted): void {
    const at = state >> 2;
    const direction = state & 3;
    const crossing = (direction % 2 === 0 ? this.#upright : this.#across)[at]!;
    const straightOnly = crossing !== 0 && crossing !== owner;
    for (let turn = 0; turn < 4; turn++) {
      if (turn === 2) continue;
      let cost = value + STEP + (turn === 0 ? 0 : BEND);
      if (turn !== 0 && straightOnly) {
        if (!force) continue;
        cost += DISPLACE;
      }
      const onward = (direction + turn) & 3;
      const next = at + this.#steps[onward]!;
      if (this.#blocked[next] !== 0) continue;
      const along = (onward % 2 === 0 ? this.#across : this.#upright)[next]!;
      const across = (onward % 2 === 0 ? this.#upright : this.#across)[next]!;
      if (along === owner || across === owner) continue;
      if (along !== 0) {
        if (!force) continue;
        cost += DISPLACE;
      } else if (across !== 0) cost += CROSS;
      const near = this.#clear[next]!;
      if (near !== 0 && near !== goalNode + 1 && near !== startNode + 1) cost += CLOSE;
      this.#reach(4 * next + onward, cost, state);
    }
  }

  #reach(state: number, cost: number, from: number): void {
    if (this.#stamp[state] === this.#count && this.#cost[state]! <= cost) return;
    this.#stamp[state] = this.#count;
    this.#cost[state] = cost;
    this.#from[state] = from;
    this.#file(state, cost + this.#rest(state));
  }

  #file(state: number, rank: number): void {
    const bucket = this.#buckets[rank];
    if (bucket === undefined) this.#buckets[rank] = [state];
    else bucket.push(state);
    if (rank > this.#highest) this.#highest = rank;
  }

  /** Least cost from a state to the target: distance, and the bends that it takes at least. */
  #rest(state: number): number {
    const at = state >> 2;
    const x = this.#grid.x(at);
    const y = this.#grid.y(at);
    const dx = x < this.#x0 ? this.#x0 - x : x > this.#x1 ? this.#x1 - x : 0;
    const dy = y < this.#y0 ? this.#y0 - y : y > this.#y1 ? this.#y1 - y : 0;
    const distance = Math.max(0, Math.floor(STEP * (Math.abs(dx) + Math.abs(dy))) - 2 * STEP);
    const direction = state & 3;
    const [ahead, aside] = direction % 2 === 0 ? [dx, dy] : [dy, dx];
    const away = direction < 2 ? ahead < 0 : ahead > 0;
    return distance + (away ? 2 * BEND : aside !== 0 ? BEND : 0);
  }

  #isOpen({ at, direction }: Door, owner: number, force: boolean): boolean {
    if (this.#blocked[at] !== 0) return false;
    const runs = (direction % 2 === 0 ? this.#across : this.#upright)[at]!;
    return force || runs === 0 || runs === owner;
  }

  #isMine(at: number, owner: number): boolean {
    return (
      (this.#across[at] === 0 || this.#across[at] === owner) &&
      (this.#upright[at] === 0 || this.#upright[at] === owner)
    );
  }

  #trace(
    starts: ReadonlyMap<number, Door>,
    goals: ReadonlyMap<number, Door>,
    branches: ReadonlyMap<number, readonly [Path, number]>,
  ): Path {
    const end = 4 * this.#grid.size;
    const points: number[] = [];
    let state = this.#from[end]!;
    const goal = goals.get(state)!;
    for (;;) {
      points.push(state >> 2);
      const from = this.#from[state]!;
      if (from < 0) break;
      state = from;
    }
    points.reverse();
    const cost = this.#cost[end]!;
    if (this.#from[state] !== -2) return { points, doors: [starts.get(state)!, goal], cost };
    const [trunk, index] = branches.get(state >> 2)!;
    return { points: [...trunk.points.slice(0, index), ...points], doors: [trunk.doors[0], goal], cost };
  }
}
