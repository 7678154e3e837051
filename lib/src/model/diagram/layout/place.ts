import type { Form, Graph, Node, Side } from "./graph.js";
import { randomStream } from "./random.js";

/** Where the middle of each node's core is, and which form the node has. */
export interface Placement {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly form: Int32Array;
  readonly cost: number;
}

const STEP = 10;
const BEND = 70;
const CROSSING = 90;
const THROUGH = 110;
const SIDES: Readonly<Record<Side, number>> = { top: 1, right: 2, bottom: 4, left: 8 };

/** A form as numbers: how far it reaches from the middle of its core, and how large the core is. */
interface Reach {
  readonly left: number;
  readonly right: number;
  readonly up: number;
  readonly down: number;
  readonly halfWidth: number;
  readonly halfHeight: number;
  /** How far from the middle of a side a wire may end. */
  readonly spanX: number;
  readonly spanY: number;
  readonly sides: number;
}

/**
 * Places nodes so that wires are short and straight, cross little and pass through no node, and the whole has the wanted ratio:
 * random moves, of which worse ones are taken ever more rarely (threshold accepting; Dueck and Scheuer, 1990).
 *
 * @param start centres to begin with
 * @param pads free space that a node keeps on its left and right, and above and below, in pixels
 * @param moves how many moves to try
 */
export function placeNodes(
  graph: Graph,
  start: readonly Float64Array[],
  { pads, ratio, moves, seed }: { pads: readonly [number, number]; ratio: number; moves: number; seed: number },
): Placement {
  const { nodes, wires } = graph;
  const count = nodes.length;
  const random = randomStream(seed);
  const reaches = nodes.map(({ forms, attach }) => forms.map((form) => reachOf(form, attach)));
  const [x, y] = [Float64Array.from(start[0]!, snap), Float64Array.from(start[1]!, snap)];
  const form = new Int32Array(count);
  const [padX, padY] = pads;

  const tails = Int32Array.from(wires, ({ ends }) => ends[0].node);
  const heads = Int32Array.from(wires, ({ ends }) => ends[1].node);
  const falls = Uint8Array.from(wires, ({ down }) => (down ? 1 : 0));
  const around: number[][] = nodes.map(() => []);
  wires.forEach(({ ends }, wire) => {
    around[ends[0].node]!.push(wire);
    if (ends[1].node !== ends[0].node) around[ends[1].node]!.push(wire);
  });
  const middle = nodes.map(({ attach }) => attach === "middle");
  const hanging = nodes.map((_, node) => dependants(node, around, tails, heads));

  // the current form of each node, flat
  const left = new Float64Array(count);
  const right = new Float64Array(count);
  const up = new Float64Array(count);
  const down = new Float64Array(count);
  const halfWidth = new Float64Array(count);
  const halfHeight = new Float64Array(count);
  const spanX = new Float64Array(count);
  const spanY = new Float64Array(count);
  const sides = new Int32Array(count);
  function wear(node: number, which: number): void {
    const reach = reaches[node]![which]!;
    form[node] = which;
    left[node] = reach.left;
    right[node] = reach.right;
    up[node] = reach.up;
    down[node] = reach.down;
    halfWidth[node] = reach.halfWidth;
    halfHeight[node] = reach.halfHeight;
    spanX[node] = reach.spanX;
    spanY[node] = reach.spanY;
    sides[node] = reach.sides;
  }
  for (let node = 0; node < count; node++) wear(node, 0);

  const other = (wire: number, node: number): number =>
    tails[wire] === node ? heads[wire]! : tails[wire]!;

  function wireCost(wire: number): number {
    const a = tails[wire]!;
    const b = heads[wire]!;
    const dx = x[b]! - x[a]!;
    const dy = y[b]! - y[a]!;
    const wide = Math.abs(dx);
    const high = Math.abs(dy);
    const gapX = Math.max(0, wide - halfWidth[a]! - halfWidth[b]!);
    const gapY = Math.max(0, high - halfHeight[a]! - halfHeight[b]!);
    const aX = (sides[a]! & (dx > 0 ? SIDES.right : SIDES.left)) !== 0;
    const bX = (sides[b]! & (dx > 0 ? SIDES.left : SIDES.right)) !== 0;
    const aY = (sides[a]! & (dy > 0 ? SIDES.bottom : SIDES.top)) !== 0;
    const bY = (sides[b]! & (dy > 0 ? SIDES.top : SIDES.bottom)) !== 0;
    let cost = gapX + gapY;
    if (wide <= spanX[a]! + spanX[b]! && gapY > 0) cost += aY && bY ? 0 : 3 * BEND;
    else if (high <= spanY[a]! + spanY[b]! && gapX > 0) cost += aX && bX ? 0 : 3 * BEND;
    else cost += (aX && bY) || (aY && bX) ? BEND : 3 * BEND;
    if (falls[wire] === 1) {
      const missing = halfHeight[a]! + halfHeight[b]! + STEP - dy;
      if (missing > 0) cost += 60 + 2 * missing;
    }
    return cost;
  }

  /** Two wires of a diamond should leave it on opposite sides. */
  function turnCost(node: number): number {
    const wiresHere = around[node]!;
    if (!middle[node] || wiresHere.length !== 2) return 0;
    const a = other(wiresHere[0]!, node);
    const b = other(wiresHere[1]!, node);
    const ax = x[a]! - x[node]!;
    const ay = y[a]! - y[node]!;
    const bx = x[b]! - x[node]!;
    const by = y[b]! - y[node]!;
    const lengths = Math.sqrt((ax * ax + ay * ay) * (bx * bx + by * by)) || 1;
    return BEND * (1 + (ax * bx + ay * by) / lengths);
  }

  /** How many other wires the straight line of a wire crosses. */
  function crossings(one: number): number {
    const a = tails[one]!;
    const b = heads[one]!;
    const ax = x[a]!;
    const ay = y[a]!;
    const bx = x[b]!;
    const by = y[b]!;
    const minX = ax < bx ? ax : bx;
    const maxX = ax < bx ? bx : ax;
    const minY = ay < by ? ay : by;
    const maxY = ay < by ? by : ay;
    const ux = bx - ax;
    const uy = by - ay;
    let found = 0;
    for (let two = 0; two < tails.length; two++) {
      const c = tails[two]!;
      const d = heads[two]!;
      const cx = x[c]!;
      const dx = x[d]!;
      if ((cx < minX && dx < minX) || (cx > maxX && dx > maxX)) continue;
      const cy = y[c]!;
      const dy = y[d]!;
      if ((cy < minY && dy < minY) || (cy > maxY && dy > maxY)) continue;
      if (a === c || a === d || b === c || b === d) continue;
      const c1 = ux * (cy - ay) - uy * (cx - ax);
      const c2 = ux * (dy - ay) - uy * (dx - ax);
      if (c1 > 0 === c2 > 0) continue;
      const vx = dx - cx;
      const vy = dy - cy;
      const c3 = vx * (ay - cy) - vy * (ax - cx);
      const c4 = vx * (by - cy) - vy * (bx - cx);
      if (c3 > 0 !== c4 > 0) found++;
    }
    return found;
  }

  function hits(wire: number, node: number): boolean {
    const a = tails[wire]!;
    const b = heads[wire]!;
    const ax = x[a]!;
    const bx = x[b]!;
    const x0 = x[node]! - left[node]!;
    const x1 = x[node]! + right[node]!;
    if ((ax < x0 && bx < x0) || (ax > x1 && bx > x1)) return false;
    const ay = y[a]!;
    const by = y[b]!;
    const y0 = y[node]! - up[node]!;
    const y1 = y[node]! + down[node]!;
    if ((ay < y0 && by < y0) || (ay > y1 && by > y1)) return false;
    if (a === node || b === node) return false;
    const ux = bx - ax;
    const uy = by - ay;
    const p = ux * (y0 - ay) - uy * (x0 - ax) > 0;
    const q = ux * (y0 - ay) - uy * (x1 - ax) > 0;
    const s = ux * (y1 - ay) - uy * (x0 - ax) > 0;
    const t = ux * (y1 - ay) - uy * (x1 - ax) > 0;
    return p !== q || p !== s || p !== t;
  }

  function overlap(one: number, two: number): number {
    const dx = x[two]! - x[one]!;
    const wide = (dx > 0 ? right[one]! + left[two]! - dx : left[one]! + right[two]! + dx) + 2 * padX;
    if (wide <= 0) return 0;
    const dy = y[two]! - y[one]!;
    const high = (dy > 0 ? down[one]! + up[two]! - dy : up[one]! + down[two]! + dy) + 2 * padY;
    return high <= 0 ? 0 : 80 + 6 * Math.min(wide, high);
  }

  /** What is quick to know of a node's place: its wires' lengths and bends, and whom it overlaps. */
  function quickCost(node: number): number {
    let cost = turnCost(node);
    const wiresHere = around[node]!;
    for (let index = 0; index < wiresHere.length; index++) {
      const wire = wiresHere[index]!;
      cost += wireCost(wire);
      const beyond = other(wire, node);
      if (beyond !== node) cost += turnCost(beyond);
    }
    for (let each = 0; each < count; each++) if (each !== node) cost += overlap(node, each);
    return cost;
  }

  /** What is slow to know: crossings, and wires through nodes. */
  function slowCost(node: number): number {
    let found = 0;
    let through = 0;
    const wiresHere = around[node]!;
    for (let index = 0; index < wiresHere.length; index++) {
      const wire = wiresHere[index]!;
      found += crossings(wire);
      for (let each = 0; each < count; each++) if (hits(wire, each)) through++;
    }
    for (let wire = 0; wire < tails.length; wire++) if (hits(wire, node)) through++;
    return CROSSING * found + THROUGH * through;
  }

  function extent(): number {
    let x0 = 1e9;
    let x1 = -1e9;
    let y0 = 1e9;
    let y1 = -1e9;
    for (let node = 0; node < count; node++) {
      x0 = Math.min(x0, x[node]! - left[node]!);
      x1 = Math.max(x1, x[node]! + right[node]!);
      y0 = Math.min(y0, y[node]! - up[node]!);
      y1 = Math.max(y1, y[node]! + down[node]!);
    }
    const wide = x1 - x0;
    const high = (y1 - y0) * ratio;
    return PULL * (Math.max(wide, high) + (wide + high) / 4);
  }
  const PULL = 1 + count / 24;

  let size = extent();
  const keptX = new Float64Array(count);
  const keptY = new Float64Array(count);
  /** Changes a group of nodes, and takes that back if it is too much worse. */
  function attempt(group: readonly number[], change: () => void, allowed: number): void {
    let limit = size + allowed;
    for (const node of group) {
      limit += quickCost(node) + slowCost(node);
      keptX[node] = x[node]!;
      keptY[node] = y[node]!;
    }
    const [one, keptForm] = [group[0]!, form[group[0]!]!];
    change();
    const reached = extent();
    let cost = reached;
    for (const node of group) cost += quickCost(node);
    if (cost <= limit) {
      for (const node of group) cost += slowCost(node);
      if (cost <= limit) {
        size = reached;
        return;
      }
    }
    if (form[one] !== keptForm) wear(one, keptForm);
    for (const node of group) {
      x[node] = keptX[node]!;
      y[node] = keptY[node]!;
    }
  }

  const pick = (limit: number): number => Math.floor(random() * limit);
  const shift = (reachable: number): number => snap((random() * 2 - 1) * reachable);
  for (let move = 0; move < moves && count > 1; move++) {
    const rest = 1 - move / moves;
    const heat = 150 * rest * rest;
    const allowed = heat * random() * random();
    const far = 30 + 260 * rest;
    const node = pick(count);
    const choice = random();
    const wiresHere = around[node]!;
    if (choice < 0.1) {
      const two = pick(count);
      if (two === node) continue;
      attempt(
        [node, two],
        () => {
          const [px, py] = [x[node]!, y[node]!];
          x[node] = x[two]!;
          y[node] = y[two]!;
          x[two] = px;
          y[two] = py;
        },
        allowed,
      );
    } else if (choice < 0.2 && hanging[node]!.length > 1) {
      const [dx, dy] = [shift(far), shift(far)];
      attempt(
        hanging[node]!,
        () => {
          for (const each of hanging[node]!) {
            x[each]! += dx;
            y[each]! += dy;
          }
        },
        allowed,
      );
    } else if (choice < 0.3 && reaches[node]!.length > 1) {
      attempt([node], () => {
        wear(node, pick(reaches[node]!.length));
        x[node]! += shift(40);
        y[node]! += shift(40);
      }, allowed);
    } else if (choice < 0.65 && wiresHere.length > 0) {
      // in line with a neighbour
      const near = other(wiresHere[pick(wiresHere.length)]!, node);
      attempt(
        [node],
        () => {
          if (random() < 0.5) {
            x[node] = x[near]!;
            y[node]! += shift(far);
          } else {
            y[node] = y[near]!;
            x[node]! += shift(far);
          }
        },
        allowed,
      );
    } else if (choice < 0.85 && wiresHere.length > 0) {
      let [sumX, sumY] = [0, 0];
      for (const wire of wiresHere) {
        sumX += x[other(wire, node)]!;
        sumY += y[other(wire, node)]!;
      }
      attempt(
        [node],
        () => {
          x[node] = snap(sumX / wiresHere.length) + shift(far);
          y[node] = snap(sumY / wiresHere.length) + shift(far);
        },
        allowed,
      );
    } else {
      attempt(
        [node],
        () => {
          x[node]! += shift(60);
          y[node]! += shift(60);
        },
        allowed,
      );
    }
  }
  let cost = extent();
  for (let node = 0; node < count; node++) cost += quickCost(node) + slowCost(node);
  return { x, y, form, cost };
}

const snap = (value: number): number => Math.round(value / STEP) * STEP;

function reachOf({ width, height, core, sides }: Form, attach: Node["attach"]): Reach {
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
    sides: sides.reduce((sum, side) => sum | SIDES[side], 0),
  };
}

/** A node and what hangs on the graph by it alone: moved together, so that a branch can move as one. */
function dependants(
  node: number,
  around: readonly (readonly number[])[],
  tails: Int32Array,
  heads: Int32Array,
): number[] {
  const count = around.length;
  const seen = new Uint8Array(count);
  seen[node] = 1;
  const group = [node];
  for (const wire of around[node]!) {
    const first = tails[wire] === node ? heads[wire]! : tails[wire]!;
    if (seen[first] === 1) continue;
    const part = [first];
    seen[first] = 1;
    for (const each of part) {
      for (const next of around[each]!) {
        const beyond = tails[next] === each ? heads[next]! : tails[next]!;
        if (seen[beyond] === 1) continue;
        seen[beyond] = 1;
        part.push(beyond);
      }
    }
    if (part.length <= count / 3) group.push(...part);
  }
  return group;
}
