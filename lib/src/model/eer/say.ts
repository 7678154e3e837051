import { assertKnown, type Known } from "./known-names.js";
import type { EerModel } from "./model.js";
import { sayCategory } from "./say/categories.js";
import { sayEntity } from "./say/entities.js";
import { sayRelationship } from "./say/relationships.js";
import type { Sentence } from "./say/sentence.js";
import { saySpecialisation } from "./say/specialisations.js";

/**
 * Reads a model out in plain English, one sentence for each constraint, so that one can ask of each whether it is so. Names of entity
 * types become nouns (`EmergencyCall`: emergency call), names of relationship types are read as verbs from the first end to the second,
 * attributes keep their names.
 *
 * @returns entity types with their keys, attributes and rules, then relationship types, specialisations and categories, each in the
 *   order of the model
 */
export const say = (model: EerModel): string[] => sentences(model).map(({ text }) => text);

/**
 * The sentences of `say` that concern one entity type: its own, and those of every relationship, specialisation and category in which it
 * takes part and of every weak entity type that it owns.
 *
 * @throws {ModelError} `UNKNOWN_ENTITY`; the message names those that there are
 */
export function sayAbout<Name extends string>(model: EerModel<Name>, entity: Known<Name>): string[] {
  assertKnown(
    [entity],
    model.entities.map(({ name }) => name),
  );
  return sentences(model)
    .filter(({ about }) => about.includes(entity))
    .map(({ text }) => text);
}

const sentences = (model: EerModel): Sentence[] => [
  ...model.entities.flatMap((entity) => sayEntity(entity, model)),
  ...model.relationships.flatMap(sayRelationship),
  ...model.specialisations.flatMap(saySpecialisation),
  ...model.categories.flatMap(sayCategory),
];
