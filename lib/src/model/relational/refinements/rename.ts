import type { RelationalSchema } from "../relation.js";
import { replaceColumns } from "./columns-replaced.js";
import {
  columnNamed,
  type Ground,
  type RefinementOf,
  refinedBy,
  relationNamed,
  unused,
} from "./refinement.js";

/** Gives a relation another name, wherever it is named. */
export function renameRelation(
  { schema }: Ground,
  refinement: RefinementOf<"rename relation">,
): RelationalSchema {
  relationNamed(schema, refinement.relation);
  if (schema.relations.some(({ name }) => name === refinement.to))
    unused(`there is a relation ${refinement.to} already`);
  const named = (name: string): string => (name === refinement.relation ? refinement.to : name);
  return {
    relations: schema.relations.map((relation) => ({
      ...relation,
      name: named(relation.name),
      origin:
        relation.name === refinement.relation ? refinedBy(relation.origin, refinement) : relation.origin,
      foreignKeys: relation.foreignKeys.map((key) => ({ ...key, relation: named(key.relation) })),
    })),
  };
}

/** Gives a column another name, and those that refer to it under its name, and so on. */
export function renameColumn(
  { schema }: Ground,
  refinement: RefinementOf<"rename column">,
): RelationalSchema {
  const { to } = refinement;
  const [relation, { name: from }] = columnNamed(schema, refinement.column);
  if (from === to) unused(`${refinement.column} has that name already`);
  return replaceColumns(
    schema,
    relation.name,
    [from],
    to,
    (column) => ({ ...column, name: to, origin: refinedBy(column.origin, refinement) }),
    (_, [own]) => (own === from ? to : undefined),
  );
}
