import { Arrangement } from "./arrangement.js";
import type { Start } from "./bodies.js";
import type { Graph } from "./graph.js";
import { randomStream } from "./random.js";
import { branchesOf, isSettled, unitsOf } from "./units.js";

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
  /** How far left and right the middle of each node may be. */
  readonly within?: readonly (readonly [number, number])[];
}

const STEP = 10;
const snap = (value: number): number => Math.round(value / STEP) * STEP;

/**
 * Places nodes so that wires are short and straight, cross little and run through no node: random moves, of which worse ones are taken
 * ever more rarely (threshold accepting; Dueck and Scheuer, 1990).
 *
 * @param start where nodes are at first
 */
export function placeNodes(
  graph: Graph,
  start: Start,
  { flat, moves, seed, heat, pads, within }: PlaceOptions,
): Placement {
  const random = randomStream(seed);
  const sheet = new Arrangement(graph, { ...start, x: start.x.map(snap), y: start.y.map(snap) }, flat, pads);
  const { bodies, lines } = sheet;
  const { x, y, form, count } = bodies;
  const units = unitsOf(sheet, snap);
  const branches = branchesOf(sheet, units);
  const families = bodies.hubs.filter((family) => !isSettled(family, sheet));
  const pick = (limit: number): number => Math.floor(random() * limit);
  const shift = (far: number): number => snap((random() * 2 - 1) * far);

  const inside = (node: number, at: number): number => {
    const span = within?.[node];
    return span === undefined ? at : snap(Math.max(span[0], Math.min(span[1], at)));
  };
  /** Moves a node somewhere, and what moves with it. */
  const put = (node: number, toX: number, toY: number): void => {
    const unit = units[node]!;
    const dx = toX - x[node]!;
    const dy = toY - y[node]!;
    for (let index = 0; index < unit.length; index++) {
      const each = unit[index]!;
      bodies.put(each, inside(each, x[each]! + dx), y[each]! + dy);
    }
  };
  const kept = new Kept(sheet, graph.wires.length);
  let size = bodies.sizeCost();
  for (let move = 0; move < moves && count > 1; move++) {
    const rest = 1 - move / moves;
    const allowed = heat * rest * rest * random() * random();
    const far = 30 + 1.7 * heat * rest;
    const node = pick(count);
    const other = pick(count);
    const choice = random();
    const wires = lines.around[node]!;
    const family = choice < 0.03 ? families[pick(families.length)] : undefined;
    const unit = units[node]!;
    let group = unit;
    if (family !== undefined) group = [family.hub, ...family.members];
    else if (choice < 0.1) group = unit === units[other] ? unit : [...unit, ...units[other]!];
    else if (choice < 0.2) group = branches[node]!;

    const limit = size + allowed + sheet.notedCost(group) + bodies.placeCost(group);
    kept.keep(group, node);
    if (family !== undefined) bodies.lineUp(family, snap);
    else if (choice < 0.1) {
      const [fromX, fromY] = [x[node]!, y[node]!];
      if (unit !== units[other]) {
        put(node, x[other]!, y[other]!);
        put(other, fromX, fromY);
      }
    } else if (choice < 0.2) {
      const [dx, dy] = [shift(far), shift(far)];
      for (const each of group) bodies.put(each, inside(each, x[each]! + dx), y[each]! + dy);
    } else if (choice < 0.3 && bodies.formsOf(node) > 1 && unit.length === 1) {
      bodies.wear(node, pick(bodies.formsOf(node)));
      put(node, x[node]! + shift(40), y[node]! + shift(40));
    } else if (choice < 0.65 && wires.length > 0) {
      // in line with a neighbour
      const near = lines.beyond(wires[pick(wires.length)]!, node);
      if (random() < 0.5) put(node, x[near]!, y[node]! + shift(far));
      else put(node, x[node]! + shift(far), y[near]!);
    } else if (choice < 0.85 && wires.length > 0) {
      // among the neighbours
      let sumX = 0;
      let sumY = 0;
      for (let index = 0; index < wires.length; index++) {
        const near = lines.beyond(wires[index]!, node);
        sumX += x[near]!;
        sumY += y[near]!;
      }
      put(node, snap(sumX / wires.length) + shift(far), snap(sumY / wires.length) + shift(far));
    } else put(node, x[node]! + shift(60), y[node]! + shift(60));

    const newSize = bodies.sizeCost();
    let cost = newSize + bodies.placeCost(group);
    if (cost > limit) {
      kept.swapPlaces();
      continue;
    }
    kept.keepWays();
    cost += sheet.newCost(group, limit - cost);
    if (cost <= limit) {
      kept.confirm();
      size = newSize;
    } else {
      kept.swapPlaces();
      kept.settle();
    }
  }
  const all = [...lines.around.keys()];
  return { x, y, form, cost: bodies.sizeCost() + sheet.notedCost(all) + bodies.placeCost(all) };
}

/** Where a group was before it was moved. */
class Kept {
  readonly #sheet: Arrangement;
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  readonly #ways: Uint8Array;
  readonly #newWays: Uint8Array;
  #group: readonly number[] = [];
  /** The one node of the group that may have changed its form. */
  #node = 0;
  #form = 0;

  constructor(sheet: Arrangement, wires: number) {
    this.#sheet = sheet;
    [this.#x, this.#y] = [sheet.bodies.x.slice(), sheet.bodies.y.slice()];
    [this.#ways, this.#newWays] = [new Uint8Array(wires), new Uint8Array(wires)];
  }

  keep(group: readonly number[], node: number): void {
    const { x, y, form } = this.#sheet.bodies;
    this.#group = group;
    this.#node = node;
    this.#form = form[node]!;
    for (let index = 0; index < group.length; index++) {
      this.#x[group[index]!] = x[group[index]!]!;
      this.#y[group[index]!] = y[group[index]!]!;
    }
  }

  keepWays(): void {
    this.#sheet.keepWays(this.#group, this.#ways);
  }

  /** Where the group was becomes where it is, and the other way round. */
  swapPlaces(): void {
    const { bodies } = this.#sheet;
    const form = bodies.form[this.#node]!;
    if (form !== this.#form) {
      bodies.wear(this.#node, this.#form);
      this.#form = form;
    }
    for (let index = 0; index < this.#group.length; index++) {
      const node = this.#group[index]!;
      const x = bodies.x[node]!;
      const y = bodies.y[node]!;
      bodies.put(node, this.#x[node]!, this.#y[node]!);
      this.#x[node] = x;
      this.#y[node] = y;
    }
  }

  /** Lays the wires as they were. */
  settle(): void {
    this.#sheet.settle(this.#group, this.#ways);
  }

  /** Notes the change: the notes of what was need the places and wires that were. */
  confirm(): void {
    const sheet = this.#sheet;
    sheet.keepWays(this.#group, this.#newWays);
    this.swapPlaces();
    this.settle();
    sheet.note(this.#group, -1);
    this.swapPlaces();
    sheet.settle(this.#group, this.#newWays);
    sheet.note(this.#group, 1);
  }
}
