import { type Drawing, drawing } from "./drawing.js";
import {
  branch,
  type Graph,
  type Landing,
  type Layout,
  layOut,
  type Node,
  type Place,
  type Point,
  type Rect,
  type Route,
  textBoxes,
  type Wire,
  type WireEnd,
} from "./layout/index.js";
import { type DiagramOptions, strokeOf } from "./options.js";
import { Pen, type Stroke } from "./pen.js";
import { readable } from "./readable.js";
import { widest, wrap } from "./wrap.js";

/** A node and how it is drawn where the layout puts it. */
export interface Figure {
  readonly node: Node;
  draw(pen: Pen, place: Place): void;
}

/** One end of a link: the figure, the lines of text beside the end, and the room that a symbol needs. */
export interface LinkEnd {
  readonly at: number;
  readonly texts?: readonly string[];
  /** Length along the line and half the width across it. */
  readonly symbol?: readonly [length: number, half: number];
}

/** How two figures are joined. */
export interface Link extends Pick<Wire, "net" | "down"> {
  readonly ends: readonly [LinkEnd, LinkEnd];
  /** @param places of the figures at its ends */
  draw(pen: Pen, route: Route, places: readonly [Place, Place]): void;
}

/** How a scene becomes a drawing. */
export interface Staging {
  readonly notation: string;
  readonly alt: string;
  /** What is written where there is nothing to draw: `no entity types`. */
  readonly nothing: string;
  /** Default: the layout of structural diagrams. */
  arrange?(graph: Graph): Layout;
  /** Draws what lies behind everything. */
  behind?(pen: Pen, layout: Layout): void;
}

/** What a notation makes of a model: figures and links, in order. Makes figures last, when it is known which links end at each. */
export class Scene {
  readonly #name: string;
  readonly #options: DiagramOptions;
  readonly #makers: ((ends: readonly WireEnd[]) => Figure)[] = [];
  readonly #ends: WireEnd[][] = [];
  readonly #links: Link[] = [];
  readonly #wires: Wire[] = [];
  readonly #entities = new Map<string, number>();
  #nets = 0;

  /** @param name of what is drawn */
  constructor(name: string, options: DiagramOptions) {
    this.#name = name;
    this.#options = options;
  }

  /** Whether attributes are drawn. */
  get attributes(): boolean {
    return this.#options.attributes ?? true;
  }

  stroke(...entities: readonly string[]): Stroke {
    return strokeOf(this.#options.accent, entities);
  }

  /** Adds a figure, to be made when it is known which wires end at it; its number. */
  add(make: (ends: readonly WireEnd[]) => Figure): number {
    this.#ends.push([]);
    return this.#makers.push(make) - 1;
  }

  /** Adds the figure of an entity type; of two with one name, links lead to the first. */
  addEntity(name: string, make: (ends: readonly WireEnd[]) => Figure): void {
    const number = this.add(make);
    if (!this.#entities.has(name)) this.#entities.set(name, number);
  }

  /** The figure of an entity type. A faulty model may name one that it does not have: this gets a dashed box. */
  entity(name: string): number {
    const known = this.#entities.get(name);
    if (known !== undefined) return known;
    this.addEntity(name, () => missing(name));
    return this.#entities.get(name)!;
  }

  /** A new number for links that may run together. */
  net(): number {
    return this.#nets++;
  }

  link(link: Link): void {
    const ends = link.ends.map(({ at, texts = [], symbol: [stub, breadth] = [0, 0] }): WireEnd => {
      return { node: at, texts: texts.map((text) => widest([text])), stub, breadth };
    }) as [WireEnd, WireEnd];
    for (const end of ends) this.#ends[end.node]!.push(end);
    const { net, down } = link;
    this.#wires.push({
      ends,
      ...(net === undefined ? {} : { net }),
      ...(down === undefined ? {} : { down }),
    });
    this.#links.push(link);
  }

  /** Lays everything out and draws it: links first, so that figures lie on them, then the texts at their ends. */
  drawn({ notation, alt, nothing, arrange = layOut, behind }: Staging): Drawing {
    const { theme = "auto", title = `${this.#name}: ${notation}` } = this.#options;
    const said = { title: readable(title), alt: readable(alt) };
    const pen = new Pen();
    const figures = this.#makers.map((make, number) => make(this.#ends[number]!));
    if (figures.length === 0) {
      pen.text([nothing], { x: 80, y: 13 });
      return drawing({ ...said, width: 160, height: 40, body: pen.body, labels: pen.labels }, theme);
    }
    const layout = arrange({ nodes: figures.map(({ node }) => node), wires: this.#wires });
    const { width, height, places, routes } = layout;
    behind?.(pen, layout);
    const drawn = new Map<number, (readonly Point[])[]>(); // of each net
    this.#links.forEach((link, number) => {
      const [a, b] = link.ends;
      const route = routes[number]!;
      const before = link.net === undefined ? [] : (drawn.get(link.net) ?? []);
      if (link.net !== undefined) drawn.set(link.net, [...before, route.points]);
      link.draw(pen, { ...route, points: branch(route.points, before) }, [places[a.at]!, places[b.at]!]);
    });
    figures.forEach((figure, number) => {
      figure.draw(pen, places[number]!);
    });
    this.#links.forEach(({ ends }, number) => {
      for (const end of [0, 1] as const) {
        writeAt(pen, routes[number]!.landings[end], this.#wires[number]!.ends[end], ends[end].texts ?? []);
      }
    });
    return drawing({ ...said, width, height, body: pen.body, labels: pen.labels }, theme);
  }
}

/** The core of a placed figure. */
export const coreOf = ({ x, y, form: { core } }: Place): Rect => ({ ...core, x: x + core.x, y: y + core.y });

/** A figure of one form that wires may end at from all sides. */
export function plainNode(
  { width, height }: { width: number; height: number },
  attach: Node["attach"],
): Node {
  const core = { x: 0, y: 0, width, height };
  return {
    attach,
    forms: [{ width, height, core, solids: [core], sides: ["top", "right", "bottom", "left"] }],
  };
}

function writeAt(pen: Pen, landing: Landing, end: WireEnd, texts: readonly string[]): void {
  textBoxes(landing, end).forEach((box, row) => {
    const [align, x] =
      landing.side === "left" ? (["right", box.x + box.width] as const) : (["left", box.x] as const);
    pen.text([texts[row]!], { x, y: box.y }, { align });
  });
}

function missing(name: string): Figure {
  const lines = wrap(name, 130);
  const size = { width: 2 * Math.ceil((widest(lines) + 22) / 2), height: 20 + 14 * lines.length };
  return {
    node: plainNode(size, "along"),
    draw(pen, place) {
      pen.group({ "data-missing": name }, () => {
        const core = coreOf(place);
        pen.rect(core, { dashed: true });
        pen.centred(lines, core, { whole: name });
      });
    },
  };
}
