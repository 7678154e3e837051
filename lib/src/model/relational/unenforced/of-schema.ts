import { nounOf } from "../../eer/say/noun.js";
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

/**
 * Whether relations that refer to one another's superclass or category are kept apart by their foreign keys: each holds a column that a check
 * fixes to a value, a different one in each, and the column that it refers to is the same.
 */
export function areDiscriminated(
  members: readonly { readonly relation: Relation; readonly key: ForeignKey }[],
): boolean {
  const fixed = members.map(({ relation, key }) => fixedValues(relation, key));
  const [first] = fixed;
  return [...(first ?? new Map<string, string>()).keys()].some(
    (column) => new Set(fixed.map((values) => values.get(column) ?? "")).size === fixed.length,
  );
}

/** The values to which checks fix columns of a foreign key, by the columns that these refer to. */
function fixedValues({ checks }: Relation, { columns, references }: ForeignKey): Map<string, string> {
  const values = new Map<string, string>();
  columns.forEach((column, i) => {
    const fixing = checks
      .map(({ expression }) => FIXED.exec(expression))
      .find((found) => found?.[1] === column);
    if (fixing) values.set(references[i]!, fixing[2]!);
  });
  return values;
}

/** One value and nothing else. */
const FIXED = /^(\w+) = '((?:[^']|'')*)'$/;

/** A name with its article: `a Car`, `an Ambulance`. */
export const withArticle = (name: string): string => `${nounOf(name).some.split(" ", 1)[0]} ${name}`;
