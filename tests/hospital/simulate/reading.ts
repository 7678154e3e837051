import type { Hospital } from "../../../lib/src/hospital/simulate/index.js";
import type { Column } from "../../../lib/src/stores/columns.js";

export type Value = number | string | boolean | bigint | null;
export type Row = Readonly<Record<string, Value>>;

/** A value as the column holds it: instants in milliseconds, dates in days, decimals unscaled; a point as text. */
export function cellOf(column: Column, row: number): Value {
  if (column.nulls?.[row] === 1) return null;
  if (column.kind === "code") return column.dictionary[column.codes[row]!]!;
  if (column.kind === "point") return `${column.longitude[row]} ${column.latitude[row]}`;
  return column.values[row]!;
}

/** A column of a table as an array. */
export function column<T extends Value = number>(hospital: Hospital, table: string, name: string): T[] {
  const { rows, columns } = hospital.table(table);
  return Array.from({ length: rows }, (_, row) => cellOf(columns[name]!, row) as T);
}

/** A table as rows. */
export function rowsOf(hospital: Hospital, table: string): Row[] {
  const { rows, columns } = hospital.table(table);
  const entries = Object.entries(columns);
  return Array.from({ length: rows }, (_, row) =>
    Object.fromEntries(entries.map(([name, each]) => [name, cellOf(each, row)])),
  );
}

/** Percentile by nearest rank. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
}
