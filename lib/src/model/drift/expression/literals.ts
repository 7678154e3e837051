import { isWord, type TokenReader } from "../sql/token-reader.js";
import type { Expression } from "./tree.js";

const TEMPORAL = ["DATE", "TIME", "TIMESTAMP"];
/** ODBC's way to write them. */
const ODBC: Readonly<Record<string, string>> = { D: "DATE", T: "TIME", TS: "TIMESTAMP" };

/** Reads a constant; undefined if none comes next. */
export function literalOf(reader: TokenReader): Expression | undefined {
  const token = reader.peek();
  const follows = reader.peek(1).kind;
  switch (token.kind) {
    case "number":
      return { kind: "number", text: canonicalNumber(reader.next().value) };
    case "hex":
      return { kind: "hex", digits: reader.next().value };
    case "string":
      return stringOf(reader);
    case "word": {
      const word = token.value.toUpperCase();
      if (word === "NULL" || word === "TRUE" || word === "FALSE") {
        reader.next();
        return { kind: "constant", word };
      }
      if (TEMPORAL.includes(word) && follows === "string") {
        reader.next();
        return { kind: "temporal", type: word, value: reader.next().value };
      }
      if (/^_[A-Z0-9]+$/.test(word) && (follows === "string" || follows === "hex")) {
        reader.next();
        return introduced(reader, word.slice(1).toLowerCase());
      }
      if (word === "N" && follows === "string") {
        reader.next();
        return introduced(reader, "utf8mb3");
      }
      return undefined;
    }
    case "sign":
      return reader.seesSign("{") ? odbc(reader) : undefined;
    default:
      return undefined;
  }
}

/** Strings that stand side by side are one. */
function stringOf(reader: TokenReader): Expression & { kind: "string" } {
  let value = "";
  while (reader.peek().kind === "string") value += reader.next().value;
  return { kind: "string", value };
}

/** `_utf8mb4` is what a string has anyway on our connections. */
function introduced(reader: TokenReader, charset: string): Expression {
  const bytes = reader.peek();
  if (bytes.kind !== "hex") {
    const text = stringOf(reader);
    return charset === "utf8mb4" ? text : { ...text, charset };
  }
  if (charset !== "utf8mb4") reader.fail(`a string after _${charset}`);
  reader.next();
  return { kind: "string", value: Buffer.from(bytes.value, "hex").toString("utf8") };
}

function odbc(reader: TokenReader): Expression {
  reader.expectSign("{");
  const word = Object.keys(ODBC).find((each) => isWord(reader.peek(), each)) ?? reader.fail("d, t or ts");
  reader.next();
  const value = reader.expectString("a date or time in quotes");
  reader.expectSign("}");
  return { kind: "temporal", type: ODBC[word]!, value };
}

/** `007`, `.5`, `5.` and `1E+3` as `7`, `0.5`, `5` and `1e3`; zeros at the end stay, since they say how many places there are. */
function canonicalNumber(text: string): string {
  const [mantissa = "", exponent] = text.toLowerCase().split("e");
  const [whole = "", places = ""] = mantissa.split(".");
  const digits = `${whole.replace(/^0+(?=\d)/, "") || "0"}${places === "" ? "" : `.${places}`}`;
  return exponent === undefined ? digits : `${digits}e${exponent.replace("+", "")}`;
}
