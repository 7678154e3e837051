import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ChartOptions } from "../../lib/src/show/chart.js";
import { allowNoWarning, Plot } from "./no-warning.js";

const alt = (options: ChartOptions): string => Plot.plot(options).alt;
const day = (text: string): Date => new Date(`${text}Z`);

allowNoWarning();

describe("a line is told from left to right", () => {
  it("where its rows run backwards in time", () => {
    const rows = ["2025-03-01", "2025-02-01", "2025-01-01"].map((x, i) => ({ x: day(x), y: [1, 2, 9][i] }));
    const told = "3 points from 2025-01-01 to 2025-03-01; falls from 9 to 1;";
    expect(alt({ marks: [Plot.lineY!(rows, { x: "x", y: "y" })] })).toContain(told);
    expect(alt({ marks: [Plot.areaY!(rows, { x: "x", y: "y" })] })).toContain(told);
  });

  const axis = fc.constantFrom<[string, (i: number) => unknown]>(
    ["a number", (i) => i],
    ["an instant", (i) => new Date(i * 86_400_000)],
    ["a name", (i) => "zyxwvutsr"[i]],
  );
  const drawn = fc
    .uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 2, maxLength: 9 })
    .chain((ys) => fc.tuple(axis, fc.constant(ys), fc.shuffledSubarray(ys, { minLength: ys.length })));

  it("in whatever order its rows come", () => {
    fc.assert(
      fc.property(drawn, ([[, at], ys, shuffled]) => {
        const rows = ys.map((y, i) => ({ x: at(i), y }));
        const domain = typeof at(0) === "string" ? { x: { domain: rows.map(({ x }) => x) } } : {};
        const told = (own: readonly number[], extra: object = {}): string =>
          alt({
            ...domain,
            marks: [
              Plot.lineY!(
                own.map((y) => rows[ys.indexOf(y)]),
                { x: "x", y: "y", ...extra },
              ),
            ],
          });
        expect(told(shuffled)).toBe(told(ys));
        expect(told([...ys].reverse())).toBe(told(ys));
        const [first, last] = [ys[0], ys.at(-1)];
        expect(told(shuffled)).toMatch(new RegExp(`(rises|falls|began,) from ${first} to ${last};`));
      }),
      { numRuns: 12 },
    );
  });

  it("each of several, and its name stands at its right end", () => {
    const rows = [3, 2, 1].flatMap((x) =>
      ["a", "b"].map((name) => ({ x, name, y: name === "a" ? x : 9 - x })),
    );
    const { alt, svg } = Plot.plot({ marks: [Plot.lineY!(rows, { x: "x", y: "y", stroke: "name" })] });
    expect(alt).toContain("a rises from 1 to 3; b falls from 8 to 6.");
    const right = Number(/<text transform="translate\(([\d.]+),[\d.]+\)"[^>]*>a</.exec(svg)?.[1]);
    expect(right).toBeGreaterThan(500);
  });

  it("from the bottom to the top, where lineX and areaX run along y", () => {
    const rows = [1, 2, 3, 9].map((wait, i) => ({ wait, hour: 10 * i }));
    const told = "of wait by hour: 4 points from 0 to 30; rises from 1 to 9; highest 30 (9); lowest 0 (1).";
    expect(alt({ marks: [Plot.lineX!(rows, { x: "wait", y: "hour" })] })).toBe(`Line chart ${told}`);
    expect(alt({ marks: [Plot.areaX!(rows, { x: "wait", y: "hour" })] })).toBe(`Area chart ${told}`);
  });
});

describe("a logarithmic axis", () => {
  const rows = [0, 1, 9, 110, 900, 11_000, 9e4, 1.1e6, 1e7].map((calls, i) => ({
    calls,
    cost: calls ** (i % 2 ? 2 : 1.8),
  }));
  const dots = (options: object): string =>
    alt({ ...options, marks: [Plot.dot!(rows, { x: "calls", y: "cost" })] });

  it("is told, takes no 0 for a point, and r is of what is drawn", () => {
    const told = dots({ x: { type: "log" }, y: { type: "log" } });
    expect(told).toMatch(/8 points; calls from 1 to 10,000,000;/);
    expect(told).toContain("(r = 1.00); 1 row without a place on the axes left out.");
    expect(told).toMatch(/The x axis is logarithmic\. The y axis is logarithmic\.$/);
    expect(dots({})).toContain("(r = 0.98)"); // of the amounts themselves
    expect(dots({})).not.toContain("logarithmic");
  });
});

describe("what the axes leave out", () => {
  const bars = [..."abcde"].map((name, i) => ({ name, value: name === "d" ? 100 : i + 1 }));

  it.each([
    [
      "bars whose name is not in the domain",
      { x: { domain: ["a", "b", "c", "e"] }, marks: [Plot.barY!(bars, { x: "name", y: "value" })] },
      "4 bars; largest e (5); smallest a (1); 1 row without a place on the axes left out.",
    ],
    [
      "bars that are cut by the end of the axis",
      { y: { domain: [0, 50] }, marks: [Plot.barY!(bars, { x: "name", y: "value" })] },
      "largest d (100); smallest a (1); 1 row beyond the end of an axis.",
    ],
    [
      "dots outside the frame",
      { x: { domain: [0, 50] }, marks: [Plot.dot!(bars, { x: "value", y: "value" })] },
      "4 points; value from 1 to 5; value from 1 to 5; 1 row without a place on the axes left out.",
    ],
    [
      "all of them",
      { x: { domain: [200, 300] }, marks: [Plot.dot!(bars, { x: "value", y: "value" })] },
      "Chart of 5 rows, none with a place on the axes.",
    ],
  ])("is counted: %s", (_, options, told) => {
    expect(alt(options)).toContain(told);
  });
});

it("bars on an axis of months are in their month, and panels that are not drawn are not told", () => {
  const rows = [1, 20, 40, 50].map((at, i) => ({
    at: new Date(Date.UTC(2025, 0, at)),
    calls: i + 1,
    side: "ab"[i % 2],
  }));
  expect(alt({ x: { interval: "month" }, marks: [Plot.barY!(rows, { x: "at", y: "calls" })] })).toMatch(
    /4 bars; largest 2025-02-19 \(4\); smallest 2025-01-01 \(1\)\.$/,
  );
  expect(
    alt({ fx: { domain: ["a"] }, marks: [Plot.dot!(rows, { x: "at", y: "calls", fx: "side" })] }),
  ).toMatch(/2 points; .*calls from 1 to 3\. In 1 panel: a\.$/);
});

it("spans of time are told in days, hours or minutes", () => {
  const spans = [
    ["rebuild", "2025-01-01T00:00", "2025-01-07T00:00"],
    ["audit", "2025-01-02T00:00", "2025-01-03T00:00"],
    ["drill", "2025-01-02T00:00", "2025-01-02T02:30"],
    ["call", "2025-01-02T00:00", "2025-01-02T00:15"],
  ].map(([name, from, to]) => ({ name, from: day(from!), to: day(to!) }));
  const told = (rows: unknown): string =>
    alt({ marks: [Plot.barX!(rows, { y: "name", x1: "from", x2: "to" })] });
  expect(told(spans)).toContain("4 bars; largest rebuild (6 days); smallest call (15 min).");
  expect(told(spans.slice(1, 3))).toContain("audit (1 day), drill (2.5 h)");
  const rules = Plot.ruleY!(spans.slice(0, 1), { y: "name", x1: "from", x2: "to" });
  expect(alt({ marks: [rules] })).toContain("rebuild (2025-01-01 to 2025-01-07)");
});

it("hexagons are told with their counts, not as the points that they hold", () => {
  const rows = [1, 1, 5, 9].map((x) => ({ x, y: x }));
  const told = (outputs: object): string =>
    alt({ marks: [Plot.dot!(rows, Plot.hexbin!(outputs, { x: "x", y: "y" }))] });
  for (const output of ["r", "fill"])
    expect(told({ [output]: "count" })).toMatch(
      /^Hexagons of y against x: 3 hexagons; .*; Frequency from 1 to 2, greatest at 0\.\d+, 0?\.?\d+\.$/,
    );
});

it("more marks than four are counted", () => {
  const line = (factor: number): unknown => Plot.lineY!([1, 2, 9].map((y) => y * factor));
  expect(alt({ marks: [1, 2, 3, 4].map(line) })).not.toContain("more mark");
  expect(alt({ marks: [1, 2, 3, 4, 5, 6].map(line) })).toMatch(/And 2 more marks, not told here\.$/);
});

describe("ties", () => {
  const bars = (values: readonly number[]): string =>
    alt({
      marks: [
        Plot.barY!(
          values.map((value, i) => ({ name: "abcdefgh"[i], value })),
          { x: "name", y: "value" },
        ),
      ],
    });

  it("are all told up to three, then counted", () => {
    expect(bars([9, 9, 1, 2, 1, 1])).toContain("largest a and b (9); smallest c, e and f (1).");
    expect(bars([9, 1, 1, 1, 1, 1])).toContain("largest a (9); smallest b, c, d and 2 more (1).");
    expect(bars([0.1 + 0.2, 0.3, 0.1, 0.2])).toContain("largest a and b (0.3)"); // the noise of floating point
  });

  it("of widths and of sizes too", () => {
    const rows = [1, 2, 3, 4, 5, 6, 7].map((x) => ({
      x,
      low: x,
      high: x + (x > 5 ? 4 : x),
      calls: x > 5 ? 9 : x,
    }));
    expect(alt({ marks: [Plot.ruleX!(rows, { x: "x", y1: "low", y2: "high" })] })).toContain(
      "widest 5 (5 to 10); narrowest 1 (1 to 2).",
    );
    expect(alt({ marks: [Plot.dot!(rows, { x: "x", y: "low", r: "calls" })] })).toContain(
      "greatest at 6, 6 and at 7, 7.",
    );
    const even = rows.map((row) => ({ ...row, high: row.low + (row.x > 4 ? 3 : 1) }));
    expect(alt({ marks: [Plot.ruleX!(even, { x: "x", y1: "low", y2: "high" })] })).toContain(
      "widest 5 (5 to 8), 6 (6 to 9) and 7 (7 to 10); narrowest 1 (1 to 2), 2 (2 to 3), 3 (3 to 4) and 1 more.",
    );
  });
});

it("intervals are told with the series that their colour names", () => {
  const rows = [..."abcd"].flatMap((step, i) =>
    ["median", "90th percentile"].map((what, j) => ({ step, what, low: i, high: 2 * i + j + 1 })),
  );
  expect(alt({ marks: [Plot.ruleY!(rows, { y: "step", x1: "low", x2: "high", stroke: "what" })] })).toContain(
    "8 intervals; widest d, 90th percentile (3 to 8); narrowest a, median (0 to 1).",
  );
});
