import { isFrame } from "./grid.js";
import { FONT, palette } from "./palette.js";
import { areDates, numberOf, numbersIn, values } from "./plotly-values.js";

/** A figure as Plotly knows it. */
export interface PlotlyFigure {
  readonly data: readonly PlotlyTrace[];
  readonly layout?: Readonly<Record<string, unknown>>;
  readonly config?: Readonly<Record<string, unknown>>;
}

/** One trace; `type` says what the rest means. */
export type PlotlyTrace = Readonly<Record<string, unknown>>;

/** A figure as JSON, with a layout. */
export interface JsonFigure {
  readonly data: readonly Readonly<Record<string, unknown>>[];
  readonly layout: Readonly<Record<string, unknown>>;
  readonly config: Readonly<Record<string, unknown>>;
}

/** Reads on white and on near-black, for the interactive chart, which has no ground of its own. */
const MIDDLE_INK = "#767d86";
const RAMP = palette.ramp.map((colour, place) => [place, colour]);
const LINES = "rgba(128,128,128,0.3)";

/**
 * Makes a figure plain JSON under the house style: typed arrays, Polars series, dates and big integers as JSON knows them,
 * names from the data shown as text and not as Plotly's markup. What the figure says wins over the style.
 */
export function plainFigure({ data, layout, config }: PlotlyFigure): JsonFigure {
  return {
    data: data.map((trace) => quiet(plain(trace) as Record<string, unknown>)),
    layout: styled(plain(layout ?? {}) as Record<string, unknown>, MIDDLE_INK),
    config: { displaylogo: false, responsive: true, ...(plain(config ?? {}) as object) },
  };
}

/** The same layout for the still picture, in an ink that the picture's own style replaces. */
export const stillLayout = (layout: JsonFigure["layout"]): Record<string, unknown> => {
  const { font, width, height } = layout as { font?: { color?: string }; width?: number; height?: number };
  const own = font?.color !== undefined && font.color !== MIDDLE_INK;
  return {
    ...layout,
    autosize: false,
    width: width ?? 640,
    height: height ?? 400,
    font: own ? font : { ...font, color: palette.ink.light },
  };
};

/** Bars of names lying; heat maps in the house's ramp; flows in a grey that goes with either ground, where Plotly would pick one for white. */
function quiet(trace: Record<string, unknown>): Record<string, unknown> {
  if (/^(heatmap|histogram2d)$/.test(String(trace.type))) return { colorscale: RAMP, ...trace };
  if (liesUnsaid(trace)) return { orientation: "h", ...trace };
  if (trace.type !== "sankey") return trace;
  return {
    ...trace,
    textfont: { shadow: "none", ...(trace.textfont as object | undefined) },
    link: { color: "rgba(128,128,128,0.35)", ...(trace.link as object | undefined) },
  };
}

/**
 * Whether a trace has numbers along x against names along y, and does not say how it stands. Plotly would let it stand: bars as high as the
 * place of their name, from 0.
 */
function liesUnsaid({ type, orientation, x, y }: Record<string, unknown>): boolean {
  if (orientation !== undefined || !/^(bar|waterfall|box|violin)$/.test(String(type))) return false;
  const [along, against] = [values(x), values(y).filter((name) => name !== null)];
  if (against.length === 0 || numbersIn(against).length > 0 || areDates(against)) return false;
  return numbersIn(along).length > 0 && along.every((size) => size === null || numberOf(size) !== undefined);
}

function styled(layout: Record<string, unknown>, ink: string): Record<string, unknown> {
  const clear = "rgba(0,0,0,0)";
  const axis = { gridcolor: LINES, zerolinecolor: LINES, linecolor: LINES, automargin: true };
  const margin = { t: layout.title === undefined ? 24 : 56, r: 24, b: 48, l: 56 };
  const merged: Record<string, unknown> = {
    paper_bgcolor: clear,
    plot_bgcolor: clear,
    colorway: palette.categories,
    ...layout,
    margin: { ...margin, ...(layout.margin as object | undefined) },
    ...headed(layout.title),
    font: { family: FONT, size: 12, color: ink, ...(layout.font as object | undefined) },
  };
  const axes = Object.keys(layout).filter((name) => /^[xy]axis\d*$/.test(name));
  for (const name of new Set(["xaxis", "yaxis", ...axes])) {
    merged[name] = { ...axis, ...(layout[name] as object | undefined) };
  }
  return merged;
}

/** A title stands where it stands over the house's other charts. */
function headed(title: unknown): Record<string, unknown> {
  if (title === undefined || title === null) return {};
  const given = typeof title === "string" ? { text: title } : (title as { font?: object });
  const font = { size: 16, weight: 600, ...("font" in given ? given.font : {}) };
  return { title: { x: 0, xref: "container", xanchor: "left", pad: { l: 8 }, ...given, font } };
}

/** Keys whose texts are names from the data, not markup written for Plotly. */
const NAMES = /^(x|y|z|labels|parents|ids|label|name|locations)$/;

function plain(value: unknown, key = ""): unknown {
  if (typeof value === "number") return tidy(value);
  if (typeof value === "bigint") return Number(value);
  if (typeof value === "string") return NAMES.test(key) ? value.replace(/</g, "&lt;") : value;
  if (value === null || typeof value !== "object") return value;
  if (value instanceof Date)
    return value
      .toISOString()
      .replace("T", " ")
      .replace(/Z$/, "")
      .replace(/( 00:00:00)?\.000$/, "");
  if (ArrayBuffer.isView(value))
    return Array.from(value as unknown as ArrayLike<unknown>, (item) => plain(item, key));
  if (Array.isArray(value)) return value.map((item) => plain(item ?? null, key));
  if (isFrame(value)) return plain(value.toRecords(), key);
  const series = value as { toArray?: () => unknown[]; _bsontype?: string };
  if (typeof series.toArray === "function") return plain(series.toArray(), key);
  if (series._bsontype !== undefined) return Number.isNaN(Number(value)) ? String(value) : Number(value);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined && typeof item !== "function")
      .map(([name, item]) => [name, plain(item, name)]),
  );
}

/** Without the last digits, in which sums differ by the order of their parts; NaN has no JSON. */
const tidy = (value: number): number | null =>
  Number.isFinite(value) ? Number(value.toPrecision(12)) : null;
