import type { End, RelationshipType } from "../eer/index.js";
import type { AddedColumn, Draft, DraftRelation } from "./draft.js";
import { addMemberChecks, isMember } from "./members.js";
import { togetherCheck } from "./together.js";

/** A binary relationship type as one of its sides holds it. */
interface Held {
  /** The relation of the side that holds it. */
  readonly relation: DraftRelation;
  /** The columns of the foreign key. */
  readonly columns: string[];
  /** The columns of the relationship's attributes. */
  readonly attributes: string[];
}

/**
 * A binary relationship type as a foreign key and columns in the relation of one side, which takes part once at most. A row says all of
 * the relationship or nothing; where the side shares its relation with others (8C, 8D), their rows say nothing.
 */
export function addHeldReference(
  draft: Draft,
  relationship: RelationshipType,
  holder: End,
  target: End,
  step: number,
): Held {
  const relation = draft.home(holder.entity, relationship.name);
  const optional = holder.min === 0;
  const nullable = optional || isMember(draft, holder.entity);
  const origin = { path: [relationship.name], step, refinedBy: [] };
  const reference = { role: target.role, nullable, onDelete: "NO ACTION", path: origin.path, step } as const;
  const columns = draft.addReference(relation, target.entity, reference);
  const attributes = draft.addAttributes(relation, relationship.attributes, origin.path, step, nullable);
  const all: AddedColumn[] = [...columns.map((name) => ({ name, optional: false })), ...attributes];
  if (optional) relation.checks.push(...togetherCheck(all, origin));
  const ofMember = all.map((column) => ({ ...column, optional: optional || column.optional }));
  addMemberChecks(draft, relation, holder.entity, ofMember, origin);
  return { relation, columns, attributes: attributes.map(({ name }) => name) };
}
