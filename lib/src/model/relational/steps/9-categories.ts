import type { Category } from "../../eer/index.js";
import type { Decision, Draft, DraftRelation } from "../draft.js";
import { sharedKey } from "../key-of.js";

/**
 * Step 9: a category becomes a relation. Where the keys of the united types differ it gets a surrogate key, and each of their relations
 * a foreign key to it, unique, and never NULL if the category is total.
 */
export function categories(draft: Draft, all: readonly Category[]): Decision[] {
  return all.map((category) => {
    const { name, superclasses, total } = category;
    const entity = draft.entity(name);
    const relation = draft.start(draft.homes.get(name)!, [name], 9);
    const key = draft.key(name);
    const shared = sharedKey(draft.model, superclasses) !== undefined;
    for (const column of key) {
      draft.addColumn(relation, column.name, column.domain, false, {
        path: column.path,
        step: 9,
        refinedBy: [],
      });
    }
    draft.addAttributes(relation, entity.attributes, [name], 9);
    relation.primaryKey = key.map((column) => column.name);
    draft.addFurtherKeys(relation, entity, 9);
    draft.addRules(relation, entity, 9);
    if (!shared) for (const superclass of superclasses) refer(draft, draft.home(superclass), category);
    const names = superclasses.join(" and ");
    return {
      read: name,
      made: relation.name,
      option: shared ? "shared key" : "surrogate key",
      why: shared
        ? `${names} have the same key, so the union has it too.`
        : `The keys of ${names} differ, so the union gets ${relation.primaryKey.join(", ")}, and each refers to it${total ? "" : ", or to nothing"}.`,
    };
  });
}

function refer(draft: Draft, relation: DraftRelation, { name, total }: Category): void {
  const columns = draft.addReference(relation, name, {
    role: undefined,
    nullable: !total,
    onDelete: "NO ACTION",
    path: [name],
    step: 9,
  });
  relation.uniqueKeys.push({ columns, origin: { path: [name], step: 9, refinedBy: [] } });
}
