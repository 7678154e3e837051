import type { Graph } from "./graph.js";
import { type Hub, hubsOf } from "./hubs.js";
import { type Box, type Reach, reachOf, SIDES } from "./reach.js";

/** Costs, in pixels of wire: two nodes that overlap, and each pixel by which nodes that are to stand side by side do not. */
const COST = { overlap: 80, deeper: 6, uneven: 2 } as const;

/** Width over height of paper. */
const RATIO = 1.41;

/** Width of a picture that fits a page at full size: a smaller one need not have the ratio. */
const PAGE = 940;

/** Where nodes are: the middles of their cores, and the number of the form that each has. */
export interface Start {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly form: Int32Array;
}

/** Nodes at places and in forms, and what that costs: overlaps, families that are not level, and the size of the whole. */
export class Bodies implements Start {
  readonly count: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly form: Int32Array;
  readonly hubs: readonly Hub[];
  /** The box of each node where it is. */
  readonly left: Float64Array;
  readonly right: Float64Array;
  readonly top: Float64Array;
  readonly bottom: Float64Array;
  /** Of the form that each node has. */
  readonly halfWidth: Float64Array;
  readonly halfHeight: Float64Array;
  readonly spanX: Float64Array;
  readonly spanY: Float64Array;
  readonly sides: Int32Array;
  readonly #reach: Reach[];
  readonly #reaches: readonly (readonly Reach[])[];
  /** The families that each node is a member of. */
  readonly #families: readonly (readonly Hub[])[];
  readonly #flat: number;
  readonly #padX: number;
  readonly #padY: number;

  /**
   * @param flat how much a pixel of height costs, where one of width costs 1
   * @param pads free pixels that nodes keep: left and right, above and below
   */
  constructor({ nodes, wires, lanes }: Graph, start: Start, flat: number, pads: readonly [number, number]) {
    const { length } = nodes;
    this.count = length;
    [this.x, this.y, this.form] = [start.x.slice(), start.y.slice(), start.form.slice()];
    [this.#flat, this.#padX, this.#padY] = [flat, ...pads];
    // in lanes nodes stand where their work is done, not beside each other
    this.hubs = lanes === undefined ? hubsOf(wires) : [];
    this.#families = nodes.map((_, node) => this.hubs.filter(({ members }) => members.includes(node)));
    this.#reaches = nodes.map(({ forms, attach }) => forms.map((form) => reachOf(form, attach)));
    this.#reach = this.#reaches.map((reaches, node) => reaches[start.form[node]!]!);
    [this.left, this.right] = [new Float64Array(length), new Float64Array(length)];
    [this.top, this.bottom] = [new Float64Array(length), new Float64Array(length)];
    [this.halfWidth, this.halfHeight] = [new Float64Array(length), new Float64Array(length)];
    [this.spanX, this.spanY] = [new Float64Array(length), new Float64Array(length)];
    this.sides = new Int32Array(length);
    for (let node = 0; node < length; node++) this.wear(node, start.form[node]!);
  }

  formsOf(node: number): number {
    return this.#reaches[node]!.length;
  }

  /** Gives a node one of its forms. */
  wear(node: number, which: number): void {
    const reach = this.#reaches[node]![which]!;
    this.form[node] = which;
    this.#reach[node] = reach;
    this.halfWidth[node] = reach.halfWidth;
    this.halfHeight[node] = reach.halfHeight;
    this.spanX[node] = reach.spanX;
    this.spanY[node] = reach.spanY;
    this.sides[node] = reach.sides;
    this.put(node, this.x[node]!, this.y[node]!);
  }

  /** Gives a node the first of its forms that is open on a side. */
  open(node: number, side: "top" | "bottom"): void {
    const which = this.#reaches[node]!.findIndex(({ sides }) => ((sides >> SIDES[side]) & 1) === 1);
    this.wear(node, Math.max(0, which));
  }

  /** Puts the middle of a node's core somewhere. */
  put(node: number, x: number, y: number): void {
    const { left, right, up, down } = this.#reach[node]!;
    this.x[node] = x;
    this.y[node] = y;
    this.left[node] = x - left;
    this.right[node] = x + right;
    this.top[node] = y - up;
    this.bottom[node] = y + down;
  }

  /** Puts the members of a family side by side, in the order they are in, with the circle between them and its root. */
  lineUp({ hub, root, members, down }: Hub, snap: (value: number) => number): void {
    const sign = down ? 1 : -1;
    const depth = (node: number, towards: number): number =>
      towards > 0 ? this.#reach[node]!.down : this.#reach[node]!.up;
    const gap = 2 * this.#padY;
    this.put(hub, this.x[root]!, snap(this.y[root]! + sign * (depth(root, sign) + depth(hub, -sign) + gap)));
    const sorted = [...members].sort((a, b) => this.x[a]! - this.x[b]! || a - b);
    const wide = (node: number): number => this.right[node]! - this.left[node]! + 2 * this.#padX;
    let left = this.x[hub]! - sorted.reduce((sum, node) => sum + wide(node), 0) / 2;
    const away = depth(hub, sign) + Math.max(...members.map((node) => depth(node, -sign))) + gap;
    const y = snap(this.y[hub]! + sign * away);
    for (const node of sorted) {
      const width = wide(node);
      this.put(node, snap(left + this.#padX + this.#reach[node]!.left), y);
      left += width;
    }
  }

  /** What the size of the whole costs. */
  sizeCost(): number {
    const { left, right, top, bottom } = this;
    let x0 = 1e9;
    let x1 = -1e9;
    let y0 = 1e9;
    let y1 = -1e9;
    for (let node = 0; node < this.count; node++) {
      if (left[node]! < x0) x0 = left[node]!;
      if (right[node]! > x1) x1 = right[node]!;
      if (top[node]! < y0) y0 = top[node]!;
      if (bottom[node]! > y1) y1 = bottom[node]!;
    }
    const wide = x1 - x0;
    const high = y1 - y0;
    const over = Math.max(0, wide - PAGE, high * RATIO - PAGE);
    return (0.4 + this.count / 100) * (wide + high * this.#flat) + (0.5 + this.count / 22) * over;
  }

  /** What the places of some nodes cost: whom they overlap, and whether they are level with the others of their families. */
  placeCost(group: readonly number[]): number {
    let cost = 0;
    for (let index = 0; index < group.length; index++) {
      const node = group[index]!;
      cost += this.#overlaps(node);
      const families = this.#families[node]!;
      for (let each = 0; each < families.length; each++) cost += this.#unevenness(families[each]!.members);
    }
    return cost;
  }

  #overlaps(node: number): number {
    const { left, right, top, bottom } = this;
    const x0 = left[node]! - 2 * this.#padX;
    const x1 = right[node]! + 2 * this.#padX;
    const y0 = top[node]! - 2 * this.#padY;
    const y1 = bottom[node]! + 2 * this.#padY;
    let cost = 0;
    for (let each = 0; each < this.count; each++) {
      if (left[each]! >= x1 || right[each]! <= x0 || top[each]! >= y1 || bottom[each]! <= y0) continue;
      if (each === node) continue;
      const depth = this.#depth(node, each);
      if (depth > 0) cost += COST.overlap + COST.deeper * depth;
    }
    return cost;
  }

  /** How deep the boxes of two nodes lie in each other: ovals overhang the core that they belong to. */
  #depth(one: number, two: number): number {
    const dx = this.x[two]! - this.x[one]!;
    const dy = this.y[two]! - this.y[one]!;
    const ones = this.#reach[one]!.solids;
    const twos = this.#reach[two]!.solids;
    let most = 0;
    for (let i = 0; i < ones.length; i++) {
      for (let j = 0; j < twos.length; j++) most = Math.max(most, this.#depthOf(ones[i]!, twos[j]!, dx, dy));
    }
    return most;
  }

  #depthOf(a: Box, b: Box, dx: number, dy: number): number {
    const wide = Math.min(a.right - b.left - dx, b.right + dx - a.left) + 2 * this.#padX;
    const high = Math.min(a.down - b.up - dy, b.down + dy - a.up) + 2 * this.#padY;
    return Math.min(wide, high);
  }

  #unevenness(members: readonly number[]): number {
    let least = 1e9;
    let most = -1e9;
    for (let index = 0; index < members.length; index++) {
      const node = members[index]!;
      const edge = this.y[node]! - this.halfHeight[node]!;
      least = Math.min(least, edge);
      most = Math.max(most, edge);
    }
    return COST.uneven * (most - least);
  }
}
