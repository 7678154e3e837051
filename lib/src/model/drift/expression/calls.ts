import type { TokenReader } from "../sql/token-reader.js";
import { castType } from "./cast-type.js";
import type { Expression } from "./tree.js";
import { UNITS } from "./words.js";

/** What a function's arguments are read with. */
export interface Grammar {
  readonly expression: (reader: TokenReader) => Expression;
  /** One that takes no IN for its own. */
  readonly arithmetic: (reader: TokenReader) => Expression;
}

type Read = (reader: TokenReader, grammar: Grammar) => Expression;

/** Functions of the clock that need no parentheses. */
const BARE: ReadonlySet<string> = new Set([
  "CURRENT_DATE",
  "CURRENT_TIME",
  "CURRENT_TIMESTAMP",
  "LOCALTIME",
  "LOCALTIMESTAMP",
  "UTC_DATE",
  "UTC_TIME",
  "UTC_TIMESTAMP",
]);

/** Functions whose arguments are more than values between commas. The reader stands behind the opening parenthesis. */
const SPECIAL: Readonly<Record<string, Read>> = {
  CAST: (reader, { expression }) => {
    const operand = expression(reader);
    reader.expectWords("AS");
    return cast(operand, castType(reader));
  },
  CONVERT: (reader, { expression }) => {
    const operand = expression(reader);
    if (reader.takeWords("USING"))
      return phrase("CONVERT", operand, `USING ${reader.expectName("a character set").toLowerCase()}`);
    reader.expectSign(",");
    return cast(operand, castType(reader));
  },
  EXTRACT: (reader, { expression }) => {
    const unit = unitOf(reader);
    reader.expectWords("FROM");
    return phrase("EXTRACT", `${unit} FROM`, expression(reader));
  },
  TRIM: (reader, { expression }) => {
    const side = reader.takeOneOf("LEADING", "TRAILING", "BOTH");
    const first = expression(reader);
    if (!reader.takeWords("FROM")) {
      if (side !== undefined) reader.fail("FROM");
      return call("TRIM", first);
    }
    return phrase("TRIM", side ?? "BOTH", first, "FROM", expression(reader));
  },
  POSITION: (reader, { arithmetic, expression }) => {
    const part = arithmetic(reader);
    reader.expectWords("IN");
    return call("LOCATE", part, expression(reader));
  },
  TIMESTAMPDIFF: (reader, { expression }) => {
    const unit = unitOf(reader);
    reader.expectSign(",");
    const from = expression(reader);
    reader.expectSign(",");
    return phrase("TIMESTAMPDIFF", unit, ",", from, ",", expression(reader));
  },
  TIMESTAMPADD: (reader, { expression }) => {
    const unit = unitOf(reader);
    reader.expectSign(",");
    const amount = expression(reader);
    reader.expectSign(",");
    return { kind: "shift", operator: "+", operand: expression(reader), amount, unit };
  },
  GET_FORMAT: (reader, { expression }) => {
    const type = reader.takeOneOf("DATETIME", "DATE", "TIMESTAMP", "TIME") ?? reader.fail("DATE or TIME");
    reader.expectSign(",");
    return phrase("GET_FORMAT", type, ",", expression(reader));
  },
  WEIGHT_STRING: (reader, { expression }) => {
    const operand = expression(reader);
    if (!reader.takeWords("AS")) return call("WEIGHT_STRING", operand);
    const type = castType(reader);
    // MySQL makes a cast of AS BINARY, and keeps AS CHAR.
    if (type.endsWith("binary")) return call("WEIGHT_STRING", cast(operand, type));
    return phrase("WEIGHT_STRING", operand, `AS ${type}`);
  },
  JSON_VALUE: (reader, { expression }) => {
    const document = expression(reader);
    reader.expectSign(",");
    const path = expression(reader);
    const type = reader.takeWords("RETURNING") ? castType(reader) : "CHAR(512)";
    const parts: (string | Expression)[] = [document, ",", path, `RETURNING ${type}`];
    while (!reader.seesSign(")")) parts.push(...jsonFallback(reader, expression));
    return phrase("JSON_VALUE", ...parts);
  },
  SUBSTRING: substring,
  SUBSTR: substring,
  MID: substring,
  DATE_ADD: (reader, grammar) => shift(reader, grammar, "+"),
  ADDDATE: (reader, grammar) => shift(reader, grammar, "+"),
  DATE_SUB: (reader, grammar) => shift(reader, grammar, "-"),
  SUBDATE: (reader, grammar) => shift(reader, grammar, "-"),
  CHAR: (reader, { expression }) => {
    const args = [expression(reader)];
    while (reader.takeSign(",")) args.push(expression(reader));
    // The server's own spelling forgets it.
    if (reader.takeWords("USING")) reader.expectName("a character set");
    return call("CHAR", ...args);
  },
};

/** Reads the call of a function; undefined if the next word is none. */
export function callOf(reader: TokenReader, grammar: Grammar): Expression | undefined {
  const name = reader.peek().value.toUpperCase();
  if (!(reader.peek(1).kind === "sign" && reader.peek(1).value === "(")) {
    if (!BARE.has(name)) return undefined;
    reader.next();
    return call(name);
  }
  reader.next();
  const special = SPECIAL[name];
  if (special === undefined) return call(name, ...argumentsOf(reader, grammar));
  reader.expectSign("(");
  const read = special(reader, grammar);
  reader.expectSign(")");
  return read;
}

function argumentsOf(reader: TokenReader, { expression }: Grammar): Expression[] {
  if (reader.peek(1).kind !== "sign" || reader.peek(1).value !== ")")
    return reader.list(() => expression(reader));
  reader.expectSign("(");
  reader.expectSign(")");
  return [];
}

function substring(reader: TokenReader, { expression }: Grammar): Expression {
  const args = [expression(reader)];
  const words = reader.takeWords("FROM");
  if (!words) reader.expectSign(",");
  args.push(expression(reader));
  if (words ? reader.takeWords("FOR") : reader.takeSign(",")) args.push(expression(reader));
  return call("SUBSTR", ...args);
}

/** `DATE_ADD(d, INTERVAL 1 HOUR)`; ADDDATE and SUBDATE also take a number of days. */
function shift(reader: TokenReader, { expression }: Grammar, operator: "+" | "-"): Expression {
  const operand = expression(reader);
  reader.expectSign(",");
  if (!reader.takeWords("INTERVAL"))
    return { kind: "shift", operator, operand, amount: expression(reader), unit: "DAY" };
  const amount = expression(reader);
  return { kind: "shift", operator, operand, amount, unit: unitOf(reader) };
}

/** `NULL ON EMPTY`, `DEFAULT 0 ON ERROR`. */
function jsonFallback(reader: TokenReader, expression: Grammar["expression"]): (string | Expression)[] {
  const answer = reader.takeOneOf("NULL", "ERROR", "DEFAULT") ?? reader.fail("NULL, ERROR or DEFAULT");
  const given = answer === "DEFAULT" ? [expression(reader)] : [];
  reader.expectWords("ON");
  const event = reader.takeOneOf("EMPTY", "ERROR") ?? reader.fail("EMPTY or ERROR");
  return [answer, ...given, `ON ${event}`];
}

function unitOf(reader: TokenReader): string {
  const odbc = /^SQL_TSI_([A-Z]+)$/i.exec(reader.peek().value)?.[1]?.toUpperCase();
  if (odbc !== undefined && UNITS.includes(odbc)) {
    reader.next();
    return odbc;
  }
  return reader.takeOneOf(...UNITS) ?? reader.fail("a unit such as SECOND");
}

export const call = (name: string, ...args: Expression[]): Expression => ({ kind: "call", name, args });
export const cast = (operand: Expression, type: string): Expression => phrase("CAST", operand, `AS ${type}`);
const phrase = (name: string, ...parts: (string | Expression)[]): Expression => ({
  kind: "phrase",
  name,
  parts,
});
