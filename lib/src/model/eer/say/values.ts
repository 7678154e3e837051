import type { Domain } from "../domain.js";
import { listed } from "../words.js";
import { numberWord } from "./count.js";
import { quoted } from "./sentence.js";

/** What values a domain has, to be read after "is": `a whole number from 1 to 5`, `one of basic, advanced or critical_care`. */
export function sayValues(domain: Domain, unit?: string): string {
  const values = valuesOf(domain);
  if (unit === undefined) return values;
  return `${values}${values.includes(",") ? "," : ""} ${unit.startsWith("per ") ? unit : `in ${unit}`}`;
}

function valuesOf(domain: Domain): string {
  switch (domain.kind) {
    case "text":
      return `text of at most ${characters(domain.max)}${matching(domain.pattern)}`;
    case "code":
      return `a code of ${characters(domain.length)}${matching(domain.pattern)}`;
    case "whole":
      return `a whole number${range(domain)}`;
    case "decimal":
      return `a number${range(domain)} with at most ${numberWord(domain.digits)} digits, ${domain.places === 0 ? "none" : numberWord(domain.places)} of them behind the point`;
    case "truth":
      return "true or false";
    case "date":
      return "a calendar day";
    case "instant":
      return "a point in time";
    case "point":
      return "a place on earth";
    case "varied":
      return "named parts that vary";
    case "oneOf":
      return sayOneOf(domain.values);
  }
}

const characters = (n: number): string => `${numberWord(n)} ${n === 1 ? "character" : "characters"}`;

const matching = (pattern: string | undefined): string =>
  pattern === undefined ? "" : ` that matches ${quoted(pattern)}`;

function sayOneOf(values: readonly string[]): string {
  if (values.length === 1) return `always ${values[0]}`;
  return `${values.length === 2 ? "either" : "one of"} ${listed(values, "or")}`;
}

interface Bounds {
  readonly above?: number;
  readonly min?: number;
  readonly max?: number;
}

function range({ above, min, max }: Bounds): string {
  if (above !== undefined && !(min !== undefined && min > above))
    return ` above ${above}${max === undefined ? "" : ` and at most ${max}`}`;
  if (min !== undefined && max !== undefined) return ` from ${min} to ${max}`;
  if (min !== undefined) return ` of at least ${min}`;
  return max === undefined ? "" : ` of at most ${max}`;
}
