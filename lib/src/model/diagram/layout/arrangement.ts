import type { Form, Graph, Node, Side } from "./graph.js";
import { type Hub, hubsOf } from "./hubs.js";

/** Costs, in pixels of wire. */
const COST = {
  bend: 90,
  /** A wire that cannot do with one bend, because a side is not free. */
  detour: 220,
  /** The two wires of a diamond leave it at neighbouring corners, or want the same one. */
  turn: 60,
  bentName: 130,
  clash: 200,
  crossing: 90,
  through: 130,
  overlap: 80,
  uneven: 2,
} as const;

/** Width over height of paper. */
const RATIO = 1.41;

/** Width of a picture that fits a page at full size: a smaller one need not have the ratio. */
const PAGE = 940;

/** Sides by number: right, bottom, left, top; opposite ones differ by two. */
const SIDES: Readonly<Record<Side, number>> = { right: 0, bottom: 1, left: 2, top: 3 };

/** A form as numbers: how far it reaches from the middle of its core, how large the core is, where wires may end. */
interface Reach {
  readonly left: number;
  readonly right: number;
  readonly up: number;
  readonly down: number;
  readonly halfWidth: number;
  readonly halfHeight: number;
  readonly spanX: number;
  readonly spanY: number;
  /** One bit for each side. */
  readonly sides: number;
  readonly solids: readonly Box[];
}

/** A box by its edges, from the middle of the core. */
interface Box {
  readonly left: number;
  readonly right: number;
  readonly up: number;
  readonly down: number;
}

/** Where nodes are: the middles of their cores, and the number of the form that each has. */
export interface Start {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly form: Int32Array;
}

/**
 * Nodes at places, and what that costs. A wire is taken to run straight or round one corner, from the middle of one core to that of
 * the other; what counts are lengths, bends, crossings, nodes that wires run through, nodes that overlap, and the size of the whole.
 */
export class Arrangement {
  readonly count: number;
  /** Where the middle of each node's core is. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Which form each node has. */
  readonly form: Int32Array;
  /** The wires of each node. */
  readonly around: readonly (readonly number[])[];
  readonly hubs: readonly Hub[];

  readonly #flat: number;
  readonly #padX: number;
  readonly #padY: number;
  readonly #reaches: readonly (readonly Reach[])[];
  readonly #levels: readonly (readonly Hub[])[];
  readonly #isMiddle: Uint8Array;
  /** What it costs if the two wires of a node leave it at neighbouring sides. */
  readonly #turn: Float64Array;
  readonly #left: Float64Array;
  readonly #right: Float64Array;
  readonly #up: Float64Array;
  readonly #down: Float64Array;
  // the box of each node where it is
  readonly #x0: Float64Array;
  readonly #x1: Float64Array;
  readonly #y0: Float64Array;
  readonly #y1: Float64Array;
  readonly #halfWidth: Float64Array;
  readonly #halfHeight: Float64Array;
  readonly #spanX: Float64Array;
  readonly #spanY: Float64Array;
  readonly #sides: Int32Array;
  readonly #solids: (readonly Box[])[];

  readonly #wires: number;
  readonly #tails: Int32Array;
  readonly #heads: Int32Array;
  readonly #falls: Uint8Array;
  readonly #roomX: Float64Array;
  readonly #roomY: Float64Array;
  // the level and the upright piece of each wire; where it has none, the end lies before the beginning
  readonly #levelY: Float64Array;
  readonly #levelFrom: Float64Array;
  readonly #levelTo: Float64Array;
  readonly #uprightX: Float64Array;
  readonly #uprightFrom: Float64Array;
  readonly #uprightTo: Float64Array;
  readonly #tailSide: Int32Array;
  readonly #headSide: Int32Array;
  /** 1 for the wires that leave their first end level, round a corner. */
  readonly #way: Uint8Array;
  /** What each wire costs by itself. */
  readonly #base: Float64Array;
  /** Crossings of each wire and nodes that it runs through; wires that run through each node. */
  readonly #onWire: Float64Array;
  readonly #onNode: Float64Array;
  readonly #changing: Uint8Array;
  readonly #affected: Int32Array;
  #affectedCount = 0;

  /**
   * @param flat how much a pixel of height costs, where one of width costs 1
   * @param pads free pixels that nodes keep: left and right, above and below
   */
  constructor({ nodes, wires }: Graph, start: Start, flat: number, [padX, padY]: readonly [number, number]) {
    this.count = nodes.length;
    [this.x, this.y, this.form] = [start.x.slice(), start.y.slice(), start.form.slice()];
    [this.#flat, this.#padX, this.#padY] = [flat, padX, padY];
    this.hubs = hubsOf(wires);
    this.#levels = nodes.map((_, node) => this.hubs.filter(({ members }) => members.includes(node)));
    this.#reaches = nodes.map(({ forms, attach }) => forms.map((form) => reachOf(form, attach)));
    this.#turn = Float64Array.from(nodes, ({ straight }) => (straight ? COST.bentName : COST.turn));
    this.#isMiddle = Uint8Array.from(nodes, ({ attach }) => (attach === "middle" ? 1 : 0));
    const around: number[][] = nodes.map(() => []);
    wires.forEach(({ ends: [a, b] }, wire) => {
      around[a.node]!.push(wire);
      if (b.node !== a.node) around[b.node]!.push(wire);
    });
    this.around = around;
    const numbers = (length: number): Float64Array => new Float64Array(length);
    const { count } = this;
    [this.#left, this.#right, this.#up, this.#down] = [
      numbers(count),
      numbers(count),
      numbers(count),
      numbers(count),
    ];
    [this.#x0, this.#x1, this.#y0, this.#y1] = [
      numbers(count),
      numbers(count),
      numbers(count),
      numbers(count),
    ];
    [this.#halfWidth, this.#halfHeight] = [numbers(count), numbers(count)];
    [this.#spanX, this.#spanY] = [numbers(count), numbers(count)];
    this.#sides = new Int32Array(count);
    this.#solids = nodes.map(() => []);
    this.#onNode = numbers(count);

    const length = wires.length;
    this.#wires = length;
    this.#tails = Int32Array.from(wires, ({ ends }) => ends[0].node);
    this.#heads = Int32Array.from(wires, ({ ends }) => ends[1].node);
    this.#falls = Uint8Array.from(wires, ({ down }) => (down ? 1 : 0));
    this.#roomX = Float64Array.from(wires, ({ room }) => (room === undefined ? 0 : room.width + 44));
    this.#roomY = Float64Array.from(wires, ({ room }) => (room === undefined ? 0 : room.height + 32));
    [this.#levelY, this.#levelFrom, this.#levelTo] = [numbers(length), numbers(length), numbers(length)];
    [this.#uprightX, this.#uprightFrom, this.#uprightTo] = [
      numbers(length),
      numbers(length),
      numbers(length),
    ];
    [this.#tailSide, this.#headSide] = [new Int32Array(length), new Int32Array(length)];
    [this.#way, this.#changing] = [new Uint8Array(length), new Uint8Array(length)];
    [this.#base, this.#onWire] = [numbers(length), numbers(length)];
    this.#affected = new Int32Array(length);
    for (let node = 0; node < count; node++) this.wear(node, start.form[node]!);
    const all = nodes.map((_, node) => node);
    for (let wire = 0; wire < length; wire++) this.#base[wire] = this.#shape(wire, 0);
    this.note(all, 1);
  }

  /** Gives a node one of its forms. */
  wear(node: number, which: number): void {
    const reach = this.#reaches[node]![which]!;
    this.form[node] = which;
    this.#left[node] = reach.left;
    this.#right[node] = reach.right;
    this.#up[node] = reach.up;
    this.#down[node] = reach.down;
    this.#halfWidth[node] = reach.halfWidth;
    this.#halfHeight[node] = reach.halfHeight;
    this.#spanX[node] = reach.spanX;
    this.#spanY[node] = reach.spanY;
    this.#sides[node] = reach.sides;
    this.#solids[node] = reach.solids;
    this.put(node, this.x[node]!, this.y[node]!);
  }

  /** Puts the middle of a node's core somewhere. */
  put(node: number, x: number, y: number): void {
    this.x[node] = x;
    this.y[node] = y;
    this.#x0[node] = x - this.#left[node]!;
    this.#x1[node] = x + this.#right[node]!;
    this.#y0[node] = y - this.#up[node]!;
    this.#y1[node] = y + this.#down[node]!;
  }

  formsOf(node: number): number {
    return this.#reaches[node]!.length;
  }

  /** The node at the other end of a wire. */
  beyond(wire: number, node: number): number {
    return this.#tails[wire] === node ? this.#heads[wire]! : this.#tails[wire]!;
  }

  /** Puts the members of a family side by side, in the order they are in, with the circle between them and its root. */
  lineUp({ hub, root, members, down }: Hub, snap: (value: number) => number): void {
    const { x, y } = this;
    const sign = down ? 1 : -1;
    const reach = (node: number, towards: number): number =>
      towards > 0 ? this.#down[node]! : this.#up[node]!;
    this.put(hub, x[root]!, snap(y[root]! + sign * (reach(root, sign) + reach(hub, -sign) + 2 * this.#padY)));
    const sorted = [...members].sort((a, b) => x[a]! - x[b]! || a - b);
    const wide = (node: number): number => this.#left[node]! + this.#right[node]! + 2 * this.#padX;
    let left = x[hub]! - sorted.reduce((sum, node) => sum + wide(node), 0) / 2;
    const away = Math.max(...members.map((node) => reach(node, -sign)));
    for (const node of sorted) {
      const height = y[hub]! + sign * (reach(hub, sign) + away + 2 * this.#padY);
      this.put(node, snap(left + this.#padX + this.#left[node]!), snap(height));
      left += wide(node);
    }
  }

  /** Lines a family up for good, with its members open towards the circle. */
  arrange(family: Hub, snap: (value: number) => number): void {
    const all = this.around.map((_, node) => node);
    this.note(all, -1);
    const towards = family.down ? SIDES.top : SIDES.bottom;
    for (const node of family.members) {
      const open = this.#reaches[node]!.findIndex(({ sides }) => ((sides >> towards) & 1) === 1);
      this.wear(node, Math.max(0, open));
    }
    this.lineUp(family, snap);
    for (let wire = 0; wire < this.#wires; wire++) this.#base[wire] = this.#shape(wire, family.down ? 1 : 0);
    this.note(all, 1);
  }

  /** What the size of the whole costs. */
  sizeCost(): number {
    const lefts = this.#x0;
    const rights = this.#x1;
    const tops = this.#y0;
    const bottoms = this.#y1;
    let x0 = 1e9;
    let x1 = -1e9;
    let y0 = 1e9;
    let y1 = -1e9;
    for (let node = 0; node < this.count; node++) {
      if (lefts[node]! < x0) x0 = lefts[node]!;
      if (rights[node]! > x1) x1 = rights[node]!;
      if (tops[node]! < y0) y0 = tops[node]!;
      if (bottoms[node]! > y1) y1 = bottoms[node]!;
    }
    const wide = x1 - x0;
    const high = y1 - y0;
    const over = Math.max(0, wide - PAGE, high * RATIO - PAGE);
    return (0.4 + this.count / 100) * (wide + high * this.#flat) + (0.5 + this.count / 22) * over;
  }

  /** What is quick to know of the places of a group: whom its nodes overlap, and whether families are on a level. */
  placeCost(group: readonly number[]): number {
    let cost = 0;
    for (let index = 0; index < group.length; index++) {
      const node = group[index]!;
      cost += this.#overlaps(node);
      const levels = this.#levels[node]!;
      for (let level = 0; level < levels.length; level++) cost += this.#unevenness(levels[level]!.members);
    }
    return cost;
  }

  /** What the wires of a group cost, and wires that run through its nodes, as last noted. */
  notedCost(group: readonly number[]): number {
    const length = this.#collect(group);
    const wires = this.#affected;
    let cost = 0;
    for (let index = 0; index < length; index++) {
      const wire = wires[index]!;
      cost += this.#base[wire]! + this.#onWire[wire]! + this.#turns(wire);
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
    const length = this.#collect(group);
    const wires = this.#affected;
    let cost = 0;
    for (let index = 0; index < length; index++) {
      const wire = wires[index]!;
      this.#base[wire] = this.#shape(wire, 0);
      cost += this.#base[wire]!;
    }
    if (cost > limit) return cost;
    for (let index = 0; index < group.length; index++) {
      cost += COST.through * this.#through(group[index]!, 0);
    }
    for (let index = 0; index < length && cost <= limit; index++) {
      const wire = wires[index]!;
      const base = this.#base[wire]!;
      const extra = this.#along(wire, 0) + this.#turns(wire);
      cost += extra;
      if (extra === 0 && base < COST.detour) continue;
      // the other way round the corner may be better
      if (this.#levelFrom[wire]! > this.#levelTo[wire]! || this.#uprightFrom[wire]! > this.#uprightTo[wire]!)
        continue;
      const other = this.#shape(wire, 1);
      const otherwise = other + this.#along(wire, 0) + this.#turns(wire);
      if (otherwise < base + extra) {
        cost += otherwise - base - extra;
        this.#base[wire] = other;
      } else this.#shape(wire, 0);
    }
    return cost;
  }

  /** Gives the wires of a group the ways that were kept. */
  settle(group: readonly number[], kept: Uint8Array): void {
    const length = this.#collect(group);
    for (let index = 0; index < length; index++) {
      const wire = this.#affected[index]!;
      this.#base[wire] = this.#shape(wire, kept[wire]!);
    }
  }

  /** Copies which way the wires of a group run. */
  keepWays(group: readonly number[], kept: Uint8Array): void {
    const length = this.#collect(group);
    for (let index = 0; index < length; index++)
      kept[this.#affected[index]!] = this.#way[this.#affected[index]!]!;
  }

  /** Notes crossings and wires through nodes: with sign 1 when a group has come, with -1 before it goes. */
  note(group: readonly number[], sign: 1 | -1): void {
    const length = this.#collect(group);
    const wires = this.#affected;
    for (let index = 0; index < length; index++) this.#changing[wires[index]!] = 0;
    for (let index = 0; index < length; index++) {
      const wire = wires[index]!;
      this.#onWire[wire]! += this.#along(wire, sign);
      this.#changing[wire] = 1;
    }
    for (let index = 0; index < group.length; index++) {
      const node = group[index]!;
      this.#onNode[node]! += sign * COST.through * this.#through(node, sign);
    }
  }

  /** Lists each wire of a group once; they are marked as changing until this is called again. */
  #collect(group: readonly number[]): number {
    const wires = this.#affected;
    for (let index = 0; index < this.#affectedCount; index++) this.#changing[wires[index]!] = 0;
    let length = 0;
    for (let index = 0; index < group.length; index++) {
      const around = this.around[group[index]!]!;
      for (let each = 0; each < around.length; each++) {
        const wire = around[each]!;
        if (this.#changing[wire] === 1) continue;
        this.#changing[wire] = 1;
        wires[length++] = wire;
      }
    }
    this.#affectedCount = length;
    return length;
  }

  /**
   * Lays a wire straight where that goes, else round a corner.
   *
   * @param way 1: level first, then upright; 0: upright first
   * @returns what it costs by itself
   */
  #shape(wire: number, way: number): number {
    const a = this.#tails[wire]!;
    const b = this.#heads[wire]!;
    const ax = this.x[a]!;
    const ay = this.y[a]!;
    const bx = this.x[b]!;
    const by = this.y[b]!;
    const dx = bx - ax;
    const dy = by - ay;
    const wide = Math.abs(dx);
    const high = Math.abs(dy);
    const gapX = wide - this.#halfWidth[a]! - this.#halfWidth[b]!;
    const gapY = high - this.#halfHeight[a]! - this.#halfHeight[b]!;
    let cost = Math.max(0, gapX) + Math.max(0, gapY);
    const roomX = this.#roomX[wire]!;
    if (roomX > 0) {
      const missing = Math.min(roomX - gapX, this.#roomY[wire]! - gapY);
      if (missing > 0) cost += 2 * missing;
    }
    const falls = this.#falls[wire] === 1;
    if (falls) {
      const missing = this.#halfHeight[a]! + this.#halfHeight[b]! + 10 - dy;
      if (missing > 0) cost += 200 + 3 * missing;
      cost += wide / 3;
    }
    this.#way[wire] = way;
    const sideX = dx > 0 ? SIDES.right : SIDES.left;
    const sideY = dy > 0 ? SIDES.bottom : SIDES.top;
    let tailSide = way === 1 ? sideX : sideY;
    let headSide = way === 1 ? sideY ^ 2 : sideX ^ 2;
    if (gapY > 0 && wide <= this.#spanX[a]! + this.#spanX[b]!) {
      // upright, within both cores
      tailSide = sideY;
      headSide = sideY ^ 2;
      const low = Math.max(ax - this.#spanX[a]!, bx - this.#spanX[b]!);
      const high = Math.min(ax + this.#spanX[a]!, bx + this.#spanX[b]!);
      this.#uprightX[wire] = (low + high) / 2;
      this.#uprightFrom[wire] = Math.min(ay, by);
      this.#uprightTo[wire] = Math.max(ay, by);
      this.#levelFrom[wire] = 1;
      this.#levelTo[wire] = 0;
    } else if (gapX > 0 && high <= this.#spanY[a]! + this.#spanY[b]!) {
      tailSide = sideX;
      headSide = sideX ^ 2;
      const low = Math.max(ay - this.#spanY[a]!, by - this.#spanY[b]!);
      const high = Math.min(ay + this.#spanY[a]!, by + this.#spanY[b]!);
      this.#levelY[wire] = (low + high) / 2;
      this.#levelFrom[wire] = Math.min(ax, bx);
      this.#levelTo[wire] = Math.max(ax, bx);
      this.#uprightFrom[wire] = 1;
      this.#uprightTo[wire] = 0;
    } else {
      cost += falls && way === 1 && dy > 0 ? COST.bend / 6 : COST.bend;
      this.#levelY[wire] = way === 1 ? ay : by;
      this.#levelFrom[wire] = Math.min(ax, bx);
      this.#levelTo[wire] = Math.max(ax, bx);
      this.#uprightX[wire] = way === 1 ? bx : ax;
      this.#uprightFrom[wire] = Math.min(ay, by);
      this.#uprightTo[wire] = Math.max(ay, by);
    }
    this.#tailSide[wire] = tailSide;
    this.#headSide[wire] = headSide;
    if (((this.#sides[a]! >> tailSide) & 1) === 0) cost += COST.detour;
    if (((this.#sides[b]! >> headSide) & 1) === 0) cost += COST.detour;
    if (falls && headSide !== SIDES.top) cost += COST.bend;
    return cost;
  }

  /** What it costs how a wire and the others of the same diamond leave it. */
  #turns(wire: number): number {
    return this.#turnsAt(this.#tails[wire]!, wire) + this.#turnsAt(this.#heads[wire]!, wire);
  }

  #turnsAt(node: number, wire: number): number {
    if (this.#isMiddle[node] === 0) return 0;
    const mine = this.#tails[wire] === node ? this.#tailSide[wire]! : this.#headSide[wire]!;
    const wires = this.around[node]!;
    let cost = 0;
    for (let index = 0; index < wires.length; index++) {
      const other = wires[index]!;
      if (
        other === wire ||
        (this.#falls[other] === 1 && this.#tails[other] === node && this.#tails[wire] === node)
      )
        continue;
      const side = this.#tails[other] === node ? this.#tailSide[other]! : this.#headSide[other]!;
      if (side === mine) cost += COST.clash;
      else if (wires.length === 2 && side !== (mine ^ 2)) cost += this.#turn[node]!;
    }
    return cost;
  }

  /**
   * Crossings of a wire with others, and the nodes that it runs through.
   *
   * @param sign if not 0, they are noted for the others too, and counted only with wires that are not changing
   * @returns the cost, times the sign if there is one
   */
  #along(one: number, sign: number): number {
    const a = this.#tails[one]!;
    const b = this.#heads[one]!;
    const y = this.#levelY[one]!;
    const x0 = this.#levelFrom[one]!;
    const x1 = this.#levelTo[one]!;
    const x = this.#uprightX[one]!;
    const y0 = this.#uprightFrom[one]!;
    const y1 = this.#uprightTo[one]!;
    const uprightX = this.#uprightX;
    const uprightFrom = this.#uprightFrom;
    const uprightTo = this.#uprightTo;
    const levelY = this.#levelY;
    const levelFrom = this.#levelFrom;
    const levelTo = this.#levelTo;
    let cost = 0;
    for (let two = 0; two < this.#wires; two++) {
      const otherX = uprightX[two]!;
      const otherY = levelY[two]!;
      const crossing =
        (otherX > x0 && otherX < x1 && y > uprightFrom[two]! && y < uprightTo[two]!) ||
        (otherY > y0 && otherY < y1 && x > levelFrom[two]! && x < levelTo[two]!);
      if (!crossing) continue;
      const c = this.#tails[two]!;
      const d = this.#heads[two]!;
      if (a === c || a === d || b === c || b === d) continue;
      if (sign === 0) cost += COST.crossing;
      else if (this.#changing[two] === 0) {
        cost += sign * COST.crossing;
        this.#onWire[two]! += sign * COST.crossing;
      }
    }
    const lefts = this.#x0;
    const rights = this.#x1;
    const tops = this.#y0;
    const bottoms = this.#y1;
    const level = x0 <= x1;
    const upright = y0 <= y1;
    for (let node = 0; node < this.count; node++) {
      const hit =
        (level && y > tops[node]! && y < bottoms[node]! && x0 < rights[node]! && x1 > lefts[node]!) ||
        (upright && x > lefts[node]! && x < rights[node]! && y0 < bottoms[node]! && y1 > tops[node]!);
      if (!hit || node === a || node === b) continue;
      cost += sign === 0 ? COST.through : sign * COST.through;
      if (sign !== 0) this.#onNode[node]! += sign * COST.through;
    }
    return cost;
  }

  /** How many wires that are not changing run through a node; noted for them if the sign is not 0. */
  #through(node: number, sign: number): number {
    const x0 = this.#x0[node]!;
    const x1 = this.#x1[node]!;
    const y0 = this.#y0[node]!;
    const y1 = this.#y1[node]!;
    const uprightX = this.#uprightX;
    const uprightFrom = this.#uprightFrom;
    const uprightTo = this.#uprightTo;
    const levelY = this.#levelY;
    const levelFrom = this.#levelFrom;
    const levelTo = this.#levelTo;
    let found = 0;
    for (let wire = 0; wire < this.#wires; wire++) {
      const y = levelY[wire]!;
      const x = uprightX[wire]!;
      const hit =
        (y > y0 &&
          y < y1 &&
          levelFrom[wire]! < x1 &&
          levelTo[wire]! > x0 &&
          levelFrom[wire]! <= levelTo[wire]!) ||
        (x > x0 &&
          x < x1 &&
          uprightFrom[wire]! < y1 &&
          uprightTo[wire]! > y0 &&
          uprightFrom[wire]! <= uprightTo[wire]!);
      if (!hit || this.#changing[wire] === 1 || this.#tails[wire] === node || this.#heads[wire] === node)
        continue;
      found++;
      if (sign !== 0) this.#onWire[wire]! += sign * COST.through;
    }
    return found;
  }

  #overlaps(node: number): number {
    const lefts = this.#x0;
    const rights = this.#x1;
    const tops = this.#y0;
    const bottoms = this.#y1;
    const x0 = lefts[node]! - 2 * this.#padX;
    const x1 = rights[node]! + 2 * this.#padX;
    const y0 = tops[node]! - 2 * this.#padY;
    const y1 = bottoms[node]! + 2 * this.#padY;
    let cost = 0;
    for (let each = 0; each < this.count; each++) {
      if (
        lefts[each]! >= x1 ||
        rights[each]! <= x0 ||
        tops[each]! >= y1 ||
        bottoms[each]! <= y0 ||
        each === node
      )
        continue;
      const wide = Math.min(x1 - lefts[each]!, rights[each]! - x0);
      const high = Math.min(y1 - tops[each]!, bottoms[each]! - y0);
      const depth =
        this.#solids[node]!.length + this.#solids[each]!.length === 2
          ? Math.min(wide, high)
          : this.#overlapOfSolids(node, each);
      if (depth > 0) cost += COST.overlap + 6 * depth;
    }
    return cost;
  }

  /** How deep two nodes of several boxes lie in each other: ovals overhang the core that they belong to. */
  #overlapOfSolids(one: number, two: number): number {
    const dx = this.x[two]! - this.x[one]!;
    const dy = this.y[two]! - this.y[one]!;
    let most = 0;
    for (const a of this.#solids[one]!) {
      for (const b of this.#solids[two]!) {
        const wide = Math.min(a.right - b.left - dx, b.right + dx - a.left) + 2 * this.#padX;
        if (wide <= most) continue;
        const high = Math.min(a.down - b.up - dy, b.down + dy - a.up) + 2 * this.#padY;
        most = Math.max(most, Math.min(wide, high));
      }
    }
    return most;
  }

  /** Subclasses of one superclass should stand side by side. */
  #unevenness(members: readonly number[]): number {
    let least = 1e9;
    let most = -1e9;
    for (let index = 0; index < members.length; index++) {
      const node = members[index]!;
      const edge = this.y[node]! - this.#halfHeight[node]!;
      least = Math.min(least, edge);
      most = Math.max(most, edge);
    }
    return COST.uneven * (most - least);
  }
}

function reachOf({ width, height, core, sides, solids }: Form, attach: Node["attach"]): Reach {
  const [x, y] = [core.x + core.width / 2, core.y + core.height / 2];
  return {
    left: x,
    right: width - x,
    up: y,
    down: height - y,
    halfWidth: core.width / 2,
    halfHeight: core.height / 2,
    spanX: attach === "middle" ? 0 : core.width / 2 - 8,
    spanY: attach === "middle" ? 0 : core.height / 2 - 8,
    sides: sides.reduce((sum, side) => sum | (1 << SIDES[side]), 0),
    solids: solids.map((solid) => ({
      left: solid.x - x,
      right: solid.x + solid.width - x,
      up: solid.y - y,
      down: solid.y + solid.height - y,
    })),
  };
}
