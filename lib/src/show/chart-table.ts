import { axisLabel } from "./axis-label.js";
import { type Channel, type Facts, factsOf } from "./chart-facts.js";
import type { Grid } from "./grid.js";
import type { PlotMark, PlotOptions } from "./plot-types.js";

/** A column of what a mark draws. */
interface Column {
  readonly name: string;
  readonly values: readonly unknown[];
}

/**
 * What a chart draws, as rows: the channels of its marks after their transforms, under the names of the axes. Marks over the same rows
 * share a table; texts, axes and lines at a value have none.
 */
export function drawnTables(options: PlotOptions, marks: readonly PlotMark[]): Grid[] {
  const tables: { data: unknown; columns: Column[] }[] = [];
  for (const mark of marks) {
    if (mark.data === null || mark.data === undefined || SILENT.test(mark.ariaLabel ?? "text")) continue;
    const columns = columnsOf(factsOf(options, mark), mark.ariaLabel ?? "");
    if (columns.length < 2) continue;
    const known = tables.find((table) => table.data === mark.data && fits(table.columns, columns));
    if (known === undefined) tables.push({ data: mark.data, columns });
    else
      known.columns.push(...columns.filter((column) => !known.columns.some((each) => alike(each, column))));
  }
  return tables.map(({ columns }) => toRows(columns));
}

const SILENT = /^(text|tip|image|frame|grid|geo|graticule|sphere)$|axis/;

/** Channels that place or colour, in the order in which a reader wants them. */
const ORDER = ["panel", "x", "y", "z", "fill", "stroke", "symbol", "r", "length", "opacity"];

function columnsOf(facts: Facts, kind: string): Column[] {
  const columns: Column[] = [];
  const add = (name: string, channel: Channel | undefined, values = channel?.values): void => {
    if (values === undefined || values.length === 0) return;
    const column = { name: nameOf(channel, name), values };
    if (!columns.some((each) => alike(each, column))) columns.push(column);
  };
  for (const name of ORDER) {
    const [from, to] = [facts[`${name}1`], facts[`${name}2`]];
    const one = facts[name] ?? (from === undefined ? to : to === undefined ? from : undefined);
    if (one !== undefined && (one.scaled || name === "z")) add(name, one);
    if (from === undefined || to === undefined) continue;
    if (from.column !== to.column) {
      add(`${name} from`, from);
      add(`${name} to`, to);
    } else if (/^(bar|area|waffle)/.test(kind) || from.values.every((value) => value === from.values[0])) {
      add(
        name,
        to,
        to.values.map((value, index) => Number(value) - Number(from.values[index])),
      );
    } else {
      const edges = nameOf(from, name);
      add(`${edges}, from`, undefined, from.values);
      add(`${edges}, to`, undefined, to.values);
    }
  }
  return columns;
}

/** A column's own name, as an axis would show it: several columns may share an axis. */
const nameOf = (channel: Channel | undefined, otherwise: string): string =>
  channel?.column === undefined ? (channel?.label ?? otherwise) : axisLabel(channel.column);

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
