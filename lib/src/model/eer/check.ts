import { aloneMistakes } from "./check/alone.js";
import { attributesTwice, inheritedBy, inheritedTwice } from "./check/attribute-names.js";
import { attributeMistakes } from "./check/attributes.js";
import { categoryMistakes } from "./check/categories.js";
import { keyCycles } from "./check/cycles.js";
import { derivationMistakes, entityScope, relationshipScope } from "./check/derivation.js";
import type { Finding } from "./check/finding.js";
import { keyMistakes, relationshipKeys } from "./check/keys.js";
import { Lookup } from "./check/lookup.js";
import { emptyName, namesTwice } from "./check/names.js";
import { ownerMistakes } from "./check/owners.js";
import { relationshipMistakes } from "./check/relationships.js";
import { ruleMistakes } from "./check/rules.js";
import { rootMistakes, specialisationMistakes } from "./check/specialisations.js";
import type { EerModel, EntityType, RelationshipType } from "./model.js";

export type { Finding, FindingCode, Severity } from "./check/finding.js";

/**
 * Finds what is wrong with a model beyond what its types see: entity types without a key, owners that nothing leads to, impossible
 * (min,max), specialisations that contradict themselves. The rules are those of Elmasri and Navathe, Fundamentals of Database Systems,
 * chapters "Data Modeling Using the ER Model" and "The Enhanced ER Model".
 *
 * @returns names first, then entity types, circles, relationship types, specialisations and categories, each in the order of the model;
 *   empty for a sound model
 */
export function check(model: EerModel): Finding[] {
  const lookup = new Lookup(model);
  return [
    ...namesTwice(lookup),
    ...model.entities.flatMap((entity) => [...entityMistakes(entity, lookup)]),
    ...keyCycles(model),
    ...model.relationships.flatMap((relationship) => [
      ...relationshipMistakes(relationship, lookup),
      ...relationshipAttributes(relationship, lookup),
    ]),
    ...model.specialisations.flatMap((specialisation) => [...specialisationMistakes(specialisation, lookup)]),
    ...model.categories.flatMap((category) => [...categoryMistakes(category, lookup)]),
  ];
}

function* entityMistakes(entity: EntityType, lookup: Lookup): Generator<Finding> {
  yield* emptyName("an entity type", [entity.name]);
  yield* keyMistakes(entity, lookup);
  yield* ownerMistakes(entity, lookup);
  yield* rootMistakes(entity.name, lookup);
  const scope = entityScope(entity.name, lookup);
  for (const attribute of entity.attributes) {
    yield* attributeMistakes(attribute, [entity.name]);
    yield* derivationMistakes(attribute, [entity.name], scope);
  }
  yield* attributesTwice(entity, inheritedBy(entity.name, lookup));
  yield* inheritedTwice(entity.name, lookup);
  yield* ruleMistakes(entity);
  yield* aloneMistakes(entity, lookup);
}

function* relationshipAttributes(relationship: RelationshipType, lookup: Lookup): Generator<Finding> {
  const path = [relationship.name];
  yield* relationshipKeys(relationship);
  const scope = relationshipScope(relationship, lookup);
  for (const attribute of relationship.attributes) {
    yield* attributeMistakes(attribute, path);
    yield* derivationMistakes(attribute, path, scope);
  }
  yield* attributesTwice(relationship);
}
