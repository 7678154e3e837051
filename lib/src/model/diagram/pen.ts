import { escapeHtml } from "../../show/escape.js";
import { textWidth } from "../../show/text-width.js";
import type { Label } from "./drawing.js";
import { LINE, type Point, type Rect } from "./layout/index.js";
import { readable } from "./readable.js";
import { SIZE } from "./wrap.js";

/** How a line is drawn. */
export interface Stroke {
  readonly colour?: string;
  readonly width?: number;
  readonly dashed?: boolean;
}

/** What an area is filled with: the picture's ground, or a colour. */
export type Fill = "ground" | "none" | `#${string}` | "currentColor";

/** Writes SVG elements and keeps a list of the texts. */
export class Pen {
  readonly #parts: string[] = [];
  readonly labels: Label[] = [];

  get body(): string {
    return this.#parts.join("");
  }

  /** Draws into a group that says what it stands for: `{ "data-entity": "Visit", class: "weak" }`. */
  group(attributes: Readonly<Record<string, string>>, draw: () => void): void {
    const written = Object.entries(attributes).map(([name, value]) =>
      value === "" ? "" : ` ${name}="${escapeHtml(readable(value))}"`,
    );
    this.#parts.push(`<g${written.join("")}>`);
    draw();
    this.#parts.push("</g>");
  }

  /** A line through points. */
  line(points: readonly Point[], stroke: Stroke = {}): void {
    this.path(
      points.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${round(x)} ${round(y)}`).join(""),
      stroke,
    );
  }

  /** Two parallel lines along points; corners are square. */
  doubleLine(points: readonly Point[], stroke: Stroke = {}): void {
    for (const distance of [1.75, -1.75]) this.line(offset(points, distance), { ...stroke, width: 1.2 });
  }

  path(path: string, stroke: Stroke = {}, fill: Fill = "none"): void {
    this.#parts.push(`<path d="${path}"${filled(fill)}${stroked(stroke)}/>`);
  }

  rect(
    { x, y, width, height }: Rect,
    stroke: Stroke | undefined = {},
    fill: Fill = "ground",
    round = 0,
  ): void {
    const corner = round === 0 ? "" : ` rx="${round}"`;
    this.#parts.push(
      `<rect x="${x}" y="${y}" width="${width}" height="${height}"${corner}${filled(fill)}${stroked(stroke)}/>`,
    );
  }

  ellipse({ x, y, width, height }: Rect, stroke: Stroke = {}): void {
    const centre = `cx="${x + width / 2}" cy="${y + height / 2}" rx="${width / 2}" ry="${height / 2}"`;
    this.#parts.push(`<ellipse ${centre}${filled("ground")}${stroked(stroke)}/>`);
  }

  /** A name in the middle of a box. */
  centred(
    lines: readonly string[],
    { x, y, width, height }: Rect,
    options: { bold?: boolean; whole?: string } = {},
  ): void {
    const top = Math.round(y + (height - lines.length * LINE) / 2);
    this.text(lines, { x: x + width / 2, y: top }, options);
  }

  /**
   * A name, in one line or several, and its label.
   *
   * @param at left edge, middle or right edge of the first line, and its top
   * @param whole what the label says; default the lines joined
   */
  text(
    lines: readonly string[],
    at: Point,
    {
      bold = false,
      align = "middle",
      whole = lines.join(""),
    }: { bold?: boolean; align?: "left" | "middle" | "right"; whole?: string } = {},
  ): void {
    let [left, right] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    lines.forEach((line, index) => {
      const shown = readable(line.trim());
      if (shown === "") return;
      const width = round(textWidth(shown, SIZE, bold));
      const x = round(align === "left" ? at.x : align === "right" ? at.x - width : at.x - width / 2);
      left = Math.min(left, x);
      right = Math.max(right, x + width);
      const weight = bold ? ' font-weight="600"' : "";
      this.#parts.push(
        `<text x="${x}" y="${round(at.y + index * LINE + 11)}" font-size="${SIZE}"${weight} textLength="${width}" lengthAdjust="spacingAndGlyphs" fill="currentColor">${escapeHtml(shown)}</text>`,
      );
    });
    if (left > right) return;
    this.labels.push({
      text: whole,
      x: left,
      y: at.y,
      width: round(right - left),
      height: lines.length * LINE,
    });
  }
}

const filled = (fill: Fill): string =>
  fill === "none" ? "" : fill === "ground" ? ' class="hers-ground"' : ` fill="${fill}"`;

const stroked = ({ colour = "currentColor", width = 1.2, dashed = false }: Stroke): string =>
  width === 0
    ? ""
    : ` stroke="${colour}" stroke-width="${width}"${dashed ? ' stroke-dasharray="4 3" stroke-linecap="butt"' : ""}`;

const round = (value: number): number => Math.round(value * 100) / 100;

/** Points of a line that runs beside another at a distance; both have square corners. */
function offset(points: readonly Point[], distance: number): Point[] {
  const normal = (a: Point, b: Point): Point => ({
    x: -Math.sign(b.y - a.y) * distance,
    y: Math.sign(b.x - a.x) * distance,
  });
  return points.map((point, index) => {
    const before = index === 0 ? undefined : normal(points[index - 1]!, point);
    const after = index + 1 === points.length ? undefined : normal(point, points[index + 1]!);
    if (before === undefined || after === undefined) {
      const only = (before ?? after)!;
      return { x: point.x + only.x, y: point.y + only.y };
    }
    return { x: point.x + before.x + after.x, y: point.y + before.y + after.y };
  });
}
