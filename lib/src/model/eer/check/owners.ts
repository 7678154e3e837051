import { identifies } from "../identifies.js";
import { sayKnown } from "../known-names.js";
import type { EntityType } from "../model.js";
import { listed } from "../words.js";
import { type Finding, finding } from "./finding.js";
import type { Lookup } from "./lookup.js";

/** Weak entity types whose owners are not reached by exactly one identifying relationship each. */
export function* ownerMistakes({ name, owners }: EntityType, lookup: Lookup): Generator<Finding> {
  for (const [i, owner] of owners.entries()) {
    const path = [name, owner];
    if (owners.indexOf(owner) < i) {
      yield finding("OWNER_TWICE", path, `${owner} is named twice as an owner of ${name}. Name it once.`);
    } else if (lookup.entity(owner) === undefined) {
      const message = `its owner "${owner}" is not an entity type. ${sayKnown(lookup.names)}`;
      yield finding("UNKNOWN_ENTITY", path, message);
    } else if (owner !== name) yield* identification(name, owner, lookup);
  }
  if (owners.length > 0 && lookup.superclasses(name).length > 0) {
    const message = `as a subclass of ${listed(lookup.superclasses(name))} it has the key of that one, and as a weak entity type that of ${listed(owners)}. Drop one of the two.`;
    yield finding("WEAK_SUBCLASS", [name], message);
  }
}

function* identification(name: string, owner: string, lookup: Lookup): Generator<Finding> {
  const between = lookup
    .relationshipsOf(name)
    .filter(({ ends }) => ends.some(({ entity }) => entity === owner));
  const identifying = between.filter((each) => identifies(lookup.model, each, name)).map((each) => each.name);
  if (identifying.length === 0) {
    const remedy =
      between[0] === undefined
        ? `Add one with (1,1) at ${name}.`
        : `Give ${between[0].name} the mark identifying: true, or add another.`;
    const message = `no identifying relationship leads from ${name} to its owner ${owner}. ${remedy}`;
    yield finding("OWNER_WITHOUT_RELATIONSHIP", [name, owner], message);
  } else if (identifying.length > 1) {
    const message = `${identifying.length} relationships identify ${name} by its owner ${owner}: ${listed(identifying)}. Keep identifying: true at one.`;
    yield finding("OWNER_WITH_TWO_RELATIONSHIPS", [name, owner], message);
  }
}
