import type { RelationshipType } from "../../eer/index.js";
import type { Decision } from "../decision.js";
import type { Draft } from "../draft.js";
import { snakeCase } from "../naming.js";
import { relationshipRelation } from "../relationship-relation.js";

/** Step 5: a binary M:N relationship type becomes a relation; the keys of both sides together are its primary key. */
export function manyToMany(draft: Draft, relationships: readonly RelationshipType[]): Decision[] {
  return relationships.map((relationship) => {
    const relation = relationshipRelation(draft, relationship, snakeCase(relationship.name), 5);
    return {
      read: relationship.name,
      made: relation.name,
      why: `Both sides take part many times, so neither can hold the other's key: ${relation.primaryKey.join(", ")}.`,
    };
  });
}
