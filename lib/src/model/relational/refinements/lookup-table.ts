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
    // The lookup table keeps to the domain now; "NULL together" goes on under the new name.
    checks: each.checks.flatMap((check): Check[] => {
      if (check.together?.includes(column.name) && key.name !== column.name)
        return unused(`${refinement.column} is NULL together with others: keep its name`);
      return check.origin.path.join() === column.origin.path.join() ? [] : [check];
    }),
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

const typed = ({ name, domain, type }: LookupColumn): Pick<Column, "name" | "domain" | "type"> => ({
  name,
  domain,
  ...(type === undefined ? {} : { type }),
});
