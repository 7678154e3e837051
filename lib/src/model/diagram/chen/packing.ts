import type { Attribute } from "../../eer/index.js";
import type { Point, Rect } from "../layout/index.js";
import { type OvalSize, ovalSize } from "./ovals.js";

/** Ovals of attributes in rows above a line; y is counted upwards from it. */
export interface Block {
  readonly ovals: readonly Oval[];
  /** Lines between ovals of composite attributes and of their parts. */
  readonly twigs: readonly (readonly [Point, Point])[];
  /** Where lines from the owner go straight up, and how far. */
  readonly stems: readonly { readonly x: number; readonly to: number }[];
  readonly width: number;
  readonly height: number;
}

/** An attribute and the box of its oval; y of a box is that of its lower edge. */
export interface Oval {
  readonly attribute: Attribute;
  readonly box: Rect;
}

const BESIDE = 10; // between ovals of a row
const STEM = 12; // between ovals of the first row, where a stem passes
const GAP = 14; // between the owner and the first row
const ROW = 9; // between the first and the second row
const TWIG = 20; // the same where parts of a composite attribute stand on it

/**
 * Packs ovals in two rows, as bricks: those of the second row stand on stems that pass between those of the first. The parts of a
 * composite attribute stand on it.
 *
 * @param bricks false: attributes side by side only
 */
export function packOvals(attributes: readonly Attribute[], bricks = true): Block {
  const packing = new Packing(attributes, bricks);
  for (const attribute of attributes) packing.add(attribute);
  return packing.block();
}

/** The parts of a composite attribute, side by side, and their parts above them. */
interface Crown {
  readonly ovals: readonly {
    readonly attribute: Attribute;
    readonly x: number;
    readonly row: number;
    readonly foot?: number;
  }[];
  /** Where each row begins. */
  readonly starts: readonly number[];
  readonly width: number;
}

class Packing {
  readonly #bricks: boolean;
  /** Height of a row, and where the second begins. */
  readonly #tall: number;
  readonly #second: number;
  readonly #ovals: Oval[] = [];
  readonly #twigs: [Point, Point][] = [];
  readonly #stems: { x: number; to: number }[] = [];
  /** Where the next oval or stem of the first row may begin, and the right ends of the other rows. */
  #free = 0;
  readonly #ends: number[] = [];

  constructor(attributes: readonly Attribute[], bricks: boolean) {
    this.#bricks = bricks;
    this.#tall = Math.max(0, ...deep(attributes).map((each) => ovalSize(each).height));
    this.#second = GAP + this.#tall + (attributes.some(isComposite) ? TWIG : ROW);
  }

  add(attribute: Attribute): void {
    const size = ovalSize(attribute);
    if (isComposite(attribute)) this.#addComposite(attribute, size);
    else if (!this.#bricks || this.#ovals.length === 0 || !this.#addAbove(attribute, size))
      this.#addFirst(attribute, size, this.#free);
  }

  block(): Block {
    const left = Math.min(0, ...this.#ovals.map(({ box }) => box.x));
    const right = Math.max(0, ...this.#ovals.map(({ box }) => box.x + box.width));
    const by = <Thing extends { readonly x: number }>(thing: Thing): Thing => ({
      ...thing,
      x: thing.x - left,
    });
    return {
      ovals: this.#ovals.map(({ attribute, box }) => ({ attribute, box: by(box) })),
      twigs: this.#twigs.map(([a, b]) => [by(a), by(b)]),
      stems: this.#stems.map(by),
      width: Math.ceil(right - left),
      height: Math.ceil(Math.max(0, ...this.#ovals.map(({ box }) => box.y + box.height))),
    };
  }

  /** In the first row. */
  #addFirst(attribute: Attribute, { width, height }: OvalSize, x: number): void {
    const y = GAP + (this.#tall - height) / 2;
    this.#ovals.push({ attribute, box: { x, y, width, height } });
    this.#stems.push({ x: x + width / 2, to: y + height / 2 });
    this.#free = x + width + BESIDE;
  }

  /** In the second row, if what is there leaves room above the next stem. */
  #addAbove(attribute: Attribute, { width, height }: OvalSize): boolean {
    const stem = this.#free - BESIDE + STEM / 2;
    const least = this.#end(0) + BESIDE;
    if (least > stem - 0.3 * width) return false;
    const x = Math.max(least, Math.round(stem - width / 2));
    this.#ovals.push({ attribute, box: { x, y: this.#second, width, height } });
    this.#stems.push({ x: stem, to: this.#second + height / 2 });
    this.#ends[0] = x + width;
    this.#free = stem + STEM / 2;
    return true;
  }

  #addComposite(attribute: Attribute, size: OvalSize): void {
    const crown = crownOf(attribute.parts ?? [], 0);
    const least = Math.max(...crown.starts.map((start, row) => this.#end(row) + BESIDE - start));
    const x = Math.ceil(Math.max(this.#free, least + crown.width / 2 - size.width / 2));
    this.#addFirst(attribute, size, x);
    const middle = x + size.width / 2;
    const left = Math.round(middle - crown.width / 2);
    const top = GAP + (this.#tall + size.height) / 2;
    for (const { attribute: part, x: from, row, foot } of crown.ovals) {
      const { width, height } = ovalSize(part);
      const y = this.#second + row * (this.#tall + TWIG);
      this.#ovals.push({ attribute: part, box: { x: left + from, y, width, height } });
      const below = foot === undefined ? { x: middle, y: top } : { x: left + foot, y: y - TWIG };
      this.#twigs.push([below, { x: left + from + width / 2, y }]);
      this.#ends[row] = Math.max(this.#end(row), left + from + width);
    }
  }

  #end(row: number): number {
    return this.#ends[row] ?? -BESIDE;
  }
}

function crownOf(parts: readonly Attribute[], row: number): Crown {
  const ovals: Crown["ovals"][number][] = [];
  const starts: number[] = [0];
  let x = 0;
  for (const part of parts) {
    const { width } = ovalSize(part);
    const crown = isComposite(part) ? crownOf(part.parts ?? [], row + 1) : undefined;
    const wide = Math.max(width, crown?.width ?? 0);
    ovals.push({ attribute: part, x: x + (wide - width) / 2, row });
    if (crown !== undefined) {
      const by = x + (wide - crown.width) / 2;
      for (const each of crown.ovals)
        ovals.push({
          ...each,
          x: each.x + by,
          foot: each.foot === undefined ? x + wide / 2 : each.foot + by,
        });
      crown.starts.forEach((start, index) => {
        starts[index + 1] = Math.min(starts[index + 1] ?? Number.POSITIVE_INFINITY, start + by);
      });
    }
    x += wide + BESIDE;
  }
  return { ovals, starts, width: Math.max(1, x - BESIDE) };
}

const isComposite = ({ parts }: Attribute): boolean => parts !== undefined && parts.length > 0;

const deep = (attributes: readonly Attribute[]): Attribute[] =>
  attributes.flatMap((attribute) => [attribute, ...deep(attribute.parts ?? [])]);
