import { type Attributes, union, without } from "./attribute-set.js";
import { type Dependency, dependency } from "./dependency.js";
import { determinable, determined } from "./dependency-basis.js";
import { close } from "./determining.js";
import { minimalSets } from "./minimal-sets.js";
import { group } from "./reducing.js";
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

function withCoalesced(scheme: Scheme): readonly Dependency[] {
  const { attributes, dependencies } = scheme;
  const written = dependencies.filter(({ kind }) => kind === "functional");
  if (written.length === dependencies.length) return written;
  // only what stands on some left side can help to determine something
  const useful = union(...dependencies.map(({ determinant }) => determinant));
  const found = [...determinable(scheme)].flatMap((attribute) => {
    const isGiven = (set: Attributes): boolean => close(set, written).has(attribute);
    return minimalSets(
      without(useful, [attribute]),
      (set) => isGiven(set) || determined(scheme, set).has(attribute),
    )
      .filter((set) => !isGiven(set))
      .map((set) => dependency("functional", set, [attribute], attributes));
  });
  return [...written, ...group(needed(found, written), attributes)];
}

/** Those that do not follow from the written ones and the rest, as few attributes on the left as can be. */
function needed(found: readonly Dependency[], written: readonly Dependency[]): Dependency[] {
  const longestFirst = [...found].sort((a, b) => b.determinant.length - a.determinant.length);
  let kept = [...found];
  for (const each of longestFirst) {
    const others = kept.filter((other) => other !== each);
    if (close(each.determinant, [...written, ...others]).has(each.dependent[0]!)) kept = others;
  }
  return kept;
}
