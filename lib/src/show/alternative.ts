import { describeBars, describeCells, describeHistogram } from "./chart-bars.js";
import { describeDots } from "./chart-dots.js";
import { axes, type Facts, factsOf } from "./chart-facts.js";
import { describeBand, describeRules } from "./chart-intervals.js";
import { describeLines } from "./chart-lines.js";
import { describeShapes } from "./chart-shapes.js";
import { COMPOSITE, flatMarks, type PlotFigure, type PlotMark, type PlotOptions } from "./plot-types.js";
import { count, list, type Named, say, sayNumber } from "./statement.js";

/**
 * The text alternative of a chart, computed from its marks after their transforms: kind, axes, number of points,
 * extremes and trend.
 */
export function describeChart(options: PlotOptions, marks: readonly PlotMark[], figure: PlotFigure): string {
  const sentences = [
    ...new Set([
      ...composites(options, options.marks),
      ...marks.flatMap((mark) => describeMark(options, mark, figure)),
    ]),
  ];
  if (sentences.length === 0) sentences.push(...marks.flatMap(nameMark));
  const title = options.title === undefined || options.title === null ? [] : [String(options.title)];
  const left = sentences.length - MOST;
  const more = left > 0 ? [`And ${count(left, "more mark")}, not told here`] : [];
  const panels = ["fx", "fy"].flatMap((axis) => {
    const domain = figure.scale(axis)?.domain;
    return domain === undefined ? [] : [`In ${count(domain.length, "panel")}: ${list(domain.map(say))}`];
  });
  const parts = [...title, ...sentences.slice(0, MOST), ...more, ...panels, ...uneven(figure)];
  return parts.length === 0
    ? "A chart without data."
    : parts.map((part) => `${part.replace(/[.]$/, "")}.`).join(" ");
}

/** Marks that are told; who hears more has forgotten the first. */
const MOST = 4;

/** Axes on which equal distances are no equal differences. */
function uneven(figure: PlotFigure): string[] {
  const axes = ["x", "y", "color"].filter((name) =>
    /^(sym)?log$|-(sym)?log$/.test(figure.scale(name)?.type ?? ""),
  );
  return axes.map((name) =>
    name === "color" ? "The colours are logarithmic" : `The ${name} axis is logarithmic`,
  );
}

function describeMark(options: PlotOptions, mark: PlotMark, figure: PlotFigure): string[] {
  const describe = mark.data === null || mark.data === undefined ? undefined : KINDS[mark.ariaLabel ?? ""];
  if (describe === undefined || inComposite.has(mark) || mark.ariaHidden === "true") return [];
  const facts = factsOf(options, mark, figure);
  const [lost, outside, beyond] = [facts.lost, facts.outside, facts.beyond].map(
    (each) => each!.values.length,
  ) as [number, number, number];
  const notes = [
    ...(lost > 0 ? [`${count(lost, "row")} without a value left out`] : []),
    ...(outside > 0 ? [`${count(outside, "row")} without a place on the axes left out`] : []),
    ...(beyond > 0 ? [`${count(beyond, "row")} beyond the end of an axis`] : []),
  ].map((note) => `; ${note}`);
  const isEmpty =
    outside > 0 && Object.values(facts).every((each) => !each?.scaled || each.values.length === 0);
  if (isEmpty) return [`Chart of ${count(outside, "row")}, none with a place on the axes`];
  const sentence = describe(facts);
  if (sentence === undefined) return [];
  // values that transforms have spread over panels cannot be told apart here: say what it is, not how it goes
  if (facts.panel !== undefined && facts.panel.values.length === 0) return [sentence.replace(/:.*$/s, "")];
  return [sentence + notes.join("")];
}

/** A mark that no sentence is known for. */
function nameMark({ ariaLabel, data }: PlotMark): string[] {
  if (ariaLabel === undefined || !Array.isArray(data) || data.length === 0) return [];
  return [`Chart of ${count(data.length, `${ariaLabel} mark`)}`];
}

/** Marks by the name that Plot gives them; text and axes explain and are left out. */
const KINDS: Readonly<Record<string, (facts: Facts) => string | undefined>> = {
  bar: describeBars,
  waffle: describeBars,
  rect: describeHistogram,
  line: (facts) => describeLines("Line chart", facts),
  area: (facts) => describeBand(facts) ?? describeLines("Area chart", facts),
  rule: describeRules,
  link: describeRules,
  dot: describePoints,
  circle: describePoints,
  hexagon: describePoints,
  geo: describeShapes,
  cell: describeCells,
  tick: (facts) => describeDots(facts, "Strip plot", "tick"),
};

function describePoints(facts: Facts): string | undefined {
  return facts.hexagons === undefined ? describeDots(facts) : describeDots(facts, "Hexagons", "hexagon");
}

const inComposite = new WeakSet<PlotMark>();

/** Box plots are lists of marks: the tick is the median, the bar the quartiles. */
function composites(options: PlotOptions, marks: unknown): string[] {
  if (!Array.isArray(marks)) return [];
  const kind = (marks as { [COMPOSITE]?: string })[COMPOSITE];
  if (kind === undefined) return marks.flatMap((each) => composites(options, each));
  const parts = flatMarks(marks);
  for (const part of parts) inComposite.add(part);
  const tick = parts.find(({ ariaLabel }) => ariaLabel === "tick");
  const facts = tick === undefined ? {} : factsOf(options, tick);
  const { x, y } = facts as Facts;
  const [value, category] = x?.band || y === undefined ? [y ?? x, x] : y.band ? [x, y] : [y, x];
  if (value === undefined) return ["Box plot"];
  const medians = value.values.map(
    (median, index): Named => ({
      name: category === undefined || category === value ? "all" : say(category.values[index]),
      value: Number(median),
    }),
  );
  const shown = medians.map((each) => `${each.name} ${sayNumber(each.value)}`);
  return [
    `Box plot${axes(value.label, category === value ? undefined : category?.label)}: ${count(medians.length, "box")}; medians ${list(shown)}`,
  ];
}
