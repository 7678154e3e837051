import { ModelError } from "../../../errors.js";
import { type AttributeList, readAttributes, splitAttributes } from "./attribute-list.js";
import { type Dependency, type DependencyText, readDependencies } from "./dependency.js";
import { type Printed, printed } from "./printed.js";

/** An attribute whose values are not atomic, which first normal form forbids. */
export interface NotAtomic {
  readonly attribute: string;
  readonly kind: "multivalued" | "composite" | "nested";
}

/** What dependencies cannot say of attributes: which of them hold several values, parts, or a relation of their own. */
export interface NotAtomicLists {
  readonly multivalued?: AttributeList;
  readonly composite?: AttributeList;
  readonly nested?: AttributeList;
}

/** A relation scheme: a set of attributes, and the dependencies that hold in each of its states. */
export interface Scheme extends Printed {
  readonly name: string;
  /** Without repetition. Their order has no meaning; everything is written in it. */
  readonly attributes: readonly string[];
  readonly dependencies: readonly Dependency[];
  readonly notAtomic: readonly NotAtomic[];
}

const KINDS = ["multivalued", "composite", "nested"] as const;

/**
 * A relation scheme as it is written.
 *
 * @example scheme("staff", "staff_no, name, language", "staff_no -> name; staff_no ->> language")
 * @throws {ModelError} `SCHEME_MALFORMED` for attributes that are missing, repeated or cannot be told from a dependency;
 *   `DEPENDENCY_MALFORMED`, `UNKNOWN_ATTRIBUTE`
 */
export function scheme(
  name: string,
  attributes: AttributeList,
  dependencies: DependencyText = [],
  notAtomic: NotAtomicLists = {},
): Scheme {
  const names = splitAttributes(attributes);
  names.forEach((each, at) => {
    if (each === "" || /,|->|[→↠;|\n]/.test(each)) {
      fail(name, `"${each}" cannot be the name of an attribute. Put commas between names, and no arrow.`);
    }
    if (names.indexOf(each) < at) fail(name, `the attribute "${each}" stands twice. Leave one of them out.`);
  });
  const marked = KINDS.flatMap((kind) => {
    const list = notAtomic[kind];
    if (list === undefined) return [];
    return [...readAttributes(list, names, name)].map((attribute) => ({ attribute, kind }));
  });
  return schemeOf(name, names, readDependencies(dependencies, names, name), marked);
}

/** A scheme of parts that were read or computed before. */
export function schemeOf(
  name: string,
  attributes: readonly string[],
  dependencies: readonly Dependency[],
  notAtomic: readonly NotAtomic[] = [],
): Scheme {
  return printed({ name, attributes, dependencies, notAtomic }, () => [
    `${name}(${attributes.join(", ")})`,
    ...dependencies.map(({ text }) => `  ${text}`),
    ...notAtomic.map(({ attribute, kind }) => `  ${attribute} is ${kind}`),
  ]);
}

/**
 * Some attributes of a scheme.
 *
 * @throws {ModelError} `UNKNOWN_ATTRIBUTE`, `NO_ATTRIBUTES`
 */
export const attributesOf = ({ name, attributes }: Scheme, list: AttributeList): Set<string> =>
  readAttributes(list, attributes, name);

function fail(name: string, what: string): never {
  throw new ModelError("SCHEME_MALFORMED", `${name}: ${what}`);
}
