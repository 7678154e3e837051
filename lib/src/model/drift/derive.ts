import type { Column, Relation, RelationalSchema } from "../relational/relation.js";
import { sqlType } from "../relational/sql-type.js";
import { canonicalExpression } from "./expression.js";
import type { PhysicalColumn, PhysicalSchema, PhysicalTable } from "./physical.js";

/** WGS 84, which is what a point of the model means. */
const SRID = 4326;

/**
 * The physical schema that a refined relational schema stands for: MySQL's types and one spelling of every expression. Names of constraints,
 * comments, secondary indexes and partitions are not the model's to say.
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
  indexes: [],
});

const columnOf = ({ name, domain, type, nullable, default: given, generated }: Column): PhysicalColumn => ({
  name,
  type: type ?? sqlType(domain),
  nullable,
  ...(given === undefined ? {} : { default: unquoted(given) }),
  ...(generated === undefined
    ? {}
    : { generated: { ...generated, expression: canonicalExpression(generated.expression) } }),
  ...(domain.kind === "point" ? { srid: SRID } : {}),
  comment: "",
});

const unquoted = (literal: string): string =>
  literal.startsWith("'") ? literal.slice(1, -1).replace(/''/g, "'") : literal;
