/**
 * Colours that keep 3:1 against both a white and a near-black ground, and stay apart for the common kinds of colour
 * blindness (after Okabe and Ito, "Color Universal Design", 2008, moved to middle lightness).
 */
export const palette = {
  /** What a picture is about. */
  accent: "#2a7fba",
  /** The rest. */
  grey: "#8a8f98",
  /** Text and axes on the light and on the dark ground. */
  ink: { light: "#24292f", dark: "#dfe3e8" },
  ground: { light: "#ffffff", dark: "#16181d" },
  /** For categories, in this order. */
  categories: ["#2a7fba", "#d4791a", "#1f9e83", "#c2699b", "#7b68c8", "#8f7a1f", "#c24a3a", "#848a94"],
  /**
   * The same categories, for a picture on a ground of its own: stepped in lightness too, by 10 of CIELAB's 100 among the first four and
   * by 5 among all eight, so that a print in grey tells them apart.
   */
  stepped: {
    light: ["#2a7fba", "#df7b03", "#046b57", "#811c5c", "#8b75e6", "#7e6b01", "#a31715", "#363c45"],
    dark: ["#2a7fba", "#e68213", "#4fd3b3", "#ffd8eb", "#8f7ae6", "#c6ab45", "#be3a2d", "#cbd0db"],
  },
  /** Least and most of a quantity. */
  ramp: ["#dce9f2", "#15588a"],
  /** The same on a dark ground, where what is most has to be brightest. */
  rampOnDark: ["#25394a", "#a9d6f7"],
} as const;

/** The font stack of every picture: whatever the system reads best. */
export const FONT = "system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif";

/** A fixed colour for each name, so that one thing looks the same in every picture; colours repeat after eight. */
export function colours<Name extends string>(names: readonly Name[]): Record<Name, string> {
  const { categories } = palette;
  return Object.fromEntries(
    names.map((name, index) => [name, categories[index % categories.length]]),
  ) as Record<Name, string>;
}
