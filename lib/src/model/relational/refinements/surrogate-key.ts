import { referenceName } from "../naming.js";
import type { Column, RelationalSchema } from "../relation.js";
import { followReferences } from "./columns-replaced.js";
import {
  type Ground,
  type RefinementOf,
  refinedBy,
  relationNamed,
  unused,
  withRelation,
} from "./refinement.js";

/**
 * Puts a number in the place of a primary key. The old key stays as a unique key. Every foreign key to it shrinks to the number, and where
 * its columns were part of a primary key, that one changes too, and with it what refers to that.
 */
export function surrogateKey(
  { schema }: Ground,
  refinement: RefinementOf<"surrogate key">,
): RelationalSchema {
  const relation = relationNamed(schema, refinement.relation);
  const { column: name, type } = refinement;
  if (relation.columns.some((column) => column.name === name))
    unused(`${relation.name}.${name} is there already`);
  const typed = { domain: { kind: "whole" } as const, ...(type === undefined ? {} : { type }) };
  const key: Column = { name, ...typed, nullable: false, origin: refinedBy(relation.origin, refinement) };
  const withKey = withRelation(schema, relation.name, (each) => ({
    ...each,
    columns: [key, ...each.columns],
    primaryKey: [name],
    uniqueKeys: [
      { columns: each.primaryKey, origin: refinedBy(each.origin, refinement) },
      ...each.uniqueKeys,
    ],
  }));
  return followReferences(
    withKey,
    relation.name,
    relation.primaryKey,
    name,
    ({ nullable, origin }, renamed) => ({
      name: renamed,
      ...typed,
      nullable,
      origin: refinedBy(origin, refinement),
    }),
    ({ role }, _, referred) => referenceName(referred, role),
  );
}
