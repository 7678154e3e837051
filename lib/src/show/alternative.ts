import { axes, type Facts, factsOf } from "./chart-facts.js";
import { describeBand, describeRules } from "./chart-intervals.js";
import {
  describeBars,
  describeCells,
  describeDots,
  describeHistogram,
  describeLines,
} from "./chart-kinds.js";
import { COMPOSITE, flatMarks, type PlotFigure, type PlotMark, type PlotOptions } from "./plot-types.js";
import { count, list, type Named, say, sayNumber } from "./statement.js";

/**
 * The text alternative of a chart, computed from its marks after their transforms: kind, axes, number of points,
 * extremes and trend.
 */
export function describeChart(options: PlotOptions, marks: readonly PlotMark[], figure: PlotFigure): string {
  const sentences = [
    ...composites(options, options.marks),
    ...marks.flatMap((mark) => describeMark(options, mark)),
  ];
  if (sentences.length === 0) sentences.push(...marks.flatMap(nameMark));
  const title = options.title === undefined || options.title === null ? [] : [String(options.title)];
  const panels = ["fx", "fy"].flatMap((axis) => {
    const domain = figure.scale(axis)?.domain;
    return domain === undefined ? [] : [`In ${count(domain.length, "panel")}: ${list(domain.map(say))}`];
  });
  const parts = [...title, ...new Set(sentences.slice(0, 4)), ...panels];
  return parts.length === 0
    ? "A chart without data."
    : parts.map((part) => `${part.replace(/[.]$/, "")}.`).join(" ");
}

function describeMark(options: PlotOptions, mark: PlotMark): string[] {
  const describe = mark.data === null || mark.data === undefined ? undefined : KINDS[mark.ariaLabel ?? ""];
  if (describe === undefined || inComposite.has(mark) || mark.ariaHidden === "true") return [];
  const facts = factsOf(options, mark);
  const sentence = describe(facts);
  if (sentence === undefined) return [];
  // values that transforms have spread over panels cannot be told apart here: say what it is, not how it goes
  if (facts.panel !== undefined && facts.panel.values.length === 0) return [sentence.replace(/:.*$/s, "")];
  const lost = facts.lost?.values.length ?? 0;
  return [lost === 0 ? sentence : `${sentence}; ${count(lost, "row")} without a value left out`];
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
  dot: describeDots,
  circle: describeDots,
  hexagon: describeDots,
  cell: describeCells,
  tick: (facts) => describeDots(facts, "Strip plot", "tick"),
};

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
