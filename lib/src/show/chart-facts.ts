import { axisLabel } from "./axis-label.js";
import { hasNames, isGap, namesTest, type Place, placer } from "./chart-places.js";
import { grouped } from "./grouped.js";
import { hexagonsOf, isHexbin } from "./hexbins.js";
import {
  initialized,
  type PlotChannel,
  type PlotFigure,
  type PlotMark,
  type PlotOptions,
  UPRIGHT,
} from "./plot-types.js";
import { list, say, sayNumber } from "./statement.js";

/**
 * The channels of a mark after its transforms, by name, of the points that are drawn; `panel` says which panel each is in, `binned` is
 * there if the mark has been counted or grouped, `hexagons` if hexagons have been made of its rows, `upright` if it runs along y, `lost` has a value for each point without a place, `outside`
 for each that the axes leave out, `beyond` for each that is drawn past their ends.
 */
export type Facts = Readonly<Record<string, Channel | undefined>>;

/** A channel as a reader sees it: its axis' label, its values as the axis shows them. */
export interface Channel {
  readonly label: string | undefined;
  /** The column's own name, where the values are the column's own. */
  readonly column?: string | undefined;
  readonly values: readonly unknown[];
  readonly band: boolean;
  /** False for what is the same in every row or a colour by its own name. */
  readonly scaled: boolean;
  /** The names on its axis in their order, where the axis has names. */
  readonly domain?: readonly unknown[] | undefined;
  readonly logarithmic?: boolean;
}

const NONE: Channel = { label: undefined, values: [], band: false, scaled: false };

/**
 * Reads a mark's channels.
 *
 * @param figure the drawn chart, whose axes say what they leave out; without it nothing is
 */
export function factsOf(options: PlotOptions, mark: PlotMark, figure?: PlotFigure): Facts {
  const bins = isHexbin(mark) ? hexagonsOf(mark, initialized(mark)) : undefined;
  const panels = bins === undefined ? panelsOf(options, mark, figure) : unknownPanels(options, mark);
  const known = typeof panels === "object" ? panels : undefined;
  const {
    channels,
    data,
    facets: made,
  } = bins ?? (known === undefined ? initialized(mark) : mark.initialize(known.rows));
  const facets = made && (bins === undefined ? filtered(mark, data, made) : made);
  const given = Object.entries(channels).filter(([, { value }]) => value !== null);
  const all = facets === undefined ? undefined : facets.flatMap((points) => Array.from(points));
  const place = placer(
    given,
    data,
    mark.ariaLabel ?? "",
    (name, value) => seenOn(options, name)?.(value) ?? value,
    bins === undefined ? figure : undefined, // the centre of a hexagon may stand past the last row
  );
  const kinds = all?.map(place);
  const points = all?.filter((_, index) => kinds![index] === "inside" || kinds![index] === "beyond");
  const read = given.map(([name, channel]) => [name, fact(options, name, channel, points, figure)] as const);
  const panel = known === undefined ? panels && NONE : panelChannel(known, facets ?? [], points);
  const counted = (kind: Place): Channel => ({
    ...NONE,
    values: kinds?.filter((each) => each === kind) ?? [],
  });
  return {
    ...Object.fromEntries(read),
    panel,
    binned: mark.transform === undefined ? undefined : NONE,
    hexagons: bins === undefined ? undefined : NONE,
    upright: isUpright(mark) ? NONE : undefined,
    lost: counted("lost"),
    outside: counted("outside"),
    beyond: counted("beyond"),
  };
}

/** Whether a line was made by `lineX`, which runs along y; of one that Plot itself made the instants on y tell it. */
function isUpright(mark: PlotMark): boolean {
  if (mark[UPRIGHT] === true) return true;
  if (mark.ariaLabel !== "line") return false;
  const { x, y } = initialized(mark).channels;
  const dated = (channel: PlotChannel | undefined): boolean => channel?.value?.[0] instanceof Date;
  return dated(y) && !dated(x);
}

/** What a filter leaves of the points. Plot keeps it for later, beside initializers that want scales and take more than two arguments. */
function filtered(mark: PlotMark, data: unknown, facets: readonly Points[]): readonly Points[] {
  const { initializer } = mark;
  return initializer === undefined || initializer === null || initializer.length > 2
    ? facets
    : (initializer.call(mark, data, facets).facets ?? facets);
}

type Points = ArrayLike<number>;

/** The rows of a mark by panel. */
interface Panels {
  readonly label: string | undefined;
  readonly names: readonly string[];
  readonly rows: readonly (readonly number[])[];
}

/** Hexagons are made panel by panel, in an order of their own. */
const unknownPanels = (options: PlotOptions, { fx, fy }: PlotMark): "unknown" | undefined =>
  (fx ?? fy ?? options.facet) === undefined ? undefined : "unknown";

/** Without the rows of panels that are not drawn; `unknown` where the panels come from elsewhere than the mark's own rows. */
function panelsOf(options: PlotOptions, mark: PlotMark, figure?: PlotFigure): Panels | "unknown" | undefined {
  const axes = (["fx", "fy"] as const).filter((axis) => mark[axis] !== undefined && mark[axis] !== null);
  const specs = axes.map((axis) => mark[axis]);
  if (specs.length === 0) return options.facet === undefined ? undefined : "unknown";
  const read = specs.map((spec) => {
    if (typeof spec === "function") return spec;
    return typeof spec === "string" ? (row: unknown) => (row as Record<string, unknown>)[spec] : undefined;
  });
  if (!Array.isArray(mark.data) || read.includes(undefined)) return "unknown";
  const drawn = axes.map((axis) => figure?.scale(axis)).map((scale) => scale && namesTest(scale));
  const placed = mark.data.flatMap((row, index) => {
    const own = read.map((each) => each?.(row, index));
    return own.some((value, axis) => drawn[axis]?.(value) === false)
      ? []
      : [{ index, panel: own.map(say).join(", ") }];
  });
  const rows = grouped(placed, ({ panel }) => panel);
  const label = specs.every((spec) => typeof spec === "string") ? specs.join(" and ") : undefined;
  return {
    label,
    names: [...rows.keys()],
    rows: [...rows.values()].map((own) => own.map(({ index }) => index)),
  };
}

/** Which panel each point is in, after transforms have made points of rows. */
function panelChannel(
  { label, names }: Panels,
  facets: readonly ArrayLike<number>[],
  points: readonly number[] = [],
): Channel {
  const panels: string[] = [];
  facets.forEach((own, panel) => {
    for (const point of Array.from(own)) panels[point] = names[panel]!;
  });
  return { label, values: points.map((point) => panels[point]), band: true, scaled: true };
}

interface ScaleOptions {
  readonly label?: unknown;
  readonly type?: unknown;
  readonly percent?: boolean;
  readonly transform?: (value: unknown) => unknown;
}

function fact(
  options: PlotOptions,
  name: string,
  { label, value, type, scale }: PlotChannel,
  points: readonly number[] | undefined,
  figure: PlotFigure | undefined,
): Channel {
  const axis = scale === "color" ? "color" : name.slice(0, 1);
  const given = (options[axis] ?? {}) as ScaleOptions;
  const chosen =
    typeof given.label === "string" ? given.label : label === undefined ? label : axisLabel(label);
  const seen = seenOn(options, axis);
  const values = points === undefined ? Array.from(value!) : points.map((point) => value![point]);
  return {
    label: chosen?.replace(/[←→↑↓]/g, "").trim(),
    column: seen === undefined ? label : undefined,
    values: seen === undefined ? values : values.map((each) => (isGap(each) ? each : seen(each))),
    band: type === "band",
    scaled: scale !== null && scale !== undefined,
    domain: /^[xy]$/.test(axis) && figure !== undefined ? namesOn(figure, axis) : undefined,
    logarithmic: given.type === "log",
  };
}

/** What makes of a row's value what the reader sees on the axis. */
function seenOn(options: PlotOptions, axis: string): ((value: unknown) => unknown) | undefined {
  const given = (options[axis] ?? {}) as ScaleOptions;
  return given.transform ?? (given.percent ? (each: unknown) => Number(each) * 100 : undefined);
}

function namesOn(figure: PlotFigure, axis: string): readonly unknown[] | undefined {
  const scale = figure.scale(axis);
  return scale !== undefined && hasNames(scale) ? scale.domain : undefined;
}

/** A channel's name in a sentence. */
export const label = (channel: Channel | undefined, otherwise: string): string => channel?.label ?? otherwise;

/** ` of minutes by priority`, as far as the names are known. */
export function axes(value: string | undefined, by: string | undefined, word = "by"): string {
  if (value === undefined) return by === undefined ? "" : ` ${word} ${by}`;
  return by === undefined ? ` of ${value}` : ` of ${value} ${word} ${by}`;
}

/** The channel that tells series apart. */
export const seriesChannel = (facts: Facts): Channel | undefined =>
  facts.z ?? facts.stroke ?? facts.fill ?? facts.panel;

/** Names of the series: the values of z, or of a colour that varies by name. */
export function seriesOf(facts: Facts): string[] {
  const channel = seriesChannel(facts);
  if (channel === undefined) return [];
  const names = new Set(channel.values.filter((value) => typeof value !== "number").map(say));
  return [...names];
}

/** `distance (km) from 0.2 to 19`, or the names where there are no numbers. */
export function range(channel: Channel): string | undefined {
  const { values } = channel;
  const numbers = values.flatMap((value) => toNumber(value) ?? []);
  if (numbers.length === 0) return `${label(channel, "values")}: ${list([...new Set(values.map(say))])}`;
  const dates = values.some((value) => value instanceof Date);
  let [low, high] = [numbers[0]!, numbers[0]!];
  for (const number of numbers) {
    low = Math.min(low, number);
    high = Math.max(high, number);
  }
  const show = (value: number): string => (dates ? say(new Date(value)) : sayNumber(value));
  return `${label(channel, "values")} from ${show(low)} to ${show(high)}`;
}

/** A number to reckon with; undefined for what is none. */
export const toNumber = (value: unknown): number | undefined => {
  if (value instanceof Date) return value.getTime();
  return typeof value === "number" && Number.isFinite(value)
    ? value
    : typeof value === "bigint"
      ? Number(value)
      : undefined;
};
