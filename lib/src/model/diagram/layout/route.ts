import { Doors } from "./doors.js";
import { type Graph, moved, type Place, type Point, type Rect, type Route } from "./graph.js";
import { Grid, UNIT } from "./grid.js";
import { Occupancy, type Path } from "./occupancy.js";
import { Search } from "./search.js";

/** What a path costs beside its length if it has one bend, and if it has two. */
const ONE_BEND = 20;
const TWO_BENDS = 40;

/** How often wires that find no way may displace others. */
const ROUNDS = 7;

/**
 * Routes wires along a grid, around nodes, with few bends and crossings: shortest paths one after the other, then each again when
 * all others are there (rip-up and reroute, as for printed circuits).
 *
 * @param places where the nodes are; the middles of their cores are on the grid
 * @returns the routes, or undefined where nodes are too close for all wires
 */
export function routeWires(graph: Graph, places: readonly Place[]): Route[] | undefined {
  return new Router(graph, places).routes();
}

class Router {
  readonly #graph: Graph;
  readonly #grid: Grid;
  readonly #ground: Occupancy;
  readonly #doors: Doors;
  readonly #search: Search;
  /** The number that each wire occupies points by; one number for all wires of a net. */
  readonly #owners: readonly number[];
  readonly #paths: (Path | undefined)[];

  constructor(graph: Graph, places: readonly Place[]) {
    const { nodes, wires } = graph;
    this.#graph = graph;
    this.#grid = new Grid(places);
    this.#ground = new Occupancy(this.#grid);
    this.#doors = new Doors(graph, places, this.#grid);
    this.#search = new Search(this.#ground);
    places.forEach((place, node) => {
      for (const solid of place.form.solids) this.#ground.block(moved(solid, place));
      if (nodes[node]!.attach === "along") this.#ground.keepClear(node, this.#doors.cores[node]!);
    });
    this.#owners = wires.map(({ net }, wire) => (net === undefined ? wire + 1 : wires.length + 1 + net));
    this.#paths = wires.map(() => undefined);
  }

  routes(): Route[] | undefined {
    const groups = this.#groups();
    for (const group of groups) this.#layAll(group);
    if (!this.#makeWay()) return undefined;
    for (const group of groups) if (this.#excess(group) > ONE_BEND) this.#layAgain(group);
    for (const node of this.#graph.nodes.keys()) this.#swapCorners(node);
    for (const group of groups) if (this.#excess(group) > TWO_BENDS) this.#layAgain(group);
    return this.#paths.map((path, wire) => this.#drawn(wire, path!));
  }

  /** Short wires first; those of a net together and last, so that each circle has a corner left for its other wires. */
  #groups(): number[][] {
    const { wires } = this.#graph;
    const groups = new Map<string, number[]>();
    wires.forEach(({ net }, wire) => {
      const key = net === undefined ? `wire ${wire}` : `net ${net}`;
      groups.set(key, [...(groups.get(key) ?? []), wire]);
    });
    const rank = ([first]: readonly number[]): number =>
      this.#distance(first!) + (wires[first!]!.net === undefined ? 0 : 1e6);
    return [...groups.values()]
      .map((group) => group.sort((a, b) => this.#distance(a) - this.#distance(b)))
      .sort((a, b) => rank(a) - rank(b));
  }

  #distance(wire: number): number {
    const [a, b] = this.#graph.wires[wire]!.ends.map(({ node }) => this.#doors.cores[node]!) as [Rect, Rect];
    return (
      Math.abs(a.x + a.width / 2 - b.x - b.width / 2) + Math.abs(a.y + a.height / 2 - b.y - b.height / 2)
    );
  }

  /** What found no way takes the way of others, who look for another. */
  #makeWay(): boolean {
    for (let round = 0; round < ROUNDS; round++) {
      const open = [...this.#paths.keys()].filter((wire) => this.#paths[wire] === undefined);
      if (open.length === 0) return true;
      for (const wire of open) this.#force(wire);
    }
    return this.#paths.every((path) => path !== undefined);
  }

  #force(wire: number): void {
    const path = this.#find(wire, true);
    if (path === undefined) return;
    const owners = this.#ground.owners(path, this.#owners[wire]!);
    const displaced = this.#owners.flatMap((owner, each) => (owners.has(owner) ? [each] : []));
    for (const each of displaced) this.#lift(each);
    this.#lay(wire, path);
    this.#layAll(displaced);
  }

  /** What the paths of a group cost beside their length. */
  #excess(group: readonly number[]): number {
    return group.reduce(
      (sum, wire) => sum + this.#paths[wire]!.cost - 2 * this.#paths[wire]!.points.length,
      0,
    );
  }

  /** Routes wires that have no way yet; whether all found one. */
  #layAll(group: readonly number[]): boolean {
    let all = true;
    for (const wire of group) {
      const path = this.#find(wire, false);
      if (path === undefined) all = false;
      else this.#lay(wire, path);
    }
    return all;
  }

  /** Routes wires anew, in one order or in several, and keeps what is best. */
  #layAgain(group: readonly number[], orders: readonly (readonly number[])[] = [group]): void {
    let best = group.map((wire) => this.#paths[wire]!);
    let least = best.reduce((sum, { cost }) => sum + cost, 0);
    for (const order of orders) {
      for (const wire of group) this.#lift(wire);
      if (!this.#layAll(order)) continue;
      const found = group.map((wire) => this.#paths[wire]!);
      const cost = found.reduce((sum, each) => sum + each.cost, 0);
      if (cost < least) [best, least] = [found, cost];
    }
    for (const wire of group) this.#lift(wire);
    group.forEach((wire, index) => {
      this.#lay(wire, best[index]!);
    });
  }

  /** Each wire of a diamond may want the corner that the other has: routes them together, in either order. */
  #swapCorners(node: number): void {
    const { wires, nodes } = this.#graph;
    if (nodes[node]!.attach !== "middle") return;
    const group = [...wires.keys()].filter(
      (wire) => wires[wire]!.net === undefined && wires[wire]!.ends.some((end) => end.node === node),
    );
    if (group.length < 2 || group.length > 3 || this.#excess(group) <= TWO_BENDS) return;
    this.#layAgain(group, [group, [...group].reverse()]);
  }

  #find(wire: number, force: boolean): Path | undefined {
    const { wires } = this.#graph;
    const { ends, net } = wires[wire]!;
    const trunks = this.#paths.filter(
      (path, each) => net !== undefined && wires[each]!.net === net && path !== undefined,
    );
    return this.#search.find({
      starts: this.#doors.of(wire, 0),
      goals: this.#doors.of(wire, 1),
      target: this.#doors.cores[ends[1].node]!,
      owner: this.#owners[wire]!,
      startNode: ends[0].node,
      goalNode: ends[1].node,
      trunks: trunks as Path[],
      force,
    });
  }

  #lay(wire: number, path: Path): void {
    this.#paths[wire] = path;
    this.#ground.occupy(path, this.#owners[wire]!);
    this.#doors.take(wire, path);
  }

  #lift(wire: number): void {
    const path = this.#paths[wire];
    if (path === undefined) return;
    this.#paths[wire] = undefined;
    this.#ground.leave(path, this.#owners[wire]!);
    this.#doors.leave(wire, path);
  }

  /** The corners of a path, in pixels. */
  #drawn(wire: number, { points, doors }: Path): Route {
    const grid = this.#grid;
    const landings = [
      this.#doors.landing(wire, 0, doors[0]),
      this.#doors.landing(wire, 1, doors[1]),
    ] as const;
    const corners: Point[] = [];
    points.forEach((at, index) => {
      const into = index === 0 ? doors[0].direction : grid.direction(points[index - 1]!, at);
      const next = points[index + 1];
      const out = next === undefined ? (doors[1].direction + 2) % 4 : grid.direction(at, next);
      if (into !== out) corners.push({ x: grid.x(at) * UNIT, y: grid.y(at) * UNIT });
    });
    return { points: [landings[0], ...corners, landings[1]], landings };
  }
}
