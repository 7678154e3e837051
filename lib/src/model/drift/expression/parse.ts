import { isWord, type TokenReader } from "../sql/token-reader.js";
import { callOf } from "./calls.js";
import { literalOf } from "./literals.js";
import type { BinaryOperator, Comparison, Expression } from "./tree.js";
import { RESERVED, UNITS } from "./words.js";

const COMPARISONS: readonly string[] = ["=", "<=>", "<>", "!=", "<", "<=", ">", ">="];

/** Operators of bits and of arithmetic, loosest first; those on one line bind alike, and from left to right. */
const ARITHMETIC: readonly (readonly string[])[] = [
  ["|"],
  ["&"],
  ["<<", ">>"],
  ["+", "-"],
  ["*", "/", "%", "DIV", "MOD"],
  ["^"],
];

/**
 * Reads an expression as far as it goes. The functions below are the levels of MySQL's own grammar, loosest first
 * (Reference Manual, "Expression Syntax"); `||` is OR, as in MySQL's default mode, and NOT binds looser than a comparison.
 */
export function parseExpression(reader: TokenReader): Expression {
  return logical(reader, "OR", () => xor(reader));
}

/** `&&` and `||` are AND and OR. What stands in parentheses beneath the same word is part of one list. */
function logical(reader: TokenReader, operator: "AND" | "OR", operand: () => Expression): Expression {
  const operands = [operand()];
  const sign = operator === "OR" ? "||" : "&&";
  while (reader.takeWords(operator) || reader.takeSign(sign)) operands.push(operand());
  return operands.length === 1 ? operands[0]! : { kind: "logical", operator, operands };
}

function xor(reader: TokenReader): Expression {
  let left = and(reader);
  while (reader.takeWords("XOR")) left = { kind: "binary", operator: "XOR", left, right: and(reader) };
  return left;
}

const and = (reader: TokenReader): Expression => logical(reader, "AND", () => not(reader));

function not(reader: TokenReader): Expression {
  if (reader.takeWords("NOT")) return { kind: "unary", operator: "NOT", operand: not(reader) };
  return truth(reader);
}

/** `IS TRUE` ends its operand: after it no comparison may follow, unlike after `IS NULL`. */
function truth(reader: TokenReader): Expression {
  const operand = comparison(reader);
  if (!reader.takeWords("IS")) return operand;
  const negative = reader.takeWords("NOT");
  const what = reader.takeOneOf("TRUE", "FALSE", "UNKNOWN") ?? reader.fail("TRUE, FALSE, UNKNOWN or NULL");
  return {
    kind: "is",
    operand,
    not: negative,
    what: what === "UNKNOWN" ? "NULL" : (what as "TRUE" | "FALSE"),
  };
}

function comparison(reader: TokenReader): Expression {
  let left = predicate(reader);
  for (;;) {
    if (reader.takeWords("IS", "NULL")) left = { kind: "is", operand: left, not: false, what: "NULL" };
    else if (reader.takeWords("IS", "NOT", "NULL"))
      left = { kind: "is", operand: left, not: true, what: "NULL" };
    else if (reader.seesSign(...COMPARISONS)) {
      const sign = reader.next().value;
      const operator = (sign === "!=" ? "<>" : sign) as Comparison;
      left = { kind: "binary", operator, left, right: predicate(reader) };
    } else return left;
  }
}

function predicate(reader: TokenReader): Expression {
  const operand = arithmetic(reader);
  const negative = reader.takeWords("NOT");
  if (reader.takeWords("IN"))
    return { kind: "in", operand, not: negative, list: reader.list(() => parseExpression(reader)) };
  if (reader.takeWords("BETWEEN")) {
    const low = arithmetic(reader);
    reader.expectWords("AND");
    return { kind: "between", operand, not: negative, low, high: predicate(reader) };
  }
  if (reader.takeWords("LIKE")) {
    const pattern = simple(reader);
    const escaped = reader.takeWords("ESCAPE") ? { escape: simple(reader) } : {};
    return { kind: "like", operand, not: negative, pattern, ...escaped };
  }
  if (reader.takeOneOf("REGEXP", "RLIKE") !== undefined) {
    const matches: Expression = { kind: "call", name: "REGEXP_LIKE", args: [operand, arithmetic(reader)] };
    return negative ? { kind: "unary", operator: "NOT", operand: matches } : matches;
  }
  if (negative) reader.fail("IN, BETWEEN, LIKE or REGEXP after NOT");
  if (reader.takeWords("SOUNDS", "LIKE")) {
    const sound = (of: Expression): Expression => ({ kind: "call", name: "SOUNDEX", args: [of] });
    return { kind: "binary", operator: "=", left: sound(operand), right: sound(arithmetic(reader)) };
  }
  if (reader.takeWords("MEMBER")) {
    reader.takeWords("OF");
    reader.expectSign("(");
    const right = parseExpression(reader);
    reader.expectSign(")");
    return { kind: "binary", operator: "MEMBER OF", left: operand, right };
  }
  return operand;
}

function arithmetic(reader: TokenReader): Expression {
  return operation(reader, 0);
}

function operation(reader: TokenReader, level: number): Expression {
  const operators = ARITHMETIC[level];
  if (operators === undefined) return unary(reader);
  let left = operation(reader, level + 1);
  for (;;) {
    const token = reader.peek();
    const found = operators.find((each) =>
      /\w/.test(each) ? isWord(token, each) : token.kind === "sign" && token.value === each,
    );
    if (found === undefined) return left;
    reader.next();
    if ((found === "+" || found === "-") && seesInterval(reader))
      left = { kind: "shift", operator: found, operand: left, ...interval(reader) };
    else {
      const operator = (found === "MOD" ? "%" : found) as BinaryOperator;
      left = { kind: "binary", operator, left, right: operation(reader, level + 1) };
    }
  }
}

/** A plus sign changes nothing; `!` is NOT, but binds as closely as a minus sign. */
function unary(reader: TokenReader): Expression {
  if (reader.takeSign("+")) return unary(reader);
  if (reader.takeSign("-")) return { kind: "unary", operator: "-", operand: unary(reader) };
  if (reader.takeSign("~")) return { kind: "unary", operator: "~", operand: unary(reader) };
  if (reader.takeSign("!")) return { kind: "unary", operator: "NOT", operand: unary(reader) };
  if (reader.takeWords("BINARY"))
    return { kind: "phrase", name: "CAST", parts: [unary(reader), "AS CHAR CHARSET binary"] };
  return simple(reader);
}

function simple(reader: TokenReader): Expression {
  let operand = primary(reader);
  while (reader.takeWords("COLLATE"))
    operand = { kind: "collate", operand, collation: reader.expectName("a collation").toLowerCase() };
  return operand;
}

function primary(reader: TokenReader): Expression {
  const token = reader.peek();
  if (reader.seesSign("+", "-", "~", "!") || isWord(token, "BINARY")) return unary(reader);
  if (reader.seesSign("(")) return parenthesised(reader);
  if (reader.takeWords("ROW")) return { kind: "row", items: reader.list(() => parseExpression(reader)) };
  if (reader.takeWords("CASE")) return caseOf(reader);
  if (seesInterval(reader)) {
    // MySQL takes the rest of the whole expression for what the interval is added to.
    const { amount, unit } = interval(reader);
    reader.expectSign("+");
    return { kind: "shift", operator: "+", operand: parseExpression(reader), amount, unit };
  }
  const literal = literalOf(reader);
  if (literal !== undefined) return literal;
  if (token.kind === "word") {
    const call = callOf(reader, { expression: parseExpression, arithmetic });
    if (call !== undefined) return call;
    if (RESERVED.has(token.value.toUpperCase())) reader.fail("a value");
  } else if (token.kind !== "name") reader.fail("a value");
  return columnOf(reader);
}

function parenthesised(reader: TokenReader): Expression {
  const items = reader.list(() => parseExpression(reader));
  return items.length === 1 ? items[0]! : { kind: "row", items };
}

/** A column; MySQL drops the table's name before it. After it, `->` and `->>` with a path are short for JSON functions. */
function columnOf(reader: TokenReader): Expression {
  let name = reader.expectName("a column");
  while (reader.takeSign(".")) name = reader.expectName("a column");
  const column: Expression = { kind: "column", name };
  const arrow = ["->>", "->"].find((each) => reader.takeSign(each));
  if (arrow === undefined) return column;
  const path: Expression = { kind: "string", value: reader.expectString("a JSON path") };
  const extracted: Expression = { kind: "call", name: "JSON_EXTRACT", args: [column, path] };
  return arrow === "->" ? extracted : { kind: "call", name: "JSON_UNQUOTE", args: [extracted] };
}

function caseOf(reader: TokenReader): Expression {
  const subject = isWord(reader.peek(), "WHEN") ? {} : { subject: parseExpression(reader) };
  const whens: { when: Expression; result: Expression }[] = [];
  while (reader.takeWords("WHEN")) {
    const when = parseExpression(reader);
    reader.expectWords("THEN");
    whens.push({ when, result: parseExpression(reader) });
  }
  if (whens.length === 0) reader.fail("WHEN");
  const otherwise = reader.takeWords("ELSE") ? { otherwise: parseExpression(reader) } : {};
  reader.expectWords("END");
  return { kind: "case", ...subject, whens, ...otherwise };
}

/** `INTERVAL(a, b)` with a list is a function; with one value in parentheses a unit follows. */
function seesInterval(reader: TokenReader): boolean {
  if (!reader.seesWords("INTERVAL")) return false;
  if (!(reader.peek(1).kind === "sign" && reader.peek(1).value === "(")) return true;
  let depth = 0;
  for (let i = 1; reader.peek(i).kind !== "end"; i++) {
    const { kind, value } = reader.peek(i);
    if (kind !== "sign") continue;
    if (value === "(") depth++;
    if (value === ")") depth--;
    if (value === "," && depth === 1) return false;
    if (depth === 0) return true;
  }
  return true;
}

function interval(reader: TokenReader): { amount: Expression; unit: string } {
  reader.expectWords("INTERVAL");
  const amount = parseExpression(reader);
  return { amount, unit: reader.takeOneOf(...UNITS) ?? reader.fail("a unit such as DAY") };
}
