import { escapeHtml } from "./escape.js";
import { palette } from "./palette.js";
import type { PlotScale } from "./plot-types.js";
import { printInstant, printNumber } from "./value.js";

/** A piece of a picture and the height it takes, in pixels. */
export interface Drawn {
  readonly svg: string;
  readonly height: number;
}

/** Estimated width of a text in pixels; enough for layout, and the same on every machine. */
export const textWidth = (text: string, size: number): number => [...text].length * size * 0.56;

/** The legend of a colour scale: swatches for categories, a ramp of rectangles for a quantity (Plot's wants a canvas). */
export function drawLegend(scale: PlotScale, label: string | undefined, width: number): Drawn {
  const domain = scale.domain ?? [];
  return /ordinal|categorical/.test(scale.type) ? swatches(scale, domain, width) : ramp(scale, domain, label);
}

const SIZE = 12;

function swatches(scale: PlotScale, domain: readonly unknown[], width: number): Drawn {
  let x = 0;
  let y = 0;
  const parts = domain.map((value) => {
    const text = printed(value);
    const needed = 18 + textWidth(text, SIZE) + 16;
    if (x > 0 && x + needed > width) {
      x = 0;
      y += 20;
    }
    const fill = escapeHtml(String(scale.apply(value)));
    const part = `<rect x="${x}" y="${y + 2}" width="12" height="12" fill="${fill}"/><text x="${x + 18}" y="${y + 12}">${escapeHtml(text)}</text>`;
    x = Math.round(x + needed);
    return part;
  });
  return { svg: parts.join(""), height: y + 24 };
}

function ramp(scale: PlotScale, domain: readonly unknown[], label: string | undefined): Drawn {
  const [low, high] = [Number(domain[0]), Number(domain.at(-1))];
  const steps = 40;
  const rectangles = Array.from({ length: steps }, (_, step) => {
    const value = low + ((high - low) * (step + 0.5)) / steps;
    return `<rect x="${step * 4}" y="16" width="4.5" height="10" fill="${escapeHtml(String(scale.apply(value)))}"/>`;
  });
  const ends = `<text x="0" y="40">${escapeHtml(printed(domain[0]))}</text><text x="${steps * 4}" y="40" text-anchor="end">${escapeHtml(printed(domain.at(-1)))}</text>`;
  const name = label === undefined ? "" : `<text x="0" y="10" font-weight="600">${escapeHtml(label)}</text>`;
  return { svg: `${name}${rectangles.join("")}${ends}`, height: 48 };
}

function printed(value: unknown): string {
  if (value instanceof Date) return printInstant(value).replace("T00:00:00Z", "");
  return typeof value === "number" ? printNumber(value) : String(value ?? "NULL");
}

/** Title and subtitle of a picture. */
export function drawHeading(title: string | undefined, subtitle: string | undefined): Drawn {
  let height = 0;
  const parts: string[] = [];
  if (title !== undefined) {
    parts.push(`<text y="${height + 16}" font-size="16" font-weight="600">${escapeHtml(title)}</text>`);
    height += 24;
  }
  if (subtitle !== undefined) {
    parts.push(`<text y="${height + 12}" font-size="13" fill-opacity="0.8">${escapeHtml(subtitle)}</text>`);
    height += 20;
  }
  return { svg: parts.join(""), height: height === 0 ? 0 : height + 4 };
}

/** Ground and ink of a picture. It brings its own ground, so that it reads on a page of either theme. */
export const GROUND_STYLE = `.hers{color:${palette.ink.light}}.hers-ground{fill:${palette.ground.light}}@media (prefers-color-scheme:dark){.hers{color:${palette.ink.dark}}.hers-ground{fill:${palette.ground.dark}}}`;
