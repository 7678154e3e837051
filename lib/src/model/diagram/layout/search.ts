import type { Rect } from "./graph.js";
import { type Grid, UNIT } from "./grid.js";
import type { Door, Occupancy, Path } from "./occupancy.js";

/** Costs of a path. */
const STEP = 2;
const BEND = 18;
const CROSS = 24;
const CLOSE = 5; // where another node has its texts
const BRANCH = 8; // leaving a line of the same net
const DISPLACE = 200; // taking the place of another wire

/** What to find. */
export interface Wanted {
  readonly starts: readonly Door[];
  readonly goals: readonly Door[];
  /** The core that the goals are around. */
  readonly target: Rect;
  readonly owner: number;
  readonly startNode: number;
  readonly goalNode: number;
  /** Wires of the same net, which may be followed and then left. */
  readonly trunks: readonly Path[];
  /** Whether other wires may be displaced. */
  readonly force: boolean;
}

/**
 * Shortest paths on a grid, among nodes and the wires that are there already (A*). A state is a point and the direction in which it is
 * entered: four times the point, plus the direction.
 */
export class Search {
  readonly #ground: Occupancy;
  readonly #grid: Grid;
  readonly #steps: readonly number[];
  // of states; they count where the stamp is that of the search
  readonly #cost: Int32Array;
  readonly #from: Int32Array;
  readonly #stamp: Int32Array;
  readonly #goalCost: Int32Array;
  readonly #goalStamp: Int32Array;
  /** States to look at, by the least cost of a path through them. */
  readonly #buckets: number[][] = [];
  readonly #end: number;
  #number = 0;
  #highest = 0;
  // the target in units
  #x0 = 0;
  #x1 = 0;
  #y0 = 0;
  #y1 = 0;

  constructor(ground: Occupancy) {
    const { grid } = ground;
    [this.#ground, this.#grid] = [ground, grid];
    this.#steps = [1, grid.wide, -1, -grid.wide];
    this.#end = 4 * grid.size;
    this.#cost = new Int32Array(this.#end + 1);
    this.#from = new Int32Array(this.#end + 1);
    this.#stamp = new Int32Array(this.#end + 1);
    this.#goalCost = new Int32Array(this.#end);
    this.#goalStamp = new Int32Array(this.#end);
  }

  find(wanted: Wanted): Path | undefined {
    this.#begin(wanted.target);
    const goals = this.#goals(wanted);
    const starts = this.#starts(wanted);
    const branches = this.#branches(wanted);
    for (let lowest = 0; lowest <= this.#highest; lowest++) {
      const bucket = this.#buckets[lowest];
      while (bucket !== undefined && bucket.length > 0) {
        const state = bucket.pop()!;
        if (state === this.#end) return this.#trace(starts, goals, branches);
        const value = this.#cost[state]!;
        if (value + this.#rest(state) !== lowest) continue;
        if (this.#goalStamp[state] === this.#number)
          this.#arrive(state, value + this.#goalCost[state]!, lowest);
        this.#expand(state, value, wanted);
      }
    }
    return undefined;
  }

  #begin({ x, y, width, height }: Rect): void {
    this.#number++;
    [this.#x0, this.#x1] = [x / UNIT, (x + width) / UNIT];
    [this.#y0, this.#y1] = [y / UNIT, (y + height) / UNIT];
    for (let rank = 0; rank <= this.#highest; rank++) {
      const bucket = this.#buckets[rank];
      if (bucket !== undefined && bucket.length > 0) bucket.length = 0;
    }
    this.#highest = 0;
  }

  /** A node may be reached straight through a door, or by a turn at it. */
  #goals({ goals, owner, force }: Wanted): Map<number, Door> {
    const found = new Map<number, Door>();
    for (const door of goals) {
      if (!force && !this.#ground.isOpen(door, owner)) continue;
      for (let turn = 1; turn < 4; turn++) {
        if (turn !== 2 && !force && !this.#ground.isMine(door.at, owner)) continue;
        const state = 4 * door.at + ((door.direction + turn) % 4);
        const cost = door.cost + (turn === 2 ? 0 : BEND);
        if (this.#goalStamp[state] === this.#number && this.#goalCost[state]! <= cost) continue;
        this.#goalStamp[state] = this.#number;
        this.#goalCost[state] = cost;
        found.set(state, door);
      }
    }
    return found;
  }

  #starts({ starts, owner, force }: Wanted): Map<number, Door> {
    const found = new Map<number, Door>();
    for (const door of starts) {
      if (!force && !this.#ground.isOpen(door, owner)) continue;
      const state = 4 * door.at + door.direction;
      found.set(state, door);
      this.#reach(state, door.cost, -1);
    }
    return found;
  }

  /** Lines of the same net may be left anywhere but at their ends. */
  #branches({ trunks, owner, force }: Wanted): Map<number, readonly [Path, number]> {
    const found = new Map<number, readonly [Path, number]>();
    if (force) return found;
    for (const path of trunks) {
      for (let index = 1; index < path.points.length - 1; index++) {
        const at = path.points[index]!;
        if (found.has(at) || !this.#ground.isMine(at, owner)) continue;
        found.set(at, [path, index]);
        for (let direction = 0; direction < 4; direction++) this.#reach(4 * at + direction, BRANCH, -2);
      }
    }
    return found;
  }

  #arrive(state: number, cost: number, lowest: number): void {
    if (this.#stamp[this.#end] === this.#number && this.#cost[this.#end]! <= cost) return;
    this.#stamp[this.#end] = this.#number;
    this.#cost[this.#end] = cost;
    this.#from[this.#end] = state;
    this.#file(this.#end, Math.max(cost, lowest));
  }

  #expand(state: number, value: number, { owner, force, goalNode, startNode }: Wanted): void {
    const { across, upright, blocked, clear } = this.#ground;
    const at = state >> 2;
    const direction = state & 3;
    const crossing = (direction % 2 === 0 ? upright : across)[at]!;
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
      if (blocked[next] !== 0) continue;
      const along = (onward % 2 === 0 ? across : upright)[next]!;
      const athwart = (onward % 2 === 0 ? upright : across)[next]!;
      if (along === owner || athwart === owner) continue;
      if (along !== 0) {
        if (!force) continue;
        cost += DISPLACE;
      } else if (athwart !== 0) cost += CROSS;
      const near = clear[next]!;
      if (near !== 0 && near !== goalNode + 1 && near !== startNode + 1) cost += CLOSE;
      this.#reach(4 * next + onward, cost, state);
    }
  }

  #reach(state: number, cost: number, from: number): void {
    if (this.#stamp[state] === this.#number && this.#cost[state]! <= cost) return;
    this.#stamp[state] = this.#number;
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
    const ahead = direction % 2 === 0 ? dx : dy;
    const aside = direction % 2 === 0 ? dy : dx;
    const leadsAway = direction < 2 ? ahead < 0 : ahead > 0;
    return distance + (leadsAway ? 2 * BEND : aside !== 0 ? BEND : 0);
  }

  #trace(
    starts: ReadonlyMap<number, Door>,
    goals: ReadonlyMap<number, Door>,
    branches: ReadonlyMap<number, readonly [Path, number]>,
  ): Path {
    const points: number[] = [];
    let state = this.#from[this.#end]!;
    const goal = goals.get(state)!;
    for (;;) {
      points.push(state >> 2);
      const from = this.#from[state]!;
      if (from < 0) break;
      state = from;
    }
    points.reverse();
    const cost = this.#cost[this.#end]!;
    if (this.#from[state] === -1) return { points, doors: [starts.get(state)!, goal], cost };
    const [trunk, index] = branches.get(state >> 2)!;
    return { points: [...trunk.points.slice(0, index), ...points], doors: [trunk.doors[0], goal], cost };
  }
}
