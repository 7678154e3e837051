import type { RelationshipType } from "../../eer/index.js";
import type { Decision, Draft } from "../draft.js";
import { addTogether } from "../together.js";
import { isOptionalHere } from "./3-one-to-one.js";

/** Step 4: a binary 1:N relationship type becomes a foreign key on the side that takes part once at most. */
export function oneToMany(draft: Draft, relationships: readonly RelationshipType[]): Decision[] {
  return relationships.map((relationship) => {
    const [a, b] = relationship.ends;
    const [holder, target] = a!.max === 1 ? [a!, b!] : [b!, a!];
    const relation = draft.home(holder.entity);
    const nullable = holder.min === 0 || isOptionalHere(draft, holder.entity);
    const path = [relationship.name];
    const columns = draft.addReference(relation, target.entity, {
      role: target.role,
      nullable,
      onDelete: "NO ACTION",
      path,
      step: 4,
    });
    const attributes = draft.addAttributes(relation, relationship.attributes, path, 4, nullable);
    if (nullable) addTogether(relation, relationship, [...columns, ...attributes], 4);
    return {
      read: relationship.name,
      made: `${relation.name}.${[...columns, ...attributes].join(", ")}`,
      option: "foreign key",
      why: `Each ${holder.entity} has ${holder.min === 0 ? "at most" : "exactly"} one ${target.role ?? target.entity}${holder.min === 0 ? ", so the column may be NULL" : ""}.`,
    };
  });
}
