import type { Graph, Layout, Point, Rect } from "./graph.js";
import type { Sheet } from "./positions.js";
import { textBoxes } from "./text-boxes.js";

/** Free pixels around a drawing. */
const MARGIN = 12;

/** A sheet moved into a frame that holds all of it. */
export function framed({ wires }: Graph, { places, routes, walls }: Sheet): Layout {
  const boxes: Rect[] = [
    ...places.map(({ x, y, form }) => ({ x, y, width: form.width, height: form.height })),
    ...routes.flatMap(({ points }) => points.map(({ x, y }) => ({ x, y, width: 0, height: 0 }))),
    ...routes.flatMap(({ landings: [a, b] }, wire) => {
      const [first, second] = wires[wire]!.ends;
      return [...textBoxes(a, first), ...textBoxes(b, second)];
    }),
    ...walls.map((x) => ({ x, y: places[0]!.y, width: 0, height: 0 })),
  ];
  const left = Math.min(...boxes.map(({ x }) => x)) - MARGIN;
  const top = Math.min(...boxes.map(({ y }) => y)) - MARGIN;
  const shift = <Thing extends Point>(thing: Thing): Thing => ({
    ...thing,
    x: thing.x - left,
    y: thing.y - top,
  });
  return {
    width: Math.max(...boxes.map(({ x, width }) => x + width)) + MARGIN - left,
    height: Math.max(...boxes.map(({ y, height }) => y + height)) + MARGIN - top,
    walls: walls.map((x) => x - left),
    places: places.map(shift),
    routes: routes.map(({ points, landings: [a, b] }) => ({
      points: points.map(shift),
      landings: [shift(a), shift(b)],
    })),
  };
}
