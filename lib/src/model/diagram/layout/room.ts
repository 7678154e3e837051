import type { Side, WireEnd } from "./graph.js";
import { besideWire, LINE } from "./text-boxes.js";

/** Least free pixels between two things. */
export const GAPS = {
  node: { node: 26, run: 12, text: 4, stub: 5 },
  run: { node: 12, run: 10, text: 3, stub: 6 },
  text: { node: 4, run: 3, text: 5, stub: 3 },
  stub: { node: 5, run: 6, text: 3, stub: 3 },
} as const;

/** Least distance of a wire from the corner of the node that it ends at. */
export const CORNER = 8;

/** Whether wires fit along a side of some length, whatever their order. */
export function fits(ends: readonly WireEnd[], side: Side, length: number): boolean {
  const claims = ends.map((end) => claim(end, side));
  return (
    claims.reduce((sum, each) => sum + each, 0) - Math.min(...claims) <= Math.max(0, length - 2 * CORNER)
  );
}

/**
 * The least size of a core that has room for its wires, with one place to spare on the sides that may be used.
 *
 * @param least size that the core has in any case
 */
export function roomFor(
  ends: readonly WireEnd[],
  sides: readonly Side[],
  least: { readonly width: number; readonly height: number },
): { width: number; height: number } {
  let { width, height } = least;
  const [across, along] = (["top", "left"] as const).map((side) =>
    Math.max(1, ...ends.map((end) => claim(end, side))),
  ) as [number, number];
  const upright = (side: Side): boolean => side === "top" || side === "bottom";
  const places = (side: Side): number =>
    1 +
    (upright(side) ? Math.floor((width - 2 * CORNER) / across) : Math.floor((height - 2 * CORNER) / along));
  while (sides.reduce((sum, side) => sum + places(side), 0) < ends.length + 1) {
    const wider = sides.some(upright) && (width < 2.2 * height || sides.every(upright));
    if (wider) width += 8;
    else height += 6;
  }
  return { width: 2 * Math.ceil(width / 2), height: 2 * Math.ceil(height / 2) };
}

/** Pixels along a side from one wire's end to the next. */
function claim(end: WireEnd, side: Side): number {
  const { texts, breadth } = end;
  const aside = besideWire(end);
  const upright = side === "top" || side === "bottom";
  const beside = upright
    ? aside + Math.max(0, ...texts) + GAPS.text.run
    : (aside - 2 + LINE) * Math.min(1, texts.length) + GAPS.text.run;
  const below = !upright && texts.length > 1 ? aside - 1 + (texts.length - 1) * LINE + GAPS.text.text : 0;
  return Math.max(GAPS.run.run, 2 * breadth + GAPS.stub.stub, texts.length === 0 ? 0 : beside + below);
}
