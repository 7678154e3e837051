import { ShowError } from "../errors.js";
import { alongRoutes, withPoints } from "./chart-thin-routes.js";
import { isHexbin } from "./hexbins.js";
import { COMPOSITE, initialized, type PlotMark } from "./plot-types.js";
import { sayNumber } from "./statement.js";

/** Points of one mark that are drawn at most: some 300 kB of picture. */
const MOST = 5000;

/** Marks to draw, and a sentence for each that has more points than are drawn. */
export interface Thinned {
  readonly marks: unknown;
  readonly notes: readonly string[];
}

/**
 * Keeps a picture small: of a mark with more than 5,000 points one in k is drawn, of a line or an area its ends and peaks, and a note says so. It happens after the mark's own
 * transforms, so that what has been counted, binned or stacked keeps its height.
 *
 * @throws {ShowError} `TOO_LARGE` for more than 5,000 bars, rectangles or cells
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
  if (typeof mark?.initialize !== "function" || WHOLE.test(mark.ariaLabel ?? "") || isHexbin(mark))
    return marks;
  const points = countPoints(mark);
  if (points <= MOST) return marks;
  const kind = mark.ariaLabel ?? "mark";
  const step = Math.ceil(points / MOST);
  const route = ROUTES.test(kind) ? alongRoutes(mark, points, MOST) : undefined;
  const fewer = route?.mark ?? oneInK(mark, step);
  const left = countPoints(fewer);
  if (left === points) return marks;
  const [drawn, all] = [left, points].map(sayNumber);
  if (LENGTHS.test(kind)) {
    throw new ShowError(
      "TOO_LARGE",
      `${all} ${kind}s are more than can be drawn (${sayNumber(MOST)}), and with some left out their gaps would look like zeros. Group or bin the rows first: one row, one ${kind}.`,
    );
  }
  const noun = route === undefined ? `${kind}s` : `points of the ${kind}`;
  notes.push(`${drawn} of ${all} ${noun} are drawn, ${route?.which ?? `one in ${step}`}`);
  return fewer;
}

/** What leads from point to point: one in k of the points would lose its peaks. */
const ROUTES = /^(line|area)$/;

/** What fills its place: left out, it would read as nothing there. */
const LENGTHS = /^(bar|rect|waffle|cell)$/;

/** They read all rows to draw one thing: a contour, a regression, a raster. */
const WHOLE = /contour|density|regression|raster|hexbin|voronoi|delaunay|hull|tip/;

function countPoints(mark: PlotMark): number {
  if (mark.data === null || mark.data === undefined) return 0;
  const { facets } = initialized(mark);
  return (facets ?? []).reduce((sum, points) => sum + points.length, 0);
}

/** The same mark, drawing one of each k neighbours, now this and now that: every k-th would beat with whatever recurs in the rows. */
function oneInK(mark: PlotMark, step: number): PlotMark {
  const isDrawn = (place: number): boolean =>
    place % step === Math.floor(fraction(Math.floor(place / step) * 0.6180339887) * step);
  return withPoints(mark, (_, points) => points.filter((_, place) => isDrawn(place)));
}

const fraction = (value: number): number => value - Math.floor(value);
