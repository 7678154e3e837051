import type { Dependency } from "./dependency.js";
import { functionalDependencies } from "./functional.js";
import { type Printed, printed } from "./printed.js";
import { group, type Reduction, reduce } from "./reducing.js";
import type { Scheme } from "./scheme.js";

/** Something that was changed on the way to a minimal cover. */
export interface CoverStep extends Reduction {
  readonly step: number;
}

/** A minimal cover of functional dependencies. */
export interface MinimalCover extends Printed {
  /** One attribute on each right side. */
  readonly dependencies: readonly Dependency[];
  /** The same with those of one left side together, as a canonical cover has them. */
  readonly grouped: readonly Dependency[];
  readonly trace: readonly CoverStep[];
}

/**
 * A minimal cover of the functional dependencies of a scheme; multivalued ones are left out. Three passes in the order in which the
 * dependencies are written: right sides are split, left sides lose the attributes that can be spared (the first first), and
 * dependencies that follow from the others go. Another order can give another minimal cover. Source: Elmasri and Navathe,
 * Fundamentals of Database Systems, 7th ed., ch. 15.
 */
export function minimalCover(scheme: Scheme): MinimalCover {
  const { attributes } = scheme;
  const trace: CoverStep[] = [];
  const dependencies = reduce(functionalDependencies(scheme), attributes, (step) =>
    trace.push({ step: trace.length + 1, ...step }),
  );
  const grouped = group(dependencies, attributes);
  return printed({ dependencies, grouped, trace }, () => [
    ...trace.map(({ step, action, dependency: text, becomes, why }) =>
      becomes === ""
        ? `${step}. ${action} ${text}: ${why}`
        : `${step}. ${action} ${text} to ${becomes}: ${why}`,
    ),
    ...dependencies.map(({ text }) => text),
  ]);
}
