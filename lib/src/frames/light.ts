/**
 * Light types of nodejs-polars: what the chapters use of it, in one small file, so that a notebook need not parse the
 * package's own declarations (about a second). `tests/types/light-types.ts` compiles only if the real library fits them.
 * Chapter 09, which teaches Polars, imports the real ones.
 */

/** A column, or something computed from columns. */
export interface Expr {
  alias(name: string): Expr;
  eq(other: unknown): Expr;
  neq(other: unknown): Expr;
  gt(other: unknown): Expr;
  gtEq(other: unknown): Expr;
  lt(other: unknown): Expr;
  ltEq(other: unknown): Expr;
  and(other: unknown): Expr;
  or(other: unknown): Expr;
  not(): Expr;
  plus(other: unknown): Expr;
  minus(other: unknown): Expr;
  multiplyBy(other: unknown): Expr;
  divideBy(other: unknown): Expr;
  isNull(): Expr;
  isNotNull(): Expr;
  isIn(values: unknown): Expr;
  fillNull(value: unknown): Expr;
  count(): Expr;
  nUnique(): Expr;
  sum(): Expr;
  mean(): Expr;
  median(): Expr;
  min(): Expr;
  max(): Expr;
  std(): Expr;
  first(): Expr;
  last(): Expr;
  round(decimals: number): Expr;
  /** Of the value nearest to that share of the sorted values; nulls left out. */
  quantile(share: number): Expr;
  over(...columns: string[]): Expr;
  readonly str: { contains(pattern: string): Expr; toUpperCase(): Expr; toLowerCase(): Expr };
  readonly date: {
    year(): Expr;
    month(): Expr;
    day(): Expr;
    hour(): Expr;
    weekday(): Expr;
    strftime(format: string): Expr;
  };
}

/** One column of values. */
export interface Series {
  readonly name: string;
  readonly length: number;
  // biome-ignore lint/suspicious/noExplicitAny: a cell of a frame may hold anything
  toArray(): any[];
}

/** Groups of rows that wait to be aggregated. */
export interface GroupBy {
  agg(...columns: Expr[]): DataFrame;
  /** Rows of each group. */
  len(): DataFrame;
}

/** A table in memory, column by column. */
export interface DataFrame {
  readonly columns: string[];
  readonly height: number;
  readonly width: number;
  readonly shape: { height: number; width: number };
  select(...columns: (string | Expr)[]): DataFrame;
  filter(predicate: Expr): DataFrame;
  groupBy(...by: string[]): GroupBy;
  sort(by: string | string[], descending?: boolean): DataFrame;
  withColumns(...columns: Expr[]): DataFrame;
  join(
    other: DataFrame,
    options: { on?: string; leftOn?: string; rightOn?: string; how?: string },
  ): DataFrame;
  head(rows?: number): DataFrame;
  tail(rows?: number): DataFrame;
  drop(...names: string[]): DataFrame;
  rename(names: Record<string, string>): DataFrame;
  getColumn(name: string): Series;
  // biome-ignore lint/suspicious/noExplicitAny: a row's values are of many types
  toRecords(): Record<string, any>[];
}

/** The package itself, as far as the chapters use it. */
export interface Polars {
  col(name: string): Expr;
  lit(value: unknown): Expr;
  len(): Expr;
  when(condition: Expr): { then(value: Expr): { otherwise(value: Expr): Expr } };
  concat(frames: DataFrame[]): DataFrame;
  DataFrame(columns: Record<string, unknown> | Record<string, unknown>[]): DataFrame;
}
