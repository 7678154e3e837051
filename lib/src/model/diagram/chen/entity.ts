import type { Attribute, EntityType } from "../../eer/index.js";
import { LINE, type WireEnd } from "../layout/index.js";
import type { Stroke } from "../pen.js";
import { coreOf, type Figure } from "../scene.js";
import { widest, wrap } from "../wrap.js";
import { clusterOf } from "./cluster.js";

/** Distance between the two lines of a weak entity type's rectangle. */
const RIM = 4;

/** The rectangle of an entity type with the ovals of its attributes. */
export function entityFigure(
  { name, owners }: EntityType,
  attributes: readonly Attribute[],
  ends: readonly WireEnd[],
  stroke: Stroke,
): Figure {
  const weak = owners.length > 0;
  const lines = wrap(name, 130, true);
  const rim = weak ? 2 * RIM : 0;
  const least = { width: widest(lines, true) + 22 + rim, height: 20 + LINE * lines.length + rim };
  const cluster = clusterOf(attributes, least, ends, "rectangle");
  return {
    node: cluster,
    draw(pen, place) {
      const core = coreOf(place);
      pen.group({ "data-entity": name, class: weak ? "weak" : "strong" }, () => {
        cluster.draw(pen, place, name, stroke);
        pen.rect(core, stroke);
        if (weak)
          pen.rect(
            { x: core.x + RIM, y: core.y + RIM, width: core.width - 2 * RIM, height: core.height - 2 * RIM },
            stroke,
          );
        pen.centred(lines, core, { bold: true, whole: name });
      });
    },
  };
}
