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
  /** The lane that it stays in, if the graph has lanes. */
  readonly lane?: number;
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
  /** The second end is drawn below the first, as a subclass below its superclass; or not above it, as what comes later. */
  readonly down?: boolean | "or level";
  /** What is to have room on it. */
  readonly room?: { readonly width: number; readonly height: number };
}

export interface Graph {
  readonly nodes: readonly Node[];
  readonly wires: readonly Wire[];
  /** Lanes side by side, from the left: the least width of each. */
  readonly lanes?: readonly number[];
}

/** Where a node is, and in which form. */
export interface Place extends Point {
  readonly form: Form;
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
  /** Where the lanes begin and end: one more than there are lanes; none without lanes. */
  readonly walls: readonly number[];
}

/** A rectangle moved. */
export const moved = (rect: Rect, by: Point): Rect => ({
  x: rect.x + by.x,
  y: rect.y + by.y,
  width: rect.width,
  height: rect.height,
});
