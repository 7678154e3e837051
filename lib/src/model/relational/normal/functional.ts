import { union, without } from "./attribute-set.js";
import { type Dependency, dependency } from "./dependency.js";
import { determinable, determined } from "./dependency-basis.js";
import { close } from "./determining.js";
import { minimalSets } from "./minimal-sets.js";
import type { Scheme } from "./scheme.js";

const known = new WeakMap<Scheme, readonly Dependency[]>();

/**
 * The functional dependencies of a scheme: those that are written and those that follow only from functional and multivalued ones
 * together. Of X ->> A and Z -> A the second says that rows with the same Z have the same A, the first that any A of an X stands
 * beside any Z of it; so an X has one A: X -> A (coalescence). Keys and normal forms without it would be wrong.
 */
export function functionalDependencies(scheme: Scheme): readonly Dependency[] {
  const functional = known.get(scheme) ?? withCoalesced(scheme);
  known.set(scheme, functional);
  return functional;
}

function withCoalesced(scheme: Scheme): Dependency[] {
  const { attributes, dependencies } = scheme;
  const written = dependencies.filter(({ kind }) => kind === "functional");
  if (written.length === dependencies.length) return written;
  const found = new Map<string, { left: ReadonlySet<string>; right: Set<string> }>();
  // only what stands on some left side can help to determine something
  const left = union(...dependencies.map(({ determinant }) => determinant));
  for (const attribute of determinable(scheme)) {
    const sets = minimalSets(
      without(left, [attribute]),
      (set) => close(set, written).has(attribute) || determined(scheme, set).has(attribute),
    );
    for (const set of sets) {
      if (close(set, written).has(attribute)) continue;
      const name = [...set].sort().join();
      const entry = found.get(name) ?? { left: set, right: new Set() };
      found.set(name, entry);
      entry.right.add(attribute);
    }
  }
  const coalesced = [...found.values()].map(({ left, right }) =>
    dependency("functional", left, right, attributes),
  );
  return [...written, ...coalesced];
}
