import type { EerModel, RelationshipType } from "./model.js";

/**
 * Whether a relationship type is the identifying one of a weak entity type: of all its ends, this type has the most owners among the
 * others. Of a ternary one between a weak type and two owners, one of which is itself a weak type of the other, it is that of the first.
 */
export function identifies(
  { entities }: Pick<EerModel, "entities">,
  { identifying, ends }: RelationshipType,
  weak: string,
): boolean {
  if (!identifying || !ends.some(({ entity }) => entity === weak)) return false;
  const names = new Set(ends.map(({ entity }) => entity));
  const ownersAmong = (name: string): number =>
    entities.find((entity) => entity.name === name)?.owners.filter((owner) => names.has(owner)).length ?? 0;
  const most = Math.max(...[...names].map(ownersAmong));
  return most > 0 && ownersAmong(weak) === most;
}

/** The identifying relationship type that leads from a weak entity type to one of its owners. */
export const identifyingRelationship = (
  model: EerModel,
  weak: string,
  owner: string,
): RelationshipType | undefined =>
  model.relationships.find(
    (relationship) =>
      identifies(model, relationship, weak) && relationship.ends.some(({ entity }) => entity === owner),
  );
