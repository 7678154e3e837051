/** What a notation asks of the layout, and what it gets back. All lengths are whole pixels; y grows downwards. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Rect extends Point {
  readonly width: number;
  readonly height: number;
}

export type Side = "top" | "right" | "bottom" | "left";

/** One way to draw a node: an entity type with its ovals above it, or below it. */
export interface Form {
  readonly width: number;
  readonly height: number;
  /** The part that wires end at, from the top left corner of the form. */
  readonly core: Rect;
  /** What no wire may cross; the first is the core. */
  readonly solids: readonly Rect[];
  /** The sides of the core that wires may end at. */
  readonly sides: readonly Side[];
}

export interface Node {
  /** At least one; the layout picks one. */
  readonly forms: readonly Form[];
  /** Wires end anywhere along a side of the core, or only in the middle of a side: a diamond's corner, a circle. */
  readonly attach: "along" | "middle";
  /** Two wires should pass it straight: a name on a line, not a diamond. */
  readonly straight?: boolean;
}

/** What stands at one end of a wire. */
export interface WireEnd {
  readonly node: number;
  /** Widths of the lines of text beside the end; none for no text. */
  readonly texts: readonly number[];
  /** Straight piece that a symbol needs, and half the width of the symbol. */
  readonly stub: number;
  readonly breadth: number;
}

export interface Wire {
  readonly ends: readonly [WireEnd, WireEnd];
  /** Wires of one net may run together where they leave their first end: the lines of one specialisation. */
  readonly net?: number;
  /** The second end is drawn below the first: a subclass below its superclass. */
  readonly down?: boolean;
  /** What is to have room on it. */
  readonly room?: { readonly width: number; readonly height: number };
}

export interface Graph {
  readonly nodes: readonly Node[];
  readonly wires: readonly Wire[];
}

/** Where a node is, and in which form. */
export interface Place extends Point {
  readonly form: Form;
  /** By how much the core is larger than it was asked to be, because wires needed the room. */
  readonly stretch: Point;
}

/** Where a wire meets a node. */
export interface Landing extends Point {
  readonly side: Side;
}

/** A wire as it is drawn: horizontal and vertical pieces from one node to the other. */
export interface Route {
  readonly points: readonly Point[];
  readonly landings: readonly [Landing, Landing];
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly places: readonly Place[];
  readonly routes: readonly Route[];
}

/** Height of one line of text. */
export const LINE = 14;

/** A rectangle moved. */
export const moved = (rect: Rect, by: Point): Rect => ({
  x: rect.x + by.x,
  y: rect.y + by.y,
  width: rect.width,
  height: rect.height,
});

/**
 * The boxes of the texts at an end: right of a vertical piece, one below the other; above and below a horizontal one.
 *
 * @param landing where the wire meets the node
 */
export function textBoxes({ x, y, side }: Landing, { texts, breadth }: WireEnd): Rect[] {
  const aside = Math.max(3, breadth + 2);
  return texts.map((width, row) => {
    const height = LINE;
    if (side === "top") return { x: x + aside, y: y - 2 - (texts.length - row) * LINE, width, height };
    if (side === "bottom") return { x: x + aside, y: y + 2 + row * LINE, width, height };
    const left = side === "right" ? x + 4 : x - 4 - width;
    return { x: left, y: row === 0 ? y - aside + 2 - LINE : y + aside - 1 + (row - 1) * LINE, width, height };
  });
}

/** Least free pixels between two things. */
export const GAPS = {
  node: { node: 26, run: 12, text: 4, stub: 5 },
  run: { node: 12, run: 10, text: 3, stub: 6 },
  text: { node: 4, run: 3, text: 5, stub: 3 },
  stub: { node: 5, run: 6, text: 3, stub: 3 },
} as const;

/** Least distance of a wire from the corner of the node that it ends at. */
export const CORNER = 8;

/** Pixels along a side from one wire's end to the next. */
export function claim({ texts, breadth }: WireEnd, side: Side): number {
  const aside = Math.max(3, breadth + 2);
  const upright = side === "top" || side === "bottom";
  const beside = upright
    ? aside + Math.max(0, ...texts) + GAPS.text.run
    : (aside - 2 + LINE) * Math.min(1, texts.length) + GAPS.text.run;
  const below = !upright && texts.length > 1 ? aside - 1 + (texts.length - 1) * LINE + GAPS.text.text : 0;
  return Math.max(GAPS.run.run, 2 * breadth + GAPS.stub.stub, texts.length === 0 ? 0 : beside + below);
}

/** Whether wires fit along a side of some length, whatever their order. */
export function fits(ends: readonly WireEnd[], side: Side, length: number): boolean {
  const claims = ends.map((end) => claim(end, side));
  return (
    claims.reduce((sum, each) => sum + each, 0) - Math.min(...claims) <= Math.max(0, length - 2 * CORNER)
  );
}

/**
 * The least size of a core that has room for its wires, with one place to spare on the sides that may be used.
 *
 * @param least size that the core has in any case
 */
export function roomFor(
  ends: readonly WireEnd[],
  sides: readonly Side[],
  least: { readonly width: number; readonly height: number },
): { width: number; height: number } {
  let { width, height } = least;
  const [across, along] = (["top", "left"] as const).map((side) =>
    Math.max(1, ...ends.map((end) => claim(end, side))),
  ) as [number, number];
  const places = (): number =>
    sides.reduce(
      (sum, side) =>
        sum +
        (side === "top" || side === "bottom"
          ? 1 + Math.floor((width - 2 * CORNER) / across)
          : 1 + Math.floor((height - 2 * CORNER) / along)),
      0,
    );
  while (places() < ends.length + 1) {
    const flat = sides.includes("top") || sides.includes("bottom") ? width < 2.2 * height : false;
    if (flat) width += 8;
    else if (sides.includes("left") || sides.includes("right")) height += 6;
    else width += 8;
  }
  return { width: 2 * Math.ceil(width / 2), height: 2 * Math.ceil(height / 2) };
}
