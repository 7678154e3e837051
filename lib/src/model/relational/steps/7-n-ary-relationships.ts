import type { RelationshipType } from "../../eer/index.js";
import type { Decision } from "../decision.js";
import type { Draft } from "../draft.js";
import { multivaluedIn, multivaluedRelations } from "../multivalued.js";
import { snakeCase } from "../naming.js";
import { relationshipRelation } from "../relationship-relation.js";

/**
 * Step 7: a relationship type of three ends or more becomes a relation. Its primary key is the keys of all ends, unless one takes part
 * once at most: by (min,max) that one identifies the whole. (The book reads a 1 on an n-ary end otherwise, as "at most one for each
 * combination of the others"; (min,max) cannot say that, a unique key among the refinements can.)
 */
export function nAryRelationships(draft: Draft, relationships: readonly RelationshipType[]): Decision[] {
  return relationships.flatMap((relationship) => {
    const { name, attributes, ends } = relationship;
    const relation = relationshipRelation(draft, relationship, snakeCase(name), 7);
    return [
      {
        read: name,
        made: relation.name,
        why: `It takes ${ends.length} to say it, so no pair of tables could: ${relation.primaryKey.join(", ")}.`,
      },
      ...multivaluedRelations(draft, { owner: name, home: relation }, multivaluedIn([name], attributes), 7),
    ];
  });
}
