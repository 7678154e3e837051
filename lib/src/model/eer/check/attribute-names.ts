import type { Attribute } from "../model.js";
import { type Finding, finding } from "./finding.js";
import type { Lookup } from "./lookup.js";
import { spelt } from "./names.js";

/** An attribute, or a part of one, with its path. */
interface Placed {
  readonly name: string;
  readonly path: readonly string[];
}

/** One name for two attributes, among those of an entity type or relationship type, the parts of composite ones, and inherited ones. */
export function* attributesTwice(
  owner: { readonly name: string; readonly attributes: readonly Attribute[] },
  inherited: readonly Placed[] = [],
): Generator<Finding> {
  const above = new Map(inherited.map((each) => [spelt(each.name), each.path.join(".")]));
  const seen = new Map<string, string>();
  for (const { name, path } of placed(owner.attributes, [owner.name])) {
    const key = spelt(name);
    if (key === "") continue;
    if (seen.has(key)) {
      const message = `the name stands twice in ${owner.name}, also as ${seen.get(key)}. Rename one of the two.`;
      yield finding("ATTRIBUTE_TWICE", path, message);
    } else if (above.has(key)) {
      const message = `${owner.name} inherits ${above.get(key)}. Rename one of the two, or leave this one out.`;
      yield finding("ATTRIBUTE_TWICE", path, message);
    }
    seen.set(key, path.join("."));
  }
}

/** One name for two attributes that a shared subclass inherits from different superclasses. */
export function* inheritedTwice(name: string, lookup: Lookup): Generator<Finding> {
  const seen = new Map<string, string>();
  for (const superclass of lookup.superclasses(name)) {
    const side = [
      ...placed(lookup.entity(superclass)?.attributes ?? [], [superclass]),
      ...inheritedBy(superclass, lookup),
    ];
    const paths = side.map(({ path }) => path.join("."));
    for (const { name: attribute, path } of side) {
      const other = seen.get(spelt(attribute));
      // What one side holds twice was found there; what comes from one place by two ways is one attribute.
      if (other === undefined || paths.includes(other)) continue;
      const message = `it is inherited as ${other} and as ${path.join(".")}. Rename one of the two.`;
      yield finding("ATTRIBUTE_TWICE", [name, attribute], message);
    }
    for (const { name: attribute, path } of side) {
      if (!seen.has(spelt(attribute))) seen.set(spelt(attribute), path.join("."));
    }
  }
}

/** Attributes of the entity types above one, with their parts. */
export const inheritedBy = (name: string, lookup: Lookup): Placed[] =>
  lookup.ancestors(name).flatMap((above) => placed(lookup.entity(above)?.attributes ?? [], [above]));

const placed = (attributes: readonly Attribute[], above: readonly string[]): Placed[] =>
  attributes.flatMap(({ name, parts = [] }) => {
    const path = [...above, name];
    return [{ name, path }, ...placed(parts, path)];
  });
