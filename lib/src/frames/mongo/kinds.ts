/** What a field's values are, and what holds two kinds of them. */

import { FrameError } from "../../errors.js";
import type { ArrowType } from "../arrow/types.js";
import type { Column } from "../columns/column.js";
import { DecimalColumn } from "../columns/decimal.js";
import { ListColumn } from "../columns/list.js";
import { DoubleColumn, IntColumn, LongColumn, TruthColumn } from "../columns/numbers.js";
import { TextColumn } from "../columns/text.js";
import { InstantColumn } from "../columns/times.js";

/** `empty`, `texts` and `numbers` are lists; `json` is any other list, as extended JSON. */
export type Kind =
  | "boolean"
  | "int"
  | "long"
  | "double"
  | "decimal"
  | "text"
  | "instant"
  | "empty"
  | "texts"
  | "numbers"
  | "json";

const WORDS: Readonly<Record<Kind, string>> = {
  boolean: "boolean",
  int: "int",
  long: "long",
  double: "double",
  decimal: "decimal",
  text: "text",
  instant: "date",
  empty: "list",
  texts: "list of texts",
  numbers: "list of numbers",
  json: "list",
};

const NUMBERS: readonly Kind[] = ["int", "long", "double", "decimal"];
const LISTS: readonly Kind[] = ["empty", "texts", "numbers", "json"];

/**
 * The narrowest kind that holds both. An empty list fits any list.
 *
 * @throws {FrameError} `FRAME_MIXED`
 */
export function widest(name: string, before: Kind, next: Kind): Kind {
  if (before === next) return before;
  const both = [before, next];
  if (NUMBERS.includes(before) && NUMBERS.includes(next)) {
    if (!both.includes("double")) return both.includes("decimal") ? "decimal" : "long";
    if (!both.includes("decimal")) return "double";
  }
  if (LISTS.includes(before) && LISTS.includes(next)) {
    if (before === "empty") return next;
    return next === "empty" ? before : "json";
  }
  throw mixed(name, WORDS[before], WORDS[next]);
}

export function mixed(name: string, one: string, other: string): FrameError {
  return new FrameError(
    "FRAME_MIXED",
    `Field ${name} holds ${one} in one document and ${other} in another; a column has one type. Project or convert it first.`,
  );
}

export const kindWord = (kind: Kind): string => WORDS[kind];

/** The type of the frame's column. */
export function typeOf(kind: Kind, scale: number): ArrowType {
  switch (kind) {
    case "boolean":
      return { id: "bool" };
    case "int":
      return { id: "int32" };
    case "long":
      return { id: "int64" };
    case "double":
      return { id: "double" };
    case "decimal":
      return { id: "decimal", scale };
    case "instant":
      return { id: "instant", unit: "ms" };
    case "numbers":
      return { id: "list", of: { id: "double" } };
    case "empty":
    case "texts":
      return { id: "list", of: { id: "text" } };
    case "text":
    case "json":
      return { id: "text" };
  }
}

/** A column that holds the kind. */
export function columnOf(name: string, kind: Kind, scale: number, capacity: number): Column {
  const word = WORDS[kind];
  switch (kind) {
    case "boolean":
      return new TruthColumn(name, word, capacity);
    case "int":
      return new IntColumn(name, word, capacity);
    case "long":
      return new LongColumn(name, word, capacity, { id: "int64" });
    case "double":
      return new DoubleColumn(name, word, capacity);
    case "decimal":
      return new DecimalColumn(name, word, capacity, scale);
    case "instant":
      return new InstantColumn(name, word, capacity, "ms");
    case "numbers":
      return new ListColumn(name, word, capacity, "double");
    case "empty":
    case "texts":
      return new ListColumn(name, word, capacity, "text");
    case "text":
    case "json":
      return new TextColumn(name, word, capacity);
  }
}
