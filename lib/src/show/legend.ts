import { escapeHtml } from "./escape.js";
import { palette } from "./palette.js";
import type { PlotScale } from "./plot-types.js";
import { sayNumber } from "./statement.js";
import { roundNumbers } from "./svg.js";
import { estimatedWidth } from "./text-width.js";
import { printInstant, printNumber } from "./value.js";

/** A piece of a picture and the height it takes, in pixels. */
export interface Drawn {
  readonly svg: string;
  readonly height: number;
}

/** The legend of a colour scale: swatches for categories, a ramp of rectangles for a quantity (Plot's wants a canvas). */
export function drawLegend(scale: PlotScale, label: string | undefined, width: number): Drawn {
  const domain = scale.domain ?? [];
  return /ordinal|categorical/.test(scale.type) ? swatches(scale, domain, width) : ramp(scale, domain, label);
}

const SIZE = 12;

function swatches(scale: PlotScale, domain: readonly unknown[], width: number): Drawn {
  return inRows(domain, width, (value, x, y) => {
    const fill = escapeHtml(String(scale.apply(value)));
    return `<rect x="${x}" y="${y + 2}" width="12" height="12" fill="${fill}"/>`;
  });
}

/**
 * The legend of a symbol scale.
 *
 * @param paths the outlines of its symbols, around 0
 * @param colour the scale of the colours that belong to the same names
 */
export const drawSymbols = (
  scale: PlotScale,
  paths: readonly string[],
  colour: PlotScale | undefined,
  width: number,
): Drawn =>
  inRows(scale.domain ?? [], width, (value, x, y, index) => {
    const stroke = colour === undefined ? "currentColor" : String(colour.apply(value));
    return `<path transform="translate(${x + 6},${y + 8})" d="${escapeHtml(roundNumbers(paths[index] ?? ""))}" fill="none" stroke="${escapeHtml(stroke)}" stroke-width="1.5"/>`;
  });

/** Signs with a name beside each, in as many rows as they need. */
function inRows(
  domain: readonly unknown[],
  width: number,
  sign: (value: unknown, x: number, y: number, index: number) => string,
): Drawn {
  let x = 0;
  let y = 0;
  const parts = domain.map((value, index) => {
    const text = printed(value);
    const needed = 18 + estimatedWidth(text, SIZE) + 16;
    if (x > 0 && x + needed > width) {
      x = 0;
      y += 20;
    }
    const part = `${sign(value, x, y, index)}<text x="${x + 18}" y="${y + 12}">${escapeHtml(text)}</text>`;
    x = Math.round(x + needed);
    return part;
  });
  return { svg: parts.join(""), height: y + 24 };
}

const ramp = (scale: PlotScale, domain: readonly unknown[], label: string | undefined): Drawn =>
  steps(domain, label, (value) => `fill="${escapeHtml(String(scale.apply(value)))}"`);

/** The legend of an opacity scale: the same ink, more and more of it. */
export const drawOpacities = (scale: PlotScale, label: string | undefined): Drawn =>
  steps(scale.domain ?? [], label, (value) => `fill-opacity="${Number(scale.apply(value)).toFixed(2)}"`);

function steps(
  domain: readonly unknown[],
  label: string | undefined,
  paint: (value: number) => string,
): Drawn {
  const [low, high] = [Number(domain[0]), Number(domain.at(-1))];
  const steps = 40;
  const rectangles = Array.from({ length: steps }, (_, step) => {
    const value = low + ((high - low) * (step + 0.5)) / steps;
    return `<rect x="${step * 4}" y="16" width="4.5" height="10" ${paint(value)}/>`;
  });
  const ends = `<text x="0" y="40">${escapeHtml(atEnd(domain[0]))}</text><text x="${steps * 4}" y="40" text-anchor="end">${escapeHtml(atEnd(domain.at(-1)))}</text>`;
  const name = label === undefined ? "" : `<text x="0" y="10" font-weight="600">${escapeHtml(label)}</text>`;
  return { svg: `${name}${rectangles.join("")}${ends}`, height: 48 };
}

const atEnd = (value: unknown): string => (typeof value === "number" ? sayNumber(value) : printed(value));

function printed(value: unknown): string {
  if (value instanceof Date) return printInstant(value).replace("T00:00:00Z", "");
  return typeof value === "number" ? printNumber(value) : String(value ?? "NULL");
}

/** Title and subtitle of a picture, broken into lines that fit. */
export function drawHeading(title: string | undefined, subtitle: string | undefined, width: number): Drawn {
  let height = 0;
  const parts: string[] = [];
  for (const line of title === undefined ? [] : wrap(title, width, 16.5)) {
    parts.push(`<text y="${height + 16}" font-size="16" font-weight="600">${escapeHtml(line)}</text>`);
    height += 24;
  }
  for (const line of subtitle === undefined ? [] : wrap(subtitle, width, 13)) {
    parts.push(`<text y="${height + 12}" font-size="13" fill-opacity="0.8">${escapeHtml(line)}</text>`);
    height += 20;
  }
  return { svg: parts.join(""), height: height === 0 ? 0 : height + 4 };
}

/** A text under a picture, broken into lines that fit. */
export function drawLines(text: string, width: number): Drawn {
  const lines = wrap(text, width, SIZE).map(
    (line, index) => `<text y="${14 + index * 16}">${escapeHtml(line)}</text>`,
  );
  return { svg: lines.join(""), height: lines.length * 16 + 8 };
}

function wrap(text: string, width: number, size: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && estimatedWidth(longer, size) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** Ground and ink of a picture. It brings its own ground, so that it reads on a page of either theme; `dark`: rules for a dark one. */
export const groundStyle = (dark = ""): string =>
  `.hers{color:${palette.ink.light}}.hers-ground{fill:${palette.ground.light}}@media (prefers-color-scheme:dark){.hers{color:${palette.ink.dark}}.hers-ground{fill:${palette.ground.dark}}${dark}}`;
