/** Parameters: the literals that stand behind SET, values given instead of them, and the literals that MySQL is sent. */

import { SettingError } from "../../errors.js";
import { outside } from "./domains.js";
import type { Parameter, ParameterType, Question } from "./question.js";
import { inRange } from "./ranges.js";

const EXPECTED: Readonly<Record<ParameterType, string>> = {
  integer: "an integer such as 5",
  decimal: "a decimal such as 0.5",
  text: "text",
  date: "a date such as 2025-03-01",
  instant: "an instant such as 2025-03-01T08:00:00Z",
};

const TEXT = /^'(?:[^'\\]|'')*'$/;
/** Half a surrogate pair, which UTF-8 cannot say. */
const HALF_PAIR = /\p{Surrogate}/u;
const BIGINT_MIN = -(2n ** 63n);
const BIGINT_MAX = 2n ** 63n - 1n;
/** MySQL's limits for a DECIMAL. */
const MAX_DIGITS = 65;
const MAX_SCALE = 30;

/** Type and value of a literal; undefined if it is none of those that a parameter may have. */
export function readLiteral(
  text: string,
): { readonly type: ParameterType; readonly value: number | string } | undefined {
  const typed = (type: ParameterType, given: string) => {
    const value = asType(type, given);
    return value === undefined ? undefined : { type, value };
  };
  if (/^[+-]?\d+$/.test(text)) return typed("integer", text);
  if (/^[+-]?\d+\.\d+$/.test(text)) return typed("decimal", text);
  if (TEXT.test(text)) return typed("text", text.slice(1, -1).replaceAll("''", "'"));
  const [, word, inside = ""] = /^(DATE|TIMESTAMP)\s*'([^']*)'$/i.exec(text) ?? [];
  if (word === undefined) return undefined;
  return typed(word.toUpperCase() === "DATE" ? "date" : "instant", inside);
}

/**
 * The values of all parameters: those given, else the defaults.
 *
 * @param given a number, bigint, string or Date each; a string is read as the parameter's type, as a command line gives it
 * @throws {SettingError} `PARAMETER_UNKNOWN` if the question has none of that name, `PARAMETER_WRONG` if a value is of another type
 *   or out of its range or domain
 */
export function parameterValues(
  { id, parameters }: Pick<Question, "id" | "parameters">,
  given: Readonly<Record<string, unknown>> = {},
): Record<string, number | string> {
  for (const name of Object.keys(given)) {
    if (parameters.some((parameter) => parameter.name === name)) continue;
    const known =
      parameters.length === 0
        ? "It has no parameters."
        : `It has ${parameters.map((parameter) => `${parameter.name} (${parameter.type})`).join(", ")}.`;
    throw new SettingError("PARAMETER_UNKNOWN", `Question ${id} has no parameter "${name}". ${known}`);
  }
  return Object.fromEntries(
    parameters.map((parameter) => [
      parameter.name,
      chosen(id, parameter, Object.hasOwn(given, parameter.name) ? given[parameter.name] : undefined),
    ]),
  );
}

function chosen(id: string, parameter: Parameter, given: unknown): number | string {
  if (given === undefined) return parameter.default;
  const value = asType(parameter.type, given);
  const { name, type, range, domain } = parameter;
  const wrong = (expected: string) =>
    new SettingError(
      "PARAMETER_WRONG",
      `Question ${id}: the parameter ${name} is ${shown(given)}, but must be ${expected}.`,
    );
  if (value === undefined) throw wrong(EXPECTED[type]);
  if (range !== undefined && !inRange(type, value, range))
    throw wrong(`from ${range.least} to ${range.most}`);
  const fault = domain && outside(domain, value);
  if (fault !== undefined) throw wrong(fault);
  return value;
}

const shown = (given: unknown): string => {
  if (typeof given === "string") return JSON.stringify(given);
  return Array.isArray(given)
    ? "a list"
    : given !== null && typeof given === "object"
      ? "an object"
      : String(given);
};

/** The value written like one of an answer; undefined if it is not of the type. */
function asType(type: ParameterType, given: unknown): number | string | undefined {
  switch (type) {
    case "integer":
      return integerOf(given);
    case "decimal":
      return decimalOf(given);
    case "text":
      return typeof given === "string" && !HALF_PAIR.test(given) ? given : undefined;
    case "date":
      return typeof given === "string" ? dateOf(given) : undefined;
    case "instant":
      return instantOf(given);
  }
}

function integerOf(given: unknown): number | string | undefined {
  if (typeof given === "number") return Number.isSafeInteger(given) ? given + 0 : undefined;
  const text = typeof given === "bigint" ? String(given) : given;
  if (typeof text !== "string" || !/^[+-]?\d+$/.test(text)) return undefined;
  const value = BigInt(text.replace("+", ""));
  if (value < BIGINT_MIN || value > BIGINT_MAX) return undefined;
  return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
}

function decimalOf(given: unknown): string | undefined {
  const text = typeof given === "number" || typeof given === "bigint" ? String(given) : given;
  if (typeof text !== "string") return undefined;
  const [, sign, whole = "", fraction = ""] = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (sign === undefined || fraction.length > MAX_SCALE) return undefined;
  const digits = whole.replace(/^0+(?=\d)/, "");
  if (digits.length + fraction.length > MAX_DIGITS) return undefined;
  return `${sign === "-" ? "-" : ""}${digits}.${fraction || "0"}`;
}

function dateOf(text: string): string | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || text < "0001") return undefined;
  const date = new Date(`${text}T00:00:00Z`);
  // JavaScript takes 30 February for 2 March.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : undefined;
}

/** In UTC, by milliseconds; the space between date and time is MySQL's way. */
function instantOf(given: unknown): string | undefined {
  if (given instanceof Date) return Number.isNaN(given.getTime()) ? undefined : inYears(given.toISOString());
  if (typeof given !== "string") return undefined;
  const [, date, time, fraction = ""] =
    /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.(\d{1,3}))?Z?$/.exec(given) ?? [];
  if (date === undefined || dateOf(date) === undefined || time! > "23:59:59") return undefined;
  const instant = new Date(`${date}T${time}.${fraction.padEnd(3, "0")}Z`);
  return Number.isNaN(instant.getTime()) ? undefined : inYears(instant.toISOString());
}

const inYears = (iso: string): string | undefined => (/^(?!0000)\d{4}-/.test(iso) ? iso : undefined);

/** The literal by which MySQL takes the value with its type: bound values would arrive as text or as floating point. */
export function literal(type: ParameterType, value: number | string): string {
  const text = String(value);
  switch (type) {
    case "integer":
    case "decimal":
      return text;
    case "text":
      return `'${text.replace(/[\\']/g, "\\$&").replaceAll("\0", "\\0")}'`;
    case "date":
      return `DATE '${text}'`;
    case "instant":
      return `TIMESTAMP '${text.slice(0, 10)} ${text.slice(11, 23)}'`;
  }
}
