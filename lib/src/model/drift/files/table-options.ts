import type { TokenReader } from "../sql/token-reader.js";
import { collationOf } from "./charset.js";
import type { TableDraft } from "./draft.js";

/** Options of a table that say how it is stored, and not what it holds. */
const STORAGE = [
  "AUTOEXTEND_SIZE",
  "AUTO_INCREMENT",
  "AVG_ROW_LENGTH",
  "CHECKSUM",
  "COMPRESSION",
  "CONNECTION",
  "DELAY_KEY_WRITE",
  "ENCRYPTION",
  "ENGINE",
  "ENGINE_ATTRIBUTE",
  "INSERT_METHOD",
  "KEY_BLOCK_SIZE",
  "MAX_ROWS",
  "MIN_ROWS",
  "PACK_KEYS",
  "PASSWORD",
  "ROW_FORMAT",
  "SECONDARY_ENGINE_ATTRIBUTE",
  "STATS_AUTO_RECALC",
  "STATS_PERSISTENT",
  "STATS_SAMPLE_PAGES",
  "TABLESPACE",
];

/** Reads the options of a table, as far as they go: its comment, character set and collation; what is about storage is passed over. */
export function readTableOptions(reader: TokenReader, table: TableDraft): void {
  for (;;) {
    reader.takeSign(",");
    if (reader.takeWords("COMMENT")) {
      reader.takeSign("=");
      table.comment = reader.expectString("a text in quotes");
      continue;
    }
    const given = reader.takeWords("DEFAULT");
    if (reader.takeWords("COLLATE")) {
      reader.takeSign("=");
      table.collation = reader.expectName("a collation").toLowerCase();
    } else if (reader.takeWords("CHARACTER", "SET") || reader.takeWords("CHARSET")) {
      reader.takeSign("=");
      const token = reader.peek();
      const collation = collationOf(reader.expectName("a character set"));
      // A collation that stands before its character set remains.
      const set = token.value.toLowerCase();
      if (!table.collation?.startsWith(`${set}_`))
        table.collation = collation ?? reader.fail("a common character set", token);
    } else if (given) reader.fail("CHARACTER SET or COLLATE");
    else if (reader.takeWords("DATA", "DIRECTORY") || reader.takeWords("INDEX", "DIRECTORY")) value(reader);
    else if (reader.takeOneOf(...STORAGE) !== undefined) value(reader);
    else return;
  }
}

function value(reader: TokenReader): void {
  reader.takeSign("=");
  const { kind } = reader.peek();
  if (kind === "end" || kind === "sign") reader.fail("a value");
  reader.next();
}
