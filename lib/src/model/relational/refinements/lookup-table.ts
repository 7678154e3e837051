import { columnsOf } from "../../drift/expression.js";
import { domainChecks } from "../domain-check.js";
import type { Check, Column, Relation, RelationalSchema } from "../relation.js";
import {
  columnNamed,
  type Ground,
  type LookupColumn,
  type RefinementOf,
  refinedBy,
  unused,
  withRelation,
} from "./refinement.js";

/**
 * Makes the values of a column the rows of a table, because they carry data of their own or grow without a change of the schema. The
 * column gets the table's key and name of the key, and a foreign key.
 */
export function lookupTable({ schema }: Ground, refinement: RefinementOf<"lookup table">): RelationalSchema {
  const [relation, column] = columnNamed(schema, refinement.column);
  const { table, columns } = refinement;
  if (schema.relations.some(({ name }) => name === table)) unused(`there is a relation ${table} already`);
  const [key] = columns;
  if (key === undefined) return unused(`lookup table ${table} has no columns`);
  if (key.name !== column.name) refuseIfNamed(relation, column, key.name, refinement.column);
  const origin = refinedBy(column.origin, refinement);
  const changed = withRelation(schema, relation.name, (each) => ({
    ...each,
    columns: each.columns.map((one) =>
      one === column ? { ...typed(key), nullable: column.nullable, origin } : one,
    ),
    foreignKeys: [
      ...each.foreignKeys,
      {
        columns: [key.name],
        relation: table,
        references: [key.name],
        onDelete: "NO ACTION",
        onUpdate: "NO ACTION",
        origin,
      },
    ],
    // The lookup table keeps to the domain now; what else is said of the column goes on.
    checks: each.checks.filter((check) => !isOfDomain(check, column)),
  }));
  const lookup: Relation = {
    name: table,
    columns: columns.map((each) => ({ ...typed(each), nullable: false, origin })),
    primaryKey: [key.name],
    uniqueKeys: columns.filter(({ unique }) => unique).map(({ name }) => ({ columns: [name], origin })),
    foreignKeys: [],
    checks: columns.flatMap(({ name, domain }) =>
      domainChecks(name, domain).map((expression) => ({ expression, origin })),
    ),
    origin,
  };
  return { relations: [lookup, ...changed.relations] };
}

/** A condition of the column's domain, as the mapping gave it. */
const isOfDomain = ({ expression, origin, only }: Check, { name, domain, origin: of }: Column): boolean =>
  only === undefined &&
  origin.path.join() === of.path.join() &&
  domainChecks(name, domain).includes(expression);

/** A column that anything else speaks of cannot change its name on the way: a refinement of its own does that. */
function refuseIfNamed(relation: Relation, column: Column, name: string, path: string): void {
  const { columns, primaryKey, uniqueKeys, foreignKeys, checks } = relation;
  if (columns.some((each) => each.name.toLowerCase() === name.toLowerCase()))
    unused(`${relation.name} has a column ${name} already`);
  const keys = [primaryKey, ...[...uniqueKeys, ...foreignKeys].map((key) => key.columns)];
  const isNamed =
    keys.some((key) => key.includes(column.name)) ||
    checks.some((check) => !isOfDomain(check, column) && columnsOf(check.expression).includes(column.name));
  if (isNamed) unused(`keys or conditions speak of ${path}: keep its name, or rename the column first`);
}

const typed = ({ name, domain, type }: LookupColumn): Pick<Column, "name" | "domain" | "type"> => ({
  name,
  domain,
  ...(type === undefined ? {} : { type }),
});
