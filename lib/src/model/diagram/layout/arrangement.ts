import { Bodies, type Start } from "./bodies.js";
import type { Graph } from "./graph.js";
import type { Hub } from "./hubs.js";
import { Lines } from "./lines.js";

/** Costs, in pixels of wire: two wires that cross, a wire that runs through a node, a wire that looks no better the other way round. */
const COST = { crossing: 90, through: 130, poor: 220 } as const;

/** Nodes at places and wires between them, and what all that costs. Keeps notes of what is slow to find out: who crosses whom. */
export class Arrangement {
  readonly bodies: Bodies;
  readonly lines: Lines;
  /** What each wire costs by itself. */
  readonly #base: Float64Array;
  /** Crossings of each wire and nodes that it runs through; wires that run through each node. */
  readonly #onWire: Float64Array;
  readonly #onNode: Float64Array;
  /** The wires of the group that is being looked at, and a mark on each. */
  readonly #wires: Int32Array;
  readonly #isChanging: Uint8Array;
  #length = 0;

  constructor(graph: Graph, start: Start, flat: number, pads: readonly [number, number]) {
    const { length } = graph.wires;
    this.bodies = new Bodies(graph, start, flat, pads);
    this.lines = new Lines(graph, this.bodies);
    [this.#base, this.#onWire] = [new Float64Array(length), new Float64Array(length)];
    this.#onNode = new Float64Array(graph.nodes.length);
    [this.#wires, this.#isChanging] = [new Int32Array(length), new Uint8Array(length)];
    this.reset(0);
  }

  /** Notes everything anew, for where nodes are now. */
  reset(way: number): void {
    const { count } = this.lines;
    for (let wire = 0; wire < count; wire++) this.#base[wire] = this.lines.shape(wire, way);
    this.#onWire.fill(0);
    this.#onNode.fill(0);
    this.note([...this.lines.around.keys()], 1);
  }

  /** Lines a family up for good, with its members open towards the circle. */
  arrange(family: Hub, snap: (value: number) => number): void {
    for (const node of family.members) this.bodies.open(node, family.down ? "top" : "bottom");
    this.bodies.lineUp(family, snap);
  }

  /** What the wires of a group cost, and wires that run through its nodes, as last noted. */
  notedCost(group: readonly number[]): number {
    this.#collect(group);
    let cost = 0;
    for (let index = 0; index < this.#length; index++) {
      const wire = this.#wires[index]!;
      cost += this.#base[wire]! + this.#onWire[wire]! + this.lines.cornerCost(wire);
    }
    for (let index = 0; index < group.length; index++) cost += this.#onNode[group[index]!]!;
    return cost;
  }

  /**
   * The same where the nodes are now; chooses for each wire of the group which way round its corner is better.
   *
   * @param limit stops when it is passed
   */
  newCost(group: readonly number[], limit: number): number {
    const { lines } = this;
    this.#collect(group);
    let cost = 0;
    for (let index = 0; index < this.#length; index++) {
      const wire = this.#wires[index]!;
      this.#base[wire] = lines.shape(wire, 0);
      cost += this.#base[wire]!;
    }
    if (cost > limit) return cost;
    for (let index = 0; index < group.length; index++) cost += COST.through * this.#through(group[index]!, 0);
    for (let index = 0; index < this.#length && cost <= limit; index++) {
      const wire = this.#wires[index]!;
      const base = this.#base[wire]!;
      const extra = this.#along(wire, 0) + lines.cornerCost(wire);
      cost += extra;
      if ((extra === 0 && base < COST.poor) || !lines.turns(wire)) continue;
      const other = lines.shape(wire, 1);
      const saved = base + extra - other - this.#along(wire, 0) - lines.cornerCost(wire);
      if (saved > 0) {
        cost -= saved;
        this.#base[wire] = other;
      } else lines.shape(wire, 0);
    }
    return cost;
  }

  /** Copies which way the wires of a group run. */
  keepWays(group: readonly number[], kept: Uint8Array): void {
    this.#collect(group);
    for (let index = 0; index < this.#length; index++)
      kept[this.#wires[index]!] = this.lines.way[this.#wires[index]!]!;
  }

  /** Lays the wires of a group the ways that were kept. */
  settle(group: readonly number[], kept: Uint8Array): void {
    this.#collect(group);
    for (let index = 0; index < this.#length; index++) {
      const wire = this.#wires[index]!;
      this.#base[wire] = this.lines.shape(wire, kept[wire]!);
    }
  }

  /** Notes crossings and wires through nodes: with sign 1 when a group has come, with -1 before it goes. */
  note(group: readonly number[], sign: 1 | -1): void {
    this.#collect(group);
    for (let index = 0; index < this.#length; index++) this.#isChanging[this.#wires[index]!] = 0;
    for (let index = 0; index < this.#length; index++) {
      const wire = this.#wires[index]!;
      this.#onWire[wire]! += this.#along(wire, sign);
      this.#isChanging[wire] = 1;
    }
    for (let index = 0; index < group.length; index++) {
      const node = group[index]!;
      this.#onNode[node]! += sign * COST.through * this.#through(node, sign);
    }
  }

  /** Lists each wire of a group once; they are marked as changing until this is called again. */
  #collect(group: readonly number[]): void {
    for (let index = 0; index < this.#length; index++) this.#isChanging[this.#wires[index]!] = 0;
    let length = 0;
    for (let index = 0; index < group.length; index++) {
      const around = this.lines.around[group[index]!]!;
      for (let each = 0; each < around.length; each++) {
        const wire = around[each]!;
        if (this.#isChanging[wire] === 1) continue;
        this.#isChanging[wire] = 1;
        this.#wires[length++] = wire;
      }
    }
    this.#length = length;
  }

  /**
   * Crossings of a wire with others, and the nodes that it runs through.
   *
   * @param sign if not 0, they are noted for the others too, and counted only with wires that are not changing
   * @returns the cost, times the sign if there is one
   */
  #along(one: number, sign: number): number {
    const { tails, heads, levelY, levelFrom, levelTo, uprightX, uprightFrom, uprightTo, count } = this.lines;
    const a = tails[one]!;
    const b = heads[one]!;
    const y = levelY[one]!;
    const x0 = levelFrom[one]!;
    const x1 = levelTo[one]!;
    const x = uprightX[one]!;
    const y0 = uprightFrom[one]!;
    const y1 = uprightTo[one]!;
    let cost = 0;
    for (let two = 0; two < count; two++) {
      const otherX = uprightX[two]!;
      const otherY = levelY[two]!;
      const crosses =
        (otherX > x0 && otherX < x1 && y > uprightFrom[two]! && y < uprightTo[two]!) ||
        (otherY > y0 && otherY < y1 && x > levelFrom[two]! && x < levelTo[two]!);
      if (!crosses) continue;
      const c = tails[two]!;
      const d = heads[two]!;
      if (a === c || a === d || b === c || b === d) continue;
      if (sign === 0) cost += COST.crossing;
      else if (this.#isChanging[two] === 0) {
        cost += sign * COST.crossing;
        this.#onWire[two]! += sign * COST.crossing;
      }
    }
    const { left, right, top, bottom, count: nodes } = this.bodies;
    const level = x0 <= x1;
    const upright = y0 <= y1;
    for (let node = 0; node < nodes; node++) {
      const hit =
        (level && y > top[node]! && y < bottom[node]! && x0 < right[node]! && x1 > left[node]!) ||
        (upright && x > left[node]! && x < right[node]! && y0 < bottom[node]! && y1 > top[node]!);
      if (!hit || node === a || node === b) continue;
      cost += sign === 0 ? COST.through : sign * COST.through;
      if (sign !== 0) this.#onNode[node]! += sign * COST.through;
    }
    return cost;
  }

  /** How many wires that are not changing run through a node; noted for them if the sign is not 0. */
  #through(node: number, sign: number): number {
    const { tails, heads, levelY, levelFrom, levelTo, uprightX, uprightFrom, uprightTo, count } = this.lines;
    const x0 = this.bodies.left[node]!;
    const x1 = this.bodies.right[node]!;
    const y0 = this.bodies.top[node]!;
    const y1 = this.bodies.bottom[node]!;
    let found = 0;
    for (let wire = 0; wire < count; wire++) {
      const y = levelY[wire]!;
      const x = uprightX[wire]!;
      const from = levelFrom[wire]!;
      const start = uprightFrom[wire]!;
      const hit =
        (y > y0 && y < y1 && from < x1 && levelTo[wire]! > x0 && from <= levelTo[wire]!) ||
        (x > x0 && x < x1 && start < y1 && uprightTo[wire]! > y0 && start <= uprightTo[wire]!);
      if (!hit || this.#isChanging[wire] === 1 || tails[wire] === node || heads[wire] === node) continue;
      found++;
      if (sign !== 0) this.#onWire[wire]! += sign * COST.through;
    }
    return found;
  }
}
