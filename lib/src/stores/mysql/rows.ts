/** Rows of a column table as text for MySQL: tab-separated for LOAD DATA, or literals for INSERT. */

import type { ColumnTable } from "../columns.js";
import { type Form, fieldWriter } from "./fields.js";
import { BYTES_A_UNIT, put } from "./text.js";

/** For `LOAD DATA LOCAL INFILE`; a point is two fields, longitude and latitude. */
export const TAB_SEPARATED: Form = {
  quote: "",
  null: "\\N",
  betweenFields: "\t",
  beforeRow: "",
  afterRow: "\n",
  point: { before: "", between: "\t", after: "", null: "\\N\t\\N" },
};

/** For `INSERT … VALUES`; a comma stands before each row, the first included. */
export const LITERALS: Form = {
  quote: "'",
  null: "NULL",
  betweenFields: ",",
  beforeRow: ",(",
  afterRow: ")",
  point: { before: "ST_SRID(POINT(", between: ",", after: "),4326)", null: "NULL" },
};

/** Rows `from` to `to`, the latter not included. */
export interface Slice {
  readonly from: number;
  readonly to: number;
}

/** Yields Buffers of whole rows, each of some `bytes` or of one row that is larger; nobody writes to a yielded one again. */
export function* encodeRows(
  table: ColumnTable,
  form: Form,
  { from, to }: Slice,
  bytes: number,
): Generator<{ chunk: Buffer; rows: number }> {
  const { size, write } = rowWriter(table, form);
  let first = from;
  while (first < to) {
    const out = Buffer.allocUnsafeSlow(Math.max(bytes, size(first)));
    let at = 0;
    let row = first;
    while (row < to && at + size(row) <= out.length) at = write(out, at, row++);
    yield { chunk: out.subarray(0, at), rows: row - first };
    first = row;
  }
}

function rowWriter(table: ColumnTable, form: Form) {
  const fields = Object.entries(table.columns).map(([name, column]) =>
    fieldWriter(table.name, name, column, form),
  );
  const writers = fields.map(({ write }) => write); // found once, not for each value
  const texts = fields.flatMap((field) => (field.text === undefined ? [] : [field.text]));
  const between = form.betweenFields.charCodeAt(0);
  const before = Buffer.from(form.beforeRow);
  const after = Buffer.from(form.afterRow);
  const fixed = fields.reduce((sum, field) => sum + field.width + 1, before.length + after.length);
  return {
    /** The most bytes that a row can take. */
    size(row: number): number {
      let size = fixed;
      for (const text of texts) size += BYTES_A_UNIT * (text[row]?.length ?? 0);
      return size;
    },
    write(out: Buffer, at: number, row: number): number {
      at = put(out, at, before);
      for (let i = 0; i < writers.length; i++) {
        if (i > 0) out[at++] = between;
        at = writers[i]!(out, at, row);
      }
      return put(out, at, after);
    },
  };
}
