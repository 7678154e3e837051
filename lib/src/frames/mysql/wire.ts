/** How a column's values stand in the rows of MySQL's binary protocol. */

import type { FieldPacket } from "mysql2";
import { FrameError } from "../../errors.js";
import { columnType } from "../../stores/mysql/types.js";
import type { Batch } from "../columns/batch.js";
import type { Column } from "../columns/column.js";
import type { Decimals } from "../columns/decimal.js";
import { sqlColumn } from "./column.js";

/** The forms of values. The numbers only have to differ: a row is read by a switch over them. */
export const FORM = {
  none: 0,
  int8: 1,
  uint8: 2,
  int16: 3,
  uint16: 4,
  int32: 5,
  uint32: 6,
  int64: 7,
  float: 8,
  double: 9,
  digits: 10,
  date: 11,
  instant: 12,
  time: 13,
  text: 14,
} as const;

/** One column of an answer. */
export interface WireColumn {
  readonly form: number;
  readonly column: Column;
  /** Of TIME: its decimals. */
  readonly decimals: number;
}

const UNSIGNED = 32;
/** Encodings of which every text is UTF-8 as it stands. */
const UTF8 = ["utf8", "cesu8", "ascii", "binary"];

/** What mysql2 tells of a column; its declarations leave some of it out. */
export type Field = FieldPacket & { readonly encoding?: string };

/**
 * The columns of an answer, added to the batch.
 *
 * @throws {FrameError} `FRAME_TYPE` for a type that frames do not have, or a text in another encoding than UTF-8
 */
export function wireColumns(batch: Batch, fields: readonly Field[], decimals: Decimals): WireColumn[] {
  return fields.map((field) => {
    const form = formOf(field);
    if (form === FORM.text && !UTF8.includes(field.encoding ?? "utf8"))
      throw new FrameError(
        "FRAME_TYPE",
        `Column ${field.name} arrives as ${field.encoding}, and a frame's texts are UTF-8. Connect with charset UTF8MB4_0900_AI_CI.`,
      );
    const column = sqlColumn(batch, field.name, columnType(field), decimals);
    return { form, column, decimals: field.decimals ?? 0 };
  });
}

function formOf(field: Field): number {
  const unsigned = (Number(field.flags) & UNSIGNED) !== 0;
  switch (field.columnType) {
    case 1:
      return unsigned ? FORM.uint8 : FORM.int8;
    case 2:
      return unsigned ? FORM.uint16 : FORM.int16;
    case 13: // YEAR
      return FORM.uint16;
    case 9: // MEDIUMINT stands in four bytes
      return FORM.int32;
    case 3:
      return unsigned ? FORM.uint32 : FORM.int32;
    case 8:
      return FORM.int64;
    case 4:
      return FORM.float;
    case 5:
      return FORM.double;
    case 0:
    case 246:
      return FORM.digits;
    case 10:
    case 14:
      return FORM.date;
    case 7:
    case 12:
      return FORM.instant;
    case 11:
      return FORM.time;
    case 6:
      return FORM.none;
    default:
      return FORM.text;
  }
}
