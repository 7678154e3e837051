import type { Connection } from "mysql2/promise";
import { expect } from "vitest";
import { compareSchemas } from "../../../lib/src/model/drift/compare.js";
import type { PhysicalSchema, PhysicalTable } from "../../../lib/src/model/drift/physical.js";
import { readSchema } from "../../../lib/src/model/drift/read-files.js";
import { readLive } from "../../../lib/src/model/drift/read-live.js";
import { splitScript } from "../../../lib/src/stores/mysql/statements.js";

/** What a file says, read by the reader of files, and read from a server that ran it. */
export interface Both {
  readonly files: PhysicalSchema;
  readonly live: PhysicalSchema;
}

/** Runs a script in a database and reads it both ways. Tables that were there go first. */
export async function readBoth(connection: Connection, database: string, sql: string): Promise<Both> {
  await emptyOf(connection, database);
  for (const statement of splitScript(sql, "schema.sql")) await connection.query(statement.sql);
  return {
    files: readSchema([{ file: "schema.sql", text: sql }]),
    live: await readLive(connection, database),
  };
}

/** Fails with both values, and with what `compareSchemas` says, unless they are the same. */
export function expectSame({ files, live }: Both, sql: string): void {
  expect(plain(files, live.collation), sql).toEqual(plain(live, live.collation));
  const options = { between: "files-live", names: ["The file", "the server"], everything: true } as const;
  expect(compareSchemas(files, live, options), sql).toEqual([]);
}

/** A schema without places, its tables and constraints by their names, every text column with its collation. */
function plain({ tables }: PhysicalSchema, collation: string | undefined): unknown {
  const byName = <Named extends { readonly name?: string }>(list: readonly Named[]): unknown[] =>
    [...list]
      .sort((a, b) => (a.name! < b.name! ? -1 : 1))
      .map(({ place: _, ...rest }: Named & { place?: unknown }) => rest);
  const isText = (type: string): boolean => /^(char|varchar|(tiny|medium|long)?text|enum|set)\b/.test(type);
  const table = ({ place: _, ...each }: PhysicalTable): object => ({
    ...each,
    columns: each.columns.map(({ place: _, ...column }) => ({
      ...column,
      collation: column.collation ?? (isText(column.type) ? collation : undefined),
    })),
    uniqueKeys: byName(each.uniqueKeys),
    foreignKeys: byName(each.foreignKeys),
    checks: byName(each.checks),
    indexes: byName(each.indexes),
  });
  return byName(tables.map(table) as PhysicalTable[]);
}

async function emptyOf(connection: Connection, database: string): Promise<void> {
  const [rows] = await connection.query(
    "SELECT TABLE_NAME AS name, TABLE_TYPE AS type FROM information_schema.TABLES WHERE TABLE_SCHEMA = ?",
    [database],
  );
  await connection.query("SET foreign_key_checks = 0");
  for (const { name, type } of rows as { name: string; type: string }[])
    await connection.query(`DROP ${type === "VIEW" ? "VIEW" : "TABLE"} \`${name.replaceAll("`", "``")}\``);
  await connection.query("SET foreign_key_checks = 1");
}
