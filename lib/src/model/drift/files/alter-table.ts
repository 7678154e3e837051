import { readColumn } from "./column.js";
import { readConstraint } from "./constraint.js";
import type { Source, TableDraft } from "./draft.js";

/** Reads what ALTER TABLE adds, from behind the table's name on. Whatever else it can do belongs into the CREATE TABLE of a schema file. */
export function readAlterTable(source: Source, table: TableDraft): void {
  const { reader } = source;
  do {
    if (!reader.takeWords("ADD")) reader.fail("ADD (write other changes into the CREATE TABLE itself)");
    if (readConstraint(source, table)) continue;
    reader.takeWords("COLUMN");
    if (reader.seesSign("(")) reader.list(() => table.columns.push(readColumn(source, table)));
    else addColumn(source, table);
  } while (reader.takeSign(","));
  if (reader.peek().kind !== "end") reader.fail("the end of the statement");
}

function addColumn(source: Source, table: TableDraft): void {
  const { reader } = source;
  const column = readColumn(source, table);
  let at = table.columns.length;
  if (reader.takeWords("FIRST")) at = 0;
  else if (reader.takeWords("AFTER")) {
    const before = reader.peek();
    const name = reader.expectName("a column").toLowerCase();
    at = table.columns.findIndex((each) => each.name.toLowerCase() === name) + 1;
    if (at === 0) reader.fail(`a column of ${table.name}`, before);
  }
  table.columns.splice(at, 0, column);
}
