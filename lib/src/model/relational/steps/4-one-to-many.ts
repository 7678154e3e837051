import type { RelationshipType } from "../../eer/index.js";
import type { Decision } from "../decision.js";
import type { Draft } from "../draft.js";
import { addHeldReference } from "../held-reference.js";

/** Step 4: a binary 1:N relationship type becomes a foreign key on the side that takes part once at most. */
export function oneToMany(draft: Draft, relationships: readonly RelationshipType[]): Decision[] {
  return relationships.map((relationship) => {
    const [a, b] = relationship.ends;
    const [holder, target] = a!.max === 1 ? [a!, b!] : [b!, a!];
    const { relation, columns, attributes } = addHeldReference(draft, relationship, holder, target, 4);
    return {
      read: relationship.name,
      made: `${relation.name}.${[...columns, ...attributes].join(", ")}`,
      option: "foreign key",
      why: `Each ${holder.entity} has ${holder.min === 0 ? "at most" : "exactly"} one ${target.role ?? target.entity}${holder.min === 0 ? ", so the column may be NULL" : ""}.`,
    };
  });
}
