import { COMPOSITE, type PlotMark } from "./plot-types.js";
import { sayNumber } from "./statement.js";

/** Points of one mark that are drawn at most: some 300 kB of picture. */
const MOST = 5000;

/** Marks to draw, and a sentence for each that has more points than are drawn. */
export interface Thinned {
  readonly marks: unknown;
  readonly notes: readonly string[];
}

/**
 * Keeps a picture small: of a mark with more than 5,000 points one in k is drawn, and a note says so. It happens after the mark's own
 * transforms, so that what has been counted, binned or stacked keeps its height.
 */
export function thin(marks: unknown): Thinned {
  const notes: string[] = [];
  return { marks: thinned(marks, notes), notes: [...new Set(notes)] };
}

function thinned(marks: unknown, notes: string[]): unknown {
  if (Array.isArray(marks)) {
    const list = marks.map((each) => thinned(each, notes));
    const kind = (marks as { [COMPOSITE]?: string })[COMPOSITE];
    return kind === undefined ? list : Object.defineProperty(list, COMPOSITE, { value: kind });
  }
  const mark = marks as PlotMark;
  if (typeof mark?.initialize !== "function" || WHOLE.test(mark.ariaLabel ?? "")) return marks;
  const points = countPoints(mark);
  if (points <= MOST) return marks;
  const step = Math.ceil(points / MOST);
  const fewer = oneInK(mark, step);
  const [drawn, all] = [countPoints(fewer), points].map(sayNumber);
  notes.push(`${drawn} of ${all} ${mark.ariaLabel ?? "mark"}s are drawn, one in ${step}`);
  return fewer;
}

/** They read all rows to draw one thing: a contour, a regression, a raster. */
const WHOLE = /contour|density|regression|raster|hexbin|voronoi|delaunay|hull|tip/;

function countPoints(mark: PlotMark): number {
  if (mark.data === null || mark.data === undefined) return 0;
  const { facets } = mark.initialize();
  return (facets ?? []).reduce((sum, points) => sum + points.length, 0);
}

type Transform = (
  data: unknown,
  facets: readonly ArrayLike<number>[],
  options?: unknown,
) => { readonly data: unknown; readonly facets: readonly ArrayLike<number>[] };

/** The same mark, drawing one of each k neighbours, now this and now that: every k-th would beat with whatever recurs in the rows. */
function oneInK(mark: PlotMark, step: number): PlotMark {
  const own = mark.transform as Transform | undefined;
  const isDrawn = (place: number): boolean =>
    place % step === Math.floor(fraction(Math.floor(place / step) * 0.6180339887) * step);
  const transform: Transform = (data, facets, options) => {
    const made = own?.call(mark, data, facets, options) ?? { data, facets };
    const fewer = made.facets.map((points) => Array.from(points).filter((_, place) => isDrawn(place)));
    return { data: made.data, facets: fewer };
  };
  return Object.create(mark, { transform: { value: transform, enumerable: true } }) as PlotMark;
}

const fraction = (value: number): number => value - Math.floor(value);
