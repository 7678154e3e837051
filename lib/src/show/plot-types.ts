/** The parts of Observable Plot that this room touches, without its heavy types. */

/** Under this name a line carries that `lineX` made it, so that it runs along y. */
export const UPRIGHT: unique symbol = Symbol("upright");

/** A mark as Plot makes it. `initialize` gives the channels with their values. */
export interface PlotMark {
  readonly ariaLabel?: string;
  /** `"true"` for what only explains, such as the dots of a key. */
  readonly ariaHidden?: string;
  readonly data?: unknown;
  readonly transform?: unknown;
  readonly initializer?:
    | ((
        data: unknown,
        facets: readonly ArrayLike<number>[],
      ) => { readonly facets?: readonly ArrayLike<number>[] })
    | null;
  readonly fx?: string | ((row: unknown, index: number) => unknown) | object;
  readonly fy?: string | ((row: unknown, index: number) => unknown) | object;
  readonly channels: Readonly<Record<string, { readonly value: unknown; readonly scale?: string }>>;
  initialize(facets?: readonly (readonly number[])[]): Initialized;
  readonly [UPRIGHT]?: boolean;
}

/** A mark's rows, points and channels after its transforms. */
export interface Initialized {
  readonly data: unknown;
  readonly facets?: readonly ArrayLike<number>[];
  readonly channels: Readonly<Record<string, PlotChannel>>;
}

/** A channel after its mark's transforms. */
export interface PlotChannel {
  readonly label?: string;
  readonly scale?: string | null;
  readonly type?: string;
  readonly value: ArrayLike<unknown> | null;
}

/** A scale as `figure.scale(name)` gives it. */
export interface PlotScale {
  readonly type: string;
  readonly domain?: readonly unknown[];
  readonly step?: number;
  readonly interval?: { floor(value: unknown): unknown };
  readonly transform?: (value: unknown) => unknown;
  readonly apply: (value: unknown) => unknown;
}

/** The options of `Plot.plot`; Plot knows more than are named here. */
export interface PlotOptions {
  readonly marks?: readonly unknown[];
  readonly title?: unknown;
  readonly subtitle?: unknown;
  readonly caption?: unknown;
  readonly width?: number;
  readonly height?: number;
  readonly style?: unknown;
  readonly x?: unknown;
  readonly y?: unknown;
  readonly color?: unknown;
  readonly [option: string]: unknown;
}

/** What `Plot.plot` returns. */
export interface PlotFigure {
  readonly outerHTML: string;
  scale(name: string): PlotScale | undefined;
  querySelectorAll(selector: string): Iterable<{
    readonly textContent: string | null;
    getAttribute(name: string): string | null;
  }>;
  getAttribute(name: string): string | null;
}

/** Plot's namespace. */
export interface PlotNamespace {
  plot(options: PlotOptions & { readonly document: unknown }): PlotFigure;
  readonly [name: string]: unknown;
}

/** Marks out of whatever may stand in `marks`: nested lists, functions, nothing. */
export function flatMarks(marks: unknown): PlotMark[] {
  if (Array.isArray(marks)) return marks.flatMap(flatMarks);
  return isMark(marks) ? [marks] : [];
}

const isMark = (value: unknown): value is PlotMark =>
  typeof value === "object" && value !== null && typeof (value as PlotMark).initialize === "function";

/** Under this name a composite mark (a list of marks) carries what it is, such as "box". */
export const COMPOSITE: unique symbol = Symbol("composite");

let known = new WeakMap<PlotMark, Initialized>();

/** A mark's channels without panels, computed once a chart: a second for a million rows. */
export function initialized(mark: PlotMark): Initialized {
  const made = known.get(mark) ?? mark.initialize();
  known.set(mark, made);
  return made;
}

/** For a new chart: the rows of a mark may have changed since the last one. */
export function forgetInitialized(): void {
  known = new WeakMap();
}
