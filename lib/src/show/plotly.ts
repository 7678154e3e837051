import { ShowError } from "../errors.js";
import { type Displayable, displayable, type MimeBundle, pictureBundle } from "./bundle.js";
import { escapeHtml } from "./escape.js";
import { GROUND_STYLE } from "./legend.js";
import { FONT, palette } from "./palette.js";
import { describeFigure, plainText, titleOf } from "./plotly-alternative.js";
import { plotlyEngine } from "./plotly-engine.js";
import { type JsonFigure, type PlotlyFigure, plainFigure, stillLayout } from "./plotly-figure.js";

export type { PlotlyFigure, PlotlyTrace } from "./plotly-figure.js";

/** What this file adds to Plotly's figure. */
export interface PlotlyOptions {
  /** A text alternative to use in place of the computed one. */
  readonly alt?: string;
}

/** The type under which JupyterLab and VS Code know a Plotly figure. */
export const PLOTLY_MIME = "application/vnd.plotly.v1+json";

/**
 * A Plotly figure that shows itself: interactive where the front end knows Plotly, else as a still picture with a text
 * alternative computed from the data.
 *
 * @throws {ShowError} `EMPTY_CHART` for a figure without traces, `NOT_A_FIGURE` for what Plotly cannot draw
 */
export function plotly(figure: PlotlyFigure, options: PlotlyOptions = {}): Displayable {
  if (!Array.isArray(figure?.data)) {
    throw new ShowError(
      "NOT_A_FIGURE",
      "A Plotly figure is { data: [trace, …], layout }. This one has no list `data`.",
    );
  }
  if (figure.data.length === 0) {
    throw new ShowError("EMPTY_CHART", "The Plotly figure has no traces to draw. Put one into `data`.");
  }
  const plain = plainFigure(figure);
  const alt = options.alt ?? describeFigure(plain);
  return displayable(() => figureBundle(plain, alt));
}

function figureBundle(figure: JsonFigure, alt: string): MimeBundle {
  const title = titleOf(figure.layout);
  return {
    [PLOTLY_MIME]: figure,
    ...pictureBundle({
      svg: still(figure, alt),
      alt,
      ...(title === undefined ? {} : { title: plainText(title) }),
    }),
  };
}

/** The still picture, on its own ground, its ink following the theme. */
function still(figure: JsonFigure, alt: string): string {
  const layout = stillLayout(figure.layout);
  const { width, height } = layout as { width: number; height: number };
  const drawn = plotlyEngine()(figure.data, layout).replace(INK, "currentColor");
  return `<svg xmlns="http://www.w3.org/2000/svg" class="hers" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" color="${palette.ink.light}" font-family="${escapeHtml(FONT)}" role="img" aria-label="${escapeHtml(alt)}"><style>${GROUND_STYLE}</style><rect class="hers-ground" width="${width}" height="${height}" fill="${palette.ground.light}"/>${drawn}</svg>`;
}

/** The light ink as Plotly writes it. */
const INK = new RegExp(
  `rgb\\(${[1, 3, 5].map((at) => Number.parseInt(palette.ink.light.slice(at, at + 2), 16)).join(", ?")}\\)`,
  "g",
);
