import type { Bodies } from "./bodies.js";
import type { Graph } from "./graph.js";
import { SIDES } from "./reach.js";

/** Costs, in pixels of wire. */
const COST = {
  bend: 90,
  /** A wire that cannot do with one bend, because a side is not free. */
  detour: 220,
  /** The two wires of a diamond leave it at neighbouring sides; the same of a name on a line; or want the same side. */
  turn: 60,
  bentName: 130,
  clash: 200,
  /** A wire that should lead down leads up; each pixel by which it does, or is too short; each pixel that it leads aside. */
  rising: 200,
  /** The same of one that should not lead up: what comes later stands above what came before. */
  backwards: 700,
  steep: 3,
  aside: 1 / 3,
  /** Each pixel that is missing for a diamond on the wire. */
  narrow: 2,
} as const;

/**
 * The shape of each wire: straight where that goes, else round one corner, from the middle of one core to that of the other. What a
 * shape costs by itself: its length, its bend, and sides that are not free or are taken.
 */
export class Lines {
  readonly count: number;
  readonly tails: Int32Array;
  readonly heads: Int32Array;
  // the level and the upright piece of each; where it has none, the end lies before the beginning
  readonly levelY: Float64Array;
  readonly levelFrom: Float64Array;
  readonly levelTo: Float64Array;
  readonly uprightX: Float64Array;
  readonly uprightFrom: Float64Array;
  readonly uprightTo: Float64Array;
  /** 1 for those that leave their first end level, where they turn. */
  readonly way: Uint8Array;
  /** The wires of each node. */
  readonly around: readonly (readonly number[])[];
  readonly #bodies: Bodies;
  readonly #falls: Uint8Array;
  readonly #inLanes: boolean;
  readonly #roomX: Float64Array;
  readonly #roomY: Float64Array;
  readonly #tailSide: Int32Array;
  readonly #headSide: Int32Array;
  readonly #isMiddle: Uint8Array;
  readonly #turn: Float64Array;

  constructor({ nodes, wires, lanes }: Graph, bodies: Bodies) {
    const { length } = wires;
    this.#bodies = bodies;
    this.#inLanes = lanes !== undefined;
    this.count = length;
    this.tails = Int32Array.from(wires, ({ ends }) => ends[0].node);
    this.heads = Int32Array.from(wires, ({ ends }) => ends[1].node);
    const around: number[][] = nodes.map(() => []);
    wires.forEach(({ ends: [a, b] }, wire) => {
      around[a.node]!.push(wire);
      if (b.node !== a.node) around[b.node]!.push(wire);
    });
    this.around = around;
    this.#falls = Uint8Array.from(wires, ({ down }) => (down === true ? 1 : down === undefined ? 0 : 2));
    this.#roomX = Float64Array.from(wires, ({ room }) => (room === undefined ? 0 : room.width + 44));
    this.#roomY = Float64Array.from(wires, ({ room }) => (room === undefined ? 0 : room.height + 32));
    this.#isMiddle = Uint8Array.from(nodes, ({ attach }) => (attach === "middle" ? 1 : 0));
    this.#turn = Float64Array.from(nodes, ({ straight }) => (straight ? COST.bentName : COST.turn));
    [this.levelY, this.uprightX] = [new Float64Array(length), new Float64Array(length)];
    [this.levelFrom, this.levelTo] = [new Float64Array(length), new Float64Array(length)];
    [this.uprightFrom, this.uprightTo] = [new Float64Array(length), new Float64Array(length)];
    [this.#tailSide, this.#headSide] = [new Int32Array(length), new Int32Array(length)];
    this.way = new Uint8Array(length);
  }

  /** The node at the other end of a wire. */
  beyond(wire: number, node: number): number {
    return this.tails[wire] === node ? this.heads[wire]! : this.tails[wire]!;
  }

  turns(wire: number): boolean {
    return this.levelFrom[wire]! <= this.levelTo[wire]! && this.uprightFrom[wire]! <= this.uprightTo[wire]!;
  }

  /**
   * Lays a wire.
   *
   * @param way where it turns, 1: level first, then upright; 0: upright first
   * @returns what it costs by itself
   */
  shape(wire: number, way: number): number {
    const bodies = this.#bodies;
    const a = this.tails[wire]!;
    const b = this.heads[wire]!;
    const ax = bodies.x[a]!;
    const ay = bodies.y[a]!;
    const bx = bodies.x[b]!;
    const by = bodies.y[b]!;
    const wide = Math.abs(bx - ax);
    const high = Math.abs(by - ay);
    const gapX = wide - bodies.halfWidth[a]! - bodies.halfWidth[b]!;
    const gapY = high - bodies.halfHeight[a]! - bodies.halfHeight[b]!;
    const spanX = bodies.spanX[a]! + bodies.spanX[b]!;
    const spanY = bodies.spanY[a]! + bodies.spanY[b]!;
    const sideX = bx > ax ? SIDES.right : SIDES.left;
    const sideY = by > ay ? SIDES.bottom : SIDES.top;
    const falls = this.#falls[wire] === 1;
    let cost = Math.max(0, gapX) + Math.max(0, gapY) + this.#missingRoom(wire, gapX, gapY);
    if (falls) cost += this.#fallCost(wire, by - ay) + wide * COST.aside;
    else if (this.#falls[wire] === 2 && by < ay) cost += COST.backwards + COST.steep * (ay - by);
    this.way[wire] = way;
    if (gapY > 0 && wide <= spanX) {
      const low = Math.max(ax - bodies.spanX[a]!, bx - bodies.spanX[b]!);
      const most = Math.min(ax + bodies.spanX[a]!, bx + bodies.spanX[b]!);
      this.#setUpright(wire, (low + most) / 2, ay, by);
      this.#setLevel(wire, 0, 1, 0);
      cost += this.#land(wire, sideY, sideY ^ 2);
    } else if (gapX > 0 && high <= spanY) {
      const low = Math.max(ay - bodies.spanY[a]!, by - bodies.spanY[b]!);
      const most = Math.min(ay + bodies.spanY[a]!, by + bodies.spanY[b]!);
      this.#setLevel(wire, (low + most) / 2, Math.min(ax, bx), Math.max(ax, bx));
      this.uprightFrom[wire] = 1;
      this.uprightTo[wire] = 0;
      cost += this.#land(wire, sideX, sideX ^ 2);
    } else {
      this.#setLevel(wire, way === 1 ? ay : by, Math.min(ax, bx), Math.max(ax, bx));
      this.#setUpright(wire, way === 1 ? bx : ax, ay, by);
      // lines to subclasses bend as a matter of course
      cost += falls && way === 1 && by > ay ? COST.bend / 6 : COST.bend;
      cost += way === 1 ? this.#land(wire, sideX, sideY ^ 2) : this.#land(wire, sideY, sideX ^ 2);
    }
    return falls && this.#headSide[wire] !== SIDES.top ? cost + COST.bend : cost;
  }

  /** What it costs how a wire and the others of the same diamonds leave them. */
  cornerCost(wire: number): number {
    return this.#cornerCostAt(this.tails[wire]!, wire) + this.#cornerCostAt(this.heads[wire]!, wire);
  }

  #missingRoom(wire: number, gapX: number, gapY: number): number {
    const roomX = this.#roomX[wire]!;
    if (roomX === 0) return 0;
    return COST.narrow * Math.max(0, Math.min(roomX - gapX, this.#roomY[wire]! - gapY));
  }

  #fallCost(wire: number, drop: number): number {
    const { halfHeight } = this.#bodies;
    const missing = halfHeight[this.tails[wire]!]! + halfHeight[this.heads[wire]!]! + 10 - drop;
    if (missing <= 0) return 0;
    return (this.#inLanes ? COST.backwards : COST.rising) + COST.steep * missing;
  }

  #setLevel(wire: number, y: number, from: number, to: number): void {
    this.levelY[wire] = y;
    this.levelFrom[wire] = from;
    this.levelTo[wire] = to;
  }

  #setUpright(wire: number, x: number, a: number, b: number): void {
    this.uprightX[wire] = x;
    this.uprightFrom[wire] = Math.min(a, b);
    this.uprightTo[wire] = Math.max(a, b);
  }

  /** Sets the sides that a wire ends at; what it costs if they are not free. */
  #land(wire: number, tailSide: number, headSide: number): number {
    const { sides } = this.#bodies;
    this.#tailSide[wire] = tailSide;
    this.#headSide[wire] = headSide;
    const tailFree = (sides[this.tails[wire]!]! >> tailSide) & 1;
    const headFree = (sides[this.heads[wire]!]! >> headSide) & 1;
    return COST.detour * (2 - tailFree - headFree);
  }

  #cornerCostAt(node: number, wire: number): number {
    if (this.#isMiddle[node] === 0) return 0;
    const { tails } = this;
    const mine = tails[wire] === node ? this.#tailSide[wire]! : this.#headSide[wire]!;
    const wires = this.around[node]!;
    let cost = 0;
    for (let index = 0; index < wires.length; index++) {
      const other = wires[index]!;
      if (other === wire) continue;
      // lines to subclasses may leave their circle together
      if (this.#falls[other] === 1 && tails[other] === node && tails[wire] === node) continue;
      const side = tails[other] === node ? this.#tailSide[other]! : this.#headSide[other]!;
      if (side === mine) cost += COST.clash;
      else if (wires.length === 2 && side !== (mine ^ 2)) cost += this.#turn[node]!;
    }
    return cost;
  }
}
