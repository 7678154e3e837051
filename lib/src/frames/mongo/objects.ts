/** Documents as the driver makes them -> the columns of a batch. */

import type { Document } from "mongodb";
import { FrameError } from "../../errors.js";
import { MOST_DIGITS } from "../arrow/types.js";
import type { Decimals } from "../columns/decimal.js";
import { beyond, type Field, type Fields, type Level, tooSmall } from "./fields.js";
import type { Kind } from "./kinds.js";

/** What stands for a value in its column. */
interface Told {
  readonly kind: Kind;
  readonly value: unknown;
  readonly scale?: number;
}

/**
 * Writes one document into a row; a number is a long or an int where it is whole, because the driver no longer tells doubles apart.
 *
 * @param json extended JSON of an array
 * @returns false if a column must be wider first; see `Fields.accept`
 */
export function writeObject(
  fields: Fields,
  document: Document,
  level: Level,
  row: number,
  decimals: Decimals,
  json: (value: unknown) => string,
): boolean {
  for (const [key, value] of Object.entries(document)) {
    const field = level.fields[level.place(key)]!;
    if (isNested(value)) {
      const level = fields.levelOf(field, Object.keys(value).length === 0);
      if (!writeObject(fields, value, level, row, decimals, json)) return false;
      continue;
    }
    if (value === null || value === undefined) {
      if (!field.met) fields.meet(field);
      continue;
    }
    const { kind, value: plain, scale = 0 } = told(field, value, decimals);
    if (!fields.accept(field, kind, scale)) return false;
    if (kind === "long" && !Number.isSafeInteger(Number(plain))) {
      if (field.kind === "double") throw beyond(field.name);
      field.beyond = true;
    }
    field.column!.push(row, field.kind === "json" ? json(value) : plain);
  }
  return true;
}

const isNested = (value: unknown): value is Document =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Date || value instanceof Map || value instanceof Set) &&
  !ArrayBuffer.isView(value) &&
  !("_bsontype" in value);

function told(field: Field, value: unknown, decimals: Decimals): Told {
  if (typeof value === "string") return { kind: "text", value };
  if (typeof value === "boolean") return { kind: "boolean", value };
  if (typeof value === "bigint") return { kind: "long", value };
  if (typeof value === "number") return { kind: numberKind(value), value };
  if (value instanceof Date) return { kind: "instant", value };
  if (Array.isArray(value)) return { kind: listKind(value), value };
  const { _bsontype: type } = value as { _bsontype?: string };
  switch (type) {
    case "Int32":
      return { kind: "int", value: Number(value) };
    case "Long":
      return { kind: "long", value: BigInt(String(value)) };
    case "Double":
      return { kind: "double", value: Number(value) };
    case "ObjectId":
      return { kind: "text", value: String(value) };
    case "Decimal128":
      return decimalOf(field, String(value), decimals);
  }
  throw new FrameError(
    "FRAME_VALUE",
    `Field ${field.name} holds a ${type ?? typeName(value)}, which a frame does not have. Project it away.`,
  );
}

const typeName = (value: unknown): string =>
  ArrayBuffer.isView(value) ? "Binary" : typeof value === "object" ? value!.constructor.name : typeof value;

function numberKind(value: number): Kind {
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) return "double";
  return (value | 0) === value ? "int" : "long";
}

function listKind(list: readonly unknown[]): Kind {
  if (list.length === 0) return "empty";
  if (list.every((each) => typeof each === "string")) return "texts";
  return list.every((each) => typeof each === "number") ? "numbers" : "json";
}

/** `1.50E+3` has -1 decimals, which is none. */
function decimalOf(field: Field, text: string, decimals: Decimals): Told {
  if (decimals === "double") return { kind: "double", value: Number(text) };
  const [, fraction = "", exponent = "0"] = /^[+-]?\d+(?:\.(\d+))?(?:E([+-]?\d+))?$/.exec(text) ?? [];
  const scale = Math.max(0, fraction.length - Number(exponent));
  if (scale > MOST_DIGITS) throw tooSmall(field.name, text);
  return { kind: "decimal", value: text, scale };
}
