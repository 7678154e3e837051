import { sayKnown } from "../known-names.js";
import type { Category } from "../model.js";
import { listed } from "../words.js";
import { type Finding, finding } from "./finding.js";
import type { Lookup } from "./lookup.js";

/** Categories that unite nothing, or are something else as well. */
export function* categoryMistakes({ name, superclasses }: Category, lookup: Lookup): Generator<Finding> {
  for (const [i, member] of superclasses.entries()) {
    const path = [name, member];
    if (superclasses.indexOf(member) < i) {
      yield finding("CATEGORY_MEMBER_TWICE", path, `${member} is named twice in "unionOf". Name it once.`);
    } else if (member === name) {
      yield finding("CATEGORY_OF_ITSELF", path, `it is a union of itself. Take ${name} out of "unionOf".`);
    } else if (lookup.entity(member) === undefined) {
      const message = `it unites "${member}", which is not an entity type. ${sayKnown(lookup.names)}`;
      yield finding("UNKNOWN_ENTITY", path, message);
    }
  }
  if (superclasses.length === 0) {
    const message =
      "it is a union of nothing, so it has no entities. Name in unionOf the types that it unites.";
    yield finding("CATEGORY_EMPTY", [name], message);
  }
  if (superclasses.length === 1) {
    const message = `a union of ${superclasses[0]} alone is no union. Add the other types, or make ${name} a subclass of ${superclasses[0]}.`;
    yield finding("CATEGORY_OF_ONE", [name], message);
  }
  const above = lookup.superclasses(name);
  if (above.length > 0) {
    const message = `it is a union, whose key comes from its members, and a subclass of ${listed(above)}, whose key it would have too. Drop one of the two.`;
    yield finding("CATEGORY_IS_SUBCLASS", [name], message);
  }
  const owners = lookup.entity(name)?.owners ?? [];
  if (owners.length > 0) {
    const message = `it is a union, whose key comes from its members, and weak, with the key of ${listed(owners)}. Drop one of the two.`;
    yield finding("CATEGORY_IS_WEAK", [name], message);
  }
}
