import { type Channel, factsOf, label, seriesChannel, seriesOf } from "./chart-facts.js";
import type { PlotFigure, PlotMark, PlotNamespace, PlotOptions, PlotScale } from "./plot-types.js";
import { say } from "./statement.js";
import { estimatedWidth } from "./text-width.js";

/** Pixels between two names that stand one under the other. */
const APART = 14;
const SIZE = 12;

/**
 * How a reader learns which colour is whose, where the options do not say: names at the ends of lines, else a legend. Nothing where the
 * names can be read already, on an axis, over a panel or in a text mark.
 */
export function nameSeries(
  Plot: PlotNamespace,
  options: PlotOptions,
  marks: readonly PlotMark[],
  figure: PlotFigure,
): Partial<PlotOptions> {
  const colour = options.color as { legend?: unknown } | undefined;
  if (colour?.legend !== undefined || (options.symbol as typeof colour)?.legend) return {};
  const texts = new Set(marks.filter(isText).flatMap((mark) => valuesOf(options, mark, "text")));
  const lines = marks.filter(({ ariaLabel }) => ariaLabel === "line");
  const read = (mark: PlotMark): string[] =>
    seriesOf(factsOf(options, mark)).filter((name) => !texts.has(name));
  const [line] = lines;
  if (line !== undefined && lines.length === 1 && !isPanelled(figure)) {
    const names = read(line);
    if (names.length > 1 && names.length <= 12) return endNames(Plot, options, line, figure);
  }
  const untold = marks.some((mark) => !isText(mark) && isUntold(options, mark, figure, texts));
  return untold ? { color: { ...colour, legend: true } } : {};
}

const isText = ({ ariaLabel }: PlotMark): boolean => ariaLabel === "text";
const isPanelled = (figure: PlotFigure): boolean =>
  figure.scale("fx") !== undefined || figure.scale("fy") !== undefined;

function valuesOf(options: PlotOptions, mark: PlotMark, name: string): string[] {
  return (factsOf(options, mark)[name]?.values ?? []).map(say);
}

/** Whether a mark has colours by name that stand neither on an axis nor over a panel nor in a text. */
function isUntold(
  options: PlotOptions,
  mark: PlotMark,
  figure: PlotFigure,
  texts: ReadonlySet<string>,
): boolean {
  if (mark.data === null || mark.data === undefined) return false;
  if (!/ordinal|categorical/.test(figure.scale("color")?.type ?? "")) return false;
  const facts = factsOf(options, mark);
  const colours = [facts.fill, facts.stroke].filter(
    (channel): channel is Channel => channel?.scaled === true,
  );
  return colours.some((channel) => {
    const names = new Set(channel.values.map(say));
    if (names.size < 2) return false;
    const told = [facts.x, facts.y, facts.panel].some((axis) => {
      const there = new Set(axis?.values.map(say));
      return [...names].every((name) => there.has(name));
    });
    return !told && ![...names].every((name) => texts.has(name));
  });
}

interface End {
  readonly name: string;
  readonly x: unknown;
  readonly y: unknown;
  readonly at: number;
}

/** A name at the end of each line, moved apart where two would overlap, and room for them on the right. */
function endNames(
  Plot: PlotNamespace,
  options: PlotOptions,
  mark: PlotMark,
  figure: PlotFigure,
): Partial<PlotOptions> {
  const facts = factsOf({}, mark);
  const series = seriesChannel(facts)!;
  const [x, y] = [facts.x!, facts.y!];
  const scale = figure.scale("y")!;
  const last = new Map<string, number>();
  const along = figure.scale("x")!;
  const across = (index: number): number => place(along, x.values[index]);
  for (const [index, value] of series.values.entries()) {
    const name = say(value);
    const rightmost = last.get(name);
    if (rightmost === undefined || across(index) >= across(rightmost)) last.set(name, index);
  }
  const ends = [...last].map(
    ([name, index]): End => ({
      name,
      x: x.values[index],
      y: y.values[index],
      at: place(scale, y.values[index]),
    }),
  );
  const text = Plot.text as (data: unknown, options: object) => unknown;
  const names = moveApart(ends).map(({ name, x, y, at }, index) =>
    text([name], {
      x: [x],
      y: [y],
      text: [name],
      textAnchor: "start",
      dx: 6,
      dy: Math.round(at - ends[index]!.at),
    }),
  );
  const room = Math.ceil(Math.max(...ends.map(({ name }) => estimatedWidth(name, SIZE)))) + 16;
  return {
    marks: [options.marks, names],
    ...((options.marginRight ?? options.margin) === undefined ? { marginRight: Math.max(20, room) } : {}),
  };
}

const place = ({ apply, transform }: PlotScale, value: unknown): number =>
  Number(apply(transform === undefined ? value : transform(value)));

/** The ends in their order, each name at least {@link APART} under the one above it, none moved further than needed. */
function moveApart(ends: readonly End[]): End[] {
  const order = ends.map((end, index) => ({ at: end.at, index })).sort((a, b) => a.at - b.at);
  for (let round = 0; round < 20; round++) {
    for (let i = 1; i < order.length; i++) {
      const [upper, lower] = [order[i - 1]!, order[i]!];
      const short = APART - (lower.at - upper.at);
      if (short <= 0.5) continue;
      upper.at -= short / 2;
      lower.at += short / 2;
    }
  }
  const at = new Map(order.map(({ index, at }) => [index, at]));
  return ends.map((end, index) => ({ ...end, at: at.get(index)! }));
}

/** The label of the colour that a legend needs, where the options give none. */
export const colourLabel = (options: PlotOptions, marks: readonly PlotMark[]): string | undefined => {
  for (const mark of marks) {
    const { fill, stroke } = mark.data === null || mark.data === undefined ? {} : factsOf(options, mark);
    const scaled = [fill, stroke].find((channel) => channel?.scaled === true);
    if (scaled !== undefined) return label(scaled, "");
  }
  return undefined;
};
