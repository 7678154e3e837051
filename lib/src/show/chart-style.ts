/** The house style of charts: defaults under the caller's options, and what has to follow the data. */

import { axisLabel } from "./axis-label.js";
import type { ChartOptions } from "./chart.js";
import { nameSeries } from "./chart-names.js";
import { FONT, palette } from "./palette.js";
import { plotEngine } from "./plot-engine.js";
import { flatMarks, initialized, type PlotFigure, type PlotMark, type PlotOptions } from "./plot-types.js";
import { estimatedWidth } from "./text-width.js";

const WIDTH = 640;
const MARGIN_TOP = 28;

/** A figure as Plot drew it and the options that it was drawn with, the style's own choices included. */
export interface Styled {
  readonly figure: PlotFigure;
  readonly options: PlotOptions;
}

/** Draws once to see the data's scales and labels, and again where the style has to give way to them. */
export function drawStyled(given: ChartOptions): Styled {
  const { Plot, document } = plotEngine();
  const marks = flatMarks(given.marks);
  const draw = (options: PlotOptions): PlotFigure => Plot.plot({ ...withoutLegends(options), document });
  const styled = { ...house(given), ...unitsOf(given, marks) };
  let figure = draw(styled);
  let options = adjust(styled, figure, given);
  if (options !== styled) figure = draw(options);
  const named = nameSeries(Plot, options, marks, figure);
  if (Object.keys(named).length > 0) {
    options = { ...options, ...named };
    if (named.marks !== undefined) figure = draw(options);
  }
  return { figure, options };
}

/** The defaults under the caller's options, without what is drawn around Plot's own figure. */
function house({ title, subtitle, caption, alt, question, ...options }: ChartOptions): PlotOptions {
  const style = { fontFamily: FONT, fontSize: "12px", overflow: "visible" };
  return {
    width: WIDTH,
    ...(options.margin === undefined ? { marginBottom: 38, marginLeft: 48, marginTop: MARGIN_TOP } : {}),
    ...options,
    style:
      typeof options.style === "string"
        ? options.style
        : { ...style, ...(options.style as object | undefined) },
  };
}

/** Legends are drawn into the picture, not beside it as HTML. */
function withoutLegends(options: PlotOptions): PlotOptions {
  const bare = ["color", "symbol", "opacity"].flatMap((name) => {
    const scale = options[name];
    return typeof scale === "object" && scale !== null ? [[name, { ...scale, legend: false }]] : [];
  });
  return { ...options, ...Object.fromEntries(bare) };
}

/** Axes named after a column get its unit in words: `response_s` becomes `response (s)`. */
function unitsOf(options: PlotOptions, marks: readonly PlotMark[]): Partial<PlotOptions> {
  const changes: Record<string, unknown> = {};
  for (const axis of ["x", "y"]) {
    const given = (options[axis] ?? {}) as { label?: unknown; percent?: boolean };
    if (typeof given !== "object" || "label" in given) continue;
    const names = new Set(
      marks.flatMap((mark) =>
        Object.values(mark.data === null || mark.data === undefined ? {} : initialized(mark).channels)
          .filter(({ scale, label }) => scale === axis && label !== undefined)
          .map(({ label }) => label!),
      ),
    );
    const [name] = names;
    if (names.size === 1 && axisLabel(name!) !== name) {
      changes[axis] = { ...given, label: `${axisLabel(name!)}${given.percent ? " (%)" : ""}` };
    }
  }
  return changes;
}

/** What depends on the data: colours of the scale, room for long labels. A margin that the caller gives stays as it is. */
function adjust(options: PlotOptions, figure: PlotFigure, given: ChartOptions): PlotOptions {
  const changes: Record<string, unknown> = { ...colours(options, figure) };
  const widest = (axis: string): number => {
    const labels = [...figure.querySelectorAll(`[aria-label="${axis}-axis tick label"] text`)];
    return Math.max(0, ...labels.map((label) => estimatedWidth(label.textContent ?? "", 12)));
  };
  const widen = (side: string, room: number, otherwise = 0): void => {
    if (isMarginGiven(given, side)) return;
    const now = Number(changes[side] ?? options[side] ?? otherwise);
    if (room > now) changes[side] = room;
  };
  const named = /band|point/.test(figure.scale("y")?.type ?? ""); // its label stands sideways beside the names
  const crowned = figure.scale("fx") !== undefined; // panels have their names above them
  if (named && !crowned && !isMarginGiven(given, "marginTop")) changes.marginTop = 8;
  widen("marginLeft", Math.ceil(widest("y")) + (named ? 36 : 16));
  if (widest("fy") > 0) widen("marginRight", Math.ceil(widest("fy")) + 36, 20);
  const x = options.x as { tickRotate?: number } | undefined;
  const step = figure.scale("x")?.step;
  if (step !== undefined && widest("x") > step && x?.tickRotate === undefined) {
    changes.x = { ...x, tickRotate: -30 };
    widen("marginBottom", Math.ceil(widest("x") / 2) + 34);
    widen("marginLeft", Math.min(Math.ceil(widest("x") * 0.87 - step / 2) + 12, 140));
  }
  return Object.keys(changes).length === 0 ? options : { ...options, ...changes };
}

/** Whether the caller has said how wide a margin is: the one of this side, or all of them. */
const isMarginGiven = (given: PlotOptions, side: string): boolean =>
  (given[side] ?? given.margin) !== undefined;

/** The palette, unless the options name colours. */
function colours(options: PlotOptions, figure: PlotFigure): Partial<PlotOptions> {
  const given = options.color as Record<string, unknown> | undefined;
  const scale = figure.scale("color");
  if (scale === undefined || given?.range !== undefined || given?.scheme !== undefined) return {};
  if (/ordinal|categorical/.test(scale.type)) return { color: { ...given, range: palette.categories } };
  return scale.type === "linear" ? { color: { ...given, range: palette.ramp } } : {};
}
