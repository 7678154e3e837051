import { quoted } from "../sql/quoted.js";
import type { Expression } from "./tree.js";
import { RESERVED } from "./words.js";

/** How closely an expression holds together: the levels of MySQL's grammar, loosest first. */
const LEVELS = {
  OR: 1,
  XOR: 2,
  AND: 3,
  NOT: 4,
  truth: 5,
  comparison: 6,
  predicate: 7,
  "|": 8,
  "&": 9,
  "<<": 10,
  ">>": 10,
  "+": 11,
  "-": 11,
  "*": 12,
  "/": 12,
  "%": 12,
  DIV: 12,
  "^": 13,
  sign: 14,
  simple: 15,
} as const;

const levelOf = (name: string): number => LEVELS[name as keyof typeof LEVELS] ?? LEVELS.comparison;

/** Prints a tree with no more parentheses than its structure needs. */
export const printExpression = (e: Expression): string => print(e).text;

interface Printed {
  readonly text: string;
  readonly level: number;
}

function print(e: Expression): Printed {
  switch (e.kind) {
    case "column":
      return at(LEVELS.simple, isBare(e.name) ? e.name : `\`${e.name.replaceAll("`", "``")}\``);
    case "number":
      return at(LEVELS.simple, e.text);
    case "string":
      return at(LEVELS.simple, `${e.charset === undefined ? "" : `_${e.charset}`}${quoted(e.value)}`);
    case "hex":
      return at(LEVELS.simple, e.digits === "" ? "x''" : `0x${e.digits}`);
    case "temporal":
      return at(LEVELS.simple, `${e.type} ${quoted(e.value)}`);
    case "constant":
      return at(LEVELS.simple, e.word);
    case "unary":
      if (e.operator === "NOT") return not(e.operand);
      // A sign before a sign would read as a comment or as another number.
      return at(LEVELS.sign, `${e.operator}${within(LEVELS.simple, e.operand)}`);
    case "logical": {
      const level = LEVELS[e.operator];
      return at(level, e.operands.map((each) => within(level + 1, each)).join(` ${e.operator} `));
    }
    case "binary":
      return binary(e);
    case "is": {
      const level = e.what === "NULL" ? LEVELS.comparison : LEVELS.truth;
      return at(level, `${within(LEVELS.comparison, e.operand)} IS ${e.not ? "NOT " : ""}${e.what}`);
    }
    case "in":
      return predicate(e.operand, e.not, `IN (${e.list.map(printExpression).join(", ")})`);
    case "between": {
      const low = within(LEVELS["|"], e.low);
      return predicate(e.operand, e.not, `BETWEEN ${low} AND ${within(LEVELS.predicate, e.high)}`);
    }
    case "like": {
      const escaped = e.escape === undefined ? "" : ` ESCAPE ${within(LEVELS.simple, e.escape)}`;
      return predicate(e.operand, e.not, `LIKE ${within(LEVELS.simple, e.pattern)}${escaped}`);
    }
    case "collate":
      return at(LEVELS.simple, `${within(LEVELS.simple, e.operand)} COLLATE ${e.collation}`);
    case "shift": {
      const operand = within(LEVELS[e.operator], e.operand);
      return at(LEVELS[e.operator], `${operand} ${e.operator} INTERVAL ${amount(e.amount)} ${e.unit}`);
    }
    case "case":
      return at(LEVELS.simple, caseText(e));
    case "row":
      return at(LEVELS.simple, `(${e.items.map(printExpression).join(", ")})`);
    case "call": {
      const [operand, pattern] = e.args;
      if (e.name === "REGEXP_LIKE" && e.args.length === 2) return matches(operand!, false, pattern!);
      return at(LEVELS.simple, `${e.name}(${e.args.map(printExpression).join(", ")})`);
    }
    case "phrase": {
      const parts = e.parts.map((part) => (typeof part === "string" ? part : printExpression(part)));
      return at(LEVELS.simple, `${e.name}(${parts.join(" ").replaceAll(" , ", ", ")})`);
    }
  }
}

const at = (level: number, text: string): Printed => ({ text, level });

/** In parentheses where it holds together less closely than its place asks for. */
function within(level: number, e: Expression): string {
  const printed = print(e);
  return printed.level < level ? `(${printed.text})` : printed.text;
}

/** Operators of one level go from left to right. */
function binary(e: Expression & { kind: "binary" }): Printed {
  if (e.operator === "MEMBER OF") return predicate(e.left, false, `MEMBER OF (${printExpression(e.right)})`);
  const level = levelOf(e.operator);
  return at(level, `${within(level, e.left)} ${e.operator} ${within(level + 1, e.right)}`);
}

const predicate = (operand: Expression, negative: boolean, rest: string): Printed =>
  at(LEVELS.predicate, `${within(LEVELS["|"], operand)} ${negative ? "NOT " : ""}${rest}`);

const matches = (operand: Expression, negative: boolean, pattern: Expression): Printed =>
  predicate(operand, negative, `REGEXP ${within(LEVELS["|"], pattern)}`);

function not(e: Expression): Printed {
  const [operand, pattern, ...flags] = e.kind === "call" && e.name === "REGEXP_LIKE" ? e.args : [];
  if (operand !== undefined && pattern !== undefined && flags.length === 0)
    return matches(operand, true, pattern);
  return at(LEVELS.NOT, `NOT ${within(LEVELS.NOT, e)}`);
}

/** What stands between INTERVAL and its unit: a list in parentheses would be read as the function. */
const amount = (e: Expression): string => {
  const text = printExpression(e);
  return e.kind === "number" || e.kind === "column" || e.kind === "string" ? text : `(${text})`;
};

function caseText({ subject, whens, otherwise }: Expression & { kind: "case" }): string {
  const parts = [
    ...(subject === undefined ? [] : [printExpression(subject)]),
    ...whens.map(({ when, result }) => `WHEN ${printExpression(when)} THEN ${printExpression(result)}`),
    ...(otherwise === undefined ? [] : [`ELSE ${printExpression(otherwise)}`]),
  ];
  return `CASE ${parts.join(" ")} END`;
}

/** Whether a name needs no backticks. */
const isBare = (name: string): boolean =>
  /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name) && !RESERVED.has(name.toUpperCase());
