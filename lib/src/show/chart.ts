import { ShowError } from "../errors.js";
import { describeChart } from "./alternative.js";
import { type Displayable, display, pictureBundle } from "./bundle.js";
import { checkMarks } from "./chart-check.js";
import { escapeHtml } from "./escape.js";
import { drawHeading, drawLegend, GROUND_STYLE, textWidth } from "./legend.js";
import { FONT, palette } from "./palette.js";
import { plotEngine } from "./plot-engine.js";
import { flatMarks, type PlotFigure, type PlotOptions } from "./plot-types.js";
import { type DomNode, writeSvg } from "./svg.js";

/** A drawn chart. It shows itself in a notebook. */
export interface Chart extends Displayable {
  /** A complete SVG document, the same bytes for the same data. */
  readonly svg: string;
  /** The text alternative: kind, axes, number of points, extremes and trend, computed from the data. */
  readonly alt: string;
}

/** What this file adds to Plot's own options. */
export interface ChartOptions extends PlotOptions {
  /** A text alternative to use in place of the computed one. */
  readonly alt?: string;
}

const WIDTH = 640;
const PADDING = 8;
const MARGIN_TOP = 28;

/**
 * Draws with Observable Plot, in the house style. Options are Plot's own and win over the style; title, subtitle, caption
 * and colour legend become part of the picture.
 *
 * @throws {ShowError} `EMPTY_CHART` if no mark has a row, `UNKNOWN_COLUMN` if a channel names a column that is not there
 */
export function plot(options: ChartOptions = {}): Chart {
  const marks = flatMarks(options.marks);
  checkMarks(marks);
  const figure = render(options);
  const alt = options.alt ?? describeChart(options, marks, figure);
  const svg = frame(options, figure, alt);
  const title = text(options.title);
  return Object.defineProperties({ svg, alt } as Chart, {
    [display]: { value: () => pictureBundle({ svg, alt, ...(title === undefined ? {} : { title }) }) },
    [Symbol.for("nodejs.util.inspect.custom")]: { value: () => alt },
  });
}

function render(options: ChartOptions): PlotFigure {
  const { Plot, document } = plotEngine();
  const draw = (adjusted: PlotOptions): PlotFigure => Plot.plot({ ...adjusted, document });
  const styled = house(options);
  const first = draw(styled);
  const adjusted = adjust(styled, first);
  return adjusted === styled ? first : draw(adjusted);
}

/** The defaults under the caller's options, without what is drawn around Plot's own figure. */
function house({ title, subtitle, caption, alt, ...options }: ChartOptions): PlotOptions {
  const style = { fontFamily: FONT, fontSize: "12px", overflow: "visible" };
  return {
    width: WIDTH,
    marginBottom: 38,
    marginLeft: 48,
    marginTop: MARGIN_TOP,
    ...options,
    ...(options.color === undefined ? {} : { color: { ...(options.color as object), legend: false } }),
    style:
      typeof options.style === "string"
        ? options.style
        : { ...style, ...(options.style as object | undefined) },
  };
}

/** What depends on the data: colours of the scale, room for long labels. */
function adjust(options: PlotOptions, figure: PlotFigure): PlotOptions {
  const changes: Record<string, unknown> = {};
  const given = options.color as Record<string, unknown> | undefined;
  const scale = figure.scale("color");
  if (scale !== undefined && given?.range === undefined && given?.scheme === undefined) {
    if (/ordinal|categorical/.test(scale.type)) changes.color = { ...given, range: palette.categories };
    else if (scale.type === "linear") changes.color = { ...given, range: palette.ramp };
  }
  const widest = (axis: string): number => {
    const labels = [...figure.querySelectorAll(`[aria-label="${axis}-axis tick label"] text`)];
    return Math.max(0, ...labels.map((label) => textWidth(label.textContent ?? "", 12)));
  };
  const named = /band|point/.test(figure.scale("y")?.type ?? ""); // its label stands sideways beside the names
  if (named && options.marginTop === MARGIN_TOP) changes.marginTop = 8;
  const left = Math.ceil(widest("y")) + (named ? 36 : 16);
  if (left > Number(options.marginLeft)) changes.marginLeft = left;
  const right = Math.ceil(widest("fy")) + 36;
  if (widest("fy") > 0 && right > Number(options.marginRight ?? 20)) changes.marginRight = right;
  const x = options.x as { tickRotate?: number } | undefined;
  const step = figure.scale("x")?.step;
  if (step !== undefined && widest("x") > step && x?.tickRotate === undefined) {
    changes.x = { ...x, tickRotate: -30 };
    changes.marginBottom = Math.max(Number(options.marginBottom), Math.ceil(widest("x") / 2) + 34);
    const lean = Math.ceil(widest("x") * 0.87 - step / 2) + 12;
    changes.marginLeft = Math.max(Number(changes.marginLeft ?? options.marginLeft), Math.min(lean, 140));
  }
  return Object.keys(changes).length === 0 ? options : { ...options, ...changes };
}

/** Puts ground, title, legend and caption around Plot's figure. */
function frame(options: ChartOptions, figure: PlotFigure, alt: string): string {
  const width = Number(figure.getAttribute("width"));
  const height = Number(figure.getAttribute("height"));
  if (!(width > 0 && height > 0)) {
    throw new ShowError(
      "NOT_A_CHART",
      "Plot gave no SVG. Leave out the legend of the symbol or opacity scale.",
    );
  }
  const heading = drawHeading(text(options.title), text(options.subtitle));
  const colour = options.color as { legend?: unknown; label?: string } | undefined;
  const scale = figure.scale("color");
  const legend =
    colour?.legend && scale !== undefined
      ? drawLegend(scale, colour.label, width - 16)
      : { svg: "", height: 0 };
  const caption = text(options.caption);
  const top = PADDING + heading.height;
  const under = top + legend.height;
  const total = Math.ceil(under + height + (caption === undefined ? 0 : 24));
  const note =
    caption === undefined
      ? ""
      : `<text x="${PADDING}" y="${under + height + 14}" fill-opacity="0.8">${escapeHtml(caption)}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" class="hers" width="${width}" height="${total}" viewBox="0 0 ${width} ${total}" color="${palette.ink.light}" fill="currentColor" font-family="${escapeHtml(FONT)}" font-size="12" role="img" aria-label="${escapeHtml(alt)}"><style>${GROUND_STYLE}</style><rect class="hers-ground" width="${width}" height="${total}" fill="${palette.ground.light}"/><g transform="translate(${PADDING},${PADDING})">${heading.svg}</g><g transform="translate(${PADDING},${top})">${legend.svg}</g><g transform="translate(0,${under})">${inner(figure)}</g>${note}</svg>`;
}

/** Plot's figure, black and white of its marks following the theme. */
const inner = (figure: PlotFigure): string =>
  writeSvg(figure as unknown as DomNode).replace(
    /(fill|stroke)="(black|#000|#000000)"/g,
    '$1="currentColor"',
  );

const text = (value: unknown): string | undefined =>
  value === undefined || value === null ? undefined : String(value);
