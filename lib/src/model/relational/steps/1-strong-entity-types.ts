import type { EntityType } from "../../eer/index.js";
import type { Decision } from "../decision.js";
import type { Draft } from "../draft.js";
import { addEntity } from "../entity-content.js";

/** Step 1: a relation for each strong entity type, with its simple attributes; its first key becomes the primary key. */
export function strongEntityTypes(draft: Draft, entities: readonly EntityType[]): Decision[] {
  return entities.map((entity) => {
    const relation = draft.start(draft.homes.get(entity.name)!, [entity.name], 1);
    addEntity(draft, relation, entity.name, 1);
    const further = relation.uniqueKeys.length;
    return {
      read: entity.name,
      made: relation.name,
      why: `Its key ${relation.primaryKey.join(", ")} becomes the primary key${further === 0 ? "" : `; ${further} further ${further === 1 ? "key is" : "keys are"} unique`}.`,
    };
  });
}
