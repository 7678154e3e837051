import { axisLabel } from "./axis-label.js";
import { type Channel, type Facts, factsOf } from "./chart-facts.js";
import type { Grid } from "./grid.js";
import type { PlotFigure, PlotMark, PlotOptions } from "./plot-types.js";

/** A column of what a mark draws. */
interface Column {
  readonly name: string;
  readonly values: readonly unknown[];
}

/**
 * What a chart draws, as rows: the channels of its marks after their transforms, under the names of the axes. Marks over the same rows
 * share a table; axes and lines at a value have none, and texts add a column to a table that is there.
 */
export function drawnTables(options: PlotOptions, marks: readonly PlotMark[], figure: PlotFigure): Grid[] {
  const read = marks.flatMap((mark) =>
    mark.data === null || mark.data === undefined || SILENT.test(mark.ariaLabel ?? "axis")
      ? []
      : [{ mark, facts: visible(options, factsOf(options, mark, figure)) }],
  );
  const crowded = crowdedAxes(read.map(({ facts }) => facts));
  const tables: { data: unknown; columns: Column[] }[] = [];
  for (const { mark, facts } of read) {
    const columns = columnsOf(facts, mark.ariaLabel ?? "", crowded);
    if (columns.length < 2) continue;
    const known = tables.find((table) => table.data === mark.data && fits(table.columns, columns));
    if (known === undefined && mark.ariaLabel !== "text") tables.push({ data: mark.data, columns });
    known?.columns.push(...columns.filter((column) => !known.columns.some((each) => alike(each, column))));
  }
  return tables.map(({ columns }) => toRows(columns));
}

const SILENT = /^(tip|image|frame|grid|geo|graticule|sphere)$|axis/;

/** Without the places on an axis that is not drawn and has no column: they are the drawer's own. */
function visible(options: PlotOptions, facts: Facts): Facts {
  const hidden = ["x", "y"].filter(
    (axis) => (options[axis] as { axis?: unknown } | undefined)?.axis === null,
  );
  const kept = Object.entries(facts).filter(
    ([name, channel]) => channel?.column !== undefined || !hidden.includes(name.replace(/[12]$/, "")),
  );
  return Object.fromEntries(kept);
}

/** Axes that several columns share, so that the axis' label tells none of them. */
function crowdedAxes(all: readonly Facts[]): ReadonlySet<string> {
  const shared = ["x", "y"].filter((axis) => {
    const columns = all.flatMap((facts) => ["", "1", "2"].map((end) => facts[axis + end]?.column));
    return new Set(columns.filter((column) => column !== undefined)).size > 1;
  });
  return new Set(shared);
}

/** Channels that place or colour, in the order in which a reader wants them. */
const ORDER = ["panel", "x", "y", "z", "fill", "stroke", "symbol", "r", "length", "opacity", "text"];

function columnsOf(facts: Facts, kind: string, crowded: ReadonlySet<string>): Column[] {
  const columns: Column[] = [];
  const add = (name: string, channel: Channel | undefined, values = channel?.values): void => {
    if (values === undefined || values.length === 0) return;
    const column = { name, values };
    if (!columns.some((each) => alike(each, column))) columns.push(column);
  };
  for (const name of ORDER) {
    const title = (channel: Channel | undefined, otherwise = name): string =>
      channel?.column !== undefined && (crowded.has(name) || name === "text")
        ? axisLabel(channel.column)
        : (channel?.label ?? otherwise);
    const [from, to] = [facts[`${name}1`], facts[`${name}2`]];
    const one = facts[name] ?? (from === undefined ? to : to === undefined ? from : undefined);
    if (one !== undefined && (one.scaled || name === "z" || (name === "text" && one.column !== undefined)))
      add(title(one), one);
    if (from === undefined || to === undefined) continue;
    const isFlat = from.values.every((value) => value === from.values[0]);
    if (from.values.every((value, index) => key(value) === key(to.values[index]))) add(title(to), to);
    else if (isFlat && from.column === undefined) add(title(to), to);
    else if (from.column !== to.column) {
      add(title(from, `${name} from`), from);
      add(title(to, `${name} to`), to);
    } else if (isFlat || /^(bar|area|waffle)/.test(kind)) {
      const lengths = to.values.map((value, index) => Number(value) - Number(from.values[index]));
      add(title(to), to, lengths);
    } else {
      add(`${title(from)}, from`, from);
      add(`${title(to)}, to`, to);
    }
  }
  return [...columns.filter(isOfNames), ...columns.filter((column) => !isOfNames(column))];
}

/** What a row is called comes before what it measures. */
const isOfNames = ({ values }: Column): boolean =>
  values.some((value) => typeof value === "string" || value instanceof Date);

/** Tables over the same rows that agree on a column and contradict each other on none. */
function fits(known: readonly Column[], columns: readonly Column[]): boolean {
  if (known[0]!.values.length !== columns[0]!.values.length) return false;
  const shared = columns.filter(({ name }) => known.some((each) => each.name === name));
  return shared.length > 0 && shared.every((column) => known.some((each) => alike(each, column)));
}

const alike = (one: Column, other: Column): boolean =>
  one.name === other.name &&
  one.values.length === other.values.length &&
  one.values.every((value, index) => key(value) === key(other.values[index]));

const key = (value: unknown): unknown => (value instanceof Date ? value.getTime() : value);

function toRows(columns: readonly Column[]): Grid {
  const total = columns[0]?.values.length ?? 0;
  const rows = Array.from({ length: total }, (_, row) => columns.map(({ values }) => values[row]));
  return {
    columns: columns.map(({ name, values }) =>
      values.every(isMidnight) ? { name, kind: "date" } : { name },
    ),
    rows,
    total,
  };
}

const isMidnight = (value: unknown): boolean => value instanceof Date && value.getTime() % 86_400_000 === 0;
