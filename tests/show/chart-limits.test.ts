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
