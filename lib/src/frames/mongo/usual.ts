/**
 * A reader that is compiled for the documents of one level, as most of them are: the fields in one order, each of one kind. What comes
 * otherwise it leaves to the walker, so it decides nothing but how fast a document is read.
 */

import { BSON, HIGH_OF_53_BITS, topOf } from "./bson.js";
import type { Field, Level } from "./fields.js";

/** What the compiled function calls for values that it does not read itself; the position behind the value, or below 0. */
export interface ValueReader {
  value(type: number, at: number, field: Field, row: number): number;
}

/** The compiled function and what it was compiled for. */
export interface UsualReader {
  /** As `Fields.version` was: with another one, fields have other columns. */
  readonly version: number;
  /** Bytes of the longest name and its type: so many must stand behind the document, as names are compared word by word. */
  readonly longest: number;
  /** The place of the last field that it knows. */
  readonly last: number;
  /**
   * Reads the fields that it knows, as long as they come in the usual order; one may be missing.
   *
   * @param end the position behind the last field
   * @returns where it stopped: `end`, or a field that comes otherwise, or a number below 0 if a column must be wider first
   */
  readonly read: (
    walker: ValueReader,
    bytes: Uint8Array,
    view: DataView,
    at: number,
    end: number,
    row: number,
  ) => number;
}

/** Compiles a reader for the order in which the fields of a level came last. */
export function usualReader(level: Level, version: number): UsualReader | undefined {
  const order = usualOrder(level);
  if (order.length === 0) return undefined;
  const fields = order.map((place) => level.fields[place]!);
  // Only numbers go into the text: whatever a field is called, no name becomes code.
  const make = new Function(
    "fields",
    `${fields.map((_, i) => `const field${i} = fields[${i}];`).join("\n")}
    return (walker, bytes, view, at, end, row) => {
      const byte = row >> 3, bit = 1 << (row & 7);
      let column;
      ${fields.map(reading).join("\n")}
      return at;
    };`,
  ) as (fields: readonly Field[]) => UsualReader["read"];
  const longest = Math.max(...fields.map(({ key }) => 1 + key.padded));
  return { version, longest, last: order.at(-1)!, read: make(fields) };
}

/** Places of fields, each behind the one that it followed last. */
function usualOrder({ fields, first }: Level): number[] {
  const order: number[] = [];
  for (let place = first; place < fields.length && !order.includes(place); place = fields[place]!.follower)
    order.push(place);
  return order;
}

/** Statements that read one field if it stands at `at`. */
function reading(field: Field, i: number): string {
  const { key } = field;
  const named = key.words.map((word, w) => `${wordAt(key.masks[w]!, 1 + 4 * w)} === ${word}`).join(" && ");
  return `if (at < end && ${named}) {
    const type = bytes[at];
    at += ${1 + key.length};
    ${valueReading(field, i)} {
      at = walker.value(type, at, field${i}, row);
      if (at < 0) return at;
    }
  }`;
}

const wordAt = (mask: number, offset: number): string =>
  mask === -1 ? `view.getInt32(at + ${offset}, true)` : `(view.getInt32(at + ${offset}, true) & ${mask})`;

/** Statements that read a value of the field's kind, up to the `else` for one of another kind. */
function valueReading({ kind, scale }: Field, i: number): string {
  const fixed = (type: number, size: number, copy: string, also = ""): string =>
    `if (type === ${type}${also}) {
      column = field${i}.column;
      ${copy}
      column.validity[byte] |= bit;
      at += ${size};
    } else`;
  const copyLong = "column.words[2 * row] = view.getInt32(at, true); column.words[2 * row + 1] = high;";
  switch (kind) {
    case "int":
      return fixed(BSON.int, 4, "column.values[row] = view.getInt32(at, true);");
    case "double":
      return fixed(BSON.double, 8, "column.values[row] = view.getFloat64(at, true);");
    case "boolean":
      return fixed(BSON.boolean, 1, "column.values[row] = bytes[at];");
    case "instant":
      return fixed(BSON.date, 8, `const high = view.getInt32(at + 4, true); ${copyLong}`);
    case "long":
      return fixed(
        BSON.long,
        8,
        `const high = view.getInt32(at + 4, true);
        if (high >= ${HIGH_OF_53_BITS} || high < -${HIGH_OF_53_BITS}) field${i}.beyond = true;
        ${copyLong}`,
      );
    case "decimal": // of the column's decimals, not below 0 and of at most 64 bits: the words are the column's own
      return fixed(
        BSON.decimal,
        16,
        `const word = 4 * row;
        column.words[word] = view.getInt32(at, true);
        column.words[word + 1] = view.getInt32(at + 4, true);
        column.words[word + 2] = column.words[word + 3] = 0;`,
        ` && view.getInt32(at + 12, true) === ${topOf(scale)} && view.getInt32(at + 8, true) === 0`,
      );
    case "text":
      return `if (type === ${BSON.string}) {
        const start = at + 4;
        at = start + view.getInt32(at, true);
        field${i}.column.append(row, bytes, start, at - 1);
      } else`;
    default:
      return ""; // a block of its own: the walker reads every value
  }
}
