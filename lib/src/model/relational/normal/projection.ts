import type { AttributeList } from "./attribute-list.js";
import { type Attributes, common, inOrder, union, within, without } from "./attribute-set.js";
import { type Dependency, dependency } from "./dependency.js";
import { basis } from "./dependency-basis.js";
import { close } from "./determining.js";
import { functionalDependencies } from "./functional.js";
import { follows } from "./implication.js";
import { group, reduce } from "./reducing.js";
import { attributesOf, type Scheme, schemeOf } from "./scheme.js";

/**
 * A scheme with some of another's attributes and all dependencies that hold among them, as a cover: also those that are written
 * nowhere, such as A -> C of A -> B, B -> C.
 *
 * @param name the new scheme's name; by default `<name>[<attributes>]`
 * @throws {ModelError} `UNKNOWN_ATTRIBUTE`, `NO_ATTRIBUTES`
 */
export function project(scheme: Scheme, attributes: AttributeList, name?: string): Scheme {
  const onto = attributesOf(scheme, attributes);
  return projected(scheme, onto, name ?? `${scheme.name}[${inOrder(onto, scheme.attributes).join(", ")}]`);
}

/** {@link project} with a set that is known to be part of the scheme. */
export function projected(scheme: Scheme, onto: Attributes, name: string): Scheme {
  const attributes = inOrder(onto, scheme.attributes);
  const functional = group(projectFunctional(scheme, onto), attributes);
  const notAtomic = scheme.notAtomic.filter(({ attribute }) => onto.has(attribute));
  const simple = schemeOf(name, attributes, functional, notAtomic);
  const multivalued = projectMultivalued(scheme, simple);
  return multivalued.length === 0
    ? simple
    : schemeOf(name, attributes, [...functional, ...multivalued], notAtomic);
}

/**
 * A cover of the functional dependencies on some attributes. The other attributes go one by one, each X -> A and AY -> B leaving
 * XY -> B behind. Source: G. Gottlob, Computing covers for embedded functional dependencies, ACM PODS 1987.
 */
function projectFunctional(scheme: Scheme, onto: Attributes): Dependency[] {
  const { attributes } = scheme;
  let found = reduce(functionalDependencies(scheme), attributes);
  for (const gone of without(attributes, onto)) {
    const giving = found.filter(({ dependent }) => dependent[0] === gone);
    const using = found.filter(({ determinant }) => determinant.includes(gone));
    const staying = found.filter((each) => !giving.includes(each) && !using.includes(each));
    const joined = giving.flatMap((give) =>
      using.map((use) => {
        const left = union(give.determinant, without(use.determinant, [gone]));
        return dependency("functional", left, use.dependent, attributes);
      }),
    );
    found = reduce([...staying, ...joined], attributes);
  }
  return found;
}

/**
 * A cover of the multivalued dependencies on some attributes that do not follow from the functional ones there. X ->> Y holds there
 * exactly if it is what remains of some X ->> Z of the whole scheme (A. V. Aho, C. Beeri and J. D. Ullman, The theory of joins in
 * relational databases, ACM TODS 4(3), 1979). For X, only left sides and what other left sides can add to them matter.
 *
 * @param part the scheme on these attributes, so far with its functional dependencies alone
 */
function projectMultivalued(scheme: Scheme, part: Scheme): Dependency[] {
  if (scheme.dependencies.every(({ kind }) => kind === "functional")) return [];
  const { name, attributes } = part;
  const onto = new Set(attributes);
  const followsFrom = (found: readonly Dependency[], each: Dependency): boolean =>
    follows(schemeOf(name, attributes, [...part.dependencies, ...found]), each);
  let found: Dependency[] = [];
  const keep = (left: Iterable<string>, right: Iterable<string>): void => {
    const candidate = dependency("multivalued", left, right, attributes);
    if (!followsFrom(found, candidate)) found.push(candidate);
  };
  for (const { kind, determinant, dependent } of scheme.dependencies) {
    if (kind === "multivalued" && within(determinant, onto)) keep(determinant, common(dependent, onto)); // as written
  }
  for (const left of leftSides(scheme, part)) {
    const blocks = basis(scheme, left).map((block) => common(block, onto));
    for (const block of blocks.sort((a, b) => a.size - b.size)) keep(left, block);
  }
  for (const each of [...found]) {
    const others = found.filter((other) => other !== each);
    if (followsFrom(others, each)) found = others;
  }
  return found;
}

/**
 * The sets of attributes of a part that can have a multivalued dependency there, smaller ones first and one of those with the same
 * closure: no superkeys, with the left side of some dependency in them, and with nothing beside it that is on no left side. There are
 * exponentially many in the worst case.
 */
function* leftSides({ dependencies }: Scheme, part: Scheme): Generator<Attributes> {
  const onto = new Set(part.attributes);
  const useful = common(union(...dependencies.map(({ determinant }) => determinant)), onto);
  const name = (set: Attributes): string => inOrder(set, part.attributes).join();
  const closures = new Set<string>();
  const waiting = new Map<string, Attributes>();
  const wait = (set: Attributes): unknown => waiting.set(name(set), set);
  for (const { determinant } of dependencies) if (within(determinant, onto)) wait(new Set(determinant));
  for (let size = 1; size <= useful.size; size++) {
    for (const [text, set] of waiting) {
      if (set.size > size) continue;
      waiting.delete(text);
      const reached = close(set, part.dependencies);
      if (reached.size === onto.size || closures.has(name(reached))) continue; // and so with what is larger
      closures.add(name(reached));
      yield set;
      for (const extra of without(useful, reached)) wait(union(set, [extra]));
    }
  }
}
