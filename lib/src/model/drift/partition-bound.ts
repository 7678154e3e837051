import { normalForm } from "./expression/normal-form.js";
import { parseExpression } from "./expression/parse.js";
import type { Expression } from "./expression/tree.js";
import { quoted } from "./sql/quoted.js";
import type { TokenReader } from "./sql/token-reader.js";

const DAY_MS = 86_400_000;
/** TO_DAYS of 1970-01-01. */
const EPOCH_DAY = 719_528n;

/** Reads one value of a partition's bound and computes it as MySQL does: constants, whole arithmetic, and functions of a fixed day (UTC). */
export function boundValue(reader: TokenReader): string {
  if (reader.takeWords("MAXVALUE")) return "MAXVALUE";
  const token = reader.peek();
  const e = normalForm(parseExpression(reader));
  if (e.kind === "row") return `(${e.items.map((item) => textOf(item) ?? fail()).join(", ")})`;
  const fail = (): never =>
    reader.fail("a constant, whole arithmetic, or TO_DAYS, YEAR or UNIX_TIMESTAMP of a day in quotes", token);
  return textOf(e) ?? fail();
}

function textOf(e: Expression): string | undefined {
  if (e.kind === "string" || e.kind === "temporal") return quoted(e.value);
  if (e.kind === "constant") return e.word === "NULL" ? "NULL" : e.word === "TRUE" ? "1" : "0";
  return wholeOf(e)?.toString();
}

function wholeOf(e: Expression): bigint | undefined {
  switch (e.kind) {
    case "number":
      return /^\d+$/.test(e.text) ? BigInt(e.text) : undefined;
    case "unary": {
      const operand = e.operator === "-" ? wholeOf(e.operand) : undefined;
      return operand === undefined ? undefined : -operand;
    }
    case "binary": {
      const left = wholeOf(e.left);
      const right = wholeOf(e.right);
      return left === undefined || right === undefined ? undefined : computed(e.operator, left, right);
    }
    case "call":
      return e.args.length === 1 ? dayFunction(e.name, e.args[0]!) : undefined;
    default:
      return undefined;
  }
}

function computed(operator: string, left: bigint, right: bigint): bigint | undefined {
  switch (operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "DIV":
      return right === 0n ? undefined : left / right;
    case "%":
      return right === 0n ? undefined : left % right;
    default:
      return undefined;
  }
}

function dayFunction(name: string, argument: Expression): bigint | undefined {
  if (argument.kind !== "string" && argument.kind !== "temporal") return undefined;
  const ms = Date.parse(`${argument.value.replace(" ", "T")}${argument.value.includes(":") ? "Z" : ""}`);
  if (Number.isNaN(ms)) return undefined;
  if (name === "TO_DAYS") return BigInt(Math.floor(ms / DAY_MS)) + EPOCH_DAY;
  if (name === "YEAR") return BigInt(new Date(ms).getUTCFullYear());
  return name === "UNIX_TIMESTAMP" ? BigInt(Math.floor(ms / 1000)) : undefined;
}
