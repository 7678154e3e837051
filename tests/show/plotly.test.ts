import { readFileSync } from "node:fs";
import https from "node:https";
import pl from "nodejs-polars";
import { describe, expect, it, vi } from "vitest";
import { display } from "../../lib/src/show/bundle.js";
import { palette } from "../../lib/src/show/palette.js";
import { PLOTLY_MIME, type PlotlyFigure, plotly } from "../../lib/src/show/plotly.js";
import { plotlyEngine, plotlyScript } from "../../lib/src/show/plotly-engine.js";
import { checkTypes } from "../../lib/src/show/plotly-types.js";
import { rgb } from "../../lib/src/show/stepped.js";

const bundle = (figure: PlotlyFigure) => plotly(figure)[display]();
const bar = { type: "bar", x: ["Medication", "Imaging"], y: [12, 5] };

describe("a Plotly figure", () => {
  it("comes as a figure, as an untrusted notebook's picture, as SVG and as text", () => {
    const shown = bundle({ data: [bar] });
    expect(Object.keys(shown).sort()).toEqual(
      [PLOTLY_MIME, "image/svg+xml", "text/html", "text/plain"].sort(),
    );
    expect(shown["text/html"]).toMatch(
      /^<img alt="Bar chart: 2 bars; Medication \(12\), Imaging \(5\)\." src="data:image\/svg/,
    );
  });

  it.each([
    ["bar", bar],
    ["line", { x: [1, 2], y: [2, 1] }],
    ["scatter", { mode: "markers", x: [1, 2, 3], y: [2, 1, 2] }],
    ["pie", { type: "pie", labels: ["a", "b"], values: [1, 3] }],
    ["heat map", { type: "heatmap", x: ["Mon", "Tue"], z: [[1, 2]] }],
    ["box", { type: "box", y: [1, 2, 9] }],
    ["violin", { type: "violin", y: [1, 2, 9] }],
    [
      "sankey",
      { type: "sankey", node: { label: ["a", "b"] }, link: { source: [0], target: [1], value: [3] } },
    ],
    ["treemap", { type: "treemap", labels: ["all", "a"], parents: ["", "all"], values: [0, 3] }],
  ])("is the same bytes twice: %s", (_, trace) => {
    const [first, second] = [bundle({ data: [trace] }), bundle({ data: [trace] })];
    expect(JSON.stringify(first)).toBe(JSON.stringify(second));
    expect(String(first["image/svg+xml"]).length).toBeGreaterThan(1500);
  });

  it("shows names from the data as text, not as markup", () => {
    const names = ["<script>alert(1)</script>", "Robert'); DROP TABLE patient;--", "<b>bold</b> & co"];
    const { "image/svg+xml": svg, "text/plain": text } = bundle({
      data: [{ type: "bar", x: names, y: [1, 2, 3] }],
    });
    const { JSDOM } = require("jsdom");
    const { window } = new JSDOM();
    const document = new window.DOMParser().parseFromString(String(svg), "image/svg+xml");
    expect(document.querySelector("parsererror, script")).toBeNull();
    const texts = [...document.querySelectorAll("text")].map(
      (node: { textContent: string }) => node.textContent,
    );
    expect(texts).toEqual(expect.arrayContaining(names));
    for (const name of names) expect(text).toContain(name);
  });

  it("takes typed arrays, dates, big integers and Polars series as data", () => {
    const figure = bundle({
      data: [
        {
          x: [new Date("2025-01-01T00:00:00Z"), new Date("2025-01-02T12:00:00Z")],
          y: Float64Array.of(0.1 + 0.2, Number.NaN),
        },
        { x: pl.Series("x", ["a", "b"]), y: [1n, 2n] },
      ],
    })[PLOTLY_MIME] as PlotlyFigure;
    expect(figure.data).toMatchObject([
      { x: ["2025-01-01", "2025-01-02 12:00:00"], y: [0.3, null] },
      { x: ["a", "b"], y: [1, 2] },
    ]);
  });

  it("follows the layout that it is given against the house style", () => {
    const { layout } = bundle({
      data: [bar],
      layout: { paper_bgcolor: "white", xaxis: { gridcolor: "red" } },
    })[PLOTLY_MIME] as { layout: Record<string, unknown> };
    expect(layout.paper_bgcolor).toBe("white");
    expect(layout.xaxis).toMatchObject({ gridcolor: "red" });
  });

  it("keeps the margins and the place of a title that the layout does not name", () => {
    const { layout } = bundle({ data: [bar], layout: { title: "Kinds", margin: { l: 5 } } })[PLOTLY_MIME] as {
      layout: { margin: object; title: object };
    };
    expect(layout.margin).toEqual({ t: 56, r: 24, b: 48, l: 5 });
    expect(layout.title).toMatchObject({ text: "Kinds", xanchor: "left" });
  });

  it("has room for its legend and its labels", () => {
    const { "image/svg+xml": svg } = bundle({
      data: [
        { name: "a long name in the legend", x: [1, 2], y: [1, 2] },
        { name: "b", x: [1, 2], y: [2, 1] },
      ],
    });
    expect(String(svg)).toContain(">a long name in the legend</text>");
    const plotWidth = Number(/<clipPath[^>]*><rect width="(\d+)/.exec(String(svg))?.[1]);
    expect(plotWidth).toBeLessThan(460); // of 640: the legend takes its share
  });

  it("steps its categories in lightness, and turns what is written on them dark on a dark ground", () => {
    const { "image/svg+xml": svg } = bundle({ data: [{ type: "pie", labels: ["a", "b"], values: [1, 3] }] });
    const [, light] = palette.stepped.light;
    expect(svg).toContain(`fill: ${rgb(light)}`);
    expect(svg).toContain(`[style*="fill: ${rgb(light)}"]{fill:${palette.stepped.dark[1]}!important}`);
    expect(svg).toContain('text[style*="fill: rgb(255, 255, 255)"]{fill:');
  });

  it("has its question and its values under it, of all traces in one table", () => {
    const layout = { xaxis: { title: { text: "kind" } }, yaxis: { title: "treatments" } };
    const data = ["f", "m"].map((name) => ({ type: "bar", name, x: ["a", "b"], y: [1, 2] }));
    const html = String(plotly({ data, layout }, { question: "How many?" })[display]()["text/html"]);
    expect(html).toContain("Question: How many? · Data: 4 rows");
    const cells = [...html.matchAll(/<t[hd] [^>]*>([^<]*)</g)].map(([, text]) => text);
    expect(cells.slice(0, 6)).toEqual(["trace", "kind", "treatments", "f", "a", "1"]);
  });

  it("lies where names stand against numbers, as the engine draws it", () => {
    const lying = { type: "bar", orientation: "h", x: [1, 2], y: ["a", "b"] };
    const { orientation: _, ...unsaid } = lying;
    expect(bundle({ data: [unsaid] })["image/svg+xml"]).toBe(bundle({ data: [lying] })["image/svg+xml"]);
    const figure = bundle({ data: [{ ...unsaid, orientation: "v" }] })[PLOTLY_MIME] as PlotlyFigure;
    expect(figure.data[0]).toMatchObject({ orientation: "v" });
  });

  it("has the flows of a Sankey diagram as rows", () => {
    const node = { label: ["Call", "Transport"] };
    const html = String(
      bundle({ data: [{ type: "sankey", node, link: { source: [0], target: [1], value: [3] } }] })[
        "text/html"
      ],
    );
    expect([...html.matchAll(/<td [^>]*>([^<]*)</g)].map(([, text]) => text)).toEqual([
      "Call",
      "Transport",
      "3",
    ]);
  });

  it.each([
    ["no traces", { data: [] }, "has no traces"],
    ["no rows", { data: [{ ...bar, x: [], y: [] }] }, "has no rows to draw"],
    ["nothing but gaps", { data: [{ ...bar, y: [null, Number.NaN] }] }, "`y` has no value in any of 2 rows"],
    [
      "too much",
      { data: [{ y: Float64Array.from({ length: 30_000 }) }] },
      "Trace 1 holds 30,000 values; 20,000 can be shown",
    ],
    [
      "too many cells",
      { data: [{ type: "heatmap", z: Array.from({ length: 200 }, () => Array(200).fill(1)) }] },
      "holds 40,000 values",
    ],
    ["no visible traces", { data: [{ ...bar, visible: "legendonly" }] }, "shows none of its traces"],
    [
      "gaps in what is visible",
      {
        data: [
          { ...bar, visible: false },
          { ...bar, y: [null] },
        ],
      },
      "`y` has no value",
    ],
    ["no figure", {} as PlotlyFigure, "This one has no list `data`"],
  ])("is refused: %s", (_, figure, message) => {
    expect(() => plotly(figure)).toThrow(message);
  });
});

/** The categories of each trace type, from plotly.js itself. */
function schemaTypes(): [type: string, categories: readonly string[]][] {
  const { JSDOM } = require("jsdom") as typeof import("jsdom");
  const { window } = new JSDOM("<!doctype html>", { runScripts: "outside-only" });
  window.HTMLCanvasElement.prototype.getContext = (() => ({
    measureText: () => ({ width: 1 }),
    fillRect: () => undefined,
    getImageData: () => ({ data: [0] }),
  })) as never;
  Object.assign(window.URL, { createObjectURL: () => "" });
  Object.assign(window, { TextDecoder, TextEncoder });
  window.eval(readFileSync(plotlyScript(), "utf8"));
  const { traces } = (
    window as unknown as { Plotly: { PlotSchema: { get(): { traces: object } } } }
  ).Plotly.PlotSchema.get();
  return Object.entries(traces).map(([type, { categories }]) => [type, categories ?? []]);
}

describe("a trace's type", () => {
  it.each([
    ["barr", 'is of type "barr", which Plotly does not have. Did you mean "bar"?'],
    ["line", 'Write { type: "scatter", mode: "lines" }.'],
    [
      "surface",
      'draws with WebGL: a still picture cannot hold it. Use "heatmap" or "contour" of the same z.',
    ],
    ["scattergl", 'Use "scatter", which draws the same points.'],
    ["scattergeo", 'takes its map from the network: a notebook has to show without one. Use "scatter" of'],
    ["toString", "which Plotly does not have"],
  ])("%s is refused before anything is drawn", (type, message) => {
    const figure = { data: [bar, { type, x: [1], y: [1], z: [[1]] }] };
    expect(() => plotly(figure)).toThrow(expect.objectContaining({ code: "NOT_A_FIGURE" }));
    expect(() => plotly(figure)).toThrow(/^Trace 2 /);
    expect(() => plotly(figure)).toThrow(message);
  });

  it("is refused for what is no trace, and an image from an address", () => {
    const address = { type: "image", source: "https://example.org/a.png" };
    expect(() => plotly({ data: [address] })).toThrow("Trace 1 has no pixels. Give them as z");
    expect(() => plotly({ data: [null as never] })).toThrow("Trace 1 is no trace.");
  });

  it("is drawn, or refused for WebGL or the network: all 47 of plotly.js, by its own categories", () => {
    const types = schemaTypes();
    const verdict = (type: string): string => {
      try {
        checkTypes([{ type, z: [] }]);
        return "drawn";
      } catch (error) {
        return /WebGL|network|does not have/.exec((error as Error).message)![0];
      }
    };
    const wanted = (categories: readonly string[]): string => {
      if (categories.some((each) => /^(geo|map)$/.test(each))) return "network";
      return categories.some((each) => /gl/.test(each)) ? "WebGL" : "drawn";
    };
    expect(types).toHaveLength(47);
    expect(types.map(([type]) => [type, verdict(type)])).toEqual(
      types.map(([type, categories]) => [type, wanted(categories)]),
    );
  });
});

describe("the engine", () => {
  it("asks no network, even for a map", () => {
    const asked = vi.spyOn(https, "request");
    try {
      plotlyEngine()([{ type: "choropleth", locations: ["DEU"], z: [1] }], { width: 300, height: 200 });
    } catch {
      // the map is missed
    }
    expect(asked).not.toHaveBeenCalled();
    asked.mockRestore();
  });

  it("passes on what Plotly warns of in a line, and takes no layout for none", () => {
    const warned = vi.spyOn(console, "warn").mockImplementation(() => undefined);
    bundle({ data: [bar], layout: { title: "$x^2$" } });
    expect(warned.mock.calls).toEqual([
      [expect.stringMatching(/^Plotly: WARN: MathJax is not loaded[^\n]*$/)],
    ]);
    warned.mockRestore();
    expect(bundle({ data: [bar], layout: null as never })).toEqual(bundle({ data: [bar] }));
  });

  it("paints a heat map's cells where they differ in width", () => {
    const svg = String(
      bundle({ data: [{ type: "heatmap", x: [1, 2, 10], z: [[1, 2, 3]] }] })["image/svg+xml"],
    );
    const [, painted] = /xlink:href="data:image\/svg\+xml;base64,([^"]+)"/.exec(svg)!;
    const widths = [
      ...Buffer.from(painted!, "base64")
        .toString()
        .matchAll(/<rect [^>]*width="(\d+)"/g),
    ];
    expect(widths).toHaveLength(3);
    expect(Number(widths[2]![1])).toBeGreaterThan(4 * Number(widths[0]![1]));
  });
});

describe("its text alternative", () => {
  const alt = (trace: object, layout: object = {}): unknown =>
    bundle({ data: [trace as Record<string, unknown>], layout: layout as Record<string, unknown> })[
      "text/plain"
    ];

  it.each([
    [
      "bars lying",
      { type: "bar", orientation: "h", x: [3, 9], y: ["a", "b"] },
      "Bar chart: 2 bars; a (3), b (9).",
    ],
    [
      "a line",
      { x: ["2025-01", "2025-02", "2025-03", "2025-04"], y: [5, 9, 2, 4] },
      "Line chart: 4 points from 2025-01 to 2025-04; falls from 5 to 4; highest 2025-02 (9); lowest 2025-03 (2).",
    ],
    [
      "points",
      { mode: "markers", x: [1, 2, 3], y: [3, 2, 1] },
      "Scatter plot: 3 points; x from 1 to 3; y from 1 to 3.",
    ],
    [
      "a pie",
      { type: "pie", labels: ["Discharged", "Admitted"], values: [75, 25] },
      "Pie chart: 2 parts of 100; Discharged 75 %, Admitted 25 %.",
    ],
    [
      "a heat map",
      {
        type: "heatmap",
        x: ["Mon", "Tue"],
        y: ["day", "night"],
        z: [
          [1, 4],
          [3, 2],
        ],
      },
      "Heat map: 4 cells; largest Tue, day (4); smallest Mon, day (1).",
    ],
    [
      "a heat map given as three columns",
      { type: "heatmap", x: ["Mon", "Tue"], y: ["day", "day"], z: [1, 4] },
      "Heat map: 2 cells; Mon, day (1), Tue, day (4).",
    ],
    [
      "bars lying, unsaid and written as texts",
      { type: "bar", x: ["3", "$1,209"], y: ["a", "b"] },
      "Bar chart: 2 bars; a (3), b (1,209).",
    ],
    [
      "a line that runs backwards in time, in the order of time",
      { x: ["2025-03", "2025-02", "2025-01-15", "2025-01"], y: [4, 9, 2, 1] },
      "Line chart: 4 points from 2025-01 to 2025-03; rises from 1 to 4; highest 2025-02 (9); lowest 2025-01 (1).",
    ],
    [
      "a line in the order of its numbers",
      { x: [10, 9, 2], y: [1, 5, 9] },
      "Line chart: 3 points from 2 to 10; falls from 9 to 1; 2 (9), 9 (5), 10 (1).",
    ],
    [
      "a pie of labels alone, counted",
      { type: "pie", labels: ["a", "b", "a"] },
      "Pie chart: 2 parts of 3; a 67 %, b 33 %.",
    ],
    [
      "a pie with a label twice, added up",
      { type: "pie", labels: ["a", "b", "a"], values: [1, 2, "5"] },
      "Pie chart: 2 parts of 8; a 75 %, b 25 %.",
    ],
    [
      "a histogram of names",
      { type: "histogram", x: ["fall", "burn", "fall"] },
      "Histogram: 3 values; 2 names; fall (2), burn (1).",
    ],
    [
      "a histogram lying, of numbers written as texts",
      { type: "histogram", y: ["5", "7", "12"] },
      "Histogram: 3 values; values from 5 to 12; median 7.",
    ],
    [
      "a line along names",
      { x: [1, 2, 3], y: ["low", "high", "low"] },
      "Line chart: 3 points; y in 2 names; low (2), high (1).",
    ],
    [
      "bars on an axis of two levels",
      {
        type: "bar",
        x: [
          ["north", "north"],
          ["f", "m"],
        ],
        y: [1, 2],
      },
      "Bar chart: 2 bars; north, f (1), north, m (2).",
    ],
    [
      "boxes whose quartiles are given",
      { type: "box", x: ["a"], q1: [1], median: [2], q3: [3] },
      "Box plot: 1 box; medians a 2.",
    ],
    [
      "a histogram of sums",
      { type: "histogram", x: [1, 2, 4], y: [5, 6, 7], histfunc: "sum" },
      "Histogram: 3 values; values from 1 to 4; median 2; its bars the sum of y.",
    ],
    ["another kind", { type: "icicle", labels: ["a"], parents: [""] }, "An icicle chart."],
    [
      "boxes lying",
      { type: "box", x: [1, 3, 7], y: ["a", "a", "b"] },
      "Box plot: 3 values; medians a 2, b 7.",
    ],
    ["boxes", { type: "box", x: ["a", "a", "b"], y: [1, 3, 7] }, "Box plot: 3 values; medians a 2, b 7."],
    [
      "flows",
      {
        type: "sankey",
        node: { label: ["Call", "Transport", "Refusal"] },
        link: { source: [0, 0], target: [1, 2], value: [30, 4] },
      },
      "Flow diagram: 3 nodes, 2 flows; Call to Transport (30), Call to Refusal (4).",
    ],
  ])("tells %s", (_, trace, expected) => {
    expect(alt(trace)).toBe(expected);
  });

  it("has title and axes, without Plotly's markup", () => {
    const layout = {
      title: { text: "Treatments <b>by kind</b>" },
      xaxis: { title: { text: "kind" } },
      yaxis: { title: "treatments" },
    };
    expect(alt(bar, layout)).toBe(
      "Treatments by kind. Bar chart of treatments by kind: 2 bars; Medication (12), Imaging (5).",
    );
  });

  it("has the titles of a trace's own axes, in the words and in the table", () => {
    const layout = {
      xaxis: { title: "day" },
      yaxis: { title: "minutes" },
      yaxis2: { title: "patients", overlaying: "y", side: "right" },
      xaxis3: { title: "week", anchor: "y3" },
      yaxis3: { anchor: "x3" },
    };
    const data = [
      { type: "bar", x: ["Mon"], y: [5] },
      { type: "bar", x: ["Mon"], y: [2], yaxis: "y2" },
      { type: "bar", x: ["1"], y: [3], xaxis: "x3", yaxis: "y3" },
    ];
    const shown = bundle({ data, layout });
    expect(shown["text/plain"]).toBe(
      "Bar chart of minutes by day: 1 bar; Mon (5). Bar chart of patients by day: 1 bar; Mon (2). Bar chart by week: 1 bar; 1 (3).",
    );
    const heads = [...String(shown["text/html"]).matchAll(/<th [^>]*>([^<]*)</g)].map(([, text]) => text);
    expect(heads).toEqual(["day", "minutes", "day", "patients", "week", "y"]);
  });

  it("leaves out what is not visible, and says what waits in the legend", () => {
    const data = [
      { ...bar, visible: false },
      { ...bar, visible: "legendonly" },
      { type: "bar", x: ["a"], y: [7] },
    ];
    const shown = bundle({ data });
    expect(shown["text/plain"]).toBe("Bar chart: 1 bar; a (7). 1 trace hidden until chosen in the legend.");
    expect(shown["text/html"]).not.toContain("Imaging");
  });

  it("leaves out the parts of a pie that the layout hides", () => {
    const pie = { type: "pie", labels: ["a", "b", "c"], values: [5, 1, 3] };
    expect(alt(pie, { hiddenlabels: ["a"] })).toBe("Pie chart: 2 parts of 4; c 75 %, b 25 %.");
  });

  it("of a figure with a falling line that ends near its start says so", () => {
    expect(alt({ x: [1, 2, 3], y: [100, 0, 99] })).toContain("ends about where it began, from 100 to 99");
  });
});
