/** One column's values as text for MySQL, each written straight from its typed array. */

import { LoadError } from "../../errors.js";
import type { Column } from "../columns.js";
import { dayTexts } from "./days.js";
import {
  DAY_MS,
  dayOf,
  FIRST_DAY,
  LAST_DAY,
  writeDecimal,
  writeDouble,
  writeInt,
  writeTimeOfDay,
} from "./digits.js";
import { BYTES_A_UNIT, put, writeText } from "./text.js";

/**
 * How rows are marked up. The two forms differ in quotes and marks only: `\\`, `\t`, `\n`, `\0` and `\'` mean the same in
 * LOAD DATA with ESCAPED BY '\\' and in a string literal.
 */
export interface Form {
  readonly quote: string;
  readonly null: string;
  /** One ASCII character. */
  readonly betweenFields: string;
  readonly beforeRow: string;
  readonly afterRow: string;
  readonly point: {
    readonly before: string;
    readonly between: string;
    readonly after: string;
    readonly null: string;
  };
}

/** Writes the field of one row at `at` and returns the position behind it. */
export interface FieldWriter {
  /** The most bytes of any value; for text, of all but the text. */
  readonly width: number;
  readonly text?: readonly string[];
  write(out: Buffer, at: number, row: number): number;
}

/**
 * The writer of a column.
 *
 * @throws {LoadError} `VALUE_UNWRITABLE` from `write`, naming row and column, at a value that has no exact form in MySQL:
 *   NaN, half a surrogate pair, a fraction of a millisecond, a code that its dictionary lacks
 */
export function fieldWriter(table: string, name: string, column: Column, form: Form): FieldWriter {
  const refuse = (row: number, why: string): never => {
    throw new LoadError(
      "VALUE_UNWRITABLE",
      `Table ${table}, row ${row + 1}, column ${name}: ${why}. Nothing was loaded.`,
    );
  };
  const writer = valueWriter(column, form, refuse);
  const { nulls } = column;
  if (nulls === undefined) return writer;
  const bytes = Buffer.from(column.kind === "point" ? form.point.null : form.null);
  return {
    ...writer,
    width: Math.max(writer.width, bytes.length),
    write: (out, at, row) => (nulls[row] === 1 ? put(out, at, bytes) : writer.write(out, at, row)),
  };
}

function valueWriter(column: Column, form: Form, refuse: (row: number, why: string) => never): FieldWriter {
  switch (column.kind) {
    case "int":
    case "boolean": {
      const { values } = column;
      return { width: 11, write: (out, at, row) => writeInt(out, at, values[row]!) };
    }
    case "bigint":
      return bigints(column.values);
    case "decimal": {
      const { values, scale } = column;
      return { width: 13 + scale, write: (out, at, row) => writeDecimal(out, at, values[row]!, scale) };
    }
    case "double": {
      const { values } = column;
      const refuseDouble = (row: number): never =>
        refuse(row, `${values[row]} is not a number that MySQL has`);
      return {
        width: 26,
        write(out, at, row) {
          const value = values[row]!;
          if (!Number.isFinite(value)) refuseDouble(row);
          return writeDouble(out, at, value);
        },
      };
    }
    case "text":
      return texts(column.values, form, refuse);
    case "code":
      return codes(column.codes, column.dictionary, form, refuse);
    case "date":
      return dates(column.values, form, refuse);
    case "instant":
      return instants(column.values, form, refuse);
    case "point":
      return points(column.longitude, column.latitude, form, refuse);
  }
}

function bigints(values: BigInt64Array): FieldWriter {
  // The same memory as pairs of 32-bit words: small numbers never become a BigInt.
  const words = new Int32Array(values.buffer, values.byteOffset, values.length * 2);
  return {
    width: 20,
    write(out, at, row) {
      const low = words[2 * row]! >>> 0;
      const high = words[2 * row + 1]!;
      if (high >= -0x200000 && high < 0x200000) return writeInt(out, at, high * 0x1_0000_0000 + low);
      return at + out.write(String(values[row]), at, "latin1");
    },
  };
}

type Refuse = (row: number, why: string) => never;
const HALF_PAIR = "the text holds half a surrogate pair, which UTF-8 cannot say";

function texts(values: readonly string[], form: Form, refuse: Refuse): FieldWriter {
  const quote = Buffer.from(form.quote);
  return {
    width: 2 * quote.length,
    text: values,
    write(out, at, row) {
      const value = values[row];
      if (value === undefined) return refuse(row, "there is no value");
      const end = writeText(out, put(out, at, quote), value);
      if (end === -1) refuse(row, HALF_PAIR);
      return put(out, end, quote);
    },
  };
}

function codes(values: Uint16Array, dictionary: readonly string[], form: Form, refuse: Refuse): FieldWriter {
  const words = dictionary.map((word) => {
    const bytes = Buffer.alloc(BYTES_A_UNIT * word.length);
    const end = writeText(bytes, 0, word);
    return end === -1 ? undefined : Buffer.from(form.quote + bytes.toString("utf8", 0, end) + form.quote);
  });
  return {
    width: Math.max(0, ...words.map((word) => word?.length ?? 0)),
    write(out, at, row) {
      const code = values[row]!;
      const word = words[code];
      if (word === undefined)
        refuse(row, code in dictionary ? HALF_PAIR : `code ${code} is not in the dictionary`);
      return put(out, at, word!);
    },
  };
}

function dates(values: Int32Array, form: Form, refuse: Refuse): FieldWriter {
  const quote = Buffer.from(form.quote);
  const writeDay = dayTexts();
  return {
    width: 10 + 2 * quote.length,
    write(out, at, row) {
      const day = values[row]!;
      if (!(day >= FIRST_DAY && day <= LAST_DAY)) refuse(row, "the date is not in the years 1 to 9999");
      return put(out, writeDay(out, put(out, at, quote), day), quote);
    },
  };
}

function instants(values: Float64Array, form: Form, refuse: Refuse): FieldWriter {
  const quote = Buffer.from(form.quote);
  const writeDay = dayTexts();
  // Apart: a number that is put into a text beside the loop's work is boxed for each row, which made the loop three times as slow.
  const refuseInstant = (row: number): never => {
    const instant = values[row]!;
    const year = new Date(instant).getUTCFullYear();
    const why =
      year >= 1 && year <= 9999 ? "has a fraction of a millisecond" : "is not in the years 1 to 9999";
    return refuse(row, `instant ${instant} ${why}`);
  };
  return {
    width: 23 + 2 * quote.length,
    write(out, at, row) {
      const instant = values[row]!;
      const day = dayOf(instant);
      const ms = instant - day * DAY_MS;
      if (!(day >= FIRST_DAY && day <= LAST_DAY) || ms !== Math.floor(ms)) refuseInstant(row);
      return put(out, writeTimeOfDay(out, writeDay(out, put(out, at, quote), day), ms), quote);
    },
  };
}

function points(longitude: Float64Array, latitude: Float64Array, form: Form, refuse: Refuse): FieldWriter {
  const before = Buffer.from(form.point.before);
  const between = Buffer.from(form.point.between);
  const after = Buffer.from(form.point.after);
  const refusePoint = (row: number): never =>
    refuse(row, `longitude ${longitude[row]}, latitude ${latitude[row]} is no point on Earth`);
  return {
    width: 52 + before.length + between.length + after.length,
    write(out, at, row) {
      const lon = longitude[row]!;
      const lat = latitude[row]!;
      if (!(lon > -180 && lon <= 180 && lat >= -90 && lat <= 90)) refusePoint(row);
      at = writeDouble(out, put(out, at, before), lon);
      return put(out, writeDouble(out, put(out, at, between), lat), after);
    },
  };
}
