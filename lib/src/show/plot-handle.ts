import { type Chart, type ChartOptions, plot } from "./chart.js";
import { frameRecords, isFrame } from "./grid.js";
import { HEXBIN, rememberHexagons } from "./hexbins.js";
import { palette } from "./palette.js";
import { plotEngine } from "./plot-engine.js";
import { COMPOSITE, flatMarks, type PlotNamespace, UPRIGHT } from "./plot-types.js";

/** Plot's namespace with our `plot`. */
export type PlotHandle = Omit<PlotNamespace, "plot"> & { plot(options?: ChartOptions): Chart };

/** Marks that are filled, and marks that are stroked, with the accent where no colour is asked for. */
const FILLED = /^(bar|rect|area|waffle)[XY]?$/;
const STROKED = /^(line|linearRegression|density|dot|tick)[XY]?$/;

/**
 * Everything that `import * as Plot from "@observablehq/plot"` has, loaded now, with three differences: `plot` draws in
 * the house style and shows itself, marks take Polars DataFrames, and marks without a colour get the accent.
 */
export function plotHandle(): PlotHandle {
  const { Plot } = plotEngine();
  const handle: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(Plot)) {
    handle[name] = typeof member === "function" && /^[a-z]/.test(name) ? wrap(name, member) : member;
  }
  return { ...handle, plot } as PlotHandle;
}

function wrap(name: string, make: unknown): unknown {
  const call = make as (...args: unknown[]) => unknown;
  return (...args: unknown[]): unknown => {
    const given = isFrame(args[0]) ? [frameRecords(args[0]), ...args.slice(1)] : args;
    const made = call(...coloured(name, given));
    if (name === "hexbin") return { ...(made as object), [HEXBIN]: true };
    if (isHexbinned(given[1])) for (const mark of flatMarks(made)) rememberHexagons(mark);
    if (/^box[XY]$/.test(name)) Object.defineProperty(made, COMPOSITE, { value: "box" });
    if (name === "lineX") Object.defineProperty(made, UPRIGHT, { value: true });
    return made;
  };
}

const isHexbinned = (options: unknown): boolean =>
  typeof options === "object" && options !== null && HEXBIN in options;

function coloured(name: string, args: unknown[]): unknown[] {
  const [data, options, ...rest] = args;
  if (/^box[XY]$/.test(name))
    return [data, { fill: palette.accent, fillOpacity: 0.35, ...(options as object) }];
  const channel = FILLED.test(name) ? "fill" : STROKED.test(name) ? "stroke" : undefined;
  const given = (options ?? {}) as Record<string, unknown>;
  if (channel === undefined || typeof given !== "object") return args;
  if (given.fill !== undefined || given.stroke !== undefined) return args;
  const width = name.startsWith("line") ? { strokeWidth: 2 } : {};
  return [data, { ...width, ...given, [channel]: palette.accent }, ...rest];
}
