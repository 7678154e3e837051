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
  rules.push(...rampRules(stepped));
  // a white outline keeps a name readable over a mark: it has the ground's colour
  if (svg.includes('stroke="white"')) rules.push(`[stroke="white"]{stroke:${palette.ground.dark}}`);
  return { svg: stepped, dark: rules.join("") };
}

/** A colour as Plotly writes it. */
export const rgb = (hex: string): string => `rgb(${channels(hex).join(", ")})`;

/** Colours between the ends of the ramp, each with its place on the ramp for a dark ground. */
function rampRules(svg: string): string[] {
  const ends = palette.ramp.map(channels);
  const dark = palette.rampOnDark.map(channels);
  const found = new Set([...svg.matchAll(/fill="(rgb\(\d+, \d+, \d+\))"/g)].map(([, colour]) => colour!));
  return [...found].flatMap((colour) => {
    const own = (colour.match(/\d+/g) ?? []).map(Number);
    const share = (own[0]! - ends[0]![0]!) / (ends[1]![0]! - ends[0]![0]!);
    const at = ([low, high]: readonly number[][]): number[] =>
      low!.map((from, index) => Math.round(from + (high![index]! - from) * share));
    const isOn =
      share >= 0 && share <= 1 && at(ends).every((value, index) => Math.abs(value - own[index]!) <= 1);
    return isOn ? [`[fill="${colour}"]{fill:rgb(${at(dark).join(", ")})}`] : [];
  });
}

const channels = (hex: string): number[] => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
