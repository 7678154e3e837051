import { ShowError } from "../errors.js";
import { suggest } from "./near.js";
import type { PlotlyTrace } from "./plotly-figure.js";

/** Types of plotly.js 4.1 that are drawn as SVG, and so in the still picture too. */
const DRAWN = [
  ["scatter", "bar", "box", "violin", "histogram", "funnel", "waterfall", "ohlc", "candlestick", "quiver"],
  ["heatmap", "contour", "histogram2d", "histogram2dcontour", "image"],
  ["pie", "funnelarea", "sunburst", "treemap", "icicle", "sankey", "parcats", "table", "indicator"],
  ["scatterpolar", "barpolar", "scatterternary", "scattersmith", "carpet", "scattercarpet", "contourcarpet"],
].flat();

const IN_SPACE =
  'two of the three quantities as "heatmap" or "contour", or "scatter" with the third as colour';
const ON_A_MAP = '"scatter" of longitude and latitude';
const BY_AREA = '"bar" with a bar an area';

/** Types that a still picture cannot hold, with what to use in their place. */
const ON_CANVAS: Readonly<Record<string, string>> = {
  scattergl: '"scatter", which draws the same points',
  scatterpolargl: '"scatterpolar", which draws the same points',
  splom: 'one "scatter" for each pair of columns',
  parcoords: '"parcats" of ranges, or one "scatter" for each pair of columns',
  scatter3d: IN_SPACE,
  mesh3d: IN_SPACE,
  surface: '"heatmap" or "contour" of the same z',
  isosurface: IN_SPACE,
  volume: IN_SPACE,
  cone: '"quiver" of x, y, u and v',
  streamtube: '"quiver" of x, y, u and v',
};
const ON_THE_NETWORK: Readonly<Record<string, string>> = {
  scattergeo: ON_A_MAP,
  scattermap: ON_A_MAP,
  densitymap: '"histogram2d" of longitude and latitude',
  choropleth: BY_AREA,
  choroplethmap: BY_AREA,
};

/** What people write for a type; Plotly has it as a setting of another. */
const SETTINGS: Readonly<Record<string, string>> = {
  line: '{ type: "scatter", mode: "lines" }',
  lines: '{ type: "scatter", mode: "lines" }',
  area: '{ type: "scatter", fill: "tozeroy" }',
  donut: '{ type: "pie", hole: 0.5 }',
  bubble: '{ type: "scatter", mode: "markers", marker: { size: […] } }',
};

/**
 * Refuses a trace of which no still picture can be drawn, before anything is.
 *
 * @throws {ShowError} `NOT_A_FIGURE` for a type that Plotly does not have, or one that needs WebGL, or a map or an image from the network
 */
export function checkTypes(traces: readonly PlotlyTrace[]): void {
  traces.forEach((trace, place) => {
    const wrong = wrongIn(trace);
    if (wrong !== undefined) throw new ShowError("NOT_A_FIGURE", `Trace ${place + 1} ${wrong}`);
  });
}

function wrongIn(trace: PlotlyTrace): string | undefined {
  if (typeof trace !== "object" || trace === null || Array.isArray(trace)) {
    return 'is no trace. Write it as { type: "bar", x: […], y: […] }.';
  }
  const type = trace.type ?? "scatter"; // Plotly's own default
  if (type === "image" && trace.z === undefined) {
    return "has no pixels. Give them as z, rows of [red, green, blue]; from an address in `source` no still picture is drawn.";
  }
  if (typeof type === "string" && DRAWN.includes(type)) return undefined;
  const name = String(type);
  const has = (of: object): boolean => Object.hasOwn(of, name);
  if (has(ON_CANVAS)) {
    return `is of type "${name}", which Plotly draws with WebGL: a still picture cannot hold it. Use ${ON_CANVAS[name]}.`;
  }
  if (has(ON_THE_NETWORK)) {
    return `is of type "${name}", which takes its map from the network: a notebook has to show without one. Use ${ON_THE_NETWORK[name]}.`;
  }
  if (has(SETTINGS)) return `is of type "${name}", which Plotly does not have. Write ${SETTINGS[name]}.`;
  return `is of type "${name}", which Plotly does not have. ${suggest(name, DRAWN, "types")}`;
}
