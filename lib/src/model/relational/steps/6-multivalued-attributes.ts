import type { EntityType, RelationshipType } from "../../eer/index.js";
import { specialisationsAbove } from "../../eer/specialisations-above.js";
import type { Decision } from "../decision.js";
import type { Draft, DraftRelation } from "../draft.js";
import { type Multivalued, multivaluedIn, multivaluedRelations } from "../multivalued.js";
import type { ForeignKey } from "../relation.js";

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

function ofRelationship(draft: Draft, { name, attributes, ends }: RelationshipType): Decision[] {
  const all = multivaluedIn([name], attributes);
  if (all.length === 0) return [];
  const own = relationsWhere(draft, ({ origin }) => origin.path.join() === name);
  if (own[0] !== undefined) return multivaluedRelations(draft, { owner: name, home: own[0] }, all, 6);
  const isOf = (key: ForeignKey): boolean => key.origin.path.join() === name;
  const holders = relationsWhere(draft, ({ foreignKeys }) => foreignKeys.some(isOf));
  return holders.flatMap((home) => {
    const referred = home.foreignKeys.filter(isOf);
    const holder = ends.find(
      ({ entity, role }) => !referred.some((key) => key.entity === entity && key.role === role),
    );
    // A weak type that lives in the relations of its subclasses (8B) has values in each.
    const owner = holders.length === 1 ? name : `${home.name}_${name}`;
    const entity = draft.homes.get(holder?.entity ?? "") === home.name ? holder!.entity : undefined;
    return multivaluedRelations(draft, { owner, home, ...(entity === undefined ? {} : { entity }) }, all, 6);
  });
}

const relationsWhere = (draft: Draft, holds: (relation: DraftRelation) => boolean): DraftRelation[] =>
  [...draft.relations.values()].filter(holds);

const ancestorsWithout = (draft: Draft, name: string): string[] =>
  specialisationsAbove(draft.model, name)
    .map(({ superclass }) => superclass)
    .filter((superclass) => !draft.homes.has(superclass))
    .flatMap((superclass) => [...ancestorsWithout(draft, superclass), superclass]);

const multivaluedOf = (draft: Draft, entity: string): Multivalued[] =>
  multivaluedIn([entity], draft.entity(entity).attributes);
