import { inspect } from "node:util";
import { escapeHtml } from "./escape.js";

/** One value in several formats, by MIME type; a front end shows the richest one that it can. */
export type MimeBundle = Readonly<Record<string, unknown>>;

/** The name of the method by which a kernel asks a value for its bundle: `Symbol.for("Jupyter.display")`. */
export const display: unique symbol = Symbol.for("Jupyter.display");

/** A value that knows how to show itself in a notebook. */
export interface Displayable {
  [display](): MimeBundle;
}

/**
 * Wraps a bundle. On a plain tslab kernel, which knows no bundles, the value prints its `text/plain`.
 *
 * @param bundle made when first asked for, and once
 */
export function displayable(bundle: () => MimeBundle): Displayable {
  let made: MimeBundle | undefined;
  const show = (): MimeBundle => {
    made ??= bundle();
    return made;
  };
  return Object.defineProperties({} as Displayable, {
    [display]: { value: show },
    [inspect.custom]: { value: () => String(show()["text/plain"] ?? "") },
  });
}

/** What a picture is made of. */
export interface Picture {
  /** A complete SVG document. */
  readonly svg: string;
  /** What someone who cannot see the picture should know. */
  readonly alt: string;
  /** A short name, shown on hovering. */
  readonly title?: string;
  /** HTML that stands under it. */
  readonly note?: string;
}

/**
 * The bundle of a picture. A committed notebook is opened untrusted: JupyterLab then hides `image/svg+xml` but shows an
 * `<img>` with a data address, so the HTML comes as one.
 */
export function pictureBundle({ svg, alt, title, note }: Picture): MimeBundle {
  const source = Buffer.from(svg, "utf8").toString("base64");
  const hover = title === undefined ? "" : ` title="${escapeHtml(title)}"`;
  return {
    "text/html": `<img alt="${escapeHtml(alt)}"${hover} src="data:image/svg+xml;base64,${source}" style="max-width:100%;height:auto">${note === undefined || note === "" ? "" : `\n${note}`}`,
    "image/svg+xml": svg,
    "text/plain": alt,
  };
}

/** A picture that shows itself: see {@link pictureBundle}. */
export const picture = (parts: Picture): Displayable => displayable(() => pictureBundle(parts));

/** True for a value that has its own bundle. */
export const isDisplayable = (value: unknown): value is Displayable =>
  typeof value === "object" &&
  value !== null &&
  typeof (value as Partial<Displayable>)[display] === "function";
