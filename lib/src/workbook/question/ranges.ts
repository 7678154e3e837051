/** The order of parameters' values. */

import type { ParameterRange, ParameterType } from "./question.js";

/** Whether a value of a type that has ranges is within one; both ends are. */
export function inRange(
  type: ParameterType,
  value: number | string,
  { least, most }: ParameterRange,
): boolean {
  const [given, from, to] = [value, least, most].map((each) => comparable(type, String(each)));
  return given! >= from! && given! <= to!;
}

/** Dates in order as texts, numbers in units of their last possible digit. */
const comparable = (type: ParameterType, text: string): bigint | string =>
  type === "date" ? text : units(text);

/** Digits behind the point that MySQL's DECIMAL may have. */
const MAX_SCALE = 30;

function units(text: string): bigint {
  const [whole = "", fraction = ""] = text.split(".");
  return BigInt(whole + fraction.padEnd(MAX_SCALE, "0"));
}
