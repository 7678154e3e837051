import type { Attribute } from "../../eer/index.js";
import { LINE, type Point, type Rect } from "../layout/index.js";
import type { Pen, Stroke } from "../pen.js";
import { SIZE, widest, wrap } from "../wrap.js";

/** Ovals of attributes in rows above a line, y upwards from it, and the lines that lead to them. */
export interface Block {
  readonly ovals: readonly Oval[];
  /** Lines between ovals of a composite attribute and its parts. */
  readonly twigs: readonly (readonly [Point, Point])[];
  /** Where lines from the owner go up, and to which height. */
  readonly stems: readonly { readonly x: number; readonly to: number }[];
  readonly width: number;
  readonly height: number;
}

export interface Oval {
  readonly attribute: Attribute;
  readonly lines: readonly string[];
  /** Its box, y upwards from the line to its lower edge. */
  readonly box: Rect;
}

const BESIDE = 10;
const STEM = 12; // between ovals of the first row, where a stem passes
const GAP = 14; // between owner and first row
const TWIG = 20; // between a composite attribute and its parts
const ROW = 9; // between the first and the second row

/**
 * Packs ovals in two rows, as bricks: those of the second row stand on stems that pass between those of the first; the parts of a
 * composite attribute stand on it.
 */
export function packOvals(attributes: readonly Attribute[], bricks = true): Block {
  const ovals: Oval[] = [];
  const twigs: [Point, Point][] = [];
  const stems: { x: number; to: number }[] = [];
  const tall = Math.max(0, ...attributes.map((each) => sizeOf(each).height));
  const second = GAP + tall + (attributes.some(({ parts }) => parts !== undefined) ? TWIG : ROW);
  const ends: number[] = []; // right end of what stands in each row
  const endOf = (row: number): number => ends[row] ?? -BESIDE;
  let passage = -BESIDE; // right end of the first row, its last stem counted

  for (const attribute of attributes) {
    const size = sizeOf(attribute);
    if (attribute.parts !== undefined && attribute.parts.length > 0) {
      const crown = crownOf(attribute.parts, 0);
      const wide = Math.max(crown.width, 1);
      const left = Math.max(
        passage + BESIDE,
        Math.max(...crown.starts.map((start, row) => endOf(1 + row) + BESIDE - start)) +
          wide / 2 -
          size.width / 2,
      );
      const x = Math.ceil(left);
      const middle = x + size.width / 2;
      place(attribute, x, GAP + (tall - size.height) / 2);
      stems.push({ x: middle, to: GAP + (tall - size.height) / 2 });
      passage = x + size.width;
      const shift = Math.round(middle - wide / 2);
      hang(crown, shift, { x: middle, y: GAP + (tall + size.height) / 2 });
      continue;
    }
    const stem = passage + STEM / 2;
    const least = endOf(1) + BESIDE;
    if (bricks && ovals.length > 0 && least <= stem - 0.3 * size.width) {
      const x = Math.max(least, Math.round(stem - size.width / 2));
      place(attribute, x, second);
      stems.push({ x: stem, to: second + size.height / 2 });
      ends[1] = x + size.width;
      passage = stem + STEM / 2 - BESIDE;
    } else {
      const x = passage + BESIDE;
      place(attribute, x, GAP + (tall - size.height) / 2);
      stems.push({ x: x + size.width / 2, to: GAP + tall / 2 });
      passage = x + size.width;
    }
  }

  function place(attribute: Attribute, x: number, y: number): void {
    const { width, height, lines } = sizeOf(attribute);
    ovals.push({ attribute, lines, box: { x, y, width, height } });
  }

  /** Puts the parts of a composite attribute above it. */
  function hang({ rows, starts, width }: Crown, shift: number, foot: Point): void {
    for (const { attribute, x, row, from } of rows) {
      const size = sizeOf(attribute);
      const base = row === 0 ? second : second + row * (tall + TWIG);
      place(attribute, shift + x, base);
      const top = row === 0 ? foot : { x: shift + from, y: base - TWIG };
      twigs.push([top, { x: shift + x + size.width / 2, y: base }]);
      ends[1 + row] = Math.max(endOf(1 + row), shift + x + size.width);
    }
    void starts;
    void width;
  }

  const left = Math.min(0, ...ovals.map(({ box }) => box.x));
  const right = Math.max(0, ...ovals.map(({ box }) => box.x + box.width));
  const by = (x: number): number => x - left;
  return {
    ovals: ovals.map((oval) => ({ ...oval, box: { ...oval.box, x: by(oval.box.x) } })),
    twigs: twigs.map(([a, b]) => [
      { x: by(a.x), y: a.y },
      { x: by(b.x), y: b.y },
    ]),
    stems: stems.map(({ x, to }) => ({ x: by(x), to })),
    width: Math.ceil(right - left),
    height: Math.ceil(Math.max(0, ...ovals.map(({ box }) => box.y + box.height))),
  };
}

interface Crown {
  readonly rows: readonly { attribute: Attribute; x: number; row: number; from: number }[];
  /** Where each row begins. */
  readonly starts: readonly number[];
  readonly width: number;
}

/** Parts side by side, and the parts of parts above them. */
function crownOf(parts: readonly Attribute[], row: number): Crown {
  const rows: { attribute: Attribute; x: number; row: number; from: number }[] = [];
  const starts: number[] = [0];
  let x = 0;
  for (const part of parts) {
    const { width } = sizeOf(part);
    const own =
      part.parts === undefined || part.parts.length === 0 ? undefined : crownOf(part.parts, row + 1);
    const wide = Math.max(width, own?.width ?? 0);
    rows.push({ attribute: part, x: x + (wide - width) / 2, row, from: 0 });
    if (own !== undefined) {
      const by = x + (wide - own.width) / 2;
      for (const each of own.rows) {
        rows.push({ ...each, x: each.x + by, from: each.row === row + 1 ? x + wide / 2 : each.from + by });
      }
      own.starts.forEach((start, index) => {
        starts[1 + index] = Math.min(starts[1 + index] ?? Number.POSITIVE_INFINITY, start + by);
      });
    }
    x += wide + BESIDE;
  }
  return { rows, starts: starts.map((start) => start ?? 0), width: x - BESIDE };
}

function sizeOf({ name, multivalued }: Attribute): { width: number; height: number; lines: string[] } {
  const lines = wrap(name, 130);
  const rim = multivalued ? 6 : 0;
  const high = 9 + lines.length * 13;
  const wide = widest(lines) * (lines.length > 1 ? 1.3 : 1.1) + 10;
  return { width: 2 * Math.ceil(Math.max(wide, 34) / 2) + rim, height: 2 * Math.ceil(high / 2) + rim, lines };
}

/** Draws one oval with its marks. */
export function drawOval(
  pen: Pen,
  owner: string,
  { attribute, lines }: Oval,
  box: Rect,
  stroke: Stroke,
): void {
  const kinds = [
    attribute.key ? "key" : "",
    attribute.partialKey ? "partial-key" : "",
    attribute.multivalued ? "multivalued" : "",
    attribute.derivedFrom === undefined ? "" : "derived",
    attribute.parts === undefined ? "" : "composite",
  ].filter((kind) => kind !== "");
  pen.group({ "data-attribute": `${owner}.${attribute.name}`, class: kinds.join(" ") }, () => {
    const dashed = attribute.derivedFrom !== undefined;
    pen.ellipse(box, { ...stroke, dashed });
    if (attribute.multivalued) {
      pen.ellipse(
        { x: box.x + 3, y: box.y + 3, width: box.width - 6, height: box.height - 6 },
        { ...stroke, dashed },
      );
    }
    const middle = box.x + box.width / 2;
    const top = box.y + box.height / 2 - (lines.length * LINE) / 2;
    pen.text(lines, { x: middle, y: top }, { whole: attribute.name });
    if (!attribute.key && !attribute.partialKey) return;
    lines.forEach((line, index) => {
      const half = widest([line]) / 2;
      const y = top + index * LINE + SIZE + 0.5;
      pen.line(
        [
          { x: middle - half, y },
          { x: middle + half, y },
        ],
        { width: 1, dashed: attribute.key !== true },
      );
    });
  });
}
