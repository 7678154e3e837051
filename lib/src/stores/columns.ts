/**
 * Typed columns: the one shape in which rows travel in bulk, from the simulator into both stores.
 * `nulls`, where given, has a byte per row: 1 means NULL and the value beside it is not read.
 */

interface Nullable {
  readonly nulls?: Uint8Array;
}

/** TINYINT to INT. */
export interface IntColumn extends Nullable {
  readonly kind: "int";
  readonly values: Int32Array;
}

/** BIGINT. */
export interface BigIntColumn extends Nullable {
  readonly kind: "bigint";
  readonly values: BigInt64Array;
}

/** DOUBLE. */
export interface DoubleColumn extends Nullable {
  readonly kind: "double";
  readonly values: Float64Array;
}

/** DECIMAL as unscaled integers: 36.8 with scale 1 is 368. */
export interface DecimalColumn extends Nullable {
  readonly kind: "decimal";
  readonly scale: number;
  readonly values: Int32Array;
}

/** BOOLEAN: 0 or 1. */
export interface BooleanColumn extends Nullable {
  readonly kind: "boolean";
  readonly values: Uint8Array;
}

/** CHAR, VARCHAR, TEXT. */
export interface TextColumn extends Nullable {
  readonly kind: "text";
  readonly values: readonly string[];
}

/** Text from few values (ENUM, codes, names): indexes into a dictionary. */
export interface CodeColumn extends Nullable {
  readonly kind: "code";
  readonly codes: Uint16Array;
  readonly dictionary: readonly string[];
}

/** DATETIME(3): milliseconds since 1970-01-01T00:00:00Z. */
export interface InstantColumn extends Nullable {
  readonly kind: "instant";
  readonly values: Float64Array;
}

/** DATE: days since 1970-01-01. */
export interface DateColumn extends Nullable {
  readonly kind: "date";
  readonly values: Int32Array;
}

/** POINT, WGS 84, degrees. */
export interface PointColumn extends Nullable {
  readonly kind: "point";
  readonly longitude: Float64Array;
  readonly latitude: Float64Array;
}

export type Column =
  | IntColumn
  | BigIntColumn
  | DoubleColumn
  | DecimalColumn
  | BooleanColumn
  | TextColumn
  | CodeColumn
  | InstantColumn
  | DateColumn
  | PointColumn;

/** A table's rows, column by column; keys are the SQL column names in the order of the schema, generated ones left out. */
export interface ColumnTable {
  readonly name: string;
  readonly rows: number;
  readonly columns: Readonly<Record<string, Column>>;
}
