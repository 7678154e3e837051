import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { display } from "../../lib/src/show/bundle.js";
import type { Chart, ChartOptions } from "../../lib/src/show/chart.js";
import { palette } from "../../lib/src/show/palette.js";
import { plotHandle } from "../../lib/src/show/plot-handle.js";

type Draw = (...args: unknown[]) => unknown;
const Plot = plotHandle() as unknown as Record<string, Draw> & { plot(options: ChartOptions): Chart };

const html = (options: ChartOptions): string => String(Plot.plot(options)[display]()["text/html"]);
const cellsOf = (markup: string): string[] =>
  [...markup.matchAll(/<t[hd] [^>]*>([^<]*)</g)].map(([, text]) => text!);

/** Kinds whose lines end within a few pixels of each other. */
const crowded = ["imaging", "medication", "procedure"].flatMap((kind, index) =>
  [0, 1, 2].map((month) => ({ kind, month, calls_min: 50 + index + month * 20 })),
);
const lines = (options: object = {}): ChartOptions => ({
  marks: [Plot.lineY!(crowded, { x: "month", y: "calls_min", stroke: "kind" })],
  ...options,
});
const stacked = (options: object = {}): ChartOptions => ({
  marks: [Plot.barY!(crowded, { x: "month", y: "calls_min", fill: "kind" })],
  ...options,
});

let warned: ReturnType<typeof vi.spyOn>;
beforeEach(() => {
  warned = vi.spyOn(console, "warn");
});
afterEach(() => {
  expect(warned).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});

describe("names of series", () => {
  const names = ["imaging", "medication", "procedure"];
  /** Heights of the names in the picture. */
  const heights = (svg: string): number[] =>
    names.map((name) => {
      const [group] = svg.split('<g aria-label="text"').filter((part) => part.includes(`>${name}</text>`));
      return [...group!.split(`>${name}<`)[0]!.matchAll(/translate\([\d.-]+,([\d.-]+)\)/g)].reduce(
        (sum, [, y]) => sum + Number(y),
        0,
      );
    });

  it("stand at the ends of lines, none over another", () => {
    const [one, two, three] = heights(Plot.plot(lines({ height: 200 })).svg).sort((a, b) => a - b);
    expect(two! - one!).toBeGreaterThanOrEqual(12);
    expect(three! - two!).toBeGreaterThanOrEqual(12);
  });

  it("are a legend where there are no ends", () => {
    const { svg } = Plot.plot(stacked());
    for (const name of names) expect(svg).toContain(`>${name}</text>`);
  });

  it.each([
    ["the options say that there is no legend", lines({ color: { legend: false } })],
    [
      "an axis has them",
      { marks: [Plot.barX!(crowded.slice(0, 3), { y: "kind", x: "month", fill: "kind" })] },
    ],
    [
      "a text mark has them",
      {
        ...stacked(),
        marks: [stacked().marks, Plot.text!(crowded, { x: "month", y: "calls_min", text: "kind" })],
      },
    ],
  ])("are not written twice: %s", (_, options) => {
    const drawn = Plot.plot(options as ChartOptions).svg;
    expect(drawn).not.toMatch(/<rect x="\d+" y="2" width="12" height="12"/);
    expect(drawn.match(/>medication</g)?.length ?? 0).toBeLessThanOrEqual(3);
  });

  it("of symbols are a legend in the picture, with the symbols in their colours", () => {
    const dots = Plot.dot!(crowded, { x: "month", y: "calls_min", symbol: "kind", stroke: "kind" });
    const { svg } = Plot.plot({ symbol: { legend: true }, marks: [dots] });
    expect(svg.match(/<path transform="translate\(\d+,8\)" d="M[^"]+" fill="none" stroke="#/g)).toHaveLength(
      3,
    );
  });

  it("of an opacity are a ramp", () => {
    const cell = Plot.cell!(crowded, { x: "month", y: "kind", fillOpacity: "calls_min", fill: "grey" });
    expect(Plot.plot({ opacity: { legend: true, label: "calls" }, marks: [cell] }).svg).toContain(
      ">calls</text>",
    );
  });
});

describe("the house style", () => {
  it("steps the categories in lightness, for either ground", () => {
    const { svg } = Plot.plot(stacked());
    const [, light] = palette.stepped.light;
    expect(svg).toContain(`fill="${light}"`);
    expect(svg).toContain(`[fill="${light}"]{fill:${palette.stepped.dark[1]}}`);
    expect(svg).not.toContain(palette.categories[1]);
  });

  it("says the unit that a column's name has, unless the axis has a label", () => {
    expect(Plot.plot(lines()).svg).toContain(">↑ calls (min)</text>");
    expect(Plot.plot(lines()).alt).toContain("Line chart of calls (min) by month");
    expect(Plot.plot(lines({ y: { label: "minutes" } })).svg).toContain(">↑ minutes</text>");
  });

  it("breaks a title that is too long for the picture", () => {
    const { svg } = Plot.plot(lines({ title: `${"A long title ".repeat(8)}ends` }));
    const titles = [...svg.matchAll(/font-size="16" font-weight="600">([^<]*)</g)].map(([, text]) => text);
    expect(titles.length).toBe(2);
    expect(titles.join(" ")).toContain("title ends");
  });

  it("leaves room between a subtitle and the names of panels", () => {
    const { svg } = Plot.plot({
      title: "t",
      subtitle: "s",
      marks: [Plot.barX!(crowded, { fx: "month", x: "calls_min", y: "kind" })],
    });
    const top = Number(
      /aria-label="fx-axis tick label"[^>]*translate\([\d.-]+,([\d.-]+)\)/.exec(svg)?.[1] ?? 0,
    );
    const first = Number(
      /aria-label="fx-axis tick label".*?<text[^>]*translate\([\d.]+,([\d.]+)\)/.exec(svg)?.[1],
    );
    expect(top + first).toBeGreaterThan(15);
  });
});

describe("what stands under a chart", () => {
  it("is the question and the rows that it draws, folded", () => {
    const markup = html({ ...lines(), question: { id: "calls-by-kind", question: "How many calls?" } });
    expect(markup).toContain("<summary");
    expect(markup).toContain("Question: How many calls? (calls-by-kind) · Data: 9 rows");
    expect(cellsOf(markup).slice(0, 6)).toEqual(["kind", "month", "calls (min)", "imaging", "0", "50"]);
  });

  it("has the lengths of stacked bars and the edges of bins", () => {
    expect(cellsOf(html(stacked())).slice(-3)).toEqual(["procedure", "2", "92"]);
    const bins = Plot.rectY!(
      [1, 2, 7].map((wait) => ({ wait })),
      Plot.binX!({ y: "count" }, { x: "wait", thresholds: [0, 5, 10] }),
    );
    expect(cellsOf(html({ marks: [bins] }))).toEqual([
      "wait, from",
      "wait, to",
      "Frequency",
      "0",
      "5",
      "2",
      "5",
      "10",
      "1",
    ]);
  });

  it("is one table of marks over the same rows", () => {
    const rows = [1, 2].map((day) => ({ day, mean: day * 10, low: day, high: day * 20 }));
    const marks = [
      Plot.areaY!(rows, { x: "day", y1: "low", y2: "high" }),
      Plot.lineY!(rows, { x: "day", y: "mean" }),
    ];
    expect(cellsOf(html({ marks }))).toEqual([
      "day",
      "low",
      "high",
      "mean",
      "1",
      "1",
      "20",
      "10",
      "2",
      "2",
      "40",
      "20",
    ]);
  });

  it("is bounded, and shows names as text", () => {
    const rows = Array.from({ length: 30 }, (_, x) => ({ x, y: x, name: "<script>" }));
    const markup = html({ question: "<b>?", marks: [Plot.dot!(rows, { x: "x", y: "y", stroke: "name" })] });
    expect(markup).toContain("10 more rows");
    expect(markup).not.toMatch(/<script|<b>/);
  });
});

describe("a frame too large to draw", () => {
  const many = Array.from({ length: 12_000 }, (_, x) => ({ x, y: (x * 7919) % 1000, half: x % 2 }));

  it("is drawn in part, and the picture says how many are left out", () => {
    const { svg, alt } = Plot.plot({ marks: [Plot.dot!(many, { x: "x", y: "y" })] });
    expect(svg.match(/<circle /g)).toHaveLength(4000);
    expect(svg).toContain(">4,000 of 12,000 dots are drawn, one in 3.</text>");
    expect(alt).toContain("12,000 points"); // the text tells all of them
    expect(alt).toContain("4,000 of 12,000 dots are drawn");
  });

  it("keeps the heights of what has been counted before", () => {
    const bars = Plot.rectY!(many, Plot.binX!({ y: "count" }, { x: "y", thresholds: [0, 500, 1000] }));
    const { alt } = Plot.plot({ marks: [bars] });
    expect(alt).toBe("Histogram of Frequency by y: 2 bins; 0 to 500 (6,000), 500 to 1,000 (6,000).");
  });
});

describe("values that are not there", () => {
  it("are refused where all are missing, with the column", () => {
    const rows = [1, 2].map((x) => ({ x, wait: null }));
    expect(() => Plot.plot({ marks: [Plot.dot!(rows, { x: "x", y: "wait" }), Plot.ruleY!([0])] })).toThrow(
      'Nothing to draw: the column "wait" has no value in any of 2 rows.',
    );
  });

  it("are counted where some are", () => {
    const rows = [1, 2, null, Number.NaN, 5].map((wait, x) => ({ x, wait }));
    expect(Plot.plot({ marks: [Plot.dot!(rows, { x: "x", y: "wait" })] }).alt).toBe(
      "Scatter plot of wait against x: 3 points; x from 0 to 4; wait from 1 to 5; wait tends to rise with x (r = 1.00); 2 rows without a value left out.",
    );
  });

  it("do not count rows that a filter leaves out", () => {
    const filter = (row: { month: number }): boolean => row.month > 0;
    const line = Plot.lineY!(crowded, { x: "month", y: "calls_min", z: null, filter });
    expect(Plot.plot({ marks: [line] }).alt).toContain("6 points from 1 to 2;");
  });
});
