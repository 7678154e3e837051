import { identifyingRelationship } from "../identifies.js";
import type { EerModel, EntityType } from "../model.js";
import { listed } from "../words.js";
import { sayAttributes } from "./attributes.js";
import { capital, nounOf } from "./noun.js";
import { ended, quoted, type Sentence } from "./sentence.js";

/** An entity type: why it is there, what tells its entities apart, its attributes and its rules. */
export function sayEntity(entity: EntityType, model: EerModel): Sentence[] {
  const { name, why, owners, rules } = entity;
  const about = (texts: readonly string[], ...others: string[]): Sentence[] =>
    texts.map((text) => ({ text, about: [name, ...others] }));
  return [
    ...about(why === "" ? [] : [`${capital(nounOf(name).one)}: ${ended(why)}`]),
    ...about(sayKeys(entity)),
    ...about(owners.length === 0 ? [] : sayOwners(entity, model), ...owners),
    ...about(sayAttributes(entity)),
    ...about(rules.map(({ says }) => ended(says))),
  ];
}

const sayKeys = ({ name, attributes }: EntityType): string[] =>
  attributes
    .filter(({ key }) => key)
    .map((key) => {
      const parts = key.parts?.map((part) => quoted(part.name));
      const together = parts === undefined ? "" : `, that is ${listed(parts)} together`;
      return `No two ${nounOf(name).many} have the same ${quoted(key.name)}${together}.`;
    });

function sayOwners({ name, owners, attributes }: EntityType, model: EerModel): string[] {
  const weak = nounOf(name);
  const nouns = owners.map((owner) => nounOf(owner).one);
  const partialKey = attributes.filter((each) => each.partialKey).map((each) => quoted(each.name));
  const dependence = `No ${weak.one} exists without its ${nouns.join(" and its ")}.`;
  if (partialKey.length > 0) {
    const within = nouns.map((noun) => `one ${noun}`).join(" and ");
    return [dependence, `No two ${weak.many} of ${within} have the same ${listed(partialKey)}.`];
  }
  if (owners.length > 1) {
    return [dependence, `No two ${weak.many} have the same ${nouns.join(" and the same ")}.`];
  }
  return hasAtMostOne(name, owners[0]!, model)
    ? [dependence, `${capital(weak.some)} is told apart by its ${nouns[0]} alone.`]
    : [dependence];
}

const hasAtMostOne = (weak: string, owner: string, model: EerModel): boolean =>
  identifyingRelationship(model, weak, owner)?.ends.some(
    ({ entity, max }) => entity === owner && max === 1,
  ) === true;
