import * as RealPlot from "@observablehq/plot";
import pl from "nodejs-polars";
import { describe, expect, it } from "vitest";
import { allowNoWarning, Plot } from "./no-warning.js";

const waits = ["imaging", "medication", "procedure"].flatMap((kind, index) =>
  [0, 1, 2].map((month) => ({ kind, month, calls_min: 50 + index + month * 20 })),
);

allowNoWarning();

describe("a frame too large to draw", () => {
  const many = Array.from({ length: 12_000 }, (_, x) => ({ x, y: (x * 7919) % 1000, half: x % 2 }));

  it("is drawn in part, and the picture says how many are left out", () => {
    const { svg, alt } = Plot.plot({ marks: [Plot.dot!(many, { x: "x", y: "y" })] });
    expect(svg.match(/<circle /g)).toHaveLength(4000);
    expect(svg).toContain(">4,000 of 12,000 dots are drawn, one in 3.</text>");
    expect(alt).toContain("12,000 points"); // the text tells all of them
    expect(alt).toContain("4,000 of 12,000 dots are drawn");
  });

  const peak = Array.from({ length: 20_000 }, (_, x) => ({ x, y: x === 9990 ? 1000 : x % 2 }));
  /** How high the picture's line or area rises, in pixels. */
  const rise = (mark: unknown): number => {
    const { svg } = Plot.plot({ axis: null, marks: [mark] });
    const path = /<path d="(M[^"]+)"/.exec(svg.replace(/.*aria-label="(line|area)"/s, ""))![1]!;
    const heights = [...path.matchAll(/,(-?[\d.]+)/g)].map(([, y]) => Number(y));
    expect(heights.length).toBeLessThan(11_000);
    return heights.reduce((a, b) => Math.max(a, b)) - heights.reduce((a, b) => Math.min(a, b));
  };

  it.each([
    ["a line", () => Plot.lineY!(peak, { x: "x", y: "y" })],
    ["an area", () => Plot.areaY!(peak, { x: "x", y: "y" })],
    ["a line in panels", () => Plot.lineY!(peak, { x: "x", y: "y", fx: () => "all" })],
    ["a line after a transform", () => Plot.lineY!(peak, Plot.mapY!("cumsum", { x: "x", y: "y" }))],
    ["one of two lines", () => Plot.lineY!(peak, { x: "x", y: "y", z: (row: { x: number }) => row.x % 2 })],
  ])("keeps its peak as %s", (_, mark) => {
    expect(rise(mark())).toBeGreaterThan(250);
  });

  it("says which points of a line are drawn", () => {
    expect(Plot.plot({ marks: [Plot.lineY!(peak, { x: "x", y: "y" })] }).alt).toMatch(
      /[34],\d{3} of 20,000 points of the line are drawn, of each 16 the first, the last, the lowest and the highest\.$/,
    );
  });

  it("is drawn with whole lines, where the lines are many", () => {
    const lines = Array.from({ length: 24_000 }, (_, i) => ({ x: i % 2, y: i, z: i >> 1 }));
    const { alt, svg } = Plot.plot({ marks: [Plot.lineY!(lines, { x: "x", y: "y", z: "z" })] });
    expect(alt).toContain("12,000 series, 24,000 points; each rises;");
    expect(alt).toContain("6,000 of 24,000 points of the line are drawn, one line in 4.");
    expect(svg.match(/<path d="M[\d.]+,[\d.]+L620,[\d.]+"/g)).toHaveLength(3000);
  });

  it("is told in a time that grows with its rows, not with their square", () => {
    const dots = Array.from({ length: 100_000 }, (_, x) => ({
      x,
      y: (x * 7919) % 1000,
      name: `n${x % 3000}`,
    }));
    const started = performance.now();
    const { alt } = Plot.plot({
      color: { legend: false },
      marks: [Plot.lineY!(dots, { x: "x", y: "y", z: "name" }), Plot.dot!(dots, { x: "x", y: "y" })],
    });
    expect(alt).toContain("3,000 series, 100,000 points;");
    expect(performance.now() - started).toBeLessThan(20_000); // several minutes, when each series read all rows
  });

  it("is refused as bars, whose gaps would look like zeros", () => {
    expect(() => Plot.plot({ marks: [Plot.barY!(many, { x: "half", y: "y" })] })).toThrow(
      "12,000 bars are more than can be drawn (5,000)",
    );
  });

  it("keeps the heights of what has been counted before", () => {
    const bars = Plot.rectY!(many, Plot.binX!({ y: "count" }, { x: "y", thresholds: [0, 500, 1000] }));
    const { alt } = Plot.plot({ marks: [bars] });
    expect(alt).toBe("Histogram of Frequency by y: 2 bins; 0 to 500 (6,000), 500 to 1,000 (6,000).");
  });
});

describe("data that are no rows", () => {
  it.each([
    ["an answer not awaited", Promise.resolve([]), 'this is a promise. Did you forget "await"?'],
    [
      "an answer by position",
      { columns: ["a", "a"], rows: [[1, 2]] },
      "this is an object with columns, rows.",
    ],
  ])("are refused: %s", (_, data, message) => {
    expect(() => Plot.plot({ marks: [Plot.dot!(data, { x: "a", y: "a" })] })).toThrow(message);
  });

  it("are refused: a frame in a mark of the real Plot", () => {
    const frame = pl.DataFrame({ a: [1], b: [2] });
    expect(() => Plot.plot({ marks: [RealPlot.dot(frame as never, { x: "a", y: "b" })] })).toThrow(
      "frame.toRecords()",
    );
  });
});

describe("values that are not there", () => {
  it("are refused in bars too, which a stack would draw as zeros", () => {
    const rows = ["a", "b"].map((kind) => ({ kind, n: null }));
    const bars = (n: string): unknown => Plot.plot({ marks: [Plot.barX!(rows, { x: n, y: "kind" })] });
    expect(() => bars("n")).toThrow('Nothing to draw: the column "n" has no value in any of 2 rows.');
    expect(() => bars("m")).toThrow('asks for the column "m", which no row has.');
    const zeros = rows.map(({ kind }) => ({ kind, n: 0 }));
    expect(Plot.plot({ marks: [Plot.barX!(zeros, { x: "n", y: "kind" })] }).alt).toContain("2 bars");
  });

  it("are refused where all are missing, with the column", () => {
    const rows = [1, 2].map((x) => ({ x, wait: null }));
    expect(() => Plot.plot({ marks: [Plot.dot!(rows, { x: "x", y: "wait" }), Plot.ruleY!([0])] })).toThrow(
      'Nothing to draw: the column "wait" has no value in any of 2 rows.',
    );
  });

  it("are counted where some are", () => {
    const rows = [1, 2, null, Number.NaN, 5].map((wait, x) => ({ x, wait }));
    expect(Plot.plot({ marks: [Plot.dot!(rows, { x: "x", y: "wait" })] }).alt).toBe(
      "Scatter plot of wait against x: 3 points; x from 0 to 4; wait from 1 to 5; 2 rows without a value left out.",
    );
  });

  it("are counted where some are, and no bar of a missing value is told as 0", () => {
    const rows = [
      { station: "A", calls: 3 },
      { station: "B", calls: null },
      { station: "C", calls: 0 },
    ];
    expect(Plot.plot({ marks: [Plot.barX!(rows, { x: "calls", y: "station" })] }).alt).toBe(
      "Bar chart of calls by station: 2 bars; A (3), C (0); 1 row without a value left out.",
    );
  });

  it("do not count rows that a filter leaves out", () => {
    const filter = (row: { month: number }): boolean => row.month > 0;
    const line = Plot.lineY!(waits, { x: "month", y: "calls_min", z: null, filter });
    expect(Plot.plot({ marks: [line] }).alt).toContain("6 points from 1 to 2;");
  });
});
