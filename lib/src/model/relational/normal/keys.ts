import { type Attributes, inOrder, meets, say, union, within, without } from "./attribute-set.js";
import { isSuperkey } from "./closure.js";
import { functionalDependencies } from "./functional.js";
import { type Printed, printed } from "./printed.js";
import type { Scheme } from "./scheme.js";

/** A superkey that was tried, made of a known key and a dependency, and what came of it. */
export interface KeyStep {
  readonly step: number;
  /** The key that it was made of; for the first step, the whole scheme. */
  readonly from: string;
  readonly dependency: string;
  readonly superkey: string;
  readonly outcome: string;
}

/** All candidate keys of a scheme. */
export interface CandidateKeys extends Printed {
  /** Smaller ones first. */
  readonly keys: readonly (readonly string[])[];
  /** Attributes of some key. */
  readonly prime: readonly string[];
  readonly nonPrime: readonly string[];
  readonly trace: readonly KeyStep[];
}

/**
 * All candidate keys of a scheme. A first key is what is left of all attributes when those that can be spared are taken away, the last
 * first. From a key K and a dependency X -> Y follows the superkey X(K − Y); where it holds no known key, a new one is within it.
 * Source: C. L. Lucchesi and S. L. Osborn, Candidate keys for relations, JCSS 17(2), 1978. Time grows with the number of keys.
 */
export function candidateKeys(scheme: Scheme): CandidateKeys {
  const { attributes } = scheme;
  const name = (set: Iterable<string>): string => inOrder(set, attributes).join(", ");
  const first = minimised(scheme, new Set(attributes));
  const found = [first];
  const trace: KeyStep[] = [
    {
      step: 1,
      from: name(attributes),
      dependency: "",
      superkey: name(attributes),
      outcome: `key ${name(first)}`,
    },
  ];
  for (const key of found) {
    // found grows on the way
    for (const { text, determinant, dependent } of functionalDependencies(scheme)) {
      if (!meets(dependent, key)) continue; // the superkey would hold the key itself
      const superkey = union(determinant, without(key, dependent));
      const held = found.find((each) => within(each, superkey));
      const inside = held ?? minimised(scheme, superkey);
      if (held === undefined) found.push(inside);
      trace.push({
        step: trace.length + 1,
        from: name(key),
        dependency: text,
        superkey: name(superkey),
        outcome: `${held === undefined ? "key" : "holds"} ${name(inside)}`,
      });
    }
  }
  const keys = found.map((key) => inOrder(key, attributes)).sort(bySizeThenPlace(attributes));
  const prime = inOrder(keys.flat(), attributes);
  const nonPrime = inOrder(without(attributes, prime), attributes);
  return printed({ keys, prime, nonPrime, trace }, () => [
    ...keys.map((key) => `key ${say(key)}`),
    `not prime: ${nonPrime.length === 0 ? "none" : nonPrime.join(", ")}`,
  ]);
}

/** A key within a superkey. */
function minimised(scheme: Scheme, superkey: Attributes): Attributes {
  let key = superkey;
  for (const each of inOrder(superkey, scheme.attributes).reverse()) {
    const rest = without(key, [each]);
    if (isSuperkey(scheme, rest)) key = rest;
  }
  return key;
}

const bySizeThenPlace =
  (attributes: readonly string[]) =>
  (a: readonly string[], b: readonly string[]): number => {
    if (a.length !== b.length) return a.length - b.length;
    const at = a.findIndex((each, place) => each !== b[place]);
    return at < 0 ? 0 : attributes.indexOf(a[at]!) - attributes.indexOf(b[at]!);
  };
