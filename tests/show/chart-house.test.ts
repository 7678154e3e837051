import { describe, expect, it } from "vitest";
import { display } from "../../lib/src/show/bundle.js";
import type { ChartOptions } from "../../lib/src/show/chart.js";
import { palette } from "../../lib/src/show/palette.js";
import { allowNoWarning, Plot } from "./no-warning.js";

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

allowNoWarning();

describe("names of series", () => {
  const names = ["imaging", "medication", "procedure"];
  /** Heights of the names in the picture. */
  const heights = (svg: string): number[] =>
    names.map((name) => {
      const found = new RegExp(
        `<g transform="translate\\(6,([-\\d.]+)\\)"[^>]*><text transform="translate\\([\\d.]+,([\\d.]+)\\)"[^>]*>${name}<`,
      ).exec(svg);
      return Number(found?.[1]) + Number(found?.[2]);
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
    ["nowhere, if the options say so", lines({ color: { legend: false } }), 0],
    ["on an axis", { marks: [Plot.barX!(crowded.slice(0, 7), { y: "kind", x: "month", fill: "kind" })] }, 1],
    [
      "in a text mark",
      {
        ...stacked(),
        marks: [stacked().marks, Plot.text!(crowded, { x: "month", y: "calls_min", text: "kind" })],
      },
      3,
    ],
  ])("are written once: %s", (_, options, times) => {
    expect(Plot.plot(options as ChartOptions).svg.match(/>medication</g) ?? []).toHaveLength(times);
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

  it("turns its ramp round on a dark ground, so that most is brightest", () => {
    const cells = [0, 1].map((x) => ({ x, n: x }));
    const { svg } = Plot.plot({ marks: [Plot.cellX!(cells, { x: "x", fill: "n" })] });
    expect(svg).toContain('[fill="rgb(220, 233, 242)"]{fill:rgb(37, 57, 74)}');
    expect(svg).toContain('[fill="rgb(21, 88, 138)"]{fill:rgb(169, 214, 247)}');
  });

  it("says the unit that a column's name has, unless the axis has a label", () => {
    expect(Plot.plot(lines()).svg).toContain(">↑ calls (minutes)</text>");
    expect(Plot.plot(lines()).alt).toContain("Line chart of calls (minutes) by month");
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
    expect(cellsOf(markup).slice(0, 6)).toEqual(["kind", "month", "calls (minutes)", "imaging", "0", "50"]);
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

  it("is two tables where marks give one name to different values", () => {
    const rows = [1, 2].map((day) => ({ day, calls: 10 }));
    const sums = Plot.lineY!(rows, Plot.mapY!("cumsum", { x: "day", y: "calls" }));
    expect(html({ marks: [Plot.lineY!(rows, { x: "day", y: "calls" }), sums] })).toContain(
      "Data: 2 and 2 rows",
    );
  });

  it("is bounded, and shows names as text", () => {
    const rows = Array.from({ length: 30 }, (_, x) => ({ x, y: x, name: "<script>" }));
    const markup = html({ question: "<b>?", marks: [Plot.dot!(rows, { x: "x", y: "y", stroke: "name" })] });
    expect(markup).toContain("10 more rows");
    expect(markup).not.toMatch(/<script|<b>/);
  });
});
