import type { Attribute, RelationshipType } from "../../eer/index.js";
import { diamondAround, drawDiamond } from "../diamond.js";
import type { Landing, Point, Rect, WireEnd } from "../layout/index.js";
import type { Stroke } from "../pen.js";
import { coreOf, type Figure } from "../scene.js";
import { clusterOf } from "./cluster.js";

/** The diamond of a relationship type with the ovals of its attributes. */
export function relationshipFigure(
  { name, identifying }: RelationshipType,
  attributes: readonly Attribute[],
  ends: readonly WireEnd[],
  stroke: Stroke,
): Figure {
  const diamond = diamondAround(name, identifying);
  const cluster = clusterOf(attributes, diamond, ends, "diamond");
  return {
    node: cluster,
    draw(pen, place) {
      const core = coreOf(place);
      pen.group({ "data-relationship": name, class: identifying ? "identifying" : "" }, () => {
        cluster.draw(pen, place, name, stroke);
        drawDiamond(pen, core, stroke, identifying);
        pen.centred(diamond.lines, core, { whole: name });
      });
    },
  };
}

/** A line on to the edge of a diamond, where it does not end at a corner of it. */
export function toDiamond(points: readonly Point[], { side, x, y }: Landing, core: Rect): Point[] {
  const upright = side === "top" || side === "bottom";
  const [middle, length, depth] = upright
    ? [core.x + core.width / 2, core.width, core.height]
    : [core.y + core.height / 2, core.height, core.width];
  const aside = Math.abs((upright ? x : y) - middle);
  if (aside < 1) return [...points];
  const inwards = (aside / (length / 2)) * (depth / 2) * (side === "top" || side === "left" ? 1 : -1);
  return [...points, upright ? { x, y: y + inwards } : { x: x + inwards, y }];
}
