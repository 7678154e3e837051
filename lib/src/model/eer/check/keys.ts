import { identifyingRelationship } from "../identifies.js";
import type { Attribute, EntityType, RelationshipType } from "../model.js";
import { listed } from "../words.js";
import { type Finding, finding } from "./finding.js";
import type { Lookup } from "./lookup.js";

/** Entity types that nothing tells apart, and keys that cannot be keys. */
export function* keyMistakes(entity: EntityType, lookup: Lookup): Generator<Finding> {
  yield* missingKey(entity, lookup);
  for (const attribute of entity.attributes) {
    yield* misplacedKey(attribute, entity);
    if (attribute.key || attribute.partialKey) yield* unfitKey(attribute, [entity.name, attribute.name]);
    yield* markedParts(attribute, [entity.name]);
  }
}

/** Keys among the attributes of a relationship type. */
export function* relationshipKeys({ name, attributes }: RelationshipType): Generator<Finding> {
  for (const attribute of attributes) {
    if (attribute.key || attribute.partialKey) {
      const message = `${name} is told apart by the entities that it links, not by a key. Take the mark off, or make ${name} an entity type.`;
      yield finding("KEY_IN_RELATIONSHIP", [name, attribute.name], message);
    }
    yield* markedParts(attribute, [name]);
  }
}

function* missingKey({ name, attributes, owners }: EntityType, lookup: Lookup): Generator<Finding> {
  // A subclass has its superclass's key, a category that of its members or a surrogate.
  if (lookup.superclasses(name).length > 0 || lookup.category(name) !== undefined) return;
  if (owners.length === 0) {
    if (attributes.some(({ key, partialKey }) => key || partialKey)) return;
    const message =
      "no attribute is marked as a key, and it has no owner. Mark one with key(...), or give it owners.";
    yield finding("NO_KEY", [name], message);
    return;
  }
  // Two owners together tell their weak entities apart, and so does an owner that has one at most.
  if (owners.length > 1 || attributes.some(({ key, partialKey }) => key || partialKey)) return;
  const owner = owners[0]!;
  const relationship = identifyingRelationship(lookup.model, name, owner);
  const end = relationship?.ends.find(({ entity }) => entity === owner);
  if (end === undefined || end.max <= 1) return;
  const message = `one ${owner} may have several, and nothing tells them apart. Mark an attribute with partialKey(...), or let ${owner} take part in ${relationship!.name} once at most.`;
  yield finding("NO_PARTIAL_KEY", [name], message);
}

function* misplacedKey(attribute: Attribute, { name, owners }: EntityType): Generator<Finding> {
  const path = [name, attribute.name];
  if (attribute.key && attribute.partialKey) {
    const message = `it is marked as a key and as a partial key. Keep key(...) if no two of all ${name} entities share its value, else partialKey(...).`;
    yield finding("KEY_AND_PARTIAL_KEY", path, message);
  } else if (attribute.key && owners.length > 0) {
    const message = `with a key of its own ${name} is not weak. Mark it with partialKey(...) if it only tells apart what one ${listed(owners)} has, or take the owners away.`;
    yield finding("KEY_ON_WEAK", path, message);
  } else if (attribute.partialKey && owners.length === 0) {
    const message = `a partial key tells apart what one owner has, and ${name} has no owner. Mark it with key(...), or give ${name} owners.`;
    yield finding("PARTIAL_KEY_ON_STRONG", path, message);
  }
}

const UNFIT = {
  optional: {
    code: "KEY_OPTIONAL",
    message:
      "it is a key and may be missing, and then nothing tells the entity apart. Take optional(...) off, or choose another key.",
  },
  multivalued: {
    code: "KEY_MULTIVALUED",
    message:
      "it is a key, so an entity has one value of it, not several. Take multivalued(...) off, or choose another key.",
  },
  derived: {
    code: "KEY_DERIVED",
    message:
      "it is a key and derived, so it is not stored. Mark the attributes that it is derived from, or store it.",
  },
} as const;

function* unfitKey(key: Attribute, path: readonly string[]): Generator<Finding> {
  const all = withParts(key);
  const unfit = [
    all.some(({ optional }) => optional) && UNFIT.optional,
    all.some(({ multivalued }) => multivalued) && UNFIT.multivalued,
    all.some(({ derivedFrom }) => derivedFrom !== undefined) && UNFIT.derived,
  ];
  for (const each of unfit) if (each) yield finding(each.code, path, each.message);
}

function* markedParts({ name, parts = [] }: Attribute, above: readonly string[]): Generator<Finding> {
  const path = [...above, name];
  for (const part of parts) {
    if (part.key || part.partialKey) {
      const message = `a part of ${name} cannot be a key by itself. Mark ${name} as a whole, or take the part out of it.`;
      yield finding("KEY_ON_PART", [...path, part.name], message);
    }
    yield* markedParts(part, path);
  }
}

const withParts = (attribute: Attribute): Attribute[] => [
  attribute,
  ...(attribute.parts ?? []).flatMap(withParts),
];
