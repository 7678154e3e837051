import type { Connection, RowDataPacket } from "mysql2/promise";
import type { Relation, RelationalSchema } from "../../../lib/src/model/relational/relation.js";
import { sqlType } from "../../../lib/src/model/relational/sql-type.js";

/** Makes the tables of a schema in an empty database, foreign keys last, because tables may refer to each other. */
export async function createTables(connection: Connection, { relations }: RelationalSchema): Promise<void> {
  for (const relation of relations) await connection.query(tableOf(relation));
  for (const { name, foreignKeys } of relations) {
    for (const { columns, relation, references, onDelete } of foreignKeys)
      await connection.query(
        `ALTER TABLE ${name} ADD FOREIGN KEY (${columns}) REFERENCES ${relation} (${references}) ON DELETE ${onDelete}`,
      );
  }
}

const tableOf = ({ name, columns, primaryKey, uniqueKeys, checks }: Relation): string =>
  `CREATE TABLE ${name} (${[
    ...columns.map(
      (column) =>
        `${column.name} ${column.type ?? sqlType(column.domain)}${column.nullable ? "" : " NOT NULL"}`,
    ),
    `PRIMARY KEY (${primaryKey})`,
    ...uniqueKeys.map((key) => `UNIQUE KEY (${key.columns})`),
    ...checks.map(({ expression }) => `CHECK (${expression})`),
  ].join(", ")})`;

/** Drops every table of a database. */
export async function dropTables(connection: Connection, database: string): Promise<void> {
  const [rows] = await connection.query<RowDataPacket[]>(
    "SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = ?",
    [database],
  );
  if (rows.length === 0) return;
  await connection.query("SET foreign_key_checks = 0");
  await connection.query(`DROP TABLE ${rows.map(({ name }) => `\`${name}\``).join(", ")}`);
  await connection.query("SET foreign_key_checks = 1");
}
