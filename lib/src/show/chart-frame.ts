/** What stands around Plot's figure: ground, title, legends, caption. */

import { ShowError } from "../errors.js";
import { colourLabel } from "./chart-names.js";
import type { Styled } from "./chart-style.js";
import { escapeHtml } from "./escape.js";
import {
  type Drawn,
  drawHeading,
  drawLegend,
  drawLines,
  drawOpacities,
  drawSymbols,
  groundStyle,
} from "./legend.js";
import { FONT, palette } from "./palette.js";
import { plotEngine } from "./plot-engine.js";
import { flatMarks, type PlotFigure, type PlotOptions } from "./plot-types.js";
import { stepColours } from "./stepped.js";
import { type DomNode, writeSvg } from "./svg.js";

const PADDING = 8;

/** The texts around a figure. */
export interface FrameTexts {
  readonly title?: string | undefined;
  readonly subtitle?: string | undefined;
  readonly caption?: string | undefined;
  readonly alt: string;
}

/** A complete SVG document of a figure. */
export function frame({ figure, options }: Styled, { title, subtitle, caption, alt }: FrameTexts): string {
  const width = Number(figure.getAttribute("width"));
  const height = Number(figure.getAttribute("height"));
  if (!(width > 0 && height > 0)) {
    throw new ShowError(
      "NOT_A_CHART",
      "Plot gave no SVG. Leave out the option `figure`; a title is drawn into the picture.",
    );
  }
  const inside = width - 2 * PADDING;
  const parts: Drawn[] = [drawHeading(title, subtitle, inside), ...legends(options, figure, inside)];
  let top = PADDING;
  const above = parts.map(({ svg, height }) => {
    const placed = svg === "" ? "" : `<g transform="translate(${PADDING},${top})">${svg}</g>`;
    top += height;
    return placed;
  });
  const note = caption === undefined ? { svg: "", height: 4 } : drawLines(caption, inside);
  const total = Math.ceil(top + height + note.height);
  const under = `<g transform="translate(${PADDING},${top + height})" fill-opacity="0.8">${note.svg}</g>`;
  const { svg, dark } = stepColours(
    `${above.join("")}<g transform="translate(0,${top})">${inner(figure)}</g>${note.svg === "" ? "" : under}`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" class="hers" width="${width}" height="${total}" viewBox="0 0 ${width} ${total}" color="${palette.ink.light}" fill="currentColor" font-family="${escapeHtml(FONT)}" font-size="12" role="img" aria-label="${escapeHtml(alt)}"><style>${groundStyle(dark)}</style><rect class="hers-ground" width="${width}" height="${total}" fill="${palette.ground.light}"/>${svg}</svg>`;
}

/** The legends that the options ask for. */
function legends(options: PlotOptions, figure: PlotFigure, width: number): Drawn[] {
  const asked = (name: string) => {
    const given = options[name] as { legend?: unknown; label?: string } | undefined;
    const scale = figure.scale(name);
    return given?.legend && scale !== undefined ? { scale, label: given.label } : undefined;
  };
  const [colour, symbol, opacity] = [asked("color"), asked("symbol"), asked("opacity")];
  const painted = figure.scale("color");
  const both = String(painted?.domain) === String(symbol?.scale.domain) ? painted : undefined;
  return [
    ...(colour === undefined
      ? []
      : [drawLegend(colour.scale, colour.label ?? colourLabel(options, flatMarks(options.marks)), width)]),
    ...(symbol === undefined ? [] : [drawSymbols(symbol.scale, symbolPaths(symbol.scale), both, width)]),
    ...(opacity === undefined ? [] : [drawOpacities(opacity.scale, opacity.label)]),
  ];
}

/** The outlines of a symbol scale, taken from the legend that Plot makes of it. */
function symbolPaths(scale: unknown): string[] {
  const { Plot, document } = plotEngine();
  const made = (Plot.legend as (options: object) => PlotFigure)({ symbol: scale, document });
  return [...made.querySelectorAll("svg path")].map((path) => path.getAttribute("d") ?? "");
}

/** Plot's figure, black and white of its marks following the theme. */
const inner = (figure: PlotFigure): string =>
  writeSvg(figure as unknown as DomNode).replace(
    /(fill|stroke)="(black|#000|#000000)"/g,
    '$1="currentColor"',
  );
