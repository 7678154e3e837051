import { readColumn } from "./column.js";
import { readConstraint } from "./constraint.js";
import { newTable, type Source, type TableDraft } from "./draft.js";
import { readPartitions } from "./partitioning.js";
import { readTableOptions } from "./table-options.js";

/** Reads CREATE TABLE from the table's name to the end of the statement. */
export function readCreateTable(source: Source): TableDraft {
  const { reader, here } = source;
  const place = here();
  const table = newTable(tableName(source), place);
  if (!reader.seesSign("(")) reader.fail("a list of columns in parentheses");
  reader.list(() => readDefinition(source, table));
  if (table.columns.length === 0) reader.fail("a column among the definitions");
  readTableOptions(reader, table);
  if (reader.seesWords("PARTITION")) table.partitions = readPartitions(reader);
  if (reader.peek().kind !== "end") reader.fail("an option of a table or the end of the statement");
  return table;
}

/** A column, or else a key or constraint. */
function readDefinition(source: Source, table: TableDraft): void {
  if (!readConstraint(source, table)) table.columns.push(readColumn(source, table));
}

/** The name of a table, without that of a database before it. */
export function tableName({ reader }: Source): string {
  const name = reader.expectName("a table");
  return reader.takeSign(".") ? reader.expectName("a table") : name;
}
