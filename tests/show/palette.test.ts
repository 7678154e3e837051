import { describe, expect, it } from "vitest";
import { palette } from "../../lib/src/show/palette.js";

type Rgb = readonly [number, number, number];

/** Linear light of a colour in sRGB (IEC 61966-2-1). */
const linear = (hex: string): Rgb =>
  [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)) as unknown as Rgb;

const luminance = ([r, g, b]: Rgb): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;

/** CIELAB under D65: lightness is 0 for black, 100 for white. */
function lab([r, g, b]: Rgb): Rgb {
  const root = (t: number): number => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);
  const x = root((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = root(luminance([r, g, b]));
  const z = root((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** WCAG 2.2, 1.4.11: a shape that has to be seen keeps 3:1 to what is beside it. */
const contrast = (one: string, other: string): number => {
  const [high, low] = [one, other].map((hex) => luminance(linear(hex))).sort((a, b) => b - a);
  return (high! + 0.05) / (low! + 0.05);
};

/** Machado, Oliveira and Fernandes (2009), full severity. */
const BLINDNESS: Readonly<Record<string, readonly Rgb[]>> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const seen = (matrix: readonly Rgb[], [r, g, b]: Rgb): Rgb =>
  matrix.map(([x, y, z]) => x * r + y * g + z * b) as unknown as Rgb;

const pairs = <Item>(items: readonly Item[]): [Item, Item][] =>
  items.flatMap((one, index) => items.slice(index + 1).map((other): [Item, Item] => [one, other]));

describe.each(["light", "dark"] as const)("the categories on a %s ground", (ground) => {
  const colours = palette.stepped[ground];
  const lightness = (hex: string): number => lab(linear(hex))[0];
  const step = (some: readonly string[]): number =>
    Math.min(...pairs(some).map(([one, other]) => Math.abs(lightness(one) - lightness(other))));

  it("differ in lightness, so that a print in grey tells them apart: four by 10, eight by 4", () => {
    expect(step(colours.slice(0, 4))).toBeGreaterThan(9.5);
    expect(step(colours)).toBeGreaterThan(4);
  });

  it("are seen against it: 3:1", () => {
    for (const colour of colours) expect(contrast(colour, palette.ground[ground]), colour).toBeGreaterThan(3);
  });

  it.each(Object.entries(BLINDNESS))("stay apart under %s: the first five", (_, matrix) => {
    for (const [one, other] of pairs(colours.slice(0, 5))) {
      const [a, b] = [one, other].map((hex) => lab(seen(matrix, linear(hex))));
      expect(Math.hypot(...a!.map((value, axis) => value - b![axis]!)), `${one} ${other}`).toBeGreaterThan(
        10,
      );
    }
  });
});

it("categories for any ground keep 3:1 to both", () => {
  for (const colour of palette.categories) {
    for (const ground of Object.values(palette.ground)) expect(contrast(colour, ground)).toBeGreaterThan(3);
  }
});

it("ink keeps 7:1 to its ground", () => {
  for (const theme of ["light", "dark"] as const)
    expect(contrast(palette.ink[theme], palette.ground[theme])).toBeGreaterThan(7);
});
