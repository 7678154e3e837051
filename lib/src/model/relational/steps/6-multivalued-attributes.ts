import type { EntityType, RelationshipType } from "../../eer/index.js";
import type { Decision, Draft, DraftRelation } from "../draft.js";
import { type Multivalued, multivaluedIn, multivaluedRelations } from "../multivalued.js";
import { above } from "../options.js";

/**
 * Step 6: a multivalued attribute becomes a relation of the owner's key and one value; both together are its primary key. The owner is
 * an entity type, or a relationship type that has its place by now; those of n-ary relationship types follow with them in step 7.
 */
export function multivaluedAttributes(
  draft: Draft,
  entities: readonly EntityType[],
  relationships: readonly RelationshipType[],
): Decision[] {
  return [
    ...entities.flatMap((entity) => ofEntity(draft, entity)),
    ...relationships.flatMap((relationship) => ofRelationship(draft, relationship)),
  ];
}

function ofEntity(draft: Draft, { name, attributes }: EntityType): Decision[] {
  // A superclass without a relation (8B) left its attributes to its subclasses.
  if (!draft.homes.has(name)) return [];
  const inherited = ancestorsWithout(draft, name).flatMap((each) => multivaluedOf(draft, each));
  const all = [...inherited, ...multivaluedIn([name], attributes)];
  if (all.length === 0) return [];
  return multivaluedRelations(draft, { owner: name, home: draft.home(name), entity: name }, all, 6);
}

function ofRelationship(draft: Draft, { name, attributes }: RelationshipType): Decision[] {
  const all = multivaluedIn([name], attributes);
  return all.length === 0
    ? []
    : multivaluedRelations(draft, { owner: name, home: placeOf(draft, name) }, all, 6);
}

/** The relation of a relationship type, or that which holds its foreign key. */
const placeOf = (draft: Draft, name: string): DraftRelation =>
  [...draft.relations.values()].find(({ origin }) => origin.path.join() === name) ??
  [...draft.relations.values()].find(({ foreignKeys }) =>
    foreignKeys.some(({ origin }) => origin.path.join() === name),
  )!;

const ancestorsWithout = (draft: Draft, name: string): string[] =>
  above(draft.model, name)
    .map(({ superclass }) => superclass)
    .filter((superclass) => !draft.homes.has(superclass))
    .flatMap((superclass) => [...ancestorsWithout(draft, superclass), superclass]);

const multivaluedOf = (draft: Draft, entity: string): Multivalued[] =>
  multivaluedIn([entity], draft.entity(entity).attributes);
