import { defaultText } from "../default-text.js";
import { literalOf } from "../expression/literals.js";
import { readExpression } from "../expression.js";
import { isWord, type TokenReader } from "../sql/token-reader.js";

/** Functions of the clock that may stand as a default without parentheses. */
const CLOCK = ["CURRENT_TIMESTAMP", "NOW", "LOCALTIME", "LOCALTIMESTAMP"];

/**
 * Reads what stands behind DEFAULT.
 *
 * @param type of the column, as COLUMN_TYPE
 * @returns as MySQL keeps it, an expression in parentheses; undefined for NULL
 */
export function defaultValue(reader: TokenReader, type: string): string | undefined {
  const bytes = reader.peek();
  if (reader.takeSign("(")) {
    const expression = readExpression(reader);
    reader.expectSign(")");
    return expression === "NULL" ? undefined : `(${expression})`;
  }
  if (seesClock(reader)) return `(${clock(reader)})`;
  const sign = reader.takeSign("-") ? "-" : "";
  if (sign === "") reader.takeSign("+");
  const literal = literalOf(reader) ?? reader.fail("a constant, or an expression in parentheses", bytes);
  switch (literal.kind) {
    case "constant":
      return literal.word === "NULL" ? undefined : defaultText(type, literal.word === "TRUE" ? "1" : "0");
    case "number":
      return defaultText(type, sign + literal.text);
    case "hex":
      return defaultText(type, fromBytes(literal.digits, type));
    case "string":
    case "temporal":
      return defaultText(type, literal.value);
    default:
      return reader.fail("a constant", bytes);
  }
}

/** Reads `CURRENT_TIMESTAMP(3)` in any of its names. */
export function clock(reader: TokenReader): string {
  if (!seesClock(reader)) reader.fail("CURRENT_TIMESTAMP");
  return readExpression(reader);
}

const seesClock = (reader: TokenReader): boolean => CLOCK.some((word) => isWord(reader.peek(), word));

/** Bytes are a number, text or bytes, as the type wants them. */
function fromBytes(digits: string, type: string): string {
  if (/^(var)?binary/.test(type)) return `0x${digits}`;
  if (/^(var)?char|^enum|^set/.test(type)) return Buffer.from(digits, "hex").toString("utf8");
  return String(BigInt(`0x${digits || "0"}`));
}
