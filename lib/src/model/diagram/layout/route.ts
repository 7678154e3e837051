import { fits, type Graph, type Landing, type Place, type Point, type Rect, type Route, type Side } from "./graph.js";
import { UNIT } from "./spread.js";

/** Right, down, left, up. */
const STEPS = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
] as const;
const TOWARDS: Readonly<Record<Side, number>> = { right: 0, bottom: 1, left: 2, top: 3 };
const SIDE_OF: readonly Side[] = ["right", "bottom", "left", "top"];

const STEP_COST = 2;
const BEND_COST = 16;
const CROSS_COST = 22;
const NEAR_COST = 5; // in the space where another node has its labels
/** Of a wire that is to lead down: what it costs to leave or reach a node at another side. */
const DOWN_COST: readonly Readonly<Record<Side, number>>[] = [
  { top: 40, right: 8, bottom: 0, left: 8 },
  { top: 0, right: 8, bottom: 40, left: 8 },
];
const FULL_COST = 400; // a side that has no room left

/**
 * Routes wires along a grid, around nodes, with few bends and crossings: shortest paths one after the other, each wire once more
 * when all others are there (rip-up and reroute, as for printed circuits).
 *
 * @param places where the nodes are; the middles of their cores are on the grid
 */
export function routeWires({ nodes, wires }: Graph, places: readonly Place[]): Route[] {
  const grid = gridAround(places);
  const cores = places.map(({ x, y, form: { core } }) => ({ ...core, x: x + core.x, y: y + core.y }));
  const blocked = new Int16Array(grid.size);
  const near = new Int16Array(grid.size);
  places.forEach(({ x, y, form }, node) => {
    for (const solid of form.solids) mark(grid, blocked, node + 1, { ...solid, x: solid.x + x, y: solid.y + y }, 0, 0);
    if (nodes[node]!.attach === "along") mark(grid, near, node + 1, cores[node]!, 4, 2);
  });

  // who runs along each point, by net or wire, horizontally and vertically
  const runs = [new Int16Array(grid.size), new Int16Array(grid.size)] as const;
  const owner = wires.map(({ net }, wire) => (net === undefined ? wire + 1 : wires.length + 1 + net));
  const taken = new Map<string, number[]>(); // positions of wires along a side of a node
  const paths: (Path | undefined)[] = wires.map(() => undefined);

  /** Cost of states, kept from search to search and valid where the stamp is right. */
  const cost = new Int32Array(4 * grid.size + 1);
  const stamp = new Int32Array(4 * grid.size + 1);
  const cameFrom = new Int32Array(4 * grid.size + 1);
  let search = 0;

  const roomOn = (wire: number, end: number, side: Side): boolean => {
    const { node } = wires[wire]!.ends[end]!;
    const key = `${node} ${side}`;
    const here = taken.get(key) ?? [];
    if (nodes[node]!.attach === "middle") {
      return here.every((each) => wires[each >> 1]!.net !== undefined && wires[each >> 1]!.net === wires[wire]!.net);
    }
    const along = side === "top" || side === "bottom" ? cores[node]!.width : cores[node]!.height;
    return fits([...here, 2 * wire + end].map((each) => wires[each >> 1]!.ends[each & 1]!), side, along);
  };

  /** Points where a wire may leave a node, with the direction and what it costs to leave there. */
  function doors(wire: number, end: number): Door[] {
    const { node } = wires[wire]!.ends[end]!;
    const core = cores[node]!;
    const [midX, midY] = [Math.round((core.x + core.width / 2) / UNIT), Math.round((core.y + core.height / 2) / UNIT)];
    const found: Door[] = [];
    const { down } = wires[wire]!;
    for (const side of places[node]!.form.sides) {
      const direction = TOWARDS[side];
      const upright = side === "top" || side === "bottom";
      const depth = Math.ceil((upright ? core.height : core.width) / 2 / UNIT) + 1;
      const free = roomOn(wire, end, side);
      if (!free && nodes[node]!.attach === "middle") continue;
      const span =
        nodes[node]!.attach === "middle"
          ? 0
          : Math.max(0, Math.floor(((upright ? core.width : core.height) / 2 - 8) / UNIT));
      for (let offset = -span; offset <= span; offset++) {
        const sign = side === "right" || side === "bottom" ? depth : -depth;
        const [x, y] = upright ? [midX + offset, midY + sign] : [midX + sign, midY + offset];
        const at = grid.at(x, y);
        if (at < 0 || blocked[at] !== 0) continue;
        if (runs[upright ? 1 : 0]![at] !== 0 && runs[upright ? 1 : 0]![at] !== owner[wire]) continue;
        found.push({ at, direction, offset, cost: Math.abs(offset) + (free ? 0 : FULL_COST) + (down ? DOWN_COST[end]![side] : 0) });
      }
    }
    return found;
  }

  function find(wire: number): Path | undefined {
    search++;
    const { ends, net } = wires[wire]!;
    const mine = owner[wire]!;
    const goal = ends[1].node;
    const goals = new Map<number, Door>();
    for (const door of doors(wire, 1)) {
      for (let turn = 0; turn < 4; turn++) {
        const direction = (door.direction + turn) % 4;
        // a wire may turn into the node at the door itself
        if (turn === 2) goals.set(4 * door.at + direction, door);
        else if (turn !== 0 && mineOnly(door.at, mine)) {
          goals.set(4 * door.at + direction, { ...door, cost: door.cost + BEND_COST });
        }
      }
    }
    if (goals.size === 0) return undefined;
    const target = cores[goal]!;
    const [x0, x1] = [target.x / UNIT, (target.x + target.width) / UNIT];
    const [y0, y1] = [target.y / UNIT, (target.y + target.height) / UNIT];
    const least = (at: number): number => {
      const [x, y] = [grid.x(at), grid.y(at)];
      const dx = x < x0 ? x0 - x : x > x1 ? x - x1 : 0;
      const dy = y < y0 ? y0 - y : y > y1 ? y - y1 : 0;
      return Math.max(0, Math.floor(STEP_COST * (dx + dy)) - STEP_COST * 2);
    };
    const buckets: number[][] = [];
    let lowest = 0;
    const push = (state: number, value: number, from: number): void => {
      if (stamp[state] === search && cost[state]! <= value) return;
      stamp[state] = search;
      cost[state] = value;
      cameFrom[state] = from;
      const rank = value + least(state >> 2);
      (buckets[rank] ??= []).push(state);
      if (rank < lowest) lowest = rank;
    };
    const starts = new Map<number, Door>();
    for (const door of doors(wire, 0)) {
      const state = 4 * door.at + door.direction;
      starts.set(state, door);
      push(state, door.cost, -1);
    }
    // a line of the same net may be followed and left anywhere but near its far end
    const trunk = new Map<number, { wire: number; index: number }>();
    if (net !== undefined) {
      paths.forEach((path, other) => {
        if (path === undefined || wires[other]!.net !== net || other === wire) return;
        path.points.forEach((at, index) => {
          if (index >= path.points.length - 3 || index < 1) return;
          if (trunk.has(at) || !mineOnly(at, mine)) return;
          trunk.set(at, { wire: other, index });
          for (let direction = 0; direction < 4; direction++) push(4 * at + direction, BEND_COST / 2, -2);
        });
      });
    }
    const end = 4 * grid.size;
    for (; lowest < buckets.length; lowest++) {
      const bucket = buckets[lowest];
      while (bucket !== undefined && bucket.length > 0) {
        const state = bucket.pop()!;
        if (state === end) {
          const last = cameFrom[end]!;
          return trace(last, wire, starts, goals.get(last)!, trunk);
        }
        const [at, direction] = [state >> 2, state & 3];
        const value = cost[state]!;
        if (value + least(at) !== lowest) continue;
        const door = goals.get(state);
        if (door !== undefined) {
          const whole = value + door.cost;
          if (stamp[end] === search && cost[end]! <= whole) continue;
          stamp[end] = search;
          cost[end] = whole;
          cameFrom[end] = state;
          (buckets[whole] ??= []).push(end);
        }
        expand(at, direction, value, mine, goal, push);
      }
    }
    return undefined;
  }

  const mineOnly = (at: number, mine: number): boolean =>
    (runs[0]![at] === 0 || runs[0]![at] === mine) && (runs[1]![at] === 0 || runs[1]![at] === mine);
  const crossed = (at: number, direction: number, mine: number): boolean => {
    const other = runs[direction % 2 === 0 ? 1 : 0]![at]!;
    return other !== 0 && other !== mine;
  };

  function expand(
    at: number,
    direction: number,
    value: number,
    mine: number,
    goal: number,
    push: (state: number, value: number, from: number) => void,
  ): void {
    const straightOnly = crossed(at, direction, mine);
    for (let turn = 0; turn < 4; turn++) {
      if (turn === 2 || (turn !== 0 && straightOnly)) continue;
      const onward = (direction + turn) % 4;
      const next = grid.step(at, onward);
      if (next < 0 || blocked[next] !== 0) continue;
      const [along, across] = onward % 2 === 0 ? [runs[0], runs[1]] : [runs[1], runs[0]];
      if (along[next] !== 0) continue; // someone else's, or a second run along one's own net
      const other = across[next]!;
      if (other === mine) continue;
      const close = near[next]! !== 0 && near[next]! !== goal + 1 ? NEAR_COST : 0;
      push(
        4 * next + onward,
        value + STEP_COST + (turn === 0 ? 0 : BEND_COST) + (other === 0 ? 0 : CROSS_COST) + close,
        4 * at + direction,
      );
    }
  }

  function trace(
    state: number,
    wire: number,
    starts: ReadonlyMap<number, Door>,
    goal: Door,
    trunk: ReadonlyMap<number, { wire: number; index: number }>,
  ): Path {
    const points: number[] = [];
    let each = state;
    for (;;) {
      points.push(each >> 2);
      const from = cameFrom[each]!;
      if (from < 0) break;
      each = from;
    }
    points.reverse();
    if (cameFrom[each] === -2) {
      const { wire: other, index } = trunk.get(each >> 2)!;
      const along = paths[other]!;
      return { points: [...along.points.slice(0, index), ...points], doors: [along.doors[0], goal] };
    }
    return { points, doors: [starts.get(each)!, goal] };
  }

  function lay(wire: number, path: Path): void {
    paths[wire] = path;
    const mine = owner[wire]!;
    const before = (index: number): number =>
      index === 0 ? path.doors[0].direction : grid.direction(path.points[index - 1]!, path.points[index]!);
    path.points.forEach((at, index) => {
      const into = before(index);
      const out = index + 1 === path.points.length ? (path.doors[1].direction + 2) % 4 : before(index + 1);
      runs[into % 2 === 0 ? 0 : 1]![at] = mine;
      runs[out % 2 === 0 ? 0 : 1]![at] = mine;
    });
    for (const end of [0, 1] as const) {
      const key = `${wires[wire]!.ends[end].node} ${SIDE_OF[path.doors[end].direction]}`;
      taken.set(key, [...(taken.get(key) ?? []), 2 * wire + end]);
    }
  }

  function lift(wire: number): void {
    const path = paths[wire];
    if (path === undefined) return;
    paths[wire] = undefined;
    const mine = owner[wire]!;
    for (const at of path.points) {
      if (runs[0]![at] === mine) runs[0]![at] = 0;
      if (runs[1]![at] === mine) runs[1]![at] = 0;
    }
    for (const end of [0, 1] as const) {
      const key = `${wires[wire]!.ends[end].node} ${SIDE_OF[path.doors[end].direction]}`;
      taken.set(key, (taken.get(key) ?? []).filter((each) => each !== 2 * wire + end));
    }
  }

  const distance = (wire: number): number => {
    const [a, b] = wires[wire]!.ends.map(({ node }) => cores[node]!) as [Rect, Rect];
    return Math.abs(a.x + a.width / 2 - b.x - b.width / 2) + Math.abs(a.y + a.height / 2 - b.y - b.height / 2);
  };
  const groups = wireGroups(wires, distance);
  for (let round = 0; round < 3; round++) {
    for (const group of groups) {
      for (const wire of group) lift(wire);
      for (const wire of group) {
        const path = find(wire);
        if (path !== undefined) lay(wire, path);
        else console.log("fail", round, wire, doors(wire, 0).length, doors(wire, 1).length);
      }
    }
  }
  return wires.map((_, wire) => drawn(paths[wire], wire));

  function drawn(path: Path | undefined, wire: number): Route {
    const [from, to] = wires[wire]!.ends.map(({ node }) => cores[node]!) as [Rect, Rect];
    if (path === undefined) { const q=landing(from,{at:0,direction:0,offset:0,cost:0}); return {points:[q,landing(to,{at:0,direction:0,offset:0,cost:0})],landings:[q,landing(to,{at:0,direction:0,offset:0,cost:0})]};}
    const landings = [landing(from, path.doors[0]), landing(to, path.doors[1])] as const;
    const corners: Point[] = [landings[0]];
    path.points.forEach((at, index) => {
      const into = index === 0 ? path.doors[0].direction : grid.direction(path.points[index - 1]!, at);
      const out =
        index + 1 === path.points.length ? (path.doors[1].direction + 2) % 4 : grid.direction(at, path.points[index + 1]!);
      if (into !== out) corners.push({ x: grid.x(at) * UNIT, y: grid.y(at) * UNIT });
    });
    corners.push(landings[1]);
    return { points: corners, landings };
  }
}

interface Door {
  readonly at: number;
  readonly direction: number;
  readonly offset: number;
  readonly cost: number;
}

interface Path {
  readonly points: readonly number[];
  readonly doors: readonly [Door, Door];
}

/** Short wires first; those of a net together and last, so that each has a corner of its circle left. */
function wireGroups(wires: Graph["wires"], distance: (wire: number) => number): number[][] {
  const groups = new Map<string, number[]>();
  wires.forEach(({ net }, wire) => {
    const key = net === undefined ? `wire ${wire}` : `net ${net}`;
    groups.set(key, [...(groups.get(key) ?? []), wire]);
  });
  const order = [...groups.values()].map((group) => group.sort((a, b) => distance(a) - distance(b)));
  const rank = ([first]: readonly number[]): number =>
    wires[first!]!.net === undefined ? distance(first!) : 1e6 + distance(first!);
  return order.sort((a, b) => rank(a) - rank(b));
}

function landing(core: Rect, { direction, offset }: Door): Landing {
  const side = SIDE_OF[direction]!;
  const [midX, midY] = [core.x + core.width / 2, core.y + core.height / 2];
  if (side === "left" || side === "right") {
    return { side, x: side === "left" ? core.x : core.x + core.width, y: midY + offset * UNIT };
  }
  return { side, x: midX + offset * UNIT, y: side === "top" ? core.y : core.y + core.height };
}

interface Grid {
  readonly size: number;
  at(x: number, y: number): number;
  x(at: number): number;
  y(at: number): number;
  step(at: number, direction: number): number;
  direction(from: number, to: number): number;
}

const MARGIN = 8;

function gridAround(places: readonly Place[]): Grid {
  const left = Math.floor(Math.min(...places.map(({ x }) => x)) / UNIT) - MARGIN;
  const top = Math.floor(Math.min(...places.map(({ y }) => y)) / UNIT) - MARGIN;
  const right = Math.ceil(Math.max(...places.map(({ x, form }) => x + form.width)) / UNIT) + MARGIN;
  const bottom = Math.ceil(Math.max(...places.map(({ y, form }) => y + form.height)) / UNIT) + MARGIN;
  const [wide, high] = [right - left + 1, bottom - top + 1];
  const at = (x: number, y: number): number =>
    x < left || x > right || y < top || y > bottom ? -1 : (y - top) * wide + x - left;
  return {
    size: wide * high,
    at,
    x: (each) => (each % wide) + left,
    y: (each) => Math.floor(each / wide) + top,
    step(each, direction) {
      const [dx, dy] = STEPS[direction]!;
      const column = (each % wide) + dx;
      if (column < 0 || column >= wide) return -1;
      const next = each + dx + dy * wide;
      return next < 0 || next >= wide * high ? -1 : next;
    },
    direction: (from, to) => (to === from + 1 ? 0 : to === from + wide ? 1 : to === from - 1 ? 2 : 3),
  };
}

function mark(grid: Grid, marks: Int16Array, value: number, rect: Rect, padX: number, padY: number): void {
  const [x0, x1] = [Math.floor(rect.x / UNIT) - padX, Math.ceil((rect.x + rect.width) / UNIT) + padX];
  const [y0, y1] = [Math.floor(rect.y / UNIT) - padY, Math.ceil((rect.y + rect.height) / UNIT) + padY];
  for (let y = y0; y <= y1; y++) {
    for (let x = x0; x <= x1; x++) {
      const at = grid.at(x, y);
      if (at >= 0) marks[at] = value;
    }
  }
}
