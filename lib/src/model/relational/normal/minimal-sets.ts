import { type Attributes, meets, union, within, without } from "./attribute-set.js";

/**
 * All minimal sets with a property that a larger set keeps. A minimal set meets the complement of every maximal set without the
 * property, so those are found one by one until every set that meets all the complements has it. Source: D. Gunopulos,
 * R. Khardon, H. Mannila and H. Toivonen, Data mining, hypergraph transversals, and machine learning, ACM PODS 1997.
 *
 * @param universe what the sets are made of
 * @param has the property; asked of subsets of `universe`
 */
export function minimalSets(universe: Attributes, has: (set: Attributes) => boolean): Attributes[] {
  if (!has(universe)) return [];
  const complements: Attributes[] = [];
  for (;;) {
    const candidates = transversals(complements);
    const failing = candidates.find((each) => !has(each));
    if (failing === undefined) return candidates;
    complements.push(without(universe, grown(failing, universe, has)));
  }
}

/** A maximal set without the property, around one that lacks it. */
function grown(set: Attributes, universe: Attributes, has: (set: Attributes) => boolean): Attributes {
  let grown = set;
  for (const each of without(universe, set)) {
    const larger = union(grown, [each]);
    if (!has(larger)) grown = larger;
  }
  return grown;
}

/** The minimal sets that meet each of the given ones. */
function transversals(sets: readonly Attributes[]): Attributes[] {
  let found: Attributes[] = [new Set()];
  for (const set of sets) {
    found = minimal(
      found.flatMap((each) => (meets(each, set) ? [each] : [...set].map((extra) => union(each, [extra])))),
    );
  }
  return found;
}

/** Those that contain no other. Of equal ones the first stays. */
const minimal = (sets: readonly Attributes[]): Attributes[] =>
  sets.filter(
    (set, at) =>
      !sets.some(
        (other, place) => place !== at && within(other, set) && (other.size < set.size || place < at),
      ),
  );
