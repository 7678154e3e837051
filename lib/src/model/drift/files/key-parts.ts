import { readExpression } from "../expression.js";
import type { TokenReader } from "../sql/token-reader.js";
import type { TableDraft } from "./draft.js";

/** Reads the columns of a key or index in parentheses, each as a physical index has it. */
export const keyParts = (reader: TokenReader): string[] => reader.list(() => keyPart(reader));

function keyPart(reader: TokenReader): string {
  let part: string;
  if (reader.takeSign("(")) {
    part = `(${readExpression(reader)})`;
    reader.expectSign(")");
  } else {
    part = reader.expectName("a column");
    if (reader.takeSign("(")) {
      part += `(${reader.expectWhole("a length")})`;
      reader.expectSign(")");
    }
  }
  if (reader.takeWords("DESC")) return `${part} DESC`;
  reader.takeWords("ASC");
  return part;
}

/** Plain names in parentheses, as a foreign key has them. */
export const plainNames = (reader: TokenReader): string[] => reader.list(() => reader.expectName("a column"));

/** What is said of an index beside its columns. */
export interface IndexOptions {
  readonly invisible?: boolean;
  readonly comment?: string;
}

/** Reads the options of an index: how it is stored is passed over, whether it is used and its comment are returned. */
export function indexOptions(reader: TokenReader): IndexOptions {
  let invisible = false;
  let comment = "";
  for (;;) {
    if (reader.takeWords("USING")) reader.takeOneOf("BTREE", "HASH") ?? reader.fail("BTREE");
    else if (reader.takeWords("KEY_BLOCK_SIZE")) {
      reader.takeSign("=");
      reader.expectWhole("a number");
    } else if (reader.takeWords("WITH", "PARSER")) reader.expectName("a parser");
    else if (reader.takeWords("COMMENT")) comment = reader.expectString("a text in quotes");
    else if (reader.takeOneOf("ENGINE_ATTRIBUTE", "SECONDARY_ENGINE_ATTRIBUTE") !== undefined) {
      reader.takeSign("=");
      reader.expectString("a text in quotes");
    } else if (reader.takeWords("INVISIBLE")) invisible = true;
    else if (reader.takeWords("VISIBLE")) invisible = false;
    else return { ...(invisible ? { invisible } : {}), ...(comment === "" ? {} : { comment }) };
  }
}

/** The name that MySQL gives a key without one: its first column as it is declared, and a number where that is taken. */
export function freeKeyName(table: TableDraft, [first = ""]: readonly string[]): string {
  const written = first.replace(/(\(\d+\))?( DESC)?$/, "");
  const column = table.columns.find(({ name }) => name.toLowerCase() === written.toLowerCase());
  const base = first.startsWith("(") ? "functional_index" : (column?.name ?? written);
  let name = base;
  for (let number = 2; table.keyNames.has(name.toLowerCase()); number++) name = `${base}_${number}`;
  return name;
}
