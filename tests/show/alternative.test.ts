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
