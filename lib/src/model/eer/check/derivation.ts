import type { Attribute, RelationshipType } from "../model.js";
import { type Finding, finding } from "./finding.js";
import type { Lookup } from "./lookup.js";

/** Words of a formula that are no attributes. */
const OTHER_WORDS = new Set(["today", "now", "true", "false", "null"]);

/**
 * Derived attributes that do not say from what, or from an attribute that does not exist. What they are derived from is a formula or
 * prose: in a formula every word must be known, in prose those with an underscore, which prose has not. Functions, that is words before
 * a bracket, and texts in quotes are passed over.
 *
 * @param scope names that the attributes may be derived from, see {@link entityScope}
 */
export function* derivationMistakes(
  attribute: Attribute,
  above: readonly string[],
  scope: ReadonlySet<string>,
): Generator<Finding> {
  const path = [...above, attribute.name];
  const from = attribute.derivedFrom;
  if (from !== undefined && from.trim() === "") {
    const message =
      'it is derived from nothing. Say from what, such as derived(whole(), "ends_at - starts_at").';
    yield finding("DERIVED_FROM_EMPTY", path, message);
  } else if (from !== undefined) {
    for (const word of namesIn(from)) {
      if (scope.has(word) || OTHER_WORDS.has(word.toLowerCase())) continue;
      const message = `it is derived from ${from}, but ${above[0]} has no attribute ${word}. Correct the name, or add the attribute.`;
      yield finding("DERIVED_FROM_UNKNOWN", path, message);
    }
  }
  for (const part of attribute.parts ?? []) yield* derivationMistakes(part, path, scope);
}

/**
 * What an attribute of an entity type may be derived from: attributes of its own, inherited ones, and whatever one relationship away is,
 * as in `COUNT(works_for)`.
 */
export function entityScope(entity: string, lookup: Lookup): Set<string> {
  const lineage = [entity, ...lookup.ancestors(entity)];
  const relationships = lineage.flatMap((each) => lookup.relationshipsOf(each));
  return new Set([
    ...attributeNames(lookup.attributes(entity)),
    ...relationships.flatMap((each) => [...relationshipScope(each, lookup)]),
  ]);
}

/** What an attribute of a relationship type may be derived from: attributes of its own and of the entity types at its ends. */
export const relationshipScope = (
  { name, ends, attributes }: RelationshipType,
  lookup: Lookup,
): Set<string> =>
  new Set([
    name,
    ...attributeNames(attributes),
    ...ends.flatMap(({ entity, role = entity }) => [
      entity,
      role,
      ...attributeNames(lookup.attributes(entity)),
    ]),
  ]);

const attributeNames = (attributes: readonly Attribute[]): string[] =>
  attributes.flatMap(({ name, parts = [] }) => [name, ...attributeNames(parts)]);

function namesIn(expression: string): string[] {
  const unquoted = expression.replace(/'[^']*'|"[^"]*"/g, " 0 ");
  const prose = /\p{L}\w*\s+\p{L}/u.test(unquoted);
  const words = [...unquoted.matchAll(/(?<![\w.])\p{L}\w*(?:\.\w+)?(?!\w|\.\w|\s*\()/gu)].map(
    ([word]) => word,
  );
  const names = words.flatMap((word) => word.split("."));
  return [...new Set(prose ? names.filter((name) => name.includes("_")) : names)];
}
