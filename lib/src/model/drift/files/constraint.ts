import { readExpression } from "../expression.js";
import type { PhysicalForeignKey, PhysicalIndex, Place } from "../physical.js";
import { isWord, type TokenReader } from "../sql/token-reader.js";
import type { Source, TableDraft } from "./draft.js";
import { freeKeyName, indexOptions, keyParts, plainNames } from "./key-parts.js";

/** Reads a key, an index or a constraint of a table; false if the next words begin none. */
export function readConstraint({ reader, here }: Source, table: TableDraft): boolean {
  const place = here();
  if (reader.takeOneOf("KEY", "INDEX") !== undefined) addIndex(reader, table, "BTREE", place);
  else if (seesIndexOf(reader, "FULLTEXT")) addIndex(reader, table, "FULLTEXT", place);
  else if (seesIndexOf(reader, "SPATIAL")) addIndex(reader, table, "SPATIAL", place);
  else {
    const named = reader.takeWords("CONSTRAINT") ? { constraint: constraintName(reader) } : undefined;
    const name = named?.constraint;
    if (reader.takeWords("PRIMARY", "KEY")) {
      if (!reader.seesSign("(") && !reader.seesWords("USING")) reader.expectName("a name");
      indexOptions(reader);
      table.primaryKey = keyParts(reader);
      indexOptions(reader);
    } else if (reader.takeWords("UNIQUE")) addUnique(reader, table, name, place);
    else if (reader.takeWords("FOREIGN", "KEY")) {
      // The name before the columns is that of the index.
      const index = reader.seesSign("(") ? undefined : reader.expectName("a name");
      const columns = plainNames(reader);
      addForeignKey(table, name, index, { columns, ...references(reader), place });
    } else if (reader.seesWords("CHECK")) readCheck({ reader, here }, table, name, place);
    else if (named !== undefined) reader.fail("PRIMARY KEY, UNIQUE, FOREIGN KEY or CHECK");
    else return false;
  }
  return true;
}

/** Reads `CHECK (...) [NOT] ENFORCED`. */
export function readCheck(
  { reader }: Source,
  table: TableDraft,
  name: string | undefined,
  place: Place,
): void {
  reader.expectWords("CHECK");
  reader.expectSign("(");
  const expression = readExpression(reader);
  reader.expectSign(")");
  const enforced = !reader.takeWords("NOT", "ENFORCED");
  if (enforced) reader.takeWords("ENFORCED");
  table.checks.push({ name: name ?? numbered(table, "chk", table.checks), expression, enforced, place });
}

/** Adds a foreign key and the index that it wants, which bears its name or else that of the index. */
export function addForeignKey(
  table: TableDraft,
  name: string | undefined,
  index: string | undefined,
  key: PhysicalForeignKey & { readonly place: Place },
): void {
  const { columns, place } = key;
  table.wantedIndexes.push({ ...optionalName(name ?? index), columns, place });
  table.foreignKeys.push({ name: name ?? numbered(table, "ibfk", table.foreignKeys), ...key });
}

/** The name that MySQL gives a constraint without one: that of the table, with the next number. */
function numbered(
  { name }: TableDraft,
  kind: "chk" | "ibfk",
  constraints: readonly { readonly name?: string }[],
): string {
  const prefix = `${name}_${kind}_`.toLowerCase();
  const numbers = constraints
    .map((each) => each.name?.toLowerCase() ?? "")
    .filter((each) => each.startsWith(prefix))
    .map((each) => Number(each.slice(prefix.length)) || 0);
  return `${name}_${kind}_${Math.max(0, ...numbers) + 1}`;
}

/** Reads from REFERENCES on. Without columns a foreign key refers to the primary key. */
export function references(
  reader: TokenReader,
): Pick<PhysicalForeignKey, "table" | "references" | "onDelete" | "onUpdate"> {
  reader.expectWords("REFERENCES");
  let table = reader.expectName("a table");
  if (reader.takeSign(".")) table = reader.expectName("a table");
  const columns = reader.seesSign("(") ? plainNames(reader) : [];
  if (reader.takeWords("MATCH")) reader.takeOneOf("FULL", "PARTIAL", "SIMPLE") ?? reader.fail("SIMPLE");
  let onDelete = "NO ACTION";
  let onUpdate = "NO ACTION";
  while (reader.takeWords("ON")) {
    const event = reader.takeOneOf("DELETE", "UPDATE") ?? reader.fail("DELETE or UPDATE");
    const action = actionOf(reader);
    if (event === "DELETE") onDelete = action;
    else onUpdate = action;
  }
  return { table, references: columns, onDelete, onUpdate };
}

/** Adds an index whose kind has been read; the reader stands at its name or its columns. */
function addIndex(reader: TokenReader, table: TableDraft, kind: PhysicalIndex["kind"], place: Place): void {
  const given = reader.seesSign("(") || reader.seesWords("USING") ? undefined : reader.expectName("a name");
  indexOptions(reader);
  const columns = keyParts(reader);
  const name = given ?? freeKeyName(table, columns);
  table.keyNames.add(name.toLowerCase());
  table.indexes.push({ name, kind, columns, ...indexOptions(reader), place });
}

/** Adds a unique key; the reader stands behind UNIQUE. Of two names MySQL takes that of the index. */
function addUnique(
  reader: TokenReader,
  table: TableDraft,
  constraint: string | undefined,
  place: Place,
): void {
  reader.takeOneOf("KEY", "INDEX");
  const index = reader.seesSign("(") || reader.seesWords("USING") ? undefined : reader.expectName("a name");
  indexOptions(reader);
  const columns = keyParts(reader);
  const options = indexOptions(reader);
  const name = index ?? constraint ?? freeKeyName(table, columns);
  table.keyNames.add(name.toLowerCase());
  table.uniqueKeys.push({ name, columns, ...options, place });
}

const optionalName = (name: string | undefined): { name?: string } => (name === undefined ? {} : { name });

/** The name after CONSTRAINT, which may be left out. */
export function constraintName(reader: TokenReader): string | undefined {
  const isNone = ["PRIMARY", "UNIQUE", "FOREIGN", "CHECK"].some((word) => isWord(reader.peek(), word));
  return isNone ? undefined : reader.expectName("a name");
}

function seesIndexOf(reader: TokenReader, kind: string): boolean {
  if (!reader.takeWords(kind)) return false;
  reader.takeOneOf("KEY", "INDEX");
  return true;
}

function actionOf(reader: TokenReader): string {
  if (reader.takeWords("NO", "ACTION")) return "NO ACTION";
  if (reader.takeWords("SET", "NULL")) return "SET NULL";
  if (reader.takeWords("SET", "DEFAULT")) return "SET DEFAULT";
  return reader.takeOneOf("RESTRICT", "CASCADE") ?? reader.fail("RESTRICT, CASCADE, SET NULL or NO ACTION");
}
