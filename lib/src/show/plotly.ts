import { ShowError } from "../errors.js";
import { type Displayable, displayable, type MimeBundle, pictureBundle } from "./bundle.js";
import { escapeHtml } from "./escape.js";
import { groundStyle } from "./legend.js";
import { FONT, palette } from "./palette.js";
import { pictureNote, type SourceQuestion } from "./picture-note.js";
import { describeFigure } from "./plotly-alternative.js";
import { checkTraces } from "./plotly-check.js";
import { plotlyEngine } from "./plotly-engine.js";
import { type JsonFigure, type PlotlyFigure, plainFigure, stillLayout } from "./plotly-figure.js";
import { figureTables } from "./plotly-table.js";
import { checkTypes } from "./plotly-types.js";
import { plainText, titleOf } from "./plotly-values.js";
import { rgb, stepColours } from "./stepped.js";

export type { PlotlyFigure, PlotlyTrace } from "./plotly-figure.js";

/** What this file adds to Plotly's figure. */
export interface PlotlyOptions {
  /** A text alternative to use in place of the computed one. */
  readonly alt?: string;
  /** What the figure answers, in a sentence, or `question("id")`; it stands under the picture. */
  readonly question?: SourceQuestion;
}

/** The type under which JupyterLab and VS Code know a Plotly figure. */
export const PLOTLY_MIME = "application/vnd.plotly.v1+json";

/**
 * A Plotly figure that shows itself: interactive where the front end knows Plotly, else as a still picture with a text
 * alternative computed from the data.
 *
 * @throws {ShowError} `EMPTY_CHART` for a figure without traces or values, `TOO_LARGE` for more than 20,000 values in a trace,
 *   `NOT_A_FIGURE` for what Plotly cannot draw, or not without WebGL or a map from the network
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
  checkTypes(figure.data);
  checkTraces(figure.data);
  const plain = plainFigure(figure);
  const alt = options.alt ?? describeFigure(plain);
  const note = pictureNote(options.question, figureTables(plain));
  return displayable(() => figureBundle(plain, alt, note));
}

function figureBundle(figure: JsonFigure, alt: string, note: string): MimeBundle {
  const title = titleOf(figure.layout);
  return {
    [PLOTLY_MIME]: figure,
    ...pictureBundle({
      svg: still(figure, alt),
      alt,
      note,
      ...(title === undefined ? {} : { title: plainText(title) }),
    }),
  };
}

/** The still picture, on its own ground, its ink following the theme. */
function still(figure: JsonFigure, alt: string): string {
  const layout = stillLayout(figure.layout);
  const { width, height } = layout as { width: number; height: number };
  const { svg, dark } = stepColours(plotlyEngine()(figure.data, layout).replaceAll(INK, "currentColor"));
  const inside = dark === "" ? "" : WHITE_TEXT; // a name inside a slice or a bar
  return `<svg xmlns="http://www.w3.org/2000/svg" class="hers" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" color="${palette.ink.light}" font-family="${escapeHtml(FONT)}" role="img" aria-label="${escapeHtml(alt)}"><style>${groundStyle(dark + inside)}</style><rect class="hers-ground" width="${width}" height="${height}" fill="${palette.ground.light}"/>${svg}</svg>`;
}

/** The light ink as Plotly writes it. */
const INK = rgb(palette.ink.light);

/** The categories are light on a dark ground: what Plotly writes on them in white has to turn dark. */
const WHITE_TEXT = `text[style*="fill: ${rgb("#ffffff")}"]{fill:${palette.ground.dark}!important}`;
