import type { Axis } from "./axis.js";
import type { Form, Place, Point, Rect, Route } from "./graph.js";
import type { Positions, Sheet } from "./positions.js";

/** The sheet with everything at its new position. */
export function movedTo(
  { places, routes, walls }: Sheet,
  { along }: Axis,
  positions: Positions,
  at: Int32Array,
): Sheet {
  const newPlaces = places.map((place, node): Place => {
    const more = at[positions.nodeEnd(node)]! - at[node]! - positions.coreEnd(node);
    const form = more === 0 ? place.form : stretched(place.form, along, more);
    return { ...place, [along]: at[node]!, form };
  });
  const newRoutes = routes.map(({ points, landings }, wire): Route => {
    const atEnd = (end: 0 | 1): number => {
      const { follows, by } = positions.ofEnd(wire, end);
      return at[follows]! + by;
    };
    const last = points.length - 1;
    const corners = points.map((point, index): Point => {
      if (index === 0 || index === last) return { ...point, [along]: atEnd(index === 0 ? 0 : 1) };
      return {
        ...point,
        [along]: at[positions.ofPiece(wire, index) ?? positions.ofPiece(wire, index - 1)!]!,
      };
    });
    const [first, second] = landings;
    return {
      points: straightened(corners),
      landings: [
        { ...first, [along]: atEnd(0) },
        { ...second, [along]: atEnd(1) },
      ],
    };
  });
  const newWalls = along === "x" ? walls.map((_, wall) => at[positions.firstWall + wall]!) : walls;
  return { places: newPlaces, routes: newRoutes, walls: newWalls };
}

/** A form whose core, the first of its solids, is longer; what is beyond the core moves on. */
function stretched(form: Form, along: "x" | "y", more: number): Form {
  const size = along === "x" ? "width" : "height";
  const end = form.core[along] + form.core[size];
  const longer = (rect: Rect): Rect => ({ ...rect, [size]: rect[size] + more });
  const solids = form.solids.map((solid, number) =>
    number === 0 ? longer(solid) : solid[along] >= end ? { ...solid, [along]: solid[along] + more } : solid,
  );
  const length = Math.max(...solids.map((solid) => solid[along] + solid[size]));
  return { ...form, [size]: Math.max(form[size], length), core: longer(form.core), solids };
}

/** Without points that a line passes straight. */
function straightened(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const [before, last] = [kept.at(-2), kept.at(-1)];
    if (last !== undefined && last.x === point.x && last.y === point.y) continue;
    const straight =
      before !== undefined &&
      last !== undefined &&
      ((before.x === last.x && last.x === point.x) || (before.y === last.y && last.y === point.y));
    if (straight) kept.pop();
    kept.push(point);
  }
  return kept;
}
