import type { Place, Rect, Side } from "./graph.js";

/** Side of a square of the grid that wires are routed on, in pixels. */
export const UNIT = 10;

/** Directions by number: right, down, left, up. */
export const TOWARDS: Readonly<Record<Side, number>> = { right: 0, bottom: 1, left: 2, top: 3 };
export const SIDE_OF: readonly Side[] = ["right", "bottom", "left", "top"];

/** Free units around everything, for wires to go round. */
const MARGIN = 8;

/** The points that wires may run on, numbered row by row. */
export class Grid {
  readonly wide: number;
  readonly high: number;
  readonly size: number;
  readonly #left: number;
  readonly #top: number;

  constructor(places: readonly Place[]) {
    this.#left = Math.floor(Math.min(...places.map(({ x }) => x)) / UNIT) - MARGIN;
    this.#top = Math.floor(Math.min(...places.map(({ y }) => y)) / UNIT) - MARGIN;
    const right = Math.ceil(Math.max(...places.map(({ x, form }) => x + form.width)) / UNIT) + MARGIN;
    const bottom = Math.ceil(Math.max(...places.map(({ y, form }) => y + form.height)) / UNIT) + MARGIN;
    this.wide = right - this.#left + 1;
    this.high = bottom - this.#top + 1;
    this.size = this.wide * this.high;
  }

  /** The number of a point given in units, or -1 outside. */
  at(x: number, y: number): number {
    const [column, row] = [x - this.#left, y - this.#top];
    return column < 0 || column >= this.wide || row < 0 || row >= this.high ? -1 : row * this.wide + column;
  }

  x(at: number): number {
    return (at % this.wide) + this.#left;
  }

  y(at: number): number {
    return Math.floor(at / this.wide) + this.#top;
  }

  /** The direction from a point to one beside it. */
  direction(from: number, to: number): number {
    return to === from + 1 ? 0 : to === from + this.wide ? 1 : to === from - 1 ? 2 : 3;
  }

  /** Writes a value to all points in a rectangle of pixels, and some units around it. */
  mark(marks: Int16Array | Uint8Array, value: number, rect: Rect, padX: number, padY: number): void {
    const [x0, x1] = [Math.floor(rect.x / UNIT) - padX, Math.ceil((rect.x + rect.width) / UNIT) + padX];
    const [y0, y1] = [Math.floor(rect.y / UNIT) - padY, Math.ceil((rect.y + rect.height) / UNIT) + padY];
    for (let y = y0; y <= y1; y++) {
      for (let x = x0; x <= x1; x++) {
        const at = this.at(x, y);
        if (at >= 0) marks[at] = value;
      }
    }
  }
}
