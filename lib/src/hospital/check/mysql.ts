import type { Connection } from "mysql2/promise";
import { compareSchemas } from "../../model/drift/compare.js";
import type { Difference, PhysicalSchema } from "../../model/drift/physical.js";
import { comparePrograms, programsOfFiles, readPrograms } from "../../model/drift/programs/index.js";
import { readSchema, readSchemaTexts, type SchemaText } from "../../model/drift/read-files.js";
import { readLive } from "../../model/drift/read-live.js";
import { programFiles, programTables, type Say } from "../programs.js";
import { compareCodeLists } from "./code-lists.js";

/** A live MySQL database. */
export interface LiveMysql {
  readonly connection: Connection;
  readonly database: string;
  /** One on the same server that the files, programs too, have just made; without it programs are not compared. */
  readonly made?: string;
}

/**
 * Compares a live MySQL database with the files: tables, then views, routines, triggers and events with the tables that only they use,
 * then the rows of code lists. A copy that was made without programs or rows is not asked for them.
 *
 * @param texts the schema files
 * @param say told what was not compared
 */
export async function compareMysql(
  texts: readonly SchemaText[],
  { connection, database, made }: LiveMysql,
  say: Say,
): Promise<Difference[]> {
  const live = await readLive(connection, database);
  const programs = await readPrograms(connection, database);
  const ofPrograms = programTables();
  const isOfPrograms = ({ name }: { readonly name: string }): boolean => ofPrograms.includes(name);
  const hasPrograms = programs.size > 0 || live.tables.some(isOfPrograms);
  const found: Difference[] = [];
  if (made !== undefined && hasPrograms) {
    const files = await readSchemaTexts(programFiles());
    const wanted = made === database ? programs : await readPrograms(connection, made);
    found.push(
      ...compareTables(readSchema([...texts, ...files]), live),
      ...comparePrograms(wanted, programs, programsOfFiles(files)),
    );
  } else {
    if (made !== undefined) say(`${database} has no programs, so they are not compared.`);
    const tables = live.tables.filter((table) => !isOfPrograms(table));
    found.push(...compareTables(readSchema(texts), { ...live, tables }));
  }
  const rows = await compareCodeLists(connection, database, live);
  if (rows === undefined && made !== undefined && made !== database)
    say(`${database} has no rows of code lists, so they are not compared.`);
  return [...found, ...(rows ?? [])];
}

const compareTables = (written: PhysicalSchema, live: PhysicalSchema): Difference[] =>
  compareSchemas(written, live, {
    between: "files-live",
    names: ["The file", "the server"],
    everything: true,
  });
