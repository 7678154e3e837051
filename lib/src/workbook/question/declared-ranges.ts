/** Ranges of parameters: `percentile 1 to 100, days 1 to 1000`. */

import { readLiteral } from "./parameters.js";
import type { Parameter, ParameterRange, ParameterType } from "./question.js";
import { inRange } from "./ranges.js";

const RANGE = /^([a-z][a-z0-9_]*)\s+(\S+)\s+to\s+(\S+)$/;
/** Types whose values have an order that a range can speak of. */
const ORDERED: readonly ParameterType[] = ["integer", "decimal", "date"];

/**
 * Gives parameters the ranges that a header declares.
 *
 * @param text the header's field, with a comma between two ranges; undefined or empty: none
 * @param wrong told what is wrong and what to do; it throws
 */
export function withRanges(
  parameters: readonly Parameter[],
  text: string | undefined,
  wrong: (what: string) => never,
): Parameter[] {
  const ranges = new Map<string, ParameterRange>();
  for (const part of text === undefined ? [] : text.split(",").map((each) => each.trim())) {
    const [, name = "", least = "", most = ""] = RANGE.exec(part) ?? [];
    if (name === "") return wrong(`"${part}" is no range. Write "name 1 to 100", with a comma between two.`);
    const parameter = parameters.find((each) => each.name === name);
    if (parameter === undefined) return wrong(`there is no parameter "${name}" to have a range.`);
    if (ranges.has(name)) return wrong(`"${name}" has two ranges. Keep one.`);
    ranges.set(name, parseRange(parameter, least, most, wrong));
  }
  return parameters.map((parameter) => {
    const range = ranges.get(parameter.name);
    return range === undefined ? parameter : { ...parameter, range };
  });
}

function parseRange(
  parameter: Parameter,
  least: string,
  most: string,
  wrong: (what: string) => never,
): ParameterRange {
  const { name, type } = parameter;
  if (!ORDERED.includes(type)) return wrong(`"${name}" is ${type}, and only numbers and dates have a range.`);
  const ends = [least, most].map((end) => readLiteral(type === "date" ? `DATE '${end}'` : end));
  if (ends.some((end) => end?.type !== type))
    return wrong(`the range of "${name}" needs two ends of its type, ${type}, not ${least} and ${most}.`);
  const [from, to] = ends.map((end) => end!.value) as [number | string, number | string];
  const range = { least: from, most: to };
  if (!inRange(type, from, { least: from, most: to }) || !inRange(type, parameter.default, range))
    return wrong(`the range of "${name}" is ${least} to ${most}, and its default is not within it.`);
  return range;
}
