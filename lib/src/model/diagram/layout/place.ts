import { Arrangement, type Start } from "./arrangement.js";
import type { Graph } from "./graph.js";
import type { Hub } from "./hubs.js";
import { randomStream } from "./random.js";

/** Where nodes are put, and what that costs. */
export interface Placement extends Start {
  readonly cost: number;
}

export interface PlaceOptions {
  /** How much a pixel of height costs, where one of width costs 1. */
  readonly flat: number;
  /** How many moves to try. */
  readonly moves: number;
  readonly seed: number;
  /** How much worse a move may be at first. */
  readonly heat: number;
  /** Free pixels that nodes keep: left and right, above and below. */
  readonly pads: readonly [number, number];
}

const STEP = 10;
const snap = (value: number): number => Math.round(value / STEP) * STEP;

/**
 * Places nodes so that wires are short and straight, cross little and pass through no node, and the whole has the wanted ratio:
 * random moves, of which worse ones are taken ever more rarely (threshold accepting; Dueck and Scheuer, 1990).
 *
 * @param start where nodes are at first
 */
export function placeNodes(
  graph: Graph,
  start: Start,
  { flat, moves, seed, heat, pads }: PlaceOptions,
): Placement {
  const random = randomStream(seed);
  const sheet = new Arrangement(graph, { ...start, x: start.x.map(snap), y: start.y.map(snap) }, flat, pads);
  const { x, y, form, count, around } = sheet;
  const hubs = sheet.hubs.filter((hub) => !isSettled(hub, sheet));
  const units = unitsOf(sheet, snap);
  const branches = around.map((_, node) => branchAt(node, sheet, units));
  const pick = (limit: number): number => Math.floor(random() * limit);
  const shift = (far: number): number => snap((random() * 2 - 1) * far);

  /** Moves a node somewhere, and what moves with it. */
  const put = (node: number, toX: number, toY: number): void => {
    const unit = units[node]!;
    const dx = toX - x[node]!;
    const dy = toY - y[node]!;
    for (let index = 0; index < unit.length; index++) {
      const each = unit[index]!;
      sheet.put(each, x[each]! + dx, y[each]! + dy);
    }
  };
  const kept = {
    x: new Float64Array(count),
    y: new Float64Array(count),
    ways: new Uint8Array(graph.wires.length),
  };
  const newWays = new Uint8Array(graph.wires.length);
  let size = sheet.sizeCost();
  for (let move = 0; move < moves && count > 1; move++) {
    const rest = 1 - move / moves;
    const allowed = heat * rest * rest * random() * random();
    const far = 30 + 1.7 * heat * rest;
    const node = pick(count);
    const two = pick(count);
    const choice = random();
    const wires = around[node]!;
    const family = choice < 0.03 ? hubs[pick(hubs.length)] : undefined;
    const group =
      family !== undefined
        ? [family.hub, ...family.members]
        : choice < 0.1
          ? units[node] === units[two]
            ? units[node]!
            : [...units[node]!, ...units[two]!]
          : choice < 0.2
            ? branches[node]!
            : units[node]!;

    const limit = size + allowed + sheet.notedCost(group) + sheet.placeCost(group);
    for (let index = 0; index < group.length; index++) {
      const each = group[index]!;
      kept.x[each] = x[each]!;
      kept.y[each] = y[each]!;
    }
    const wore = form[node]!;

    if (family !== undefined) sheet.lineUp(family, snap);
    else if (choice < 0.1) {
      const [x0, y0] = [x[node]!, y[node]!];
      if (units[node] !== units[two]) {
        put(node, x[two]!, y[two]!);
        put(two, x0, y0);
      }
    } else if (choice < 0.2) {
      const [dx, dy] = [shift(far), shift(far)];
      for (const each of group) sheet.put(each, x[each]! + dx, y[each]! + dy);
    } else if (choice < 0.3 && sheet.formsOf(node) > 1 && units[node]!.length === 1) {
      sheet.wear(node, pick(sheet.formsOf(node)));
      put(node, x[node]! + shift(40), y[node]! + shift(40));
    } else if (choice < 0.65 && wires.length > 0) {
      // in line with a neighbour
      const near = sheet.beyond(wires[pick(wires.length)]!, node);
      if (random() < 0.5) put(node, x[near]!, y[node]! + shift(far));
      else put(node, x[node]! + shift(far), y[near]!);
    } else if (choice < 0.85 && wires.length > 0) {
      // among the neighbours
      let [sumX, sumY] = [0, 0];
      for (const wire of wires) {
        sumX += x[sheet.beyond(wire, node)]!;
        sumY += y[sheet.beyond(wire, node)]!;
      }
      put(node, snap(sumX / wires.length) + shift(far), snap(sumY / wires.length) + shift(far));
    } else put(node, x[node]! + shift(60), y[node]! + shift(60));

    const newSize = sheet.sizeCost();
    let cost = newSize + sheet.placeCost(group);
    if (cost > limit) {
      swapPlaces(sheet, group, kept);
      if (form[node] !== wore) sheet.wear(node, wore);
      continue;
    }
    sheet.keepWays(group, kept.ways);
    cost += sheet.newCost(group, limit - cost);
    const better = cost <= limit;
    if (better) {
      // forth is noted after back: the notes need the old shapes first
      const wears = form[node]!;
      sheet.keepWays(group, newWays);
      swapPlaces(sheet, group, kept);
      if (wears !== wore) sheet.wear(node, wore);
      sheet.settle(group, kept.ways);
      sheet.note(group, -1);
      swapPlaces(sheet, group, kept);
      if (wears !== wore) sheet.wear(node, wears);
      sheet.settle(group, newWays);
      sheet.note(group, 1);
      size = newSize;
      continue;
    }
    swapPlaces(sheet, group, kept);
    if (form[node] !== wore) sheet.wear(node, wore);
    sheet.settle(group, kept.ways);
  }
  const all = around.map((_, node) => node);
  return { x, y, form, cost: sheet.sizeCost() + sheet.notedCost(all) + sheet.placeCost(all) };
}

function swapPlaces(
  sheet: Arrangement,
  group: readonly number[],
  kept: { readonly x: Float64Array; readonly y: Float64Array },
): void {
  for (let index = 0; index < group.length; index++) {
    const each = group[index]!;
    const [x, y] = [sheet.x[each]!, sheet.y[each]!];
    sheet.put(each, kept.x[each]!, kept.y[each]!);
    kept.x[each] = x;
    kept.y[each] = y;
  }
}

/** A family that stands as textbooks draw it and moves as one: its members have hardly any other wires. */
function isSettled({ members }: Hub, { around }: Arrangement): boolean {
  return members.reduce((sum, node) => sum + around[node]!.length - 1, 0) <= members.length / 2;
}

/** For each node: what moves with it, itself among it. */
function unitsOf(sheet: Arrangement, snap: (value: number) => number): (readonly number[])[] {
  const units: (readonly number[])[] = sheet.around.map((_, node) => [node]);
  for (const family of sheet.hubs) {
    const unit = [family.hub, ...family.members];
    if (
      !isSettled(family, sheet) ||
      unit.some((node) => units[node]!.length > 1) ||
      unit.includes(family.root)
    )
      continue;
    sheet.arrange(family, snap);
    for (const node of unit) units[node] = unit;
  }
  return units;
}

/** A node and what hangs on the graph by it alone: moved together, so that a branch can move as one. */
function branchAt(node: number, sheet: Arrangement, units: readonly (readonly number[])[]): number[] {
  const seen = new Set(units[node]!);
  const group = [...seen];
  for (const member of units[node]!) {
    for (const wire of sheet.around[member]!) {
      const first = sheet.beyond(wire, member);
      if (seen.has(first)) continue;
      const part = [first];
      seen.add(first);
      for (const each of part) {
        for (const next of sheet.around[each]!) {
          const other = sheet.beyond(next, each);
          if (seen.has(other)) continue;
          seen.add(other);
          part.push(other);
        }
      }
      if (part.length <= sheet.count / 3) group.push(...part);
    }
  }
  return group;
}
