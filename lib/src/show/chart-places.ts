/** Which points of a mark have a place in the picture. */

import { isRecord } from "./grid.js";
import type { PlotChannel, PlotFigure, PlotScale } from "./plot-types.js";

/** `lost`: no value; `outside`: a value that the axes leave out; `beyond`: drawn past the end of an axis. */
export type Place = "inside" | "beyond" | "outside" | "lost";

type Channels = readonly (readonly [name: string, channel: PlotChannel])[];

const PLACES = /^[xy][12]?$/;
const ROUTES = /line|area|rule|link/;

/**
 * A function that says where a point is.
 *
 * @param seen a row's value as its axis shows it, by the axis' name
 * @param figure the drawn chart; without it no axis leaves anything out
 */
export function placer(
  channels: Channels,
  data: unknown,
  kind: string,
  seen: (axis: string, value: unknown) => unknown,
  figure: PlotFigure | undefined,
): (point: number) => Place {
  const places = channels.filter(([name]) => PLACES.test(name)).map(([, { value }]) => value!);
  const stacks = Object.fromEntries(channels);
  const axes = ["x", "y"].flatMap((name) => axisTest(name, stacks, kind, seen, figure?.scale(name)));
  return (point) => {
    if (!places.every((value) => isPlace(value[point])) || isStackedGap(stacks, data, point)) return "lost";
    const found = axes.map((test) => test(point));
    return found.find((each) => each === "outside") ?? found.find((each) => each === "beyond") ?? "inside";
  };
}

/** False for what Plot has no place for: nothing, or no number. */
const isPlace = (value: unknown): boolean =>
  !isGap(value) && (typeof value !== "number" || Number.isFinite(value));

export const isGap = (value: unknown): boolean => value === null || value === undefined;

/** What two equal values have in common, instants too. */
export const key = (value: unknown): unknown => (value instanceof Date ? value.getTime() : value);

/** Whether an axis has names on it, and not a stretch of numbers or of time. */
export const hasNames = ({ type }: PlotScale): boolean => /^(band|point|ordinal)$/.test(type);

/** Whether a value is one of the names on an axis; an axis with an interval has one name for all of a month, say. */
export function namesTest({ domain = [], interval }: PlotScale): (value: unknown) => boolean {
  const names = new Set(domain.map(key));
  return (value) => names.has(key(isGap(value) ? value : (interval?.floor(value) ?? value)));
}

type ByName = Readonly<Record<string, PlotChannel | undefined>>;

/** Where a point is by one axis; none if the axis takes every value. */
function axisTest(
  name: string,
  channels: ByName,
  kind: string,
  seen: (axis: string, value: unknown) => unknown,
  scale: PlotScale | undefined,
): ((point: number) => Place)[] {
  const domain = scale?.domain;
  if (scale === undefined || domain === undefined || domain.length === 0) return [];
  const own = ["", "1", "2"].flatMap((end) => {
    const channel = channels[name + end];
    return channel?.value && channel.scale === name ? [channel.value] : [];
  });
  if (own.length === 0) return [];
  if (hasNames(scale)) {
    const isThere = namesTest(scale);
    return [(point) => (own.every((values) => isThere(seen(name, values[point]))) ? "inside" : "outside")];
  }
  const ends = domain.map(Number);
  if (ends.some(Number.isNaN)) return [];
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const slack = (high - low) * 1e-9;
  const isLogarithmic = scale.type === "log";
  const isRoute = ROUTES.test(kind);
  return [
    (point) => {
      const [least, most] = reach(own, (values) => Number(seen(name, values[point])));
      if (isLogarithmic && (least === 0 || most === 0 || least < 0 !== low < 0)) return "outside";
      if (most < low - slack || least > high + slack) return isRoute ? "beyond" : "outside";
      const end = Number(seen(name, own.at(-1)![point]));
      return end < low - slack || end > high + slack ? "beyond" : "inside";
    },
  ];
}

function reach<Values>(all: readonly Values[], at: (values: Values) => number): [number, number] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const values of all) {
    const value = at(values);
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return [least, most];
}

/** Whether a stack has made a bar of no length of a row that has no value. */
function isStackedGap(channels: ByName, data: unknown, point: number): boolean {
  const row = Array.isArray(data) ? data[point] : undefined;
  return [
    [channels.x1, channels.x2],
    [channels.y1, channels.y2],
  ].some(([from, to]) => {
    const column = to?.label;
    return (
      isRecord(row) &&
      column !== undefined &&
      column in row &&
      isGap(row[column]) &&
      from?.value?.[point] === to?.value?.[point]
    );
  });
}
