import type { AttributeList } from "./attribute-list.js";
import { type Attributes, common, inOrder, meets, say, without } from "./attribute-set.js";
import type { Dependency } from "./dependency.js";
import { type Printed, printed } from "./printed.js";
import { attributesOf, type Scheme } from "./scheme.js";

/** A block that a dependency cut in two. */
export interface BasisStep {
  readonly step: number;
  readonly dependency: string;
  readonly block: string;
  readonly into: string;
}

/**
 * The dependency basis of X: the other attributes in blocks that vary independently of each other once X is fixed. X ->> Y holds
 * exactly if Y, apart from X, is a union of blocks.
 */
export interface DependencyBasis extends Printed {
  readonly of: readonly string[];
  readonly blocks: readonly (readonly string[])[];
  readonly trace: readonly BasisStep[];
}

/**
 * The dependency basis of a set of attributes under all dependencies of a scheme, functional ones counting as multivalued. Source:
 * C. Beeri, On the membership problem for functional and multivalued dependencies in relational databases, ACM TODS 5(3), 1980.
 *
 * @throws {ModelError} `UNKNOWN_ATTRIBUTE`, `NO_ATTRIBUTES`
 */
export function dependencyBasis(scheme: Scheme, attributes: AttributeList): DependencyBasis {
  const { attributes: all } = scheme;
  const set = attributesOf(scheme, attributes);
  const trace: BasisStep[] = [];
  const name = (block: Attributes): string => `{${inOrder(block, all).join(", ")}}`;
  const found = basis(scheme, set, (text, block, parts) =>
    trace.push({
      step: trace.length + 1,
      dependency: text,
      block: name(block),
      into: parts.map(name).join(" "),
    }),
  );
  const of = inOrder(set, all);
  const blocks = found
    .map((block) => inOrder(block, all))
    .sort((a, b) => all.indexOf(a[0]!) - all.indexOf(b[0]!));
  return printed({ of, blocks, trace }, () => [
    ...trace.map(({ step, dependency, block, into }) => `${step}. ${dependency} cuts ${block} into ${into}`),
    `${say(of)} ->> ${blocks.map((block) => block.join(", ")).join(" | ")}`,
  ]);
}

/** The blocks of the dependency basis; `cut` hears of each block that is cut in two, and by which dependency. */
export function basis(
  { attributes, dependencies }: Scheme,
  set: Attributes,
  cut?: (text: string, block: Attributes, parts: [Attributes, Attributes]) => void,
): Attributes[] {
  const rest = without(attributes, set);
  const blocks: Attributes[] = rest.size === 0 ? [] : [rest];
  const cuts = dependencies.flatMap(asMultivalued);
  for (let again = true; again; ) {
    again = false;
    for (const { text, determinant, dependent } of cuts) {
      for (let at = 0; at < blocks.length; at++) {
        const block = blocks[at]!;
        if (meets(determinant, block) || !meets(dependent, block)) continue;
        const parts: [Attributes, Attributes] = [common(block, dependent), without(block, dependent)];
        if (parts[1].size === 0) continue;
        cut?.(text, block, parts);
        blocks.splice(at, 1, ...parts);
        again = true;
      }
    }
  }
  return blocks;
}

/** All that a set determines under both kinds of dependencies: a block of one attribute that some dependency gives (Beeri, 1980). */
export function determined(scheme: Scheme, set: Attributes): Set<string> {
  const given = determinable(scheme);
  const found = new Set(set);
  for (const block of basis(scheme, set)) {
    const [only] = block;
    if (block.size === 1 && given.has(only!)) found.add(only!);
  }
  return found;
}

/** The attributes that some functional dependency gives, apart from its own left side. */
export const determinable = ({ dependencies }: Scheme): Set<string> =>
  new Set(
    dependencies.flatMap(({ kind, determinant, dependent }) =>
      kind === "functional" ? [...without(dependent, determinant)] : [],
    ),
  );

interface Cut {
  readonly text: string;
  readonly determinant: readonly string[];
  readonly dependent: Attributes;
}

/** X -> AB counts as X ->> A and X ->> B. */
const asMultivalued = ({ kind, text, determinant, dependent }: Dependency): Cut[] =>
  kind === "multivalued"
    ? [{ text, determinant, dependent: new Set(dependent) }]
    : dependent.map((each) => ({ text, determinant, dependent: new Set([each]) }));
