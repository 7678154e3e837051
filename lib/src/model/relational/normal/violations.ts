import { type Attributes, inOrder, say, union, within, without } from "./attribute-set.js";
import { isSuperkey } from "./closure.js";
import { type Dependency, dependency } from "./dependency.js";
import { close } from "./determining.js";
import { functionalDependencies } from "./functional.js";
import type { CandidateKeys } from "./keys.js";
import type { Scheme } from "./scheme.js";

export type Form = "1NF" | "2NF" | "3NF" | "BCNF" | "4NF";

/** What keeps a scheme from a normal form. */
export interface Violation {
  /** The lowest form that it breaks. */
  readonly form: Form;
  /** A dependency; for 1NF, an attribute. */
  readonly violatedBy: string;
  readonly why: string;
}

/** All that keeps a scheme from some normal form, lower forms first. Each attribute counts against the lowest form that it breaks. */
export function violationsOf(scheme: Scheme, { keys, prime }: CandidateKeys): Violation[] {
  const facts: Facts = { scheme, keys, prime: new Set(prime) };
  return [notAtomic, partial, transitive, withinKeys, independent].flatMap((test) => test(facts));
}

/** A dependency that keeps a scheme from Boyce-Codd normal form. */
export const againstBcnf = (scheme: Scheme): Dependency | undefined =>
  functionalDependencies(scheme).find(
    (each) => added(each).length > 0 && !isSuperkey(scheme, each.determinant),
  );

/** A multivalued dependency that keeps a scheme from fourth normal form, one with the smallest left side. */
export const againstFourth = (scheme: Scheme): Dependency | undefined =>
  scheme.dependencies
    .filter((each) => isAgainstFourth(scheme, each))
    .sort((a, b) => a.determinant.length - b.determinant.length)[0];

interface Facts {
  readonly scheme: Scheme;
  readonly keys: readonly (readonly string[])[];
  readonly prime: Attributes;
}

const notAtomic = ({ scheme }: Facts): Violation[] =>
  scheme.notAtomic.map(({ attribute, kind }) => {
    const why = {
      multivalued: `${attribute} holds several values in one row.`,
      composite: `${attribute} holds several parts in one value.`,
      nested: `${attribute} holds a relation within a row.`,
    };
    return { form: "1NF", violatedBy: attribute, why: why[kind] };
  });

/** Against 2NF: an attribute of no key that depends on a proper part of a key. */
function partial(facts: Facts): Violation[] {
  const { scheme, keys, prime } = facts;
  const found = functionalDependencies(scheme).flatMap((each): Violation[] => {
    const key = keyAround(each.determinant, keys);
    const free = each.dependent.filter((name) => !prime.has(name));
    if (key === undefined || free.length === 0) return [];
    return [
      { form: "2NF", violatedBy: each.text, why: unwritten(scheme, each) + partialWhy(each, key, free) },
    ];
  });
  return found.length > 0 ? found : impliedPartial(facts);
}

/** A partial dependency that no single one shows, such as AB -> D of AB -> C, BC -> D where AB is part of a key. */
function impliedPartial({ scheme, keys, prime }: Facts): Violation[] {
  const functional = functionalDependencies(scheme);
  for (const key of keys) {
    for (const spare of key) {
      const part = key.filter((each) => each !== spare);
      const free = inOrder(close(part, functional), scheme.attributes).find((each) => !prime.has(each));
      if (free === undefined) continue;
      let left = part;
      for (const each of part) {
        const rest = left.filter((other) => other !== each);
        if (close(rest, functional).has(free)) left = rest;
      }
      const found = dependency("functional", left, [free], scheme.attributes);
      return [
        {
          form: "2NF",
          violatedBy: found.text,
          why: unwritten(scheme, found) + partialWhy(found, key, [free]),
        },
      ];
    }
  }
  return [];
}

/** Against 3NF and not against 2NF: an attribute of no key that depends on what is neither a superkey nor part of a key. */
const transitive = ({ scheme, keys, prime }: Facts): Violation[] =>
  functionalDependencies(scheme).flatMap((each) => {
    const { text, determinant } = each;
    const free = added(each).filter((name) => !prime.has(name));
    if (free.length === 0 || isSuperkey(scheme, determinant) || keyAround(determinant, keys)) return [];
    const left = say(determinant);
    const depend = free.length === 1 ? "depends" : "depend";
    const why = `${left} is no superkey and ${areNotPrime(free)}; ${free.join(", ")} ${depend} on the key through ${left}.`;
    return [{ form: "3NF", violatedBy: text, why: unwritten(scheme, each) + why }];
  });

/** Against BCNF and not against 3NF: a prime attribute that depends on what is no superkey. */
const withinKeys = ({ scheme, prime }: Facts): Violation[] =>
  functionalDependencies(scheme).flatMap((each) => {
    const { text, determinant } = each;
    const bound = added(each).filter((name) => prime.has(name));
    if (bound.length === 0 || isSuperkey(scheme, determinant)) return [];
    const are = bound.length === 1 ? "is" : "are";
    const why = `${say(determinant)} is no superkey; 3NF lets that pass because ${bound.join(", ")} ${are} prime.`;
    return [{ form: "BCNF", violatedBy: text, why: unwritten(scheme, each) + why }];
  });

/** Against 4NF: a multivalued dependency whose left side is no superkey. */
const independent = ({ scheme }: Facts): Violation[] =>
  scheme.dependencies
    .filter((each) => isAgainstFourth(scheme, each))
    .map(({ text, determinant, dependent }) => {
      const fixed = union(close(determinant, functionalDependencies(scheme)), dependent);
      const others = inOrder(without(scheme.attributes, fixed), scheme.attributes);
      const left = say(determinant);
      const beside = others.length === 0 ? "all else is the same" : `each stands beside each ${some(others)}`;
      const why = `${left} is no superkey; one ${left} can have several ${say(dependent)}, and ${beside}.`;
      return { form: "4NF", violatedBy: text, why };
    });

function isAgainstFourth(scheme: Scheme, { kind, determinant, dependent }: Dependency): boolean {
  const both = union(determinant, dependent);
  const trivial = both.size === determinant.length || both.size === scheme.attributes.length;
  return kind === "multivalued" && !trivial && !isSuperkey(scheme, determinant);
}

/** A key that holds a set and more. */
const keyAround = (set: readonly string[], keys: Facts["keys"]): readonly string[] | undefined =>
  keys.find((key) => set.length < key.length && within(set, new Set(key)));

const added = ({ determinant, dependent }: Dependency): string[] => [...without(dependent, determinant)];

/** A word of warning before a dependency that the reader did not write. */
const unwritten = ({ dependencies }: Scheme, each: Dependency): string =>
  dependencies.includes(each) ? "" : "It follows from the others. ";

const partialWhy = ({ determinant }: Dependency, key: readonly string[], free: readonly string[]): string =>
  `${say(determinant)} is only part of the key ${say(key)}, and ${areNotPrime(free)}.`;

const areNotPrime = (free: readonly string[]): string =>
  `${free.join(", ")} ${free.length === 1 ? "is" : "are"} not prime`;

const some = (attributes: readonly string[]): string =>
  attributes.length <= 4
    ? say(attributes)
    : `{${attributes.slice(0, 3).join(", ")} and ${attributes.length - 3} others}`;
