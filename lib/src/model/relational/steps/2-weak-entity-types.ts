import type { EntityType } from "../../eer/index.js";
import type { Decision } from "../decision.js";
import type { Draft } from "../draft.js";
import { addEntity } from "../entity-content.js";

/** Step 2: a relation for each weak entity type; its primary key is the keys of its owners with its partial key. */
export function weakEntityTypes(draft: Draft, entities: readonly EntityType[]): Decision[] {
  return entities.map((entity) => {
    const relation = draft.start(draft.homes.get(entity.name)!, [entity.name], 2);
    addEntity(draft, relation, entity.name, 2);
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
