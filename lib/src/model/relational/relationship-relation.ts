import type { RelationshipType } from "../eer/index.js";
import type { Draft, DraftRelation } from "./draft.js";

/**
 * A relation for a relationship type: a foreign key for each end, the relationship's attributes, and a primary key made of the ends'
 * columns. An end that takes part once at most identifies the whole by itself.
 */
export function relationshipRelation(
  draft: Draft,
  relationship: RelationshipType,
  name: string,
  step: number,
): DraftRelation {
  const path = [relationship.name];
  const relation = draft.start(name, path, step);
  const columnsOf = relationship.ends.map(({ entity, role }) =>
    draft.addReference(relation, entity, { role, nullable: false, onDelete: "CASCADE", path, step }),
  );
  draft.addAttributes(relation, relationship.attributes, path, step);
  const alone = relationship.ends.flatMap(({ max }, i) => (max === 1 ? [columnsOf[i]!] : []));
  relation.primaryKey = alone[0] ?? columnsOf.flat();
  for (const columns of alone.slice(1)) {
    relation.uniqueKeys.push({ columns, origin: { path, step, refinedBy: [] } });
  }
  return relation;
}
