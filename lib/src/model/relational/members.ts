import type { AddedColumn, Draft, DraftRelation } from "./draft.js";
import type { Origin } from "./relation.js";
import { addRules } from "./rules.js";

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

/** Puts subclasses into the relation that they share with their superclass: attributes, further keys and rules. */
export function addMembers(draft: Draft, relation: DraftRelation, subclasses: readonly string[]): void {
  for (const subclass of subclasses) {
    const entity = draft.entity(subclass);
    const origin = { path: [subclass], step: 8, refinedBy: [] };
    const columns = draft.addAttributes(relation, entity.attributes, [subclass], 8, true);
    addMemberChecks(draft, relation, subclass, columns, origin);
    draft.addFurtherKeys(relation, entity, 8);
    addRules(draft, relation, entity, 8);
  }
}
