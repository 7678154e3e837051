import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { display } from "../../lib/src/show/bundle.js";
import type { Chart, ChartOptions } from "../../lib/src/show/chart.js";
import { plotHandle } from "../../lib/src/show/plot-handle.js";
import { plotly } from "../../lib/src/show/plotly.js";

type Draw = (...args: unknown[]) => unknown;
const Plot = plotHandle() as unknown as Record<string, Draw> & { plot(options: ChartOptions): Chart };
const alt = (options: ChartOptions): string => Plot.plot(options).alt;
const altOf = (trace: Record<string, unknown>): string =>
  String(plotly({ data: [trace] })[display]()["text/plain"]);

/** Whole numbers that differ, so that extremes have one name; more than three, because three are listed. */
const values = fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 4, maxLength: 12 });
const runs = { numRuns: 12 };

const named = (numbers: readonly number[]) => numbers.map((value, index) => ({ name: `n${index}`, value }));
/** Largest and smallest, found by sorting. */
function ends(numbers: readonly number[]): { most: string; least: string } {
  const sorted = named(numbers).sort((a, b) => a.value - b.value);
  const told = ({ name, value }: { name: string; value: number }): string => `${name} (${value})`;
  return { most: told(sorted.at(-1)!), least: told(sorted[0]!) };
}
/** The word for a series, by the rule that a tenth of the range is no change. */
function way(numbers: readonly number[]): string {
  const [first, last] = [numbers[0]!, numbers.at(-1)!];
  const range = Math.max(...numbers) - Math.min(...numbers);
  if (Math.abs(last - first) < range / 10) return `ends about where it began, from ${first} to ${last}`;
  return `${last > first ? "rises" : "falls"} from ${first} to ${last}`;
}

describe("text alternatives of random data", () => {
  it("of bars name the largest and the smallest bar, in Plot and in Plotly", () => {
    fc.assert(
      fc.property(values, (numbers) => {
        const rows = named(numbers);
        const { most, least } = ends(numbers);
        const told = `${numbers.length} bars; largest ${most}; smallest ${least}.`;
        expect(alt({ marks: [Plot.barY!(rows, { x: "name", y: "value" })] })).toContain(told);
        const trace = { type: "bar", x: rows.map(({ name }) => name), y: numbers };
        expect(altOf(trace)).toContain(told);
      }),
      { numRuns: 5 },
    );
  });

  it("of lines tell the way they go, where they are highest and lowest", () => {
    fc.assert(
      fc.property(values, (numbers) => {
        const rows = numbers.map((value, index) => ({ index, value }));
        const { most, least } = ends(numbers);
        expect(alt({ marks: [Plot.lineY!(rows, { x: "index", y: "value" })] })).toContain(
          `${numbers.length} points from 0 to ${numbers.length - 1}; ${way(numbers)}; highest ${most}; lowest ${least}.`.replace(
            /n(?=\d+ \()/g,
            "",
          ),
        );
      }),
      runs,
    );
  });

  it("of counted rows count them as a loop does", () => {
    const names = fc.array(fc.constantFrom("a", "b", "c"), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(names, (drawn) => {
        const counts = ["a", "b", "c"]
          .map((name) => [name, drawn.filter((each) => each === name).length] as const)
          .filter(([, count]) => count > 0);
        const bars = Plot.barY!(
          drawn.map((name) => ({ name })),
          Plot.groupX!({ y: "count" }, { x: "name", sort: { x: "x" } }),
        );
        const text = alt({ marks: [bars] });
        for (const [name, count] of counts) expect(text).toContain(`${name} (${count})`);
      }),
      runs,
    );
  });

  it("of intervals name the widest and the narrowest", () => {
    const widths = fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 7, maxLength: 12 });
    fc.assert(
      fc.property(widths, (numbers) => {
        const rows = numbers.map((width, day) => ({ day, low: 10, high: 10 + width }));
        const sorted = [...rows].sort((a, b) => a.high - b.high);
        const [narrow, wide] = [sorted[0]!, sorted.at(-1)!];
        expect(alt({ marks: [Plot.ruleX!(rows, { x: "day", y1: "low", y2: "high" })] })).toBe(
          `Intervals from low to high by day: ${rows.length} intervals; widest ${wide.day} (10 to ${wide.high}); narrowest ${narrow.day} (10 to ${narrow.high}).`,
        );
      }),
      runs,
    );
  });
});

it("tell what the size and the colour of dots say, and where they say most", () => {
  const rows = [1, 2, 3].map((km) => ({ km, north: -km, calls: 10 * km, wait_min: 9 - km }));
  expect(alt({ marks: [Plot.dot!(rows, { x: "km", y: "north", r: "calls", fill: "wait_min" })] })).toBe(
    "Scatter plot of north against km: 3 points; km from 1 to 3; north from -3 to -1; calls from 10 to 30, greatest at 3, -3; wait (minutes) from 6 to 8, greatest at 1, -1.",
  );
});

it("say how many of many series they leave out", () => {
  const rows = Array.from({ length: 16 }, (_, i) => ({ x: i >> 3, y: i % 8 ? i : -i, name: `s${i % 8}` }));
  expect(alt({ marks: [Plot.lineY!(rows, { x: "x", y: "y", stroke: "name" })] })).toMatch(
    /8 series, 16 points; .*; and 2 more\.$/,
  );
});

it("tell series that are named by numbers, and of many that go one way from where to where", () => {
  const ofSeeds = (seeds: number): string =>
    alt({
      marks: [
        Plot.line!(
          Array.from({ length: 2 * seeds }, (_, i) => ({
            units: 6 + (i % 2),
            wait: 12 - 2 * (i % 2),
            seed: i >> 1,
          })),
          { x: "units", y: "wait", z: "seed" },
        ),
      ],
    });
  expect(ofSeeds(2)).toContain("2 series, 4 points; seed 0 falls from 12 to 10; seed 1 falls from 12 to 10.");
  expect(ofSeeds(8)).toContain(
    "8 series, 16 points; each falls; they begin at 12 to 12 and end at 10 to 10.",
  );
});

it("say where bars begin that do not begin at 0", () => {
  const bars = (y1: number): string =>
    alt({ marks: [Plot.barY!(named([5, 6]), { x: "name", y1, y2: "value" })] });
  expect(bars(4)).toMatch(/; the bars begin at 4, not at 0\.$/);
  expect(bars(0)).not.toContain("begin at");
});

it("say no correlation of a cycle, nor of seven points, and say it of eight", () => {
  const dots = (n: number, x: (i: number) => number): string =>
    alt({
      marks: [
        Plot.dot!(
          Array.from({ length: n }, (_, i) => ({ x: x(i), y: i })),
          { x: "x", y: "y" },
        ),
      ],
    });
  expect(dots(24, (i) => i)).toMatch(/highest 23 \(23\); lowest 0 \(0\)\.$/);
  expect(dots(7, (i) => i * i)).not.toContain("r = ");
  expect(dots(8, (i) => i * i)).toContain("(r = 0.96)");
});

it("name dots that have a name, and the flows that stand out by their colour", () => {
  const towns = [
    { name: "Market", x: 0, y: 1 },
    { name: "Silverpit", x: -5.9, y: 3.2 },
  ];
  expect(alt({ marks: [Plot.dot!(towns, { x: "x", y: "y", title: "name" })] })).toContain(
    "Market (0, 1), Silverpit (-5.9, 3.2)",
  );
  const link = { source: [0, 0, 0], target: [1, 2, 2], value: [60, 30, 10], color: ["grey", "grey", "blue"] };
  expect(altOf({ type: "sankey", node: { label: ["came", "home", "left"] }, link })).toMatch(
    /in a colour of their own: came to left \(10, 10 %\)\.$/,
  );
});

describe("text alternatives of what shows how sure a chart is", () => {
  const rows = [1, 2].map((day) => ({ day, mean: day, low: 0.5 * day, high: 2 * day }));

  it.each([
    [
      "a band",
      Plot.areaY!(rows, { x: "day", y1: "low", y2: "high" }),
      "Band from low to high by day: 2 intervals; 1 (0.5 to 2), 2 (1 to 4).",
    ],
    [
      "links",
      Plot.link!(rows, { x1: "low", x2: "high", y1: "day", y2: "day" }),
      "Intervals from low to high by day: 2 intervals; 1 (0.5 to 2), 2 (1 to 4).",
    ],
    ["lines at a value", Plot.ruleY!([8, 9.5]), "Lines at 8, 9.5."],
  ])("tell %s", (_, mark, expected) => {
    expect(alt({ marks: [mark] })).toBe(expected);
  });
});
