import type { End, RelationshipType } from "../../eer/index.js";
import type { Decision } from "../decision.js";
import type { Draft } from "../draft.js";
import { addHeldReference } from "../held-reference.js";

/** Step 3: a binary 1:1 relationship type becomes a foreign key that is unique, on the side whose participation is total. */
export function oneToOne(draft: Draft, relationships: readonly RelationshipType[]): Decision[] {
  return relationships.map((relationship) => {
    const [holder, target] = sides(relationship);
    const { relation, columns } = addHeldReference(draft, relationship, holder, target, 3);
    const origin = { path: [relationship.name], step: 3, refinedBy: [] };
    relation.uniqueKeys.push({ columns, origin });
    const total = holder.min > 0;
    return {
      read: relationship.name,
      made: `${relation.name}.${columns.join(", ")}, unique`,
      option: "foreign key",
      why: total
        ? `Every ${holder.entity} takes part, so the column is never NULL there${target.min > 0 ? "; that every one of the other side takes part too cannot be said" : ""}.`
        : `Neither side need take part; NULL where ${holder.entity} does not.`,
    };
  });
}

/** The side that holds the foreign key: the total one; where both or none are total, the second. */
function sides({ ends: [first, second] }: RelationshipType): readonly [holder: End, target: End] {
  return first!.min > 0 && second!.min === 0 ? [first!, second!] : [second!, first!];
}
