/** One spelling of MySQL's expressions: what a person writes and what information_schema reports come out the same. */

import { ModelError } from "../../errors.js";
import { normalForm } from "./expression/normal-form.js";
import { parseExpression } from "./expression/parse.js";
import { printExpression } from "./expression/print.js";
import { type Expression, mapParts } from "./expression/tree.js";
import { TokenReader } from "./sql/token-reader.js";
import { tokensOf } from "./sql/tokens.js";

/**
 * The canonical spelling of an expression as a person writes it: keywords and functions in capitals, one name a function, NOT pushed
 * inwards, no parentheses that the structure does not need. Canonical text is its own canonical spelling.
 *
 * @throws {ModelError} `EXPRESSION_UNREADABLE` with the fragment, for syntax that is not known here: it must not pass as equal
 */
export const canonicalExpression = (text: string): string => printExpression(treeOf(text));

/**
 * The canonical spelling of an expression as information_schema reports it (CHECK_CLAUSE, GENERATION_EXPRESSION, EXPRESSION,
 * COLUMN_DEFAULT of an expression). There quotes and backslashes are escaped once more, and each byte of a character beyond ASCII
 * stands as a character of its own.
 *
 * @throws {ModelError} `EXPRESSION_UNREADABLE`
 */
export const canonicalReported = (text: string): string => canonicalExpression(asWritten(text));

/**
 * The columns that an expression names, each once, in the order in which they first come.
 *
 * @throws {ModelError} `EXPRESSION_UNREADABLE`
 */
export function columnsOf(expression: string): string[] {
  const found = new Set<string>();
  const visit = (e: Expression): Expression => {
    if (e.kind === "column") found.add(e.name);
    return mapParts(e, visit);
  };
  visit(treeOf(expression));
  return [...found];
}

/**
 * The canonical spelling of an expression that stands in a longer text, such as a CREATE TABLE.
 *
 * @param reader stands before the expression, and behind it afterwards
 */
export const readExpression = (reader: TokenReader): string =>
  printExpression(normalForm(parseExpression(reader)));

function treeOf(text: string): Expression {
  const reader = new TokenReader(tokensOf(text), (token, expected) => {
    const found = token.kind === "end" ? "it ends" : `${token.text} stands`;
    return new ModelError(
      "EXPRESSION_UNREADABLE",
      `The expression "${text}" cannot be compared: ${expected} is expected where ${found}. Write it in another way, or teach lib/src/model/drift/expression that syntax.`,
    );
  });
  const tree = parseExpression(reader);
  if (reader.peek().kind !== "end") reader.fail("an operator or the end");
  return normalForm(tree);
}

const asWritten = (reported: string): string =>
  reported.replace(/\\([\s\S])/g, "$1").replace(/[\u0080-\u00ff]+/g, (run) => utf8(run) ?? run);

/** Bytes that stand as characters, read as the UTF-8 that they are; undefined if they are none. */
function utf8(bytes: string): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(Buffer.from(bytes, "latin1"));
  } catch {
    return undefined;
  }
}
