import { call, cast } from "./calls.js";
import type { Expression } from "./tree.js";

/** Functions under two names, and the name that MySQL keeps. */
const NAMES: Readonly<Record<string, string>> = {
  ATAN2: "ATAN",
  CEIL: "CEILING",
  CHARACTER_LENGTH: "CHAR_LENGTH",
  CURRENT_DATE: "CURDATE",
  CURRENT_TIME: "CURTIME",
  CURRENT_TIMESTAMP: "NOW",
  DAY: "DAYOFMONTH",
  LCASE: "LOWER",
  LOCALTIME: "NOW",
  LOCALTIMESTAMP: "NOW",
  OCTET_LENGTH: "LENGTH",
  POWER: "POW",
  ST_ASBINARY: "ST_ASWKB",
  ST_ASWKT: "ST_ASTEXT",
  ST_NUMINTERIORRING: "ST_NUMINTERIORRINGS",
  UCASE: "UPPER",
};

const ZERO: Expression = { kind: "number", text: "0" };
const number = (text: string): Expression => ({ kind: "number", text });

type One = readonly [Expression];
type Two = readonly [Expression, Expression];

/** Calls with one argument that MySQL writes in another way. */
const OF_ONE: Readonly<Record<string, (...args: One) => Expression>> = {
  BIN: (a) => call("CONV", a, number("10"), number("2")),
  DATE: (a) => cast(a, "DATE"),
  ISNULL: (operand) => ({ kind: "is", operand, not: false, what: "NULL" }),
  OCT: (a) => call("CONV", a, number("10"), number("8")),
  ROUND: (a) => call("ROUND", a, ZERO),
  TIME: (a) => cast(a, "TIME"),
  TIMESTAMP: (a) => cast(a, "DATETIME"),
  WEEK: (a) => call("WEEK", a, ZERO),
  YEARWEEK: (a) => call("YEARWEEK", a, ZERO),
};

/** And with two. */
const OF_TWO: Readonly<Record<string, (...args: Two) => Expression>> = {
  DATEDIFF: (a, b) => ({
    kind: "binary",
    operator: "-",
    left: call("TO_DAYS", a),
    right: call("TO_DAYS", b),
  }),
  INSTR: (text, part) => call("LOCATE", part, text),
  JSON_LENGTH: (document, path) => call("JSON_LENGTH", call("JSON_EXTRACT", document, path)),
  MOD: (left, right) => ({ kind: "binary", operator: "%", left, right }),
};

/** A call as MySQL 9.7 stores it: one name a function, and an operator where there is one. */
export function withoutAlias(e: Expression & { kind: "call" }): Expression {
  const [first, second] = e.args;
  if (e.args.length === 1 && Object.hasOwn(OF_ONE, e.name)) return OF_ONE[e.name]!(first!);
  if (e.args.length === 2 && Object.hasOwn(OF_TWO, e.name)) return OF_TWO[e.name]!(first!, second!);
  return Object.hasOwn(NAMES, e.name) ? { ...e, name: NAMES[e.name]! } : e;
}
