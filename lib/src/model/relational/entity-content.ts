import { ModelError } from "../../errors.js";
import { identifyingRelationship } from "../eer/identifies.js";
import type { EerModel, End, RelationshipType, Specialisation } from "../eer/index.js";
import { specialisationsAbove } from "../eer/specialisations-above.js";
import type { Draft, DraftRelation } from "./draft.js";
import { quoted } from "./literal.js";
import type { Action } from "./relation.js";
import { addRules } from "./rules.js";

/**
 * Puts into a relation all that one entity type is: the columns that refer to its owners or to its superclass's relation, or, where the
 * superclass has none (8B), all that the superclass is; its attributes, further keys and rules; and the primary key.
 */
export function addEntity(draft: Draft, relation: DraftRelation, name: string, step: number): void {
  relation.primaryKey = draft.key(name).map((column) => column.name);
  addContent(draft, relation, name, step);
}

function addContent(draft: Draft, relation: DraftRelation, name: string, step: number): void {
  const entity = draft.entity(name);
  addSuperclass(draft, relation, name, step);
  addOwners(draft, relation, name, step);
  draft.addAttributes(relation, entity.attributes, [name], step);
  draft.addFurtherKeys(relation, entity, step);
  addRules(draft, relation, entity, step);
}

function addSuperclass(draft: Draft, relation: DraftRelation, name: string, step: number): void {
  const [first, ...others] = specialisationsAbove(draft.model, name);
  if (first === undefined) return;
  if (!draft.homes.has(first.superclass)) {
    addContent(draft, relation, first.superclass, step);
    addValue(relation, first, name);
    return;
  }
  const reference = { role: undefined, nullable: false, onDelete: "NO ACTION", path: [name], step } as const;
  draft.addReference(relation, first.superclass, reference);
  // A shared subclass refers to each of its superclasses, by the same columns.
  for (const { superclass } of others) {
    const home = draft.homes.get(superclass) ?? draft.home(superclass).name;
    const [key] = relation.foreignKeys;
    relation.foreignKeys.push({ ...key!, relation: home, entity: superclass });
  }
}

/** The attribute that decides about a subclass is inherited (8B), and has one value in its relation. */
function addValue(relation: DraftRelation, { definedBy }: Specialisation, subclass: string): void {
  const column = relation.columns.find(({ name }) => name === definedBy?.attribute);
  const value = definedBy?.values[subclass];
  if (column === undefined || value === undefined) return;
  relation.checks.push({ expression: `${column.name} = ${quoted(value)}`, origin: column.origin });
}

/** The owners, whose keys are part of the key, then what else the identifying relationships say: their other ends and attributes. */
function addOwners(draft: Draft, relation: DraftRelation, name: string, step: number): void {
  // One relationship may lead to several owners; what it says it says once.
  const told = new Map<RelationshipType, End[]>();
  const refer = (relationship: RelationshipType, end: End, onDelete: Action): void => {
    const { entity, role } = end;
    draft.addReference(relation, entity, {
      role,
      nullable: false,
      onDelete,
      path: [relationship.name],
      step,
    });
    told.set(relationship, [...(told.get(relationship) ?? []), end]);
  };
  for (const owner of draft.entity(name).owners) {
    const relationship = identifying(draft.model, name, owner);
    refer(relationship, relationship.ends.find(({ entity }) => entity === owner)!, "CASCADE");
  }
  for (const [relationship, referred] of [...told]) {
    const own = relationship.ends.find(({ entity }) => entity === name);
    const others = relationship.ends.filter((end) => end !== own && !referred.includes(end));
    for (const end of others) refer(relationship, end, "NO ACTION");
    draft.addAttributes(relation, relationship.attributes, [relationship.name], step);
  }
}

/** The identifying relationship between a weak entity type and one of its owners. */
function identifying(model: EerModel, weak: string, owner: string): RelationshipType {
  const found = identifyingRelationship(model, weak, owner);
  if (found !== undefined) return found;
  throw new ModelError(
    "NO_IDENTIFYING_RELATIONSHIP",
    `No identifying relationship leads from ${weak} to its owner ${owner}. Run check(model) first.`,
  );
}
