import { LINE, type Side } from "./layout/index.js";
import type { Pen } from "./pen.js";
import { coreOf, type Figure, plainNode } from "./scene.js";
import { widest, wrap } from "./wrap.js";

/** Room for the arrowhead right of the name. */
const HEAD = 12;

/**
 * The name of a relationship on its line, with an arrowhead in the direction in which it is read, from its first end to its second.
 *
 * @param data what the group of SVG elements is marked with
 */
export function lineName(
  name: string,
  data: Readonly<Record<string, string>>,
): Figure & { readonly arrive: (side: Side, end: 0 | 1) => void } {
  const lines = wrap(name, 120);
  const size = { width: 2 * Math.ceil((widest(lines) + HEAD + 8) / 2), height: LINE * lines.length + 4 };
  const sides: (Side | undefined)[] = [];
  return {
    node: { ...plainNode(size, "middle"), straight: true },
    arrive(side, end) {
      sides[end] = side;
    },
    draw(pen, place) {
      const { x, y, width, height } = coreOf(place);
      pen.group(data, () => {
        pen.centred(lines, { x, y, width: width - HEAD, height }, { whole: name });
        arrowhead(pen, x + width - HEAD / 2 - 2, y + height / 2, direction(sides[0], sides[1]));
      });
    },
  };
}

/** Where the name is read to: away from the side of its first end, or towards the side of its second. */
function direction(from: Side | undefined, to: Side | undefined): Side {
  const opposite: Readonly<Record<Side, Side>> = {
    top: "bottom",
    right: "left",
    bottom: "top",
    left: "right",
  };
  if (to !== undefined && from !== undefined && opposite[from] === to) return to;
  if (from === "left" || to === "right") return "right";
  if (from === "right" || to === "left") return "left";
  return to ?? "right";
}

function arrowhead(pen: Pen, x: number, y: number, towards: Side): void {
  const shapes: Readonly<Record<Side, string>> = {
    right: `M${x - 3} ${y - 4}L${x + 4} ${y}L${x - 3} ${y + 4}Z`,
    left: `M${x + 3} ${y - 4}L${x - 4} ${y}L${x + 3} ${y + 4}Z`,
    top: `M${x - 4} ${y + 3}L${x} ${y - 4}L${x + 4} ${y + 3}Z`,
    bottom: `M${x - 4} ${y - 3}L${x} ${y + 4}L${x + 4} ${y - 3}Z`,
  };
  pen.path(shapes[towards], { width: 0 }, "currentColor");
}
