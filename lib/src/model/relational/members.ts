import type { AddedColumn, Draft, DraftRelation } from "./draft.js";
import type { Origin } from "./relation.js";

/** Whether an entity type shares its relation with others (8C, 8D), so that a row of it may be of something else. */
export const isMember = (draft: Draft, entity: string): boolean => draft.membership.has(entity);

/**
 * In a relation that several types share, columns of one of them have values in its rows alone, and those that are not optional have
 * one in each. Nothing is added for an entity type that has its relation for itself.
 */
export function addMemberChecks(
  draft: Draft,
  relation: DraftRelation,
  entity: string,
  columns: readonly AddedColumn[],
  origin: Origin,
): void {
  const member = draft.membership.get(entity);
  if (member === undefined) return;
  for (const { name, optional } of columns) {
    const expression = optional ? `(${member}) OR ${name} IS NULL` : `(${member}) = (${name} IS NOT NULL)`;
    relation.checks.push({ expression, only: entity, origin });
  }
}
