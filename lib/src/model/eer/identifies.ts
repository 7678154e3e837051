import type { EerModel, RelationshipType } from "./model.js";

/**
 * Whether a relationship type is the identifying one of a weak entity type: of all its ends, this type has the most owners among the
 * others. Of a ternary one between a weak type and two owners, one of which is itself a weak type of the other, it is that of the first;
 * and where two have equally many, it is that of the one which the other owns.
 */
export function identifies(
  { entities }: Pick<EerModel, "entities">,
  { identifying, ends }: RelationshipType,
  weak: string,
): boolean {
  if (!identifying || !ends.some(({ entity }) => entity === weak)) return false;
  const names = [...new Set(ends.map(({ entity }) => entity))];
  const ownersAmong = (name: string): string[] =>
    entities.find((entity) => entity.name === name)?.owners.filter((owner) => names.includes(owner)) ?? [];
  const most = Math.max(...names.map((name) => ownersAmong(name).length));
  const first = names.filter((name) => ownersAmong(name).length === most);
  const isOwned = (name: string): boolean => first.some((other) => ownersAmong(name).includes(other));
  const isOwner = (name: string): boolean => first.some((other) => ownersAmong(other).includes(name));
  return most > 0 && first.includes(weak) && (isOwned(weak) || !isOwner(weak));
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
