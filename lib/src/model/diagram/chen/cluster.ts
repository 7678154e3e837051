import type { Attribute } from "../../eer/index.js";
import {
  type Form,
  type Node,
  type Place,
  type Point,
  type Rect,
  roomFor,
  type Side,
  type WireEnd,
} from "../layout/index.js";
import type { Pen, Stroke } from "../pen.js";
import { drawOval } from "./ovals.js";
import { type Block, packOvals } from "./packing.js";

/** An owner with its ovals: a node for the layout, and how the ovals are drawn once it has been placed. */
export interface Cluster extends Node {
  draw(pen: Pen, place: Place, owner: string, stroke: Stroke): void;
}

type Shape = "rectangle" | "diamond";

/** Ovals above and below an owner, and the form that this makes. */
interface Plan {
  readonly form: Form;
  readonly above: Block | undefined;
  readonly below: Block | undefined;
}

/**
 * An owner with the ovals of its attributes above it, below it or on both sides; the layout takes what suits the wires.
 *
 * @param least size of the owner's own shape
 * @param ends the wires that end at it
 */
export function clusterOf(
  attributes: readonly Attribute[],
  least: { readonly width: number; readonly height: number },
  ends: readonly WireEnd[],
  shape: Shape,
): Cluster {
  const corners = attributes.length > 0 ? 3 : 4;
  const attach = shape === "diamond" && ends.length <= corners ? "middle" : "along";
  const plans = arrangements(attributes, shape).map((arrangement) =>
    planOf(arrangement, least, ends, shape, attach),
  );
  return {
    attach,
    forms: plans.map(({ form }) => form),
    draw(pen, place, owner, stroke) {
      const { above, below } = plans.find(({ form }) => form.sides.join() === place.form.sides.join())!;
      const [, ...boxes] = place.form.solids;
      for (const block of [above, below]) {
        if (block !== undefined)
          drawBlock(pen, { block, up: block === above, shape, box: boxes.shift()! }, place, owner, stroke);
      }
    },
  };
}

interface Arrangement {
  readonly sides: readonly Side[];
  readonly above?: Block;
  readonly below?: Block;
}

function arrangements(attributes: readonly Attribute[], shape: Shape): Arrangement[] {
  if (attributes.length === 0) return [{ sides: ["top", "right", "bottom", "left"] }];
  const bricks = shape === "rectangle" || attributes.length > 2;
  const all = packOvals(attributes, bricks);
  const oneSided: Arrangement[] = [
    { sides: ["right", "bottom", "left"], above: all },
    { sides: ["top", "right", "left"], below: all },
  ];
  if (shape === "diamond" || attributes.length < 4) return oneSided;
  const half = Math.ceil(attributes.length / 2);
  const [above, below] = [packOvals(attributes.slice(0, half)), packOvals(attributes.slice(half))];
  return [...oneSided, { sides: ["right", "left"], above, below }];
}

function planOf(
  { sides, above, below }: Arrangement,
  least: { readonly width: number; readonly height: number },
  ends: readonly WireEnd[],
  shape: Shape,
  attach: Node["attach"],
): Plan {
  const blocks = [above, below].flatMap((block) => block ?? []);
  const span = shape === "rectangle" ? Math.max(0, ...blocks.map((block) => 2 * reach(block) + 24)) : 0;
  const size = {
    width: 2 * Math.ceil(Math.max(least.width, span) / 2),
    height: 2 * Math.ceil(least.height / 2),
  };
  const { width, height } = attach === "along" ? roomFor(ends, sides, size) : size;
  // stems to the ovals are as far left as right of the middle of the owner
  const left = Math.ceil(Math.max(width / 2, ...blocks.map(middleOf)));
  const right = Math.ceil(Math.max(width / 2, ...blocks.map((block) => block.width - middleOf(block))));
  const core: Rect = { x: left - width / 2, y: above?.height ?? 0, width, height };
  const boxes = blocks.map((block): Rect => {
    const first = Math.floor(Math.min(...block.ovals.map(({ box }) => box.y)));
    return {
      x: Math.floor(left - middleOf(block)),
      y: block === above ? 0 : core.y + height + first,
      width: Math.ceil(block.width),
      height: block.height - first,
    };
  });
  const form = {
    width: left + right,
    height: core.y + height + (below?.height ?? 0),
    core,
    solids: [core, ...boxes],
    sides,
  };
  return { form, above, below };
}

const middleOf = ({ stems }: Block): number => {
  const xs = stems.map(({ x }) => x);
  return (Math.min(...xs) + Math.max(...xs)) / 2;
};

const reach = (block: Block): number =>
  Math.max(...block.stems.map(({ x }) => Math.abs(x - middleOf(block))));

function drawBlock(
  pen: Pen,
  { block, up, shape, box }: { block: Block; up: boolean; shape: Shape; box: Rect },
  { x, y, form: { core } }: Place,
  owner: string,
  stroke: Stroke,
): void {
  const base = y + (up ? core.y : core.y + core.height);
  const at = (point: Point): Point => ({ x: x + box.x + point.x, y: up ? base - point.y : base + point.y });
  for (const stem of block.stems) {
    const top = at({ x: stem.x, y: stem.to });
    const placed = { ...core, x: x + core.x, y: y + core.y };
    if (shape === "rectangle") pen.line([at({ x: stem.x, y: 0 }), top], stroke);
    else pen.line([onDiamond(top.x, placed, up), at({ x: stem.x, y: Math.min(stem.to, GATE) }), top], stroke);
  }
  for (const [a, b] of block.twigs) pen.line([at(a), at(b)], stroke);
  for (const oval of block.ovals) {
    const corner = at({ x: oval.box.x, y: up ? oval.box.y + oval.box.height : oval.box.y });
    drawOval(
      pen,
      owner,
      oval.attribute,
      { ...corner, width: oval.box.width, height: oval.box.height },
      stroke,
    );
  }
}

/** Above a diamond, lines to the second row of ovals stand upright from here. */
const GATE = 14;

/** Where a line to an oval leaves a diamond: on its upper or lower edge, not far from the corner. */
function onDiamond(towards: number, { x, y, width, height }: Rect, up: boolean): Point {
  const middle = x + width / 2;
  const aside = Math.max(-width / 5, Math.min(width / 5, (towards - middle) / 2));
  const drop = (Math.abs(aside) / (width / 2)) * (height / 2);
  return { x: middle + aside, y: up ? y + drop : y + height - drop };
}
