import { describeChart } from "./alternative.js";
import { type Displayable, display, pictureBundle } from "./bundle.js";
import { checkMarks } from "./chart-check.js";
import { frame } from "./chart-frame.js";
import { drawStyled } from "./chart-style.js";
import { drawnTables } from "./chart-table.js";
import { thin } from "./chart-thin.js";
import { pictureNote, type SourceQuestion } from "./picture-note.js";
import { flatMarks, forgetInitialized, type PlotOptions } from "./plot-types.js";

/** A drawn chart. It shows itself in a notebook, with the values that it draws folded under it. */
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
  /** What the chart answers, in a sentence, or `question("id")`; it stands under the picture. */
  readonly question?: SourceQuestion;
}

/**
 * Draws with Observable Plot, in the house style. Options are Plot's own and win over the style; title, subtitle, caption
 * and legends become part of the picture. Of a mark with more than 5,000 points a part is drawn, and the picture says which.
 *
 * @throws {ShowError} `EMPTY_CHART` if no mark has a row or a value, `UNKNOWN_COLUMN` if a channel names a column that is not there,
 *   `TOO_LARGE` for more than 5,000 bars, rectangles or cells
 */
export function plot(options: ChartOptions = {}): Chart {
  forgetInitialized();
  const marks = flatMarks(options.marks);
  checkMarks(marks);
  const thinned = thin(options.marks);
  const styled = drawStyled({ ...options, marks: thinned.marks as readonly unknown[] });
  const notes = thinned.notes.map((note) => `${note}.`);
  const alt = [options.alt ?? describeChart(options, marks, styled.figure), ...notes].join(" ");
  const title = text(options.title);
  const caption = [text(options.caption) ?? [], notes].flat().join(" ");
  const svg = frame(styled, {
    title,
    subtitle: text(options.subtitle),
    caption: caption === "" ? undefined : caption,
    alt,
  });
  const note = pictureNote(options.question, drawnTables(options, marks, styled.figure));
  return Object.defineProperties({ svg, alt } as Chart, {
    [display]: { value: () => pictureBundle({ svg, alt, note, ...(title === undefined ? {} : { title }) }) },
    [Symbol.for("nodejs.util.inspect.custom")]: { value: () => alt },
  });
}

const text = (value: unknown): string | undefined =>
  value === undefined || value === null ? undefined : String(value);
