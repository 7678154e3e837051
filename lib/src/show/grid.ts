/** A field that a document does not have, which is not the same as one that is null. */
export const MISSING: unique symbol = Symbol("missing");

/** A column of a grid; two may have one name. */
export interface GridColumn {
  readonly name: string;
  /** `date`: whole days. `number`: numbers that travel as text, such as DECIMAL. */
  readonly kind?: "date" | "number";
}

/** Rows by position, whatever they came as. */
export interface Grid {
  readonly columns: readonly GridColumn[];
  readonly rows: readonly (readonly unknown[])[];
  /** Rows that there are, which may be more than were asked for. */
  readonly total: number;
}

/** What this room needs of a Polars DataFrame. */
export interface FrameLike {
  readonly columns: string[];
  readonly dtypes: readonly unknown[];
  readonly height: number;
  head(length: number): FrameLike;
  getColumn(name: string): { toArray(): unknown[]; cast(type: unknown): { toArray(): unknown[] } };
  toRecords(): Record<string, unknown>[];
}

/** An answer of a store: named columns beside rows, given as arrays or as objects. */
interface ResultLike {
  readonly columns: readonly (string | GridColumn)[];
  readonly rows: readonly unknown[];
}

/** True for a Polars DataFrame, told by its shape so that Polars need not be loaded to ask. */
export const isFrame = (value: unknown): value is FrameLike =>
  isObject(value) &&
  typeof value.toRecords === "function" &&
  Array.isArray(value.columns) &&
  Array.isArray(value.dtypes); // not "in": a frame is a proxy that answers it for columns

/**
 * Rows by position from row objects, documents, plain values, a store's answer or a Polars DataFrame.
 *
 * @param limit rows to take at most
 * @returns undefined for a value that is none of these
 */
export function toGrid(value: unknown, limit = Number.POSITIVE_INFINITY): Grid | undefined {
  if (isFrame(value)) return frameGrid(value, limit);
  if (isResult(value)) return resultGrid(value, limit);
  if (Array.isArray(value)) return listGrid(value, limit);
  return undefined;
}

/** A frame's rows as objects, Decimal columns as numbers; for those who draw rather than print. */
export function frameRecords(frame: FrameLike): Record<string, unknown>[] {
  const { columns, rows } = frameGrid(frame, Number.POSITIVE_INFINITY);
  return rows.map((row) =>
    Object.fromEntries(
      columns.map(({ name, kind }, index) => {
        const value = row[index];
        return [name, kind === "number" && typeof value === "string" ? Number(value) : value];
      }),
    ),
  );
}

function frameGrid(frame: FrameLike, limit: number): Grid {
  const shown = frame.height > limit ? frame.head(limit) : frame;
  const types = frame.dtypes.map(String);
  const columns = frame.columns.map((name, index): GridColumn => {
    const type = types[index] ?? "";
    if (/\bDate\b(?!time)/.test(type)) return { name, kind: "date" };
    return /\bDecimal\b/.test(type) ? { name, kind: "number" } : { name };
  });
  const values = columns.map(({ name, kind }) => {
    const series = shown.getColumn(name);
    // nodejs-polars refuses to hand over decimals as they are
    return kind === "number" ? series.cast(require("nodejs-polars").Utf8).toArray() : series.toArray();
  });
  const rows = Array.from({ length: shown.height }, (_, row) => values.map((column) => column[row]));
  return { columns, rows, total: frame.height };
}

function resultGrid({ columns, rows }: ResultLike, limit: number): Grid {
  const named = columns.map((column): GridColumn => {
    if (typeof column === "string") return { name: column };
    return column.kind === undefined ? { name: column.name } : { name: column.name, kind: column.kind };
  });
  const taken = rows
    .slice(0, limit)
    .map((row) => (Array.isArray(row) ? row : named.map(({ name }) => fieldOf(row as object, name))));
  return { columns: named, rows: taken, total: rows.length };
}

function listGrid(list: readonly unknown[], limit: number): Grid {
  const taken = list.slice(0, limit);
  const typed = typedColumns(list);
  if (typed !== undefined) {
    const rows = taken.map((row) => typed.map(({ name }) => fieldOf(row as object, name)));
    return { columns: typed, rows, total: list.length };
  }
  if (!taken.every(isRecord)) {
    return { columns: [{ name: "value" }], rows: taken.map((value) => [value]), total: list.length };
  }
  const names = new Set<string>();
  for (const row of taken) for (const name of Object.keys(row)) names.add(name);
  const columns = [...names].map((name) => ({ name }));
  const rows = taken.map((row) => columns.map(({ name }) => fieldOf(row, name)));
  return { columns, rows, total: list.length };
}

/** Rows from MySQL carry their columns with SQL types, so that even no rows have columns. */
function typedColumns(list: readonly unknown[]): GridColumn[] | undefined {
  const { columns } = list as { columns?: unknown };
  if (!Array.isArray(columns) || columns.length === 0) return undefined;
  return (columns as { name: string; type?: string }[]).map(({ name, type = "" }) => {
    if (type === "DATE") return { name, kind: "date" };
    return /^(DECIMAL|BIGINT)/.test(type) ? { name, kind: "number" } : { name };
  });
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

/** An object with fields of its own, not a date, an identifier or a list. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  isObject(value) &&
  !Array.isArray(value) &&
  !(value instanceof Date) &&
  !(value instanceof Promise) &&
  !ArrayBuffer.isView(value) &&
  !("_bsontype" in value);

const isResult = (value: unknown): value is ResultLike =>
  isObject(value) && Array.isArray(value.columns) && Array.isArray(value.rows);

function fieldOf(row: object, name: string): unknown {
  const value = (row as Record<string, unknown>)[name];
  return value === undefined ? MISSING : value;
}
