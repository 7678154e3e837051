import type { Column, Partitions, Relation, RelationalSchema } from "../relational/relation.js";
import { sqlType } from "../relational/sql-type.js";
import { canonicalExpression } from "./expression.js";
import { partitionText } from "./partition-text.js";
import type { PhysicalColumn, PhysicalIndex, PhysicalSchema, PhysicalTable } from "./physical.js";
import { quoted } from "./sql/quoted.js";

/** WGS 84, which is what a point of the model means. */
const SRID = 4326;

/**
 * The physical schema that a refined relational schema stands for: MySQL's types and one spelling of every expression. Names of constraints
 * and indexes are not the model's to say, and neither is the wording of comments. The indexes are those of refinements: one that a foreign
 * key needs, MySQL makes by itself.
 */
export const derivePhysical = (schema: RelationalSchema): PhysicalSchema => ({
  tables: schema.relations.map(tableOf),
});

const tableOf = (relation: Relation): PhysicalTable => ({
  name: relation.name,
  comment: "",
  columns: relation.columns.map(columnOf),
  primaryKey: relation.primaryKey,
  uniqueKeys: relation.uniqueKeys.map(({ columns }) => ({ columns })),
  foreignKeys: relation.foreignKeys.map(({ columns, relation: table, references, onDelete, onUpdate }) => ({
    columns,
    table,
    references,
    onDelete,
    onUpdate,
  })),
  checks: relation.checks.map(({ expression }) => ({
    expression: canonicalExpression(expression),
    enforced: true,
  })),
  indexes: (relation.indexes ?? []).map(
    ({ columns, using, why }): PhysicalIndex => ({
      kind: using ?? "BTREE",
      columns,
      why,
    }),
  ),
  ...(relation.partitions === undefined ? {} : { partitions: rangesOf(relation.partitions) }),
});

const rangesOf = ({ column, ranges }: Partitions): string =>
  partitionText(
    { word: "RANGE COLUMNS", by: [column] },
    undefined,
    ranges.map(({ name, below }) => ({
      name,
      bound: { word: "LESS THAN", values: [below === "MAXVALUE" ? below : quoted(below)] },
      subpartitions: [],
    })),
  );

const columnOf = (column: Column): PhysicalColumn => ({
  ...valuesOf(column),
  ...(column.autoIncrement ? { autoIncrement: true } : {}),
  ...(column.collation === undefined ? {} : { collation: column.collation }),
  comment: "",
});

const valuesOf = ({ name, domain, type, nullable, default: given, generated }: Column) => ({
  name,
  type: type ?? sqlType(domain),
  nullable,
  ...(given === undefined ? {} : { default: unquoted(given) }),
  ...(generated === undefined
    ? {}
    : { generated: { ...generated, expression: canonicalExpression(generated.expression) } }),
  ...(domain.kind === "point" ? { srid: SRID } : {}),
});

const unquoted = (literal: string): string =>
  literal.startsWith("'") ? literal.slice(1, -1).replace(/''/g, "'") : literal;
