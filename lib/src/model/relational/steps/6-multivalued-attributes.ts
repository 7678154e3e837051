import type { Attribute, EntityType } from "../../eer/index.js";
import type { Decision, Draft } from "../draft.js";
import { snakeCase } from "../naming.js";

/** Step 6: a multivalued attribute becomes a relation of the owner's key and one value; both together are its primary key. */
export function multivaluedAttributes(draft: Draft, entities: readonly EntityType[]): Decision[] {
  return entities.flatMap((entity) =>
    entity.attributes
      .filter(({ multivalued }) => multivalued)
      .map((attribute) => relationOf(draft, entity, attribute)),
  );
}

function relationOf(draft: Draft, entity: EntityType, attribute: Attribute): Decision {
  const path = [entity.name, attribute.name];
  const home = draft.home(entity.name);
  const relation = draft.start(`${snakeCase(entity.name)}_${snakeCase(attribute.name)}`, path, 6);
  const owner = draft.addReference(relation, entity.name, {
    role: undefined,
    nullable: false,
    onDelete: "CASCADE",
    path,
    step: 6,
  });
  const { multivalued: _, ...single } = attribute;
  const values = draft.addAttributes(relation, [single], [entity.name], 6);
  relation.primaryKey = [...owner, ...values];
  return {
    read: path.join("."),
    made: relation.name,
    why: `A row of ${home.name} has room for one value; here each value is a row: ${relation.primaryKey.join(", ")}.`,
  };
}
