/** Reads the files of sql/schema into one physical schema, every part with the line that says it. */

import { readFile } from "node:fs/promises";
import { ScriptError } from "../../errors.js";
import { shownPath } from "../../project.js";
import { type Statement, splitScript } from "../../stores/mysql/statements.js";
import { readAlterTable } from "./files/alter-table.js";
import { readCreateIndex, readDropIndex, seesCreateIndex } from "./files/create-index.js";
import { readCreateTable, tableName } from "./files/create-table.js";
import { finished, type Source, type TableDraft } from "./files/draft.js";
import { leavesTables } from "./files/passed-over.js";
import type { PhysicalSchema } from "./physical.js";
import { TokenReader } from "./sql/token-reader.js";
import { type Token, tokensOf } from "./sql/tokens.js";

/** A schema file and what is in it. */
export interface SchemaText {
  /** As messages show it: relative to the project's root. */
  readonly file: string;
  readonly text: string;
}

/**
 * Reads schema files, in the order in which they would run.
 *
 * @param paths of the files
 * @throws {ScriptError} as `readSchema`, and `SCRIPT_MISSING` if a file cannot be read
 */
export const readSchemaFiles = async (paths: readonly string[]): Promise<PhysicalSchema> =>
  readSchema(await readSchemaTexts(paths));

/**
 * Reads the text of schema files.
 *
 * @throws {ScriptError} `SCRIPT_MISSING` if a file cannot be read
 */
export async function readSchemaTexts(paths: readonly string[]): Promise<SchemaText[]> {
  const texts: SchemaText[] = [];
  for (const path of paths) {
    const file = shownPath(path);
    try {
      texts.push({ file, text: await readFile(path, "utf8") });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw new ScriptError("SCRIPT_MISSING", `${file}: the schema file cannot be read (${code}).`, {
        cause: error,
      });
    }
  }
  return texts;
}

/**
 * Reads CREATE TABLE, CREATE INDEX, the ADD of ALTER TABLE, DROP TABLE and DROP INDEX. Statements that are known to leave tables as they are
 * (INSERT, CREATE VIEW, SET, ...) are passed over.
 *
 * @throws {ScriptError} `SCHEMA_UNREADABLE` with file, line and token; `SCRIPT_MALFORMED` if a file cannot be split into statements
 */
export function readSchema(texts: readonly SchemaText[]): PhysicalSchema {
  const tables = new Map<string, TableDraft>();
  for (const { file, text } of texts)
    for (const statement of splitScript(text, file)) readStatement(sourceOf(file, statement), tables);
  const read = [...tables.values()].map(finished);
  const keys = new Map(read.map(({ name, primaryKey }) => [name, primaryKey]));
  return {
    tables: read.map((table) => ({
      ...table,
      foreignKeys: table.foreignKeys.map((key) =>
        key.references.length > 0 ? key : { ...key, references: keys.get(key.table) ?? [] },
      ),
    })),
  };
}

function sourceOf(file: string, { sql, line }: Statement): Source {
  const reader = new TokenReader(tokensOf(sql, line), (token, expected) => unreadable(file, token, expected));
  return { reader, here: () => ({ file, line: reader.peek().line }) };
}

const unreadable = (file: string, token: Token, expected: string): ScriptError =>
  new ScriptError(
    "SCHEMA_UNREADABLE",
    `${file}:${token.line}: ${token.text} cannot be read here; ${expected} is expected. If MySQL takes it, teach lib/src/model/drift that syntax.`,
  );

function readStatement(source: Source, tables: Map<string, TableDraft>): void {
  const { reader } = source;
  const known = (): TableDraft => {
    const token = reader.peek();
    const name = tableName(source);
    return tables.get(name) ?? reader.fail("a table that was created above", token);
  };
  if (reader.takeWords("CREATE", "TABLE")) {
    const repeatable = reader.takeWords("IF", "NOT", "EXISTS");
    const token = reader.peek();
    const table = readCreateTable(source);
    const first = tables.get(table.name);
    if (first === undefined) tables.set(table.name, table);
    else if (!repeatable)
      reader.fail(`a new name (${first.place.file}:${first.place.line} has created it)`, token);
  } else if (seesCreateIndex(reader)) readCreateIndex(source, known);
  else if (reader.takeWords("ALTER", "TABLE")) readAlterTable(source, known());
  else if (reader.takeWords("DROP", "TABLE")) {
    const gone = reader.takeWords("IF", "EXISTS");
    do {
      const token = reader.peek();
      if (!tables.delete(tableName(source)) && !gone) reader.fail("a table that was created above", token);
    } while (reader.takeSign(","));
  } else if (reader.takeWords("DROP", "INDEX")) readDropIndex(source, known);
  else if (reader.seesWords("RENAME", "TABLE")) reader.fail("CREATE TABLE with the new name");
  else if (!leavesTables(reader)) reader.fail("a statement that makes tables, or leaves them as they are");
}
