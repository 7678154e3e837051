import type { ForeignKey, Relation, RelationalSchema } from "../relation.js";

/** The relation that an entity type or relationship type has for itself. */
export const relationOf = (schema: RelationalSchema, name: string): Relation | undefined =>
  schema.relations.find(({ origin }) => origin.path.join() === name);

/** Whether a key of the relation lies within the columns. */
export function isUnique(relation: Relation, columns: readonly string[]): boolean {
  const sets = [relation.primaryKey, ...relation.uniqueKeys.map((key) => key.columns)];
  return sets.some((set) => set.length > 0 && set.every((column) => columns.includes(column)));
}

/**
 * Whether every row has a value in the columns of a foreign key, or every row of the entity type that shares the relation with others.
 *
 * @param entity the type whose rows hold the foreign key
 */
export const isObligatory = (relation: Relation, key: ForeignKey, entity: string): boolean =>
  key.columns.every((name) => relation.columns.find((column) => column.name === name)?.nullable === false) ||
  relation.checks.some(
    ({ only, origin }) => only === entity && origin.path.join() === key.origin.path.join(),
  );

/** Whether the foreign key holds a column that a check fixes to one value, other than that of the key. */
export const isDiscriminated = (relation: Relation, key: ForeignKey | undefined): boolean =>
  (key?.columns ?? []).some((column) =>
    relation.checks.some(({ expression }) => expression.startsWith(`${column} = '`)),
  );
