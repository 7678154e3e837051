import { LINE } from "../layout/index.js";
import type { Stroke } from "../pen.js";
import { coreOf, type Figure, plainNode } from "../scene.js";
import { widest } from "../wrap.js";

/** A label with round ends between the lines of a specialisation or a category; each text stands for itself. */
export function pill(
  texts: readonly string[],
  data: Readonly<Record<string, string>>,
  stroke: Stroke,
): Figure {
  const size = { width: 2 * Math.ceil((widest(texts) + 18) / 2), height: LINE * texts.length + 6 };
  return {
    node: plainNode(size, "middle"),
    draw(pen, place) {
      const core = coreOf(place);
      pen.group(data, () => {
        pen.rect(core, stroke, "ground", 10);
        texts.forEach((text, row) => {
          pen.text([text], { x: core.x + core.width / 2, y: core.y + 3 + row * LINE });
        });
      });
    },
  };
}
