/** What `hexbin` makes of a mark's rows. It happens in the picture's pixels, so only the drawing knows. */

import type { Initialized, PlotChannel, PlotMark } from "./plot-types.js";

/** Under this name options carry that `hexbin` made them. */
export const HEXBIN: unique symbol = Symbol("hexbin");

/** A channel of hexagons; of a place the value is in pixels and the source on the axis. */
interface Binned extends PlotChannel {
  readonly source?: { readonly value: ArrayLike<unknown> } | null;
}

interface Update {
  readonly data: unknown;
  readonly facets: readonly ArrayLike<number>[];
  readonly channels: Readonly<Record<string, Binned>>;
}

type Initializer = (data: unknown, facets: unknown, channels: unknown, ...rest: unknown[]) => Update;

const drawn = new WeakMap<PlotMark, Update | undefined>();

/** Has a mark remember the hexagons that it is drawn with. */
export function rememberHexagons(mark: PlotMark): void {
  const own = mark.initializer as unknown as Initializer;
  drawn.set(mark, undefined);
  const initializer: Initializer = function (this: PlotMark, data, facets, channels, ...rest) {
    const update = own.call(this, data, facets, channels, ...rest);
    drawn.set(mark, update);
    return update;
  };
  Object.defineProperty(mark, "initializer", { value: initializer, enumerable: true });
}

/** Whether a mark draws hexagons of its rows. */
export const isHexbin = (mark: PlotMark): boolean => drawn.has(mark);

/** The hexagons of a mark that has been drawn, their centres on the axes; `rows` are its channels before. */
export function hexagonsOf(mark: PlotMark, rows: Initialized): Initialized | undefined {
  const update = drawn.get(mark);
  if (update === undefined) return undefined;
  const channels = Object.entries(update.channels).map(([name, { value, source, label }]) => {
    const scale = /^(fill|stroke)$/.test(name) ? "color" : name;
    const title = label ?? rows.channels[name]?.label;
    const named = title === undefined ? {} : { label: title };
    return [name, { ...named, scale, value: source?.value ?? value } satisfies PlotChannel];
  });
  return { data: update.data, facets: update.facets, channels: Object.fromEntries(channels) };
}
