import { readExpression } from "../expression.js";
import type { PhysicalColumn } from "../physical.js";
import type { TokenReader } from "../sql/token-reader.js";
import { bytesOf, collationOf } from "./charset.js";
import { columnType, sizedText } from "./column-type.js";
import { addForeignKey, constraintName, readCheck, references } from "./constraint.js";
import { clock, defaultValue } from "./default-value.js";
import type { Source, TableDraft } from "./draft.js";
import { freeKeyName } from "./key-parts.js";

type Draft = { -readonly [Key in keyof PhysicalColumn]: PhysicalColumn[Key] };

/** Reads a column with all its options; keys and checks that are written with it go to the table. */
export function readColumn(source: Source, table: TableDraft): PhysicalColumn {
  const { reader, here } = source;
  const place = here();
  const name = reader.expectName("a column");
  const { type, charset, holds } = columnType(reader);
  const column: Draft = { name, type, nullable: true, comment: "", place };
  if (charset !== undefined) column.collation = collationOf(charset)!;
  while (!isAtEnd(reader)) {
    if (!(valueOption(reader, column) || keyOption(source, table, name) || textOption(reader, column)))
      reader.fail("an option of a column");
  }
  if (holds !== undefined) column.type = sizedText(type, holds, bytesOf(column.collation ?? "utf8mb4"));
  if (column.collation === "binary") asBytes(column);
  return column;
}

/** A column of an ALTER TABLE may end with its place among the others. */
const isAtEnd = (reader: TokenReader): boolean =>
  reader.seesSign(",", ")") ||
  reader.peek().kind === "end" ||
  reader.seesWords("FIRST") ||
  reader.seesWords("AFTER");

/** What value it has, and how it is shown. */
function valueOption(reader: TokenReader, column: Draft): boolean {
  if (reader.takeWords("NOT", "NULL")) column.nullable = false;
  else if (reader.takeWords("NULL")) column.nullable = true;
  else if (reader.takeWords("DEFAULT")) {
    const value = defaultValue(reader, column.type);
    if (value === undefined) delete column.default;
    else column.default = value;
  } else if (reader.takeWords("ON", "UPDATE")) column.onUpdate = clock(reader);
  else if (reader.takeWords("AUTO_INCREMENT")) {
    column.autoIncrement = true;
    column.nullable = false;
  } else if (reader.takeWords("GENERATED", "ALWAYS", "AS") || reader.takeWords("AS")) {
    reader.expectSign("(");
    column.generated = { expression: readExpression(reader), stored: false };
    reader.expectSign(")");
  } else if (reader.takeWords("VIRTUAL")) setStored(reader, column, false);
  else if (reader.takeWords("STORED")) setStored(reader, column, true);
  else if (reader.takeWords("SRID")) column.srid = Number(reader.expectWhole("a number"));
  else if (reader.takeWords("COMMENT")) column.comment = reader.expectString("a text in quotes");
  else if (reader.takeWords("INVISIBLE")) column.invisible = true;
  else if (reader.takeWords("VISIBLE")) delete column.invisible;
  else if (reader.takeOneOf("COLUMN_FORMAT", "STORAGE") !== undefined) reader.expectName("a word");
  else if (reader.takeOneOf("ENGINE_ATTRIBUTE", "SECONDARY_ENGINE_ATTRIBUTE") !== undefined) {
    reader.takeSign("=");
    reader.expectString("a text in quotes");
  } else return false;
  return true;
}

function setStored(reader: TokenReader, column: Draft, stored: boolean): void {
  if (column.generated === undefined) reader.fail("GENERATED ALWAYS AS (...) before it");
  column.generated = { ...column.generated!, stored };
}

/** Keys, checks and references of this one column. */
function keyOption(source: Source, table: TableDraft, name: string): boolean {
  const { reader, here } = source;
  const place = here();
  if (reader.takeWords("UNIQUE")) {
    reader.takeWords("KEY");
    const key = freeKeyName(table, [name]);
    table.keyNames.add(key.toLowerCase());
    table.uniqueKeys.push({ name: key, columns: [name], place });
  } else if (reader.takeWords("PRIMARY", "KEY") || reader.takeWords("KEY")) table.primaryKey = [name];
  else if (reader.seesWords("REFERENCES"))
    addForeignKey(table, undefined, undefined, { columns: [name], ...references(reader), place });
  else if (reader.seesWords("CHECK")) readCheck(source, table, undefined, place);
  else if (reader.takeWords("CONSTRAINT")) readCheck(source, table, constraintName(reader), place);
  else return false;
  return true;
}

/** Its character set and collation. */
function textOption(reader: TokenReader, column: Draft): boolean {
  if (reader.takeWords("COLLATE")) column.collation = reader.expectName("a collation").toLowerCase();
  else if (reader.takeWords("CHARACTER", "SET") || reader.takeWords("CHARSET")) {
    const token = reader.peek();
    const charset = reader.expectName("a character set");
    column.collation = collationOf(charset) ?? reader.fail("a common character set", token);
  } else if (reader.takeWords("BINARY"))
    column.collation = `${column.collation?.split("_")[0] ?? "utf8mb4"}_bin`;
  else return false;
  return true;
}

/** Text of the set `binary` is bytes. */
function asBytes(column: Draft): void {
  column.type = column.type.replace(/^(var)?char/, "$1binary").replace(/^(tiny|medium|long)?text/, "$1blob");
  delete column.collation;
}
