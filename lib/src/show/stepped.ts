import { palette } from "./palette.js";

/** A picture's colours and the rules that change them on a dark ground. */
export interface Stepped {
  readonly svg: string;
  /** CSS rules; they go inside `@media (prefers-color-scheme:dark)`. */
  readonly dark: string;
}

/**
 * Replaces the palette's categories, which suit any ground, by those stepped in lightness for the ground that a picture brings. Only
 * colours that are there get a rule. Plot writes them as attributes, Plotly into styles.
 */
export function stepColours(svg: string): Stepped {
  const rules: string[] = [];
  let stepped = svg;
  palette.categories.forEach((colour, place) => {
    const [light, dark] = [palette.stepped.light[place]!, palette.stepped.dark[place]!];
    if (colour === light && colour === dark) return;
    for (const property of ["fill", "stroke"]) {
      const attribute = `${property}="${colour}"`;
      const style = `${property}: ${rgb(colour)}`;
      if (stepped.includes(attribute)) rules.push(`[${property}="${light}"]{${property}:${dark}}`);
      if (stepped.includes(style))
        rules.push(`[style*="${property}: ${rgb(light)}"]{${property}:${dark}!important}`);
      stepped = stepped
        .replaceAll(attribute, `${property}="${light}"`)
        .replaceAll(style, `${property}: ${rgb(light)}`);
    }
  });
  return { svg: stepped, dark: rules.join("") };
}

/** A colour as Plotly writes it. */
export const rgb = (hex: string): string =>
  `rgb(${[1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).join(", ")})`;
