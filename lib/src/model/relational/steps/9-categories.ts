import type { Category } from "../../eer/index.js";
import type { Decision } from "../decision.js";
import type { Draft } from "../draft.js";
import { sharedKey } from "../key-of.js";
import { addMemberChecks, isMember } from "../members.js";
import { addRules } from "../rules.js";

/**
 * Step 9: a category becomes a relation. Where the keys of the united types differ it gets a surrogate key, and each of their relations
 * a foreign key to it, unique, and never NULL if the category is total. Where they are the same it has that key too, and if the category
 * is total the key of each united type refers to it.
 */
export function categories(draft: Draft, all: readonly Category[]): Decision[] {
  return all.map((category) => {
    const { name, superclasses, total } = category;
    const entity = draft.entity(name);
    const relation = draft.start(draft.homes.get(name)!, [name], 9);
    const key = draft.key(name);
    const shared = sharedKey(draft.model, category, draft.surrogates) !== undefined;
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
    addRules(draft, relation, entity, 9);
    for (const superclass of superclasses) {
      if (!shared) refer(draft, superclass, category);
      else if (total) referByKey(draft, superclass, category);
    }
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

function refer(draft: Draft, superclass: string, { name, total }: Category): void {
  const relation = draft.home(superclass, name);
  const origin = { path: [name], step: 9, refinedBy: [] };
  const nullable = !total || isMember(draft, superclass);
  const advice = `Two kinds of one relation cannot both refer to ${name}: map their specialisation by 8A, or rename a key.`;
  const reference = {
    role: undefined,
    nullable,
    onDelete: "NO ACTION",
    path: [name],
    step: 9,
    advice,
  } as const;
  const columns = draft.addReference(relation, name, reference);
  relation.uniqueKeys.push({ columns, origin });
  const added = columns.map((column) => ({ name: column, optional: !total }));
  addMemberChecks(draft, relation, superclass, added, origin);
}

/** The key of a united type refers to the category, which has the same. A type that shares its relation (8C, 8D) cannot say it so. */
function referByKey(draft: Draft, superclass: string, { name }: Category): void {
  if (isMember(draft, superclass)) return;
  const { foreignKeys, primaryKey } = draft.home(superclass);
  foreignKeys.push({
    columns: primaryKey,
    relation: draft.home(name).name,
    references: primaryKey,
    entity: name,
    onDelete: "NO ACTION",
    onUpdate: "NO ACTION",
    origin: { path: [name], step: 9, refinedBy: [] },
  });
}
