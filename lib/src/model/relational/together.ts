import type { RelationshipType } from "../eer/index.js";
import type { DraftRelation } from "./draft.js";
import type { Check, Origin } from "./relation.js";

/**
 * The foreign key of a relationship that is optional and its obligatory attributes are NULL together: a row says all of the relationship
 * or nothing.
 *
 * @param columns the foreign key's columns and those of the attributes
 */
export function addTogether(
  relation: DraftRelation,
  relationship: RelationshipType,
  columns: readonly string[],
  step: number,
): void {
  const loose = new Set(relationship.attributes.filter(({ optional }) => optional).map(({ name }) => name));
  const bound = columns.filter((column) => !loose.has(column));
  relation.checks.push(...togetherCheck(bound, { path: [relationship.name], step, refinedBy: [] }));
}

/** The condition that columns are NULL together; none for fewer than two. */
export function togetherCheck(columns: readonly string[], origin: Origin): Check[] {
  if (columns.length < 2) return [];
  const pairs = columns.slice(1).map((column, i) => `(${columns[i]} IS NULL) = (${column} IS NULL)`);
  return [{ expression: pairs.join(" AND "), together: columns, origin }];
}
