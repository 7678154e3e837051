import { palette } from "../../../show/palette.js";
import type { Lane } from "../../behaviour/index.js";
import { type Layout, LINE } from "../layout/index.js";
import type { Pen, Stroke } from "../pen.js";
import { widest } from "../wrap.js";

/** Height of the names above the lanes. */
const HEADER = LINE + 14;

/** Between the lanes and the edge of the drawing. */
const MARGIN = 4;

const WALL: Stroke = { colour: palette.grey, width: 1 };

/** Least width of a lane: that of its name. */
export const laneWidth = ({ name }: Lane): number => widest([name], true) + 16;

/** A layout with room above it for the names of the lanes. */
export function belowHeader(layout: Layout): Layout {
  const lower = <Thing extends { readonly y: number }>(thing: Thing): Thing => ({
    ...thing,
    y: thing.y + HEADER,
  });
  return {
    ...layout,
    height: layout.height + HEADER,
    places: layout.places.map(lower),
    routes: layout.routes.map(({ points, landings: [a, b] }) => ({
      points: points.map(lower),
      landings: [lower(a), lower(b)],
    })),
  };
}

/** The lines between lanes, and the name of each above it. */
export function drawLanes(pen: Pen, lanes: readonly Lane[], { walls, width, height }: Layout): void {
  if (lanes.length === 0) return;
  const [top, bottom] = [MARGIN, height - MARGIN];
  const edges = walls.map((wall, number) =>
    number === 0 ? MARGIN : number === walls.length - 1 ? width - MARGIN : wall,
  );
  pen.group({ class: "lanes" }, () => {
    for (const x of edges)
      pen.line(
        [
          { x, y: top },
          { x, y: bottom },
        ],
        WALL,
      );
    for (const y of [top, top + HEADER, bottom])
      pen.line(
        [
          { x: edges[0]!, y },
          { x: edges.at(-1)!, y },
        ],
        WALL,
      );
  });
  lanes.forEach(({ name }, lane) => {
    const [x, right] = [edges[lane]!, edges[lane + 1]!];
    pen.group({ "data-lane": name }, () =>
      pen.centred([name], { x, y: top, width: right - x, height: HEADER }, { bold: true }),
    );
  });
}
