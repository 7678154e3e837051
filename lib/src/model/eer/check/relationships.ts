import { identifies } from "../identifies.js";
import { sayKnown } from "../known-names.js";
import type { End, RelationshipType } from "../model.js";
import { listed } from "../words.js";
import { type Finding, finding } from "./finding.js";
import type { Lookup } from "./lookup.js";
import { emptyName } from "./names.js";

/** Ends that are too few, unknown or cannot be told apart, impossible (min,max), and identifying relationships that identify nothing. */
export function* relationshipMistakes(relationship: RelationshipType, lookup: Lookup): Generator<Finding> {
  const { name, ends } = relationship;
  yield* emptyName("a relationship type", [name]);
  if (ends.length < 2) {
    const message = `a relationship type links two entity types or more, this one ${ends.length === 1 ? `only ${ends[0]!.entity}` : "none"}. Add the missing ends.`;
    yield finding("RELATIONSHIP_ENDS", [name], message);
  }
  for (const end of ends) {
    if (lookup.entity(end.entity) === undefined) {
      const message = `its end "${end.entity}" is not an entity type. ${sayKnown(lookup.names)}`;
      yield finding("UNKNOWN_ENTITY", [name, end.entity], message);
    }
    yield* participationMistakes(end, name);
  }
  yield* roleMistakes(relationship);
  if (relationship.identifying) yield* identifyingMistakes(relationship, lookup);
}

function* participationMistakes({ entity, min, max }: End, name: string): Generator<Finding> {
  const path = [name, entity];
  const count = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;
  if (!count(min) || !(count(max) || max === Number.POSITIVE_INFINITY)) {
    const message = `${participation(min, max)} does not say how often. Both must be whole numbers from 0 up, or N for no limit, such as (0,N).`;
    yield finding("PARTICIPATION_NUMBER", path, message);
  } else if (max === 0) {
    const message = `the maximum 0 lets no ${entity} take part. Raise it, or drop the relationship type.`;
    yield finding("PARTICIPATION_MAX_ZERO", path, message);
  } else if (min > max) {
    yield finding("PARTICIPATION_ORDER", path, `the minimum ${min} is above the maximum ${max}. Swap them.`);
  }
}

function* roleMistakes({ name, ends }: RelationshipType): Generator<Finding> {
  for (const { entity, role } of ends) {
    if (role !== undefined) yield* emptyName(`the role of ${entity}`, [name, role]);
  }
  const entities = ends.map(({ entity }) => entity);
  for (const entity of repeated(entities)) {
    if (ends.every((end) => end.entity !== entity || end.role !== undefined)) continue;
    const message = `${entity} takes part more than once, and its ends look alike. Give each a role, such as ["${entity}", "(0,N)", "supervisor"].`;
    yield finding("ROLE_MISSING", [name, entity], message);
  }
  for (const role of repeated(ends.flatMap((end) => end.role ?? []))) {
    if (role.trim() === "") continue;
    const message = `two of its ends have the role ${role}. Give each its own.`;
    yield finding("ROLE_TWICE", [name, role], message);
  }
}

function* identifyingMistakes(relationship: RelationshipType, lookup: Lookup): Generator<Finding> {
  const { name, ends } = relationship;
  if (ends.some(({ entity }) => lookup.entity(entity) === undefined)) return;
  const ownersOf = ({ entity }: End): string[] =>
    lookup.entity(entity)!.owners.filter((owner) => ends.some((end) => end.entity === owner));
  const weak = ends.filter(({ entity }) => identifies(lookup.model, relationship, entity));
  if (weak.length === 0) {
    const message =
      "it is identifying, but none of its ends is a weak entity type whose owner is another. Name the owners of the weak one, or drop identifying: true.";
    yield finding("IDENTIFYING_WITHOUT_WEAK", [name], message);
  }
  const names = [...new Set(weak.map(({ entity }) => entity))];
  if (
    names.length > 1 &&
    !names.some((one) => lookup.entity(one)!.owners.some((each) => names.includes(each)))
  ) {
    const message = `it identifies ${listed(names)} at once, so that neither could be there before the other. Make an identifying relationship type for each.`;
    yield finding("IDENTIFYING_SEVERAL", [name], message);
  }
  for (const end of weak) {
    const { entity, min, max } = end;
    if (min === 1 && max === 1) continue;
    const message = `each ${entity} belongs to exactly one ${ownersOf(end)[0]}, so its end is (1,1), not ${participation(min, max)}. Correct it, or drop identifying: true.`;
    yield finding("IDENTIFYING_NOT_ONE", [name, entity], message);
  }
}

const participation = (min: number, max: number): string => {
  const written = (n: number): string =>
    Number.isNaN(n) ? "?" : n === Number.POSITIVE_INFINITY ? "N" : `${n}`;
  return `(${written(min)},${written(max)})`;
};

const repeated = (names: readonly string[]): string[] => [
  ...new Set(names.filter((name, i) => names.indexOf(name) < i)),
];
