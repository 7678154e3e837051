/**
 * Light types of a mysql2 promise connection: what the chapters use of it, without the driver's declarations.
 * `tests/types/light-types.ts` compiles only if the real connection fits them.
 */

/** One row; the columns are those of the statement. */
// biome-ignore lint/suspicious/noExplicitAny: a column may be of any SQL type
export type Row = Record<string, any>;

/** What the server says of a statement that changes rows. */
export interface Changed {
  readonly affectedRows: number;
  readonly insertId: number;
  readonly warningStatus: number;
}

/** Name of a result's column. */
export interface Field {
  readonly name: string;
}

/** What the server can bind to a `?`. */
export type Bound = string | number | bigint | boolean | Date | null;

/** A connection to MySQL, as mysql2/promise gives it. */
export interface MysqlConnection {
  /** Sends the text as it is; `values` replace `?` in the text, escaped. */
  query<T = Row[]>(sql: string, values?: unknown[]): Promise<[T, Field[]]>;
  /** Sends a prepared statement; `values` are bound to `?` by the server. */
  execute<T = Row[]>(sql: string, values?: Bound[]): Promise<[T, Field[]]>;
  beginTransaction(): Promise<void>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
  end(): Promise<void>;
}

/** Rows of a statement sent through the tag; shows itself as a table. `Frame` is the Polars frame type. */
export interface Rows<Frame> extends Array<Row> {
  /** Names and SQL types of the columns, in order. */
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** Of a statement that changes rows: how many it found. Otherwise the number of rows. */
  readonly affectedRows: number;
  /** The same rows as a Polars frame; `frame<pl.DataFrame>()` where the chapter imports the real types. */
  frame<As = Frame>(): As;
}

/** A piece of a statement with its values apart. */
export interface Fragment {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** The tag `sql`: every `${value}` is bound by the server, never pasted into the text; a list is bound member by member. */
export interface Sql<Frame> {
  (text: TemplateStringsArray, ...values: unknown[]): Promise<Rows<Frame>>;
  /** A piece of a statement, to be put into others. */
  part(text: TemplateStringsArray, ...values: unknown[]): Fragment;
  /** The name of a table or column, quoted; `id("visit", "esi")` for a qualified one. */
  id(...names: [string, ...string[]]): Fragment;
  /** Conditions joined by AND; what is false, null or undefined is left out. */
  all(conditions: readonly (Fragment | false | null | undefined)[]): Fragment;
  /** Pieces with commas between them. */
  list(pieces: readonly (Fragment | false | null | undefined)[]): Fragment;
}

/** A connection to a chapter's own database: mysql2's, with the tag `sql` added. */
export interface ChapterConnection<Frame> extends MysqlConnection {
  readonly sql: Sql<Frame>;
}
