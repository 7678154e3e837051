import type { Attribute } from "../model.js";
import { wordsOf } from "../words.js";
import { type Finding, finding } from "./finding.js";
import type { Lookup } from "./lookup.js";

/** A name of nothing but spaces: of an entity type, relationship type, specialisation, attribute or role. */
export function* emptyName(what: string, path: readonly string[]): Generator<Finding> {
  if (path.at(-1)!.trim() === "") {
    yield finding("NAME_EMPTY", path, `${what} needs a name that says what it means. Give it one.`);
  }
}

/** MySQL does not tell names apart by capitals, nor the mapping `WorksOn` from `works_on`. */
export const spelt = (...path: string[]): string => path.flatMap(wordsOf).join("_").toLowerCase();

/** The names of multivalued attributes, those inside composite ones too, whose own name the relation does not bear. */
const multivaluedIn = (attributes: readonly Attribute[]): string[] =>
  attributes.flatMap(({ name, multivalued, parts }) => (multivalued ? [name] : multivaluedIn(parts ?? [])));

/** Names that would be one name of a relation: those of entity types, relationship types and multivalued attributes. */
export function* namesTwice({ model }: Lookup): Generator<Finding> {
  const named = [
    ...model.entities.flatMap(({ name, attributes }) => [
      [name],
      ...multivaluedIn(attributes).map((attribute) => [name, attribute]),
    ]),
    ...model.relationships.flatMap(({ name, attributes }) => [
      [name],
      ...multivaluedIn(attributes).map((attribute) => [name, attribute]),
    ]),
  ];
  const taken = new Map<string, string>();
  for (const path of named) {
    const relation = spelt(...path);
    const before = taken.get(relation);
    if (before === undefined) taken.set(relation, path.join("."));
    else if (relation !== "") {
      const message = `as the name of a relation it is ${relation}, and so is ${before}. Rename one of the two.`;
      yield finding("NAME_TWICE", path, message);
    }
  }
}
