import { drawDiamond, toEdge } from "../diamond.js";
import { LINE, type Place, type Point, roomFor, type WireEnd } from "../layout/index.js";
import type { Stroke } from "../pen.js";
import { coreOf, type Figure, plainNode } from "../scene.js";
import { widest, wrap } from "../wrap.js";

/** An action: a box with round corners around what is done. */
export function actionFigure(name: string, ends: readonly WireEnd[], stroke: Stroke): Figure {
  const lines = wrap(name, 120);
  const least = { width: Math.max(60, widest(lines) + 20), height: 12 + LINE * lines.length };
  return {
    node: plainNode(roomFor(ends, ["top", "right", "bottom", "left"], least), "along"),
    draw(pen, place) {
      const core = coreOf(place);
      pen.group({ "data-action": name }, () => {
        pen.rect(core, stroke, "ground", 10);
        pen.centred(lines, core, { whole: name });
      });
    },
  };
}

/** Corners of a diamond: with more flows than these it is wider, and they end along its edges. */
const CORNERS = 4;
const CHOICE = { width: 26, height: 22 };

/** A decision or a merge: a diamond without a name. */
export function choiceFigure(
  data: Readonly<Record<string, string>>,
  ends: readonly WireEnd[],
  stroke: Stroke,
): Figure {
  const many = ends.length > CORNERS;
  const size = many ? { width: 24 + 12 * ends.length, height: 20 + 6 * ends.length } : CHOICE;
  return {
    node: plainNode(size, many ? "along" : "middle"),
    draw: (pen, place) => pen.group(data, () => drawDiamond(pen, coreOf(place), stroke)),
  };
}

/** A flow on to the edge of a decision or merge that it ends at. */
export function toChoice(points: readonly Point[], place: Place): readonly Point[] {
  const core = coreOf(place);
  return core.width > CHOICE.width ? toEdge(points, core) : points;
}

/** A fork or a join: a bar that flows meet from above and leave below. */
export function barFigure(data: Readonly<Record<string, string>>, ends: readonly WireEnd[]): Figure {
  const { width } = roomFor(ends, ["top", "bottom"], { width: 90, height: 6 });
  const core = { x: 0, y: 0, width, height: 6 };
  return {
    node: {
      attach: "along",
      forms: [{ width, height: 6, core, solids: [core], sides: ["top", "bottom"] }],
    },
    draw: (pen, place) => pen.group(data, () => pen.rect(coreOf(place), { width: 0 }, "currentColor")),
  };
}
