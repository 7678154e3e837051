import { inspect } from "node:util";
import pl from "nodejs-polars";
import { describe, expect, it } from "vitest";
import { display } from "../../lib/src/show/bundle.js";
import type { ChartOptions } from "../../lib/src/show/chart.js";
import { allowNoWarning, Plot } from "./no-warning.js";

const kinds = [
  { kind: "Medication", treatments: 1204 },
  { kind: "Imaging", treatments: 510 },
  { kind: "Procedure", treatments: 640 },
  { kind: "Observation", treatments: 1001 },
];
const months = [220, 240, 210, 300].map((calls, month) => ({
  month: new Date(Date.UTC(2025, month)),
  calls,
}));
const bars = (data: unknown, options: object = {}): ChartOptions => ({
  marks: [Plot.barY!(data, { x: "kind", y: "treatments", ...options })],
});

allowNoWarning();

describe("a chart", () => {
  it("is a whole SVG document, shown as a picture with its text alternative", () => {
    const chart = Plot.plot(bars(kinds));
    expect(chart.svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    const bundle = chart[display]();
    const address = /^<img alt="([^"]+)" src="data:image\/svg\+xml;base64,([^"]+)"/.exec(
      String(bundle["text/html"]),
    );
    expect(address?.[1]).toBe(chart.alt);
    expect(Buffer.from(address![2]!, "base64").toString()).toBe(chart.svg);
    expect(bundle["image/svg+xml"]).toBe(chart.svg);
    expect(bundle["text/plain"]).toBe(chart.alt);
    expect(inspect(chart)).toBe(chart.alt);
  });

  it("is the same bytes twice, clips and markers included", () => {
    const draw = (): string =>
      Plot.plot({
        clip: true,
        marks: [Plot.lineY!(months, { x: "month", y: "calls", marker: true, clip: true })],
      }).svg;
    expect(draw()).toBe(draw());
    expect(draw()).not.toMatch(/url\(#plot-/);
  });

  it("has no coordinate with more than two decimals", () => {
    const { svg } = Plot.plot(bars(kinds));
    const attributes = [...svg.matchAll(/ (?:d|x|y|width|height|transform)="([^"]*)"/g)].map(
      ([, value]) => value,
    );
    expect(attributes.filter((value) => /\.\d{3}/.test(value!))).toEqual([]);
  });

  it("is well-formed XML whatever the names, and shows them as text", () => {
    const names = ["<script>alert(1)</script>", "Robert'); DROP TABLE patient;--", "a\u00a0&b", 'quo"te'];
    const rows = names.map((kind, index) => ({ kind, treatments: index + 1 }));
    const { svg } = Plot.plot({ ...bars(rows, { fill: "kind" }), title: names[0], color: { legend: true } });
    expect(svg).not.toContain("<script");
    const { JSDOM } = require("jsdom");
    const { window } = new JSDOM();
    const document = new window.DOMParser().parseFromString(svg, "image/svg+xml");
    expect(document.querySelector("parsererror")).toBeNull();
    const texts = [...document.querySelectorAll("text")].map(
      (node: { textContent: string }) => node.textContent,
    );
    expect(texts).toEqual(expect.arrayContaining(names));
  });

  it("takes a Polars frame where Plot wants rows, decimals included", () => {
    const frame = pl.DataFrame(kinds).withColumns(pl.col("treatments").cast(pl.Decimal(10, 0)));
    expect(Plot.plot(bars(frame)).svg).toBe(Plot.plot(bars(kinds)).svg);
  });

  it("draws title, subtitle, caption and legend into the picture", () => {
    const { svg } = Plot.plot({
      ...bars(kinds, { fill: "kind" }),
      title: "The title",
      subtitle: "The subtitle",
      caption: "The caption",
      color: { legend: true },
    });
    for (const part of ["The title", "The subtitle", "The caption"]) expect(svg).toContain(`>${part}</text>`);
    expect(svg.match(/<rect x="\d+" y="2" width="12" height="12"/g)).toHaveLength(4);
  });

  it("draws the legend of a quantity without a canvas", () => {
    const cells = [
      { x: 1, n: 2 },
      { x: 2, n: 8 },
    ];
    const { svg } = Plot.plot({
      color: { legend: true, label: "calls" },
      marks: [Plot.cellX!(cells, { x: "x", fill: "n" })],
    });
    expect(svg).toContain(">calls</text>");
  });

  it("gives marks the accent, unless they say otherwise", () => {
    expect(Plot.plot(bars(kinds)).svg).toContain('fill="#2a7fba"');
    expect(Plot.plot(bars(kinds, { fill: "tomato" })).svg).not.toContain("#2a7fba");
  });

  it("follows Plot's own options against the house style", () => {
    const { svg } = Plot.plot({ ...bars(kinds), width: 300, height: 200, style: { fontSize: "20px" } });
    expect(svg).toContain('width="300"');
    expect(svg).toContain("font-size:20px");
  });

  it("brings ink and ground for both themes, and no black that would vanish", () => {
    const { svg } = Plot.plot(bars(kinds, { fill: "black" }));
    expect(svg).toContain("prefers-color-scheme:dark");
    expect(svg).not.toContain('fill="black"');
  });

  it("makes room for long names", () => {
    const rows = [{ specialty: "Obstetrics and gynaecology", physicians: 3 }];
    const { svg } = Plot.plot({ marks: [Plot.barX!(rows, { y: "specialty", x: "physicians" })] });
    const left = Number(
      /aria-label="y-axis tick label"[^>]*><text[^>]*transform="translate\((\d+)/.exec(svg)?.[1],
    );
    expect(left).toBeGreaterThan(150);
  });
});

describe("a chart that would be empty", () => {
  it.each([
    [
      "a column that is not there",
      () => bars(kinds, { x: "kynd" }),
      'the column "kynd", which no row has. Did you mean "kind"?',
    ],
    [
      "a column inside a transform",
      () => ({ marks: [Plot.barY!(kinds, Plot.groupX!({ y: "count" }, { x: "kynd" }))] }),
      'the column "kynd", which no row has. Did you mean "kind"?',
    ],
    ["no rows", () => bars([]), "The chart has no rows to draw."],
    [
      "no rows beside a rule at 0",
      () => ({ marks: [...bars([]).marks!, Plot.ruleY!([0])] }),
      "The chart has no rows to draw.",
    ],
  ])("is refused: %s", (_, options, message) => {
    expect(() => Plot.plot(options())).toThrow(message);
  });

  it("is drawn if only one of its marks is empty", () => {
    expect(() =>
      Plot.plot({ marks: [Plot.ruleY!([0]), Plot.dot!([], { x: "a", y: "b" }), ...bars(kinds).marks!] }),
    ).not.toThrow();
  });
});

describe("the text alternative", () => {
  const alt = (options: ChartOptions): string => Plot.plot(options).alt;

  it("of bars names the largest and the smallest", () => {
    expect(alt({ ...bars(kinds), title: "Treatments by kind" })).toBe(
      "Treatments by kind. Bar chart of treatments by kind: 4 bars; largest Medication (1,204); smallest Imaging (510).",
    );
  });

  it("of stacked bars adds up the parts", () => {
    const rows = kinds.flatMap((row) => [
      { ...row, sex: "f" },
      { ...row, sex: "m", treatments: 10 },
    ]);
    expect(alt(bars(rows, { fill: "sex" }))).toBe(
      "Bar chart of treatments by kind: 4 bars, split by sex (f, m); largest Medication (1,214); smallest Imaging (520).",
    );
  });

  it("of lying bars has the axes the right way round, with their own labels", () => {
    const options = {
      marks: [Plot.barX!(kinds.slice(0, 2), { y: "kind", x: "treatments" })],
      x: { label: "treatments (a year)" },
    };
    expect(alt(options)).toBe(
      "Bar chart of treatments (a year) by kind: 2 bars; Medication (1,204), Imaging (510).",
    );
  });

  it("of a line tells its span, its trend and its extremes", () => {
    expect(alt({ marks: [Plot.lineY!(months, { x: "month", y: "calls" })] })).toBe(
      "Line chart of calls by month: 4 points from 2025-01-01 to 2025-04-01; rises from 220 to 300; highest 2025-04-01 (300); lowest 2025-03-01 (210).",
    );
  });

  it("of several lines tells each one's trend", () => {
    const rows = [
      ["A", 1, 5],
      ["A", 2, 1],
      ["B", 1, 2],
      ["B", 2, 2],
    ].map(([name, x, y]) => ({ name, x, y }));
    expect(alt({ marks: [Plot.lineY!(rows, { x: "x", y: "y", stroke: "name" })] })).toBe(
      "Line chart of y by x: 2 series, 4 points; A falls from 5 to 1; B stays at 2.",
    );
  });

  it("of points tells ranges and how the two quantities go together", () => {
    const rows = [1, 2, 3, 4, 6, 7, 8, 9].map((km) => ({ km, minutes: 2 * km + 1 }));
    expect(alt({ marks: [Plot.dot!(rows, { x: "km", y: "minutes" })] })).toBe(
      "Scatter plot of minutes against km: 8 points; km from 1 to 9; minutes from 3 to 19; minutes tends to rise with km (r = 1.00).",
    );
  });

  it("of a histogram counts the bins", () => {
    const rows = [1, 2, 2, 3, 11].map((wait) => ({ wait }));
    const options = {
      marks: [Plot.rectY!(rows, Plot.binX!({ y: "count" }, { x: "wait", thresholds: [0, 5, 10, 15] }))],
    };
    expect(alt(options)).toBe("Histogram of Frequency by wait: 2 bins; 0 to 5 (4), 10 to 15 (1).");
  });

  it("tells values as the axis shows them: in percent, and whole where the axis is cut", () => {
    const shares = [
      { kind: "A", share: 0.25 },
      { kind: "B", share: 0.5 },
    ];
    expect(
      alt({
        marks: [Plot.barX!(shares, { y: "kind", x: "share" })],
        x: { percent: true, label: "share (%)" },
      }),
    ).toBe("Bar chart of share (%) by kind: 2 bars; A (25), B (50).");
    const cut = Plot.rectY!(months.slice(0, 2), { x: "month", interval: "month", y1: 200, y2: "calls" });
    expect(alt({ marks: [cut], y: { label: "calls" } })).toContain("Bar chart of calls by month: 2 bars; ");
    expect(alt({ marks: [cut] })).toContain(" (220), ");
  });

  it("of spans tells how long they are", () => {
    const phases = [
      { phase: "turnout", from: 2, to: 3 },
      { phase: "travel", from: 3, to: 9 },
    ];
    expect(
      alt({ marks: [Plot.barX!(phases, { y: "phase", x1: "from", x2: "to" })], x: { label: "minutes" } }),
    ).toBe("Bar chart of minutes by phase: 2 bars; turnout (1), travel (6).");
  });

  it("of a mark without words of its own says what and how many", () => {
    const rows = [{ a: 1, b: 2 }];
    expect(alt({ marks: [Plot.link!(rows, { x1: "a", x2: "b", y1: "a", y2: "b" })] })).toBe(
      "Chart of 1 link mark.",
    );
  });

  it("of a box plot gives the medians", () => {
    const rows = [1, 2, 9].flatMap((wait) => [
      { priority: "A", wait },
      { priority: "B", wait: wait * 10 },
    ]);
    expect(alt({ marks: [Plot.boxY!(rows, { x: "priority", y: "wait" })] })).toBe(
      "Box plot of wait by priority: 2 boxes; medians A 2, B 20.",
    );
  });

  it("of a heat map finds its extremes", () => {
    const rows = [0, 1].flatMap((hour) =>
      ["Mon", "Tue"].map((day, index) => ({ hour, day, calls: hour * 10 + index })),
    );
    expect(alt({ marks: [Plot.cell!(rows, { x: "hour", y: "day", fill: "calls" })] })).toBe(
      "Heat map of calls by hour and day: 4 cells; largest 1, Tue (11); smallest 0, Mon (0).",
    );
  });

  it("of panels keeps their values apart", () => {
    const rows = ["A", "B"].flatMap((name, index) => [1, 2].map((x) => ({ name, x, y: x * 10 ** index })));
    expect(alt({ marks: [Plot.lineY!(rows, { x: "x", y: "y", fy: "name" })] })).toBe(
      "Line chart of y by x: 2 series, 4 points; A rises from 1 to 2; B rises from 10 to 20. In 2 panels: A, B.",
    );
  });

  it("of counts in panels knows what each panel holds", () => {
    const rows = ["A", "A", "B"].map((priority, index) => ({ priority, wait: index * 10 + 1 }));
    const bins = Plot.binX!({ y: "count" }, { x: "wait", fy: "priority", thresholds: [0, 15, 30] });
    expect(alt({ marks: [Plot.rectY!(rows, bins)] })).toBe(
      "Histogram of Frequency by wait: 2 bins; 0 to 15, A (2), 15 to 30, B (1). In 2 panels: A, B.",
    );
  });

  it("can be written by hand", () => {
    expect(alt({ ...bars(kinds), alt: "My own words." })).toBe("My own words.");
  });
});
