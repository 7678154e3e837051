import type { EntityType } from "../../eer/index.js";
import { type Decision, type Draft, ends, identifying } from "../draft.js";

/** Step 2: a relation for each weak entity type; its primary key is the keys of its owners with its partial key. */
export function weakEntityTypes(draft: Draft, entities: readonly EntityType[]): Decision[] {
  return entities.map((entity) => {
    const relation = draft.start(draft.homes.get(entity.name)!, [entity.name], 2);
    for (const owner of entity.owners) {
      const relationship = identifying(draft.model, entity.name, owner);
      const [end] = ends(relationship, owner);
      draft.addReference(relation, owner, {
        role: end.role,
        nullable: false,
        onDelete: "CASCADE",
        path: [relationship.name],
        step: 2,
      });
      draft.addAttributes(relation, relationship.attributes, [relationship.name], 2);
    }
    draft.addAttributes(relation, entity.attributes, [entity.name], 2);
    relation.primaryKey = draft.key(entity.name).map(({ name }) => name);
    draft.addFurtherKeys(relation, entity, 2);
    draft.addRules(relation, entity, 2);
    return { read: entity.name, made: relation.name, why: why(entity, relation.primaryKey) };
  });
}

function why(entity: EntityType, primaryKey: readonly string[]): string {
  const owners = entity.owners.join(" and ");
  const partial = entity.attributes.some(({ partialKey }) => partialKey);
  const told = partial
    ? `the key of ${owners} with its partial key`
    : entity.owners.length > 1
      ? `the keys of ${owners} together`
      : `the key of ${owners}, which has at most one`;
  return `Told apart by ${told}: ${primaryKey.join(", ")}. It goes when its owner goes.`;
}
