/** Reads a live database into one physical schema, in the same spelling as the files. */

import type { Connection, RowDataPacket } from "mysql2/promise";
import { canonicalReported } from "./expression.js";
import { columnOf } from "./live/column.js";
import { foreignKeyOf, indexesOf } from "./live/keys.js";
import { partitionsOf } from "./live/partitions.js";
import { grouped, type Row } from "./live/row.js";
import type { PhysicalCheck, PhysicalSchema, PhysicalTable } from "./physical.js";

/**
 * Reads every table of a database from `information_schema`, with the collation that text has where nothing is said.
 *
 * @param database its name
 * @throws what the driver throws if the connection is lost
 */
export async function readLive(connection: Connection, database: string): Promise<PhysicalSchema> {
  const ask = async (what: string): Promise<Map<string, Row[]>> => {
    const [rows] = await connection.query<RowDataPacket[]>({ sql: what, typeCast: asText }, [database]);
    return grouped(rows as unknown as Row[], "t");
  };
  const defaults = await ask(
    "SELECT SCHEMA_NAME AS t, DEFAULT_COLLATION_NAME AS collation FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = ?",
  );
  const tables = await ask(
    "SELECT TABLE_NAME AS t, TABLE_COMMENT AS comment FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_TYPE = 'BASE TABLE' ORDER BY TABLE_NAME",
  );
  const columns = await ask(
    "SELECT TABLE_NAME AS t, COLUMN_NAME AS name, COLUMN_TYPE AS type, IS_NULLABLE AS nullable, COLUMN_DEFAULT AS given, EXTRA AS extra, GENERATION_EXPRESSION AS formula, SRS_ID AS srid, COLLATION_NAME AS collation, COLUMN_COMMENT AS comment FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = ? ORDER BY TABLE_NAME, ORDINAL_POSITION",
  );
  const indexes = await ask(
    "SELECT TABLE_NAME AS t, INDEX_NAME AS name, NON_UNIQUE AS loose, INDEX_TYPE AS kind, COLUMN_NAME AS col, SUB_PART AS part, COLLATION AS direction, EXPRESSION AS expression, IS_VISIBLE AS visible, INDEX_COMMENT AS comment FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = ? ORDER BY TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX",
  );
  const references = await ask(
    "SELECT k.TABLE_NAME AS t, k.CONSTRAINT_NAME AS name, k.COLUMN_NAME AS col, k.REFERENCED_TABLE_NAME AS target, k.REFERENCED_COLUMN_NAME AS referred, r.DELETE_RULE AS on_delete, r.UPDATE_RULE AS on_update FROM information_schema.KEY_COLUMN_USAGE AS k JOIN information_schema.REFERENTIAL_CONSTRAINTS AS r ON r.CONSTRAINT_SCHEMA = k.CONSTRAINT_SCHEMA AND r.CONSTRAINT_NAME = k.CONSTRAINT_NAME AND r.TABLE_NAME = k.TABLE_NAME WHERE k.TABLE_SCHEMA = ? AND k.REFERENCED_TABLE_NAME IS NOT NULL ORDER BY k.TABLE_NAME, k.CONSTRAINT_NAME, k.ORDINAL_POSITION",
  );
  const checks = await ask(
    "SELECT t.TABLE_NAME AS t, c.CONSTRAINT_NAME AS name, c.CHECK_CLAUSE AS clause, t.ENFORCED AS enforced FROM information_schema.CHECK_CONSTRAINTS AS c JOIN information_schema.TABLE_CONSTRAINTS AS t ON t.CONSTRAINT_SCHEMA = c.CONSTRAINT_SCHEMA AND t.CONSTRAINT_NAME = c.CONSTRAINT_NAME AND t.CONSTRAINT_TYPE = 'CHECK' WHERE c.CONSTRAINT_SCHEMA = ? ORDER BY t.TABLE_NAME, c.CONSTRAINT_NAME",
  );
  const partitions = await ask(
    "SELECT TABLE_NAME AS t, PARTITION_NAME AS name, PARTITION_METHOD AS method, PARTITION_EXPRESSION AS expression, PARTITION_DESCRIPTION AS bound, SUBPARTITION_NAME AS sub_name, SUBPARTITION_METHOD AS sub_method, SUBPARTITION_EXPRESSION AS sub_expression FROM information_schema.PARTITIONS WHERE TABLE_SCHEMA = ? AND PARTITION_NAME IS NOT NULL ORDER BY TABLE_NAME, PARTITION_ORDINAL_POSITION, SUBPARTITION_ORDINAL_POSITION",
  );
  const collation = defaults.get(database)?.[0]?.collation;
  return {
    ...(collation === null || collation === undefined ? {} : { collation }),
    tables: [...tables.entries()].map(([name, [table]]) =>
      tableOf(name, String(table!.comment ?? ""), {
        columns: columns.get(name) ?? [],
        indexes: indexes.get(name) ?? [],
        references: references.get(name) ?? [],
        checks: checks.get(name) ?? [],
        partitions: partitions.get(name) ?? [],
      }),
    ),
  };
}

/** LONGTEXT columns of information_schema come as buffers where their character set is binary. */
const asText = (field: { string(): string | null }): string | null => field.string();

interface Parts {
  readonly columns: readonly Row[];
  readonly indexes: readonly Row[];
  readonly references: readonly Row[];
  readonly checks: readonly Row[];
  readonly partitions: readonly Row[];
}

function tableOf(name: string, comment: string, parts: Parts): PhysicalTable {
  const table: PhysicalTable = {
    name,
    comment,
    columns: parts.columns.map(columnOf),
    ...indexesOf(parts.indexes),
    foreignKeys: [...grouped(parts.references, "name")].map(([key, rows]) => foreignKeyOf(key, rows)),
    checks: parts.checks.map(checkOf),
  };
  return parts.partitions.length === 0 ? table : { ...table, partitions: partitionsOf(parts.partitions) };
}

const checkOf = (row: Row): PhysicalCheck => ({
  name: String(row.name),
  expression: canonicalReported(String(row.clause)),
  enforced: row.enforced === "YES",
});
