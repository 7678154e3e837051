import {
  fits,
  type Graph,
  type Landing,
  moved,
  type Place,
  type Point,
  type Rect,
  type Route,
  type Side,
} from "./graph.js";
import { Grid, SIDE_OF, TOWARDS, UNIT } from "./grid.js";
import { type Door, type Path, Search } from "./search.js";

/** Costs, where a step of the grid costs 2 (search.ts). */
const FULL = 120; // a side that has no room left
const AWAY = 60; // the wrong side for a wire that is to lead down
const ASIDE = 26;
const BENT = 30; // a name on a line that does not pass it straight

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
  readonly #places: readonly Place[];
  readonly #cores: readonly Rect[];
  readonly #grid: Grid;
  readonly #search: Search;
  readonly #owners: readonly number[];
  readonly #paths: (Path | undefined)[];
  /** Ends of wires on the sides of each node: twice the wire, plus one for its second end. */
  readonly #ends = new Map<string, number[]>();

  constructor(graph: Graph, places: readonly Place[]) {
    const { nodes, wires } = graph;
    this.#graph = graph;
    this.#places = places;
    this.#cores = places.map((place) => moved(place.form.core, place));
    this.#grid = new Grid(places);
    this.#search = new Search(this.#grid);
    places.forEach((place, node) => {
      for (const solid of place.form.solids) this.#search.block(moved(solid, place));
      if (nodes[node]!.attach === "along") this.#search.keepClear(node, this.#cores[node]!);
    });
    this.#owners = wires.map(({ net }, wire) => (net === undefined ? wire + 1 : wires.length + 1 + net));
    this.#paths = wires.map(() => undefined);
  }

  routes(): Route[] | undefined {
    const { wires, nodes } = this.#graph;
    const groups = this.#groups();
    for (const group of groups) this.#layAll(group);
    // what found no way takes the way of others, who look for another
    for (let round = 0; round < 8; round++) {
      const open = wires.map((_, wire) => wire).filter((wire) => this.#paths[wire] === undefined);
      if (open.length === 0) break;
      if (round === 7) {
        console.log(
          "open",
          open.map((w) => [w, this.#find(w, true) !== undefined]),
        );
        return undefined;
      }
      for (const wire of open) this.#force(wire);
    }
    for (const group of groups) if (!this.#isStraight(group)) this.#again(group);
    nodes.forEach(({ attach }, node) => {
      if (attach === "middle") this.#swapCorners(node);
    });
    for (const group of groups) if (!this.#isStraight(group)) this.#again(group);
    return wires.map((_, wire) => this.#drawn(wire));
  }

  /** Short wires first; those of a net together and last, so that each circle has a corner left for its other wires. */
  #groups(): number[][] {
    const groups = new Map<string, number[]>();
    this.#graph.wires.forEach(({ net }, wire) => {
      const key = net === undefined ? `wire ${wire}` : `net ${net}`;
      groups.set(key, [...(groups.get(key) ?? []), wire]);
    });
    const rank = ([first]: readonly number[]): number =>
      this.#distance(first!) + (this.#graph.wires[first!]!.net === undefined ? 0 : 1e6);
    return [...groups.values()]
      .map((group) => group.sort((a, b) => this.#distance(a) - this.#distance(b)))
      .sort((a, b) => rank(a) - rank(b));
  }

  #distance(wire: number): number {
    const [a, b] = this.#graph.wires[wire]!.ends.map(({ node }) => this.#cores[node]!) as [Rect, Rect];
    return (
      Math.abs(a.x + a.width / 2 - b.x - b.width / 2) + Math.abs(a.y + a.height / 2 - b.y - b.height / 2)
    );
  }

  #isStraight(group: readonly number[]): boolean {
    return group.every(
      (wire) =>
        this.#paths[wire] !== undefined && this.#paths[wire].cost <= this.#paths[wire].points.length * 2 + 4,
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

  /** Routes wires anew, and keeps what is better. */
  #again(group: readonly number[], orders: readonly (readonly number[])[] = [group]): void {
    const before = group.map((wire) => this.#paths[wire]!);
    let best = before;
    let least = before.reduce((sum, { cost }) => sum + cost, 0);
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

  /** The wires of a diamond may each want the other's corner: routes them together, in every order of two. */
  #swapCorners(node: number): void {
    const { wires } = this.#graph;
    const group = wires
      .map((_, wire) => wire)
      .filter((wire) => wires[wire]!.net === undefined && wires[wire]!.ends.some((end) => end.node === node));
    if (group.length < 2 || group.length > 3 || this.#isStraight(group)) return;
    this.#again(group, [group, [...group].reverse()]);
  }

  /** Finds a way through other wires, and lets these look for another. */
  #force(wire: number): void {
    const path = this.#find(wire, true);
    if (path === undefined) return;
    const owners = this.#search.owners(path, this.#owners[wire]!);
    const displaced = this.#owners.flatMap((owner, each) => (owners.has(owner) ? [each] : []));
    for (const each of displaced) this.#lift(each);
    this.#lay(wire, path);
    this.#layAll(displaced);
  }

  #find(wire: number, force: boolean): Path | undefined {
    const { ends, net } = this.#graph.wires[wire]!;
    const trunks =
      net === undefined
        ? []
        : this.#graph.wires.flatMap((other, each) =>
            other.net === net && this.#paths[each] !== undefined ? [this.#paths[each]] : [],
          );
    return this.#search.find({
      starts: this.#doors(wire, 0),
      goals: this.#doors(wire, 1),
      target: this.#cores[ends[1].node]!,
      owner: this.#owners[wire]!,
      goalNode: ends[1].node,
      startNode: ends[0].node,
      trunks,
      force,
    });
  }

  /** Points where a wire may leave a node, with the direction and what it costs to leave there. */
  #doors(wire: number, end: 0 | 1): Door[] {
    const { node } = this.#graph.wires[wire]!.ends[end];
    const { down } = this.#graph.wires[wire]!;
    const { attach } = this.#graph.nodes[node]!;
    const core = this.#cores[node]!;
    const [midX, midY] = [
      Math.round((core.x + core.width / 2) / UNIT),
      Math.round((core.y + core.height / 2) / UNIT),
    ];
    const found: Door[] = [];
    for (const side of this.#places[node]!.form.sides) {
      const free = this.#hasRoom(wire, end, side);
      if (!free && attach === "middle") continue;
      const direction = TOWARDS[side];
      const upright = side === "top" || side === "bottom";
      const depth = Math.ceil((upright ? core.height : core.width) / 2 / UNIT) + 1;
      const out = side === "right" || side === "bottom" ? depth : -depth;
      const span =
        attach === "middle"
          ? 0
          : Math.max(0, Math.floor(((upright ? core.width : core.height) / 2 - 4) / UNIT));
      const ahead = end === 0 ? "bottom" : "top";
      const turn = !down || side === ahead ? 0 : side === "left" || side === "right" ? ASIDE : AWAY;
      const bent = this.#bends(wire, end, side) ? BENT : 0;
      for (let offset = -span; offset <= span; offset++) {
        const at = upright
          ? this.#grid.at(midX + offset, midY + out)
          : this.#grid.at(midX + out, midY + offset);
        if (at < 0) continue;
        found.push({ at, direction, offset, cost: Math.abs(offset) + (free ? 0 : FULL) + turn + bent });
      }
    }
    return found;
  }

  /** Whether a wire at this side of a name would not go on straight as the other one. */
  #bends(wire: number, end: 0 | 1, side: Side): boolean {
    const { node } = this.#graph.wires[wire]!.ends[end];
    if (!this.#graph.nodes[node]!.straight) return false;
    const others = SIDE_OF.filter((each) =>
      (this.#ends.get(`${node} ${each}`) ?? []).some((one) => one >> 1 !== wire),
    );
    return others.some((each) => TOWARDS[each] !== (TOWARDS[side] + 2) % 4);
  }

  #hasRoom(wire: number, end: 0 | 1, side: Side): boolean {
    const { wires, nodes } = this.#graph;
    const { node } = wires[wire]!.ends[end];
    const here = this.#ends.get(`${node} ${side}`) ?? [];
    if (nodes[node]!.attach === "middle") {
      const { net } = wires[wire]!;
      return here.every((each) => net !== undefined && wires[each >> 1]!.net === net);
    }
    const core = this.#cores[node]!;
    const all = [...here, 2 * wire + end].map((each) => wires[each >> 1]!.ends[each & 1]!);
    return fits(all, side, side === "top" || side === "bottom" ? core.width : core.height);
  }

  #lay(wire: number, path: Path): void {
    this.#paths[wire] = path;
    this.#search.occupy(path, this.#owners[wire]!);
    for (const end of [0, 1] as const) {
      const key = this.#sideKey(wire, end, path);
      this.#ends.set(key, [...(this.#ends.get(key) ?? []), 2 * wire + end]);
    }
  }

  #lift(wire: number): void {
    const path = this.#paths[wire];
    if (path === undefined) return;
    this.#paths[wire] = undefined;
    this.#search.leave(path, this.#owners[wire]!);
    for (const end of [0, 1] as const) {
      const key = this.#sideKey(wire, end, path);
      this.#ends.set(
        key,
        this.#ends.get(key)!.filter((each) => each !== 2 * wire + end),
      );
    }
  }

  #sideKey(wire: number, end: 0 | 1, { doors }: Path): string {
    return `${this.#graph.wires[wire]!.ends[end].node} ${SIDE_OF[doors[end].direction]}`;
  }

  #drawn(wire: number): Route {
    const [from, to] = this.#graph.wires[wire]!.ends.map(({ node }) => this.#cores[node]!) as [Rect, Rect];
    const path = this.#paths[wire]!;
    const landings = [landing(from, path.doors[0]), landing(to, path.doors[1])] as const;
    const grid = this.#grid;
    const corners: Point[] = [landings[0]];
    path.points.forEach((at, index) => {
      const into = index === 0 ? path.doors[0].direction : grid.direction(path.points[index - 1]!, at);
      const last = index + 1 === path.points.length;
      const out = last ? (path.doors[1].direction + 2) % 4 : grid.direction(at, path.points[index + 1]!);
      if (into !== out) corners.push({ x: grid.x(at) * UNIT, y: grid.y(at) * UNIT });
    });
    corners.push(landings[1]);
    return { points: corners, landings };
  }
}

function landing(core: Rect, { direction, offset }: Door): Landing {
  const side = SIDE_OF[direction]!;
  const [midX, midY] = [core.x + core.width / 2, core.y + core.height / 2];
  if (side === "left" || side === "right") {
    return { side, x: side === "left" ? core.x : core.x + core.width, y: midY + offset * UNIT };
  }
  return { side, x: midX + offset * UNIT, y: side === "top" ? core.y : core.y + core.height };
}
