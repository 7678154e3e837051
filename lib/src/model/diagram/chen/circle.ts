import type { Stroke } from "../pen.js";
import { coreOf, type Figure, plainNode } from "../scene.js";

const SIZE = 22;

/** The circle of a specialisation, with d or o in it, or of a category, with the sign of a union. */
export function circle(
  mark: "d" | "o" | "union",
  data: Readonly<Record<string, string>>,
  stroke: Stroke,
): Figure {
  return {
    node: plainNode({ width: SIZE, height: SIZE }, "middle"),
    draw(pen, place) {
      const core = coreOf(place);
      pen.group({ ...data, class: mark }, () => {
        pen.ellipse(core, stroke);
        // drawn, because many fonts lack the sign
        if (mark === "union") pen.path(`M${core.x + 7} ${core.y + 6}v5a4 4 0 0 0 8 0v-5`, { width: 1.4 });
        else pen.centred([mark], core);
      });
    },
  };
}
