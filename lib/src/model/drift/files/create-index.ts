import type { TokenReader } from "../sql/token-reader.js";
import type { Source, TableDraft } from "./draft.js";
import { indexOptions, keyParts } from "./key-parts.js";

const KINDS = ["UNIQUE", "FULLTEXT", "SPATIAL"] as const;

/** Whether CREATE INDEX, of whatever kind, comes next. */
export const seesCreateIndex = (reader: TokenReader): boolean =>
  reader.seesWords("CREATE", "INDEX") || KINDS.some((kind) => reader.seesWords("CREATE", kind, "INDEX"));

/** Reads CREATE INDEX. */
export function readCreateIndex({ reader, here }: Source, tableOf: () => TableDraft): void {
  const place = here();
  reader.expectWords("CREATE");
  const kind = reader.takeOneOf(...KINDS);
  reader.expectWords("INDEX");
  const name = reader.expectName("the name of the index");
  indexOptions(reader);
  reader.expectWords("ON");
  const table = tableOf();
  const columns = keyParts(reader);
  const options = indexOptions(reader);
  buildOptions(reader);
  if (reader.peek().kind !== "end") reader.fail("the end of the statement");
  table.keyNames.add(name.toLowerCase());
  if (kind === "UNIQUE") table.uniqueKeys.push({ name, columns, ...options, place });
  else
    table.indexes.push({
      name,
      kind: (kind as "FULLTEXT" | "SPATIAL" | undefined) ?? "BTREE",
      columns,
      ...options,
      place,
    });
}

/** Reads DROP INDEX from the index's name on. */
export function readDropIndex({ reader }: Source, tableOf: () => TableDraft): void {
  const token = reader.peek();
  const name = reader.expectName("the name of an index").toLowerCase();
  reader.expectWords("ON");
  const table = tableOf();
  if (!table.keyNames.delete(name)) reader.fail(`an index of ${table.name}`, token);
  table.uniqueKeys = table.uniqueKeys.filter((key) => key.name?.toLowerCase() !== name);
  table.indexes = table.indexes.filter((index) => index.name?.toLowerCase() !== name);
}

/** How the server goes about it. */
function buildOptions(reader: TokenReader): void {
  while (reader.takeOneOf("ALGORITHM", "LOCK") !== undefined) {
    reader.takeSign("=");
    reader.expectName("a word");
  }
}
