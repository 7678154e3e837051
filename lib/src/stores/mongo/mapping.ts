/** Which column becomes which field of a flat document. */

import { LoadError } from "../../errors.js";
import type { ColumnTable } from "../columns.js";
import { type BsonField, columnField, constantField, wordField } from "./bson.js";

/** Where a field's value comes from. */
export type FieldSource =
  /** The column of that name. */
  | string
  | {
      readonly column: string;
      /** Names for the numbers of an int column: 2 becomes the third name. */
      readonly names?: readonly string[];
      /** A DECIMAL column is a Decimal128, exact, unless a double is asked for. */
      readonly as?: "decimal" | "double";
    }
  | { readonly constant: string | number | boolean };

/**
 * Fields in their order. A name with one dot (`meta.unit`) is a field of a nested document; fields of one nested document stand
 * together, where the first of them is.
 */
export type Mapping = Readonly<Record<string, FieldSource>>;

/**
 * The writer of a field. Types: int and date as BSON says; bigint is a long; DECIMAL a Decimal128; DATE its midnight, UTC; a point is
 * GeoJSON. Where the column is NULL the field is left out, as MongoDB's indexes and validators expect.
 *
 * @throws {LoadError} `MAPPING_WRONG` if the source names no column or does not fit it
 */
export function bsonField(table: ColumnTable, name: string, source: FieldSource): BsonField {
  const wrong = (why: string): never => {
    throw new LoadError("MAPPING_WRONG", `Collection of table ${table.name}: field ${name}: ${why}.`);
  };
  if (name.includes(".")) return wrong("a mapping has one level of nesting");
  if (typeof source === "object" && "constant" in source) return constantField(name, source.constant);
  const { column: columnName, names, as } = typeof source === "string" ? { column: source } : source;
  const column = table.columns[columnName] ?? wrong(`there is no column ${columnName}`);
  let field: BsonField;
  if (names !== undefined) {
    if (column.kind !== "int") return wrong(`names need an int column, and ${columnName} is ${column.kind}`);
    field = wordField(name, column.values, names, wrong);
  } else field = columnField(name, column, as, wrong);
  const { nulls } = column;
  if (nulls === undefined) return field;
  return { ...field, write: (out, at, row) => (nulls[row] === 1 ? at : field.write(out, at, row)) };
}
