import type { Attribute } from "../../eer/index.js";
import { LINE, type Rect } from "../layout/index.js";
import type { Pen, Stroke } from "../pen.js";
import { SIZE, widest, wrap } from "../wrap.js";

export interface OvalSize {
  readonly width: number;
  readonly height: number;
}

/** Distance between the two lines of a multivalued attribute's oval. */
const RIM = 3;

/** Widest line of a name in an oval. */
const LIMIT = 130;

/** The size of the oval around the name of an attribute. */
export function ovalSize({ name, multivalued }: Attribute): OvalSize {
  const lines = wrap(name, LIMIT);
  const rim = multivalued ? 2 * RIM : 0;
  const wide = widest(lines) * (lines.length > 1 ? 1.3 : 1.1) + 10;
  const high = 9 + lines.length * 13;
  return { width: 2 * Math.ceil(Math.max(wide, 34) / 2) + rim, height: 2 * Math.ceil(high / 2) + rim };
}

/** Draws the oval of an attribute: double if multivalued, dashed if derived; a key underlined, a partial key underlined by dashes. */
export function drawOval(pen: Pen, owner: string, attribute: Attribute, box: Rect, stroke: Stroke): void {
  const { name, key, partialKey, multivalued, derivedFrom, parts } = attribute;
  const kinds = [
    key && "key",
    partialKey && "partial-key",
    multivalued && "multivalued",
    derivedFrom !== undefined && "derived",
    parts !== undefined && "composite",
  ].filter((kind) => kind);
  pen.group({ "data-attribute": `${owner}.${name}`, class: kinds.join(" ") }, () => {
    const line = { ...stroke, dashed: derivedFrom !== undefined };
    pen.ellipse(box, line);
    if (multivalued) {
      const inner = {
        x: box.x + RIM,
        y: box.y + RIM,
        width: box.width - 2 * RIM,
        height: box.height - 2 * RIM,
      };
      pen.ellipse(inner, line);
    }
    const lines = wrap(name, LIMIT);
    pen.centred(lines, box, { whole: name });
    if (key || partialKey) underline(pen, lines, box, key !== true);
  });
}

function underline(pen: Pen, lines: readonly string[], { x, y, width, height }: Rect, dashed: boolean): void {
  const top = Math.round(y + (height - lines.length * LINE) / 2);
  lines.forEach((line, row) => {
    const [half, middle] = [widest([line]) / 2, x + width / 2];
    // below the underscores of a name, so that the gaps between dashes can be seen
    const at = top + row * LINE + SIZE + (dashed ? 2 : 0.5);
    pen.line(
      [
        { x: middle - half, y: at },
        { x: middle + half, y: at },
      ],
      { width: 1, dashed },
    );
  });
}
