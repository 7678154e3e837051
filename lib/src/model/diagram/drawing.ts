import { type Displayable, display, pictureBundle } from "../../show/bundle.js";
import { escapeHtml } from "../../show/escape.js";
import { FONT, palette } from "../../show/palette.js";

/** A text in a drawing and the box that it takes, in pixels. */
export interface Label {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Light, dark, or as the reader's system has it. */
export type Theme = "light" | "dark" | "auto";

/** A drawn diagram. It shows itself in a notebook. */
export interface Drawing extends Displayable {
  /** A complete SVG document with `<title>` and `<desc>`, the same bytes for the same model. */
  readonly svg: string;
  /** The text alternative: what is in the diagram, in sentences. */
  readonly alt: string;
  readonly title: string;
  /** Width and height in pixels, at 96 to the inch. */
  readonly width: number;
  readonly height: number;
  /** Every text that is in the drawing: what a test holds against the model and against each other. */
  readonly labels: readonly Label[];
}

/** What a notation hands over. Colours: `currentColor` for ink, class `hers-ground` for filled ground, the palette for accents. */
export interface Sketch {
  readonly title: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
  /** SVG elements, in pixels from the top left corner. */
  readonly body: string;
  readonly labels: readonly Label[];
}

const THEMES = ["light", "dark"] as const;
const style = (theme: Theme): string => {
  const rules = (name: (typeof THEMES)[number]): string =>
    `.hers{color:${palette.ink[name]}}.hers-ground{fill:${palette.ground[name]}}`;
  if (theme !== "auto") return rules(theme);
  return `${rules("light")}@media (prefers-color-scheme:dark){${rules("dark")}}`;
};

/** Puts ground, title and description around a sketch. */
export function drawing({ title, alt, width, height, body, labels }: Sketch, theme: Theme = "auto"): Drawing {
  const [w, h] = [Math.ceil(width), Math.ceil(height)];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" class="hers" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}" fill="none" stroke-linecap="round" font-family="${escapeHtml(FONT)}" role="img" aria-labelledby="title desc"><title id="title">${escapeHtml(title)}</title><desc id="desc">${escapeHtml(alt)}</desc><style>${style(theme)}</style><rect class="hers-ground" width="${w}" height="${h}"/>${body}</svg>\n`;
  return Object.defineProperties({ svg, alt, title, width: w, height: h, labels } as unknown as Drawing, {
    [display]: { value: () => pictureBundle({ svg, alt, title }) },
    [Symbol.for("nodejs.util.inspect.custom")]: { value: () => alt },
  });
}
