/** Reads a live database into one physical schema, in the same spelling as the files. */

import type { Connection, RowDataPacket } from "mysql2/promise";
import { defaultText } from "./default-text.js";
import { canonicalReported } from "./expression.js";
import { type Method, type Partition, partitionText } from "./partition-text.js";
import type {
  PhysicalCheck,
  PhysicalColumn,
  PhysicalForeignKey,
  PhysicalIndex,
  PhysicalKey,
  PhysicalSchema,
  PhysicalTable,
} from "./physical.js";

type Row = Readonly<Record<string, string | null>>;

/**
 * Reads every table of a database from `information_schema`. The index that MySQL makes for a foreign key by itself, named as the
 * constraint, is not counted as one.
 *
 * @param database its name
 * @throws what the driver throws if the connection is lost
 */
export async function readLive(connection: Connection, database: string): Promise<PhysicalSchema> {
  const ask = async (what: string): Promise<Map<string, Row[]>> => {
    const [rows] = await connection.query<RowDataPacket[]>({ sql: what, typeCast: asText }, [database]);
    return grouped(rows as unknown as Row[], "t");
  };
  const tables = await ask(
    "SELECT TABLE_NAME AS t, TABLE_COMMENT AS comment FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_TYPE = 'BASE TABLE' ORDER BY TABLE_NAME",
  );
  const columns = await ask(
    "SELECT TABLE_NAME AS t, COLUMN_NAME AS name, COLUMN_TYPE AS type, IS_NULLABLE AS nullable, COLUMN_DEFAULT AS given, EXTRA AS extra, GENERATION_EXPRESSION AS formula, SRS_ID AS srid, COLUMN_COMMENT AS comment FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = ? ORDER BY TABLE_NAME, ORDINAL_POSITION",
  );
  const indexes = await ask(
    "SELECT TABLE_NAME AS t, INDEX_NAME AS name, NON_UNIQUE AS loose, INDEX_TYPE AS kind, COLUMN_NAME AS col, SUB_PART AS part, COLLATION AS direction, EXPRESSION AS expression FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = ? ORDER BY TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX",
  );
  const references = await ask(
    "SELECT k.TABLE_NAME AS t, k.CONSTRAINT_NAME AS name, k.COLUMN_NAME AS col, k.REFERENCED_TABLE_NAME AS target, k.REFERENCED_COLUMN_NAME AS referred, r.DELETE_RULE AS on_delete, r.UPDATE_RULE AS on_update FROM information_schema.KEY_COLUMN_USAGE AS k JOIN information_schema.REFERENTIAL_CONSTRAINTS AS r ON r.CONSTRAINT_SCHEMA = k.CONSTRAINT_SCHEMA AND r.CONSTRAINT_NAME = k.CONSTRAINT_NAME AND r.TABLE_NAME = k.TABLE_NAME WHERE k.TABLE_SCHEMA = ? AND k.REFERENCED_TABLE_NAME IS NOT NULL ORDER BY k.TABLE_NAME, k.CONSTRAINT_NAME, k.ORDINAL_POSITION",
  );
  const checks = await ask(
    "SELECT t.TABLE_NAME AS t, c.CONSTRAINT_NAME AS name, c.CHECK_CLAUSE AS clause, t.ENFORCED AS enforced FROM information_schema.CHECK_CONSTRAINTS AS c JOIN information_schema.TABLE_CONSTRAINTS AS t ON t.CONSTRAINT_SCHEMA = c.CONSTRAINT_SCHEMA AND t.CONSTRAINT_NAME = c.CONSTRAINT_NAME AND t.CONSTRAINT_TYPE = 'CHECK' WHERE c.CONSTRAINT_SCHEMA = ? ORDER BY t.TABLE_NAME, c.CONSTRAINT_NAME",
  );
  const partitions = await ask(
    "SELECT TABLE_NAME AS t, PARTITION_NAME AS name, PARTITION_METHOD AS method, PARTITION_EXPRESSION AS expression, PARTITION_DESCRIPTION AS bound FROM information_schema.PARTITIONS WHERE TABLE_SCHEMA = ? AND PARTITION_NAME IS NOT NULL ORDER BY TABLE_NAME, PARTITION_ORDINAL_POSITION",
  );
  return {
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

const grouped = (rows: readonly Row[], by: string): Map<string, Row[]> => {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const name = String(row[by]);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [row]);
    else group.push(row);
  }
  return groups;
};

interface Parts {
  readonly columns: readonly Row[];
  readonly indexes: readonly Row[];
  readonly references: readonly Row[];
  readonly checks: readonly Row[];
  readonly partitions: readonly Row[];
}

function tableOf(name: string, comment: string, parts: Parts): PhysicalTable {
  const byName = [...grouped(parts.indexes, "name")];
  const foreignKeys = [...grouped(parts.references, "name")].map(([key, rows]) => foreignKeyOf(key, rows));
  const implicit = new Set(foreignKeys.map((key) => key.name));
  const isUnique = ([index, rows]: [string, Row[]]): boolean =>
    index !== "PRIMARY" && Number(rows[0]!.loose) === 0;
  const table: PhysicalTable = {
    name,
    comment,
    columns: parts.columns.map(columnOf),
    primaryKey: byName.find(([index]) => index === "PRIMARY")?.[1].map(keyPart) ?? [],
    uniqueKeys: byName
      .filter(isUnique)
      .map(([index, rows]): PhysicalKey => ({ name: index, columns: rows.map(keyPart) })),
    foreignKeys,
    checks: parts.checks.map(checkOf),
    indexes: byName
      .filter((each) => each[0] !== "PRIMARY" && !isUnique(each) && !implicit.has(each[0]))
      .map(([index, rows]) => indexOf(index, rows)),
  };
  return parts.partitions.length === 0 ? table : { ...table, partitions: partitionsOf(parts.partitions) };
}

function columnOf(row: Row): PhysicalColumn {
  const type = String(row.type);
  const extra = String(row.extra ?? "");
  const generated = String(row.formula ?? "");
  const isExpression = extra.includes("DEFAULT_GENERATED");
  return {
    name: String(row.name),
    type,
    nullable: row.nullable === "YES",
    ...(row.given === null
      ? {}
      : {
          default: isExpression
            ? `(${canonicalReported(String(row.given))})`
            : defaultText(type, String(row.given)),
        }),
    ...(generated === ""
      ? {}
      : {
          generated: {
            expression: canonicalReported(generated),
            stored: extra.includes("STORED GENERATED"),
          },
        }),
    ...(row.srid === null ? {} : { srid: Number(row.srid) }),
    comment: String(row.comment ?? ""),
  };
}

function keyPart(row: Row): string {
  const base =
    row.expression === null || row.expression === undefined
      ? `${row.col}${row.part === null ? "" : `(${row.part})`}`
      : `(${canonicalReported(String(row.expression))})`;
  return row.direction === "D" ? `${base} DESC` : base;
}

const indexOf = (name: string, rows: readonly Row[]): PhysicalIndex => {
  const kind = String(rows[0]!.kind);
  const special = kind === "SPATIAL" || kind === "FULLTEXT";
  return {
    name,
    kind: special ? kind : "BTREE",
    // A spatial index reports the length of its bounding box as a prefix, which nobody wrote.
    columns: rows.map((row) => (special ? String(row.col) : keyPart(row))),
  };
};

const foreignKeyOf = (name: string, rows: readonly Row[]): PhysicalForeignKey => ({
  name,
  columns: rows.map(({ col }) => String(col)),
  table: String(rows[0]!.target),
  references: rows.map(({ referred }) => String(referred)),
  onDelete: String(rows[0]!.on_delete),
  onUpdate: String(rows[0]!.on_update),
});

const checkOf = (row: Row): PhysicalCheck => ({
  name: String(row.name),
  expression: canonicalReported(String(row.clause)),
  enforced: row.enforced === "YES",
});

function partitionsOf(rows: readonly Row[]): string {
  const method: Method = {
    word: String(rows[0]!.method),
    by: String(rows[0]!.expression ?? "")
      .split(",")
      .map((each) => each.replace(/`/g, "").trim()),
  };
  const word = method.word.startsWith("LIST") ? "IN" : "LESS THAN";
  const partitions = rows.map(
    ({ name, bound }): Partition => ({
      name: String(name),
      ...(bound === null ? {} : { bound: { word, values: String(bound).split(/,\s*/) } }),
      subpartitions: [],
    }),
  );
  return partitionText(method, undefined, partitions);
}
