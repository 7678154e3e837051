/** Lines and areas of many points, drawn with few: what rises above its neighbours stays. */

import { isGap, key } from "./chart-places.js";
import { grouped } from "./grouped.js";
import { plotEngine } from "./plot-engine.js";
import type { PlotMark } from "./plot-types.js";

type Facets = readonly ArrayLike<number>[];
type Transform = (
  data: unknown,
  facets: Facets,
  options?: unknown,
) => { readonly data: unknown; readonly facets: Facets };

/** The same mark, drawing those of its points that `choose` keeps, after its own transforms. */
export function withPoints(
  mark: PlotMark,
  choose: (data: unknown, points: readonly number[]) => readonly number[],
): PlotMark {
  const own = mark.transform as Transform | undefined;
  const transform: Transform = (data, facets, options) => {
    const made = own?.call(mark, data, facets, options) ?? { data, facets };
    return { data: made.data, facets: made.facets.map((points) => choose(made.data, Array.from(points))) };
  };
  return Object.create(mark, { transform: { value: transform, enumerable: true } }) as PlotMark;
}

/**
 * A line or an area with few of its points: of each bucket of neighbours the first, the last, the lowest and the highest. Of lines so
 * many that even their ends are too much, one in k is drawn, whole.
 *
 * @param points how many there are
 * @param most how many may be drawn, about
 */
export function alongRoutes(mark: PlotMark, points: number, most: number): { mark: PlotMark; which: string } {
  const measures = Object.keys(mark.channels).filter((name) => /^[xy][12]?$/.test(name));
  const kept = 2 + 2 * Math.max(1, measures.length - 1);
  const size = Math.ceil((points * kept) / most);
  let every = 1;
  const chosen = withPoints(mark, (data, own) => {
    const routes = byRoute(own, channel(mark, "z", data));
    const values = measures.map((name) => channel(mark, name, data)).filter((each) => each !== undefined);
    const fewer = routes.map((route) => ends(route, size, values));
    const total = fewer.reduce((sum, route) => sum + route.length, 0);
    every = Math.max(every, Math.ceil(total / (1.25 * most)));
    return fewer.filter((_, index) => index % every === 0).flat();
  });
  chosen.initialize();
  const bucket = `of each ${size} the first, the last, the lowest and the highest`;
  return { mark: chosen, which: every === 1 ? bucket : `one line in ${every}` };
}

/** A channel's values in the rows that the mark's transforms have made. */
function channel(mark: PlotMark, name: string, data: unknown): ArrayLike<unknown> | undefined {
  const { Plot } = plotEngine();
  const read = Plot.valueof as (data: unknown, value: unknown) => ArrayLike<unknown> | null | undefined;
  return read(data, mark.channels[name]?.value) ?? undefined;
}

function byRoute(points: readonly number[], names: ArrayLike<unknown> | undefined): number[][] {
  if (names === undefined) return [[...points]];
  return [...grouped(points, (point) => key(names[point])).values()];
}

/** The points that keep a route's outline: of each bucket its ends, its extremes by each measure, and a gap if it has one. */
function ends(route: readonly number[], size: number, measures: readonly ArrayLike<unknown>[]): number[] {
  const kept: number[] = [];
  for (let from = 0; from < route.length; from += size) {
    const bucket = route.slice(from, from + size);
    const places = new Set([0, bucket.length - 1]);
    for (const values of measures) for (const place of extremePlaces(bucket, values)) places.add(place);
    kept.push(...[...places].sort((a, b) => a - b).map((place) => bucket[place]!));
  }
  return kept;
}

function extremePlaces(bucket: readonly number[], values: ArrayLike<unknown>): number[] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let [lowest, highest, gap]: (number | undefined)[] = [];
  for (const [place, point] of bucket.entries()) {
    const value = isGap(values[point]) ? Number.NaN : Number(values[point]);
    if (Number.isNaN(value)) gap ??= place;
    if (value < low) [low, lowest] = [value, place];
    if (value > high) [high, highest] = [value, place];
  }
  return [lowest, highest, gap].filter((place) => place !== undefined);
}
