import type { Grid } from "./grid.js";
import type { JsonFigure } from "./plotly-figure.js";
import { axisOf, isShown, plainText, titleOf } from "./plotly-values.js";

type Trace = Readonly<Record<string, unknown>>;

/** What a Plotly figure draws, as rows under the titles of the axes: one table, if its traces have the same columns, else one each. */
export function figureTables({ data, layout }: JsonFigure): Grid[] {
  const grids = data.flatMap((trace, place) => {
    if (!isShown(trace)) return [];
    const grid = trace.type === "sankey" ? flows(trace) : columns(trace, layout);
    return grid === undefined ? [] : [{ name: plain(trace.name ?? `trace ${place + 1}`), grid }];
  });
  const [first] = grids;
  const named = (grid: Grid): string => grid.columns.map(({ name }) => name).join();
  if (
    first === undefined ||
    grids.length === 1 ||
    grids.some(({ grid }) => named(grid) !== named(first.grid))
  )
    return grids.map(({ grid }) => grid);
  const rows = grids.flatMap(({ name, grid }) => grid.rows.map((row) => [name, ...row]));
  return [{ columns: [{ name: "trace" }, ...first.grid.columns], rows, total: rows.length }];
}

function columns(trace: Trace, layout: JsonFigure["layout"]): Grid | undefined {
  const z = list(trace.z);
  if (z?.some(Array.isArray)) return cells(trace, z as unknown[][], layout);
  const named = ["labels", "parents", "values", "x", "y", "z", "lat", "lon"].flatMap((name) => {
    const values = list(trace[name]);
    return values === undefined ? [] : [{ name: columnName(name, trace, layout), values }];
  });
  const total = Math.max(0, ...named.map(({ values }) => values.length));
  if (total === 0) return undefined;
  const rows = Array.from({ length: total }, (_, row) => named.map(({ values }) => plain(values[row])));
  return { columns: named.map(({ name }) => ({ name })), rows, total };
}

function cells(trace: Trace, z: readonly unknown[][], layout: JsonFigure["layout"]): Grid {
  const [xs, ys] = [list(trace.x) ?? [], list(trace.y) ?? []];
  const rows = z.flatMap((row, y) => row.map((value, x) => [plain(ys[y] ?? y), plain(xs[x] ?? x), value]));
  const names = ["y", "x", "z"].map((name) => ({ name: columnName(name, trace, layout) }));
  return { columns: names, rows, total: rows.length };
}

function flows(trace: Trace): Grid {
  const { node = {}, link = {} } = trace as { node?: Trace; link?: Trace };
  const labels = list(node.label) ?? [];
  const [from, to, sizes] = [list(link.source) ?? [], list(link.target) ?? [], list(link.value) ?? []];
  const rows = sizes.map((size, index) => [
    plain(labels[Number(from[index])]),
    plain(labels[Number(to[index])]),
    size,
  ]);
  return { columns: ["from", "to", "value"].map((name) => ({ name })), rows, total: rows.length };
}

/** The axis' title; for what has none, the colour bar's title or the trace's own name of it. */
function columnName(name: string, trace: Trace, layout: JsonFigure["layout"]): string {
  const axis = name === "x" || name === "y" ? titleOf(axisOf(name, trace, layout)) : undefined;
  const bar = name === "z" ? titleOf((trace.colorbar ?? {}) as Record<string, unknown>) : undefined;
  const own = name === "values" && typeof trace.name === "string" ? trace.name : undefined;
  return plainText(axis ?? bar ?? own ?? name);
}

const list = (value: unknown): readonly unknown[] | undefined => (Array.isArray(value) ? value : undefined);
const plain = (value: unknown): unknown => (typeof value === "string" ? plainText(value) : value);
