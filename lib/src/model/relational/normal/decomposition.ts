import { type Attributes, say, union, without } from "./attribute-set.js";
import type { Dependency } from "./dependency.js";
import { close } from "./determining.js";
import { functionalDependencies } from "./functional.js";
import { candidateKeys } from "./keys.js";
import { preserves } from "./preservation.js";
import { type Printed, printed } from "./printed.js";
import { projected } from "./projection.js";
import type { Scheme } from "./scheme.js";
import { againstBcnf, againstFourth } from "./violations.js";

/** A scheme as a row to show. */
export interface SchemeRow {
  readonly scheme: string;
  readonly attributes: string;
  /** Its candidate keys, with `|` between them. */
  readonly keys: string;
}

/** A scheme that was split in two. */
export interface SplitStep {
  readonly step: number;
  readonly scheme: string;
  /** The dependency that it violated. */
  readonly dependency: string;
  readonly why: string;
  readonly into: string;
}

/** A decomposition by splitting. Its join is lossless. */
export interface Decomposition extends Printed {
  readonly schemes: readonly Scheme[];
  readonly rows: readonly SchemeRow[];
  readonly trace: readonly SplitStep[];
  /** Functional dependencies that no longer can be checked without a join. */
  readonly lost: readonly string[];
}

/**
 * Decomposes a scheme into Boyce-Codd normal form. While a scheme has a dependency X -> Y whose X is no superkey, it is split into X+
 * and X with all that is not in X+. The first such dependency is taken; another order can give other schemes, and lose other
 * dependencies. Parts are numbered as they are made. Source: J. D. Ullman and J. Widom, A First Course in Database
 * Systems, 3rd ed., ch. 3.
 */
export const decomposeToBcnf = (scheme: Scheme): Decomposition => decompose(scheme, bcnfSplit);

/**
 * Decomposes a scheme into fourth normal form: first on multivalued dependencies X ->> Y, those with the smallest X first, into XY and
 * all but Y, then as into Boyce-Codd normal form. The other way round, functional dependencies would take X out of the scheme before its turn: with
 * `call_no -> patient_mrn`, allergens would be kept for each call instead of each patient. Source: R. Fagin, Multivalued
 * dependencies and a new normal form for relational databases, ACM TODS 2(3), 1977.
 */
export const decomposeTo4nf = (scheme: Scheme): Decomposition =>
  decompose(scheme, (part) => fourthSplit(part) ?? bcnfSplit(part));

/** The attributes and keys of schemes, as rows to show. */
export const schemeRows = (schemes: readonly Scheme[]): SchemeRow[] =>
  schemes.map((scheme) => ({
    scheme: scheme.name,
    attributes: scheme.attributes.join(", "),
    keys: candidateKeys(scheme)
      .keys.map((key) => key.join(", "))
      .join(" | "),
  }));

/** A scheme as a line: `sheet.1(call_no, priority)`. */
export const sayScheme = ({ name, attributes }: Scheme): string => `${name}(${attributes.join(", ")})`;

interface Split {
  readonly on: Dependency;
  /** X, and what goes with it into the first part. */
  readonly left: Attributes;
  readonly right: Attributes;
}

function bcnfSplit(scheme: Scheme): Split | undefined {
  const on = againstBcnf(scheme);
  if (on === undefined) return undefined;
  const left = new Set(on.determinant);
  return { on, left, right: without(close(left, functionalDependencies(scheme)), left) };
}

function fourthSplit(scheme: Scheme): Split | undefined {
  const on = againstFourth(scheme);
  if (on === undefined) return undefined;
  const left = new Set(on.determinant);
  return { on, left, right: without(on.dependent, left) };
}

function decompose(scheme: Scheme, splitOf: (part: Scheme) => Split | undefined): Decomposition {
  const trace: SplitStep[] = [];
  let made = 0;
  const splitFully = (whole: Scheme): Scheme[] => {
    const split = splitOf(whole);
    if (split === undefined) return [whole];
    const { on, left, right } = split;
    const parts = [union(left, right), without(whole.attributes, right)].map((part) =>
      projected(whole, part, `${scheme.name}.${++made}`),
    );
    trace.push({
      step: trace.length + 1,
      scheme: whole.name,
      dependency: on.text,
      why: `${say(on.determinant)} is no superkey`,
      into: parts.map(sayScheme).join(" "),
    });
    return parts.flatMap(splitFully);
  };
  const schemes = splitFully(scheme);
  const { lost } = preserves(scheme, schemes);
  return printed({ schemes, rows: schemeRows(schemes), trace, lost }, () => [
    ...trace.map((each) => `${each.step}. ${each.scheme} on ${each.dependency}: ${each.into}`),
    ...schemes.map(sayScheme),
    `lost: ${lost.length === 0 ? "none" : lost.join("; ")}`,
  ]);
}
