import { ModelError } from "../../../errors.js";
import { chaseStep } from "./chase.js";
import { type Parts, readParts } from "./parts.js";
import { type Printed, printed } from "./printed.js";
import type { Scheme } from "./scheme.js";
import { hasWholeRow, showTableau, type TableauRow, tableauOf } from "./tableau.js";

/** A step of the chase, as a row to show. */
export interface ChaseStep {
  readonly step: number;
  readonly dependency: string;
  readonly change: string;
}

/** Whether a decomposition has a lossless (nonadditive) join, and the chase that shows it. */
export interface LosslessJoin extends Printed {
  readonly lossless: boolean;
  readonly trace: readonly ChaseStep[];
  /**
   * The tableau after a step of the trace: 0 is the start, nothing the end. At the end it has a row of `a`s alone, or it is a relation
   * that the join would add such a row to.
   */
  tableau(step?: number): readonly TableauRow[];
}

/**
 * Whether a scheme is the natural join of its projections on some parts, for every relation that obeys its dependencies. The chase
 * ends at the first row that is distinguished throughout. With functional dependencies alone it takes polynomial time; with multivalued
 * ones the question is NP-hard, and quick in practice. Source: A. V. Aho, C. Beeri and
 * J. D. Ullman, The theory of joins in relational databases, ACM TODS 4(3), 1979; for the second part P. C. Fischer and D.-M. Tsou,
 * Whether a set of multivalued dependencies implies a join dependency is NP-hard, SIAM J. Comput. 12(2), 1983.
 *
 * @example losslessJoin(sheet, ["call_no, priority", "priority, priority_name"]).lossless
 * @throws {ModelError} `UNKNOWN_ATTRIBUTE`, `NO_ATTRIBUTES`, `DECOMPOSITION_INCOMPLETE`
 */
export function losslessJoin(scheme: Scheme, parts: Parts): LosslessJoin {
  const tableaux = [tableauOf(scheme.attributes, readParts(scheme, parts))];
  const trace: ChaseStep[] = [];
  while (!hasWholeRow(tableaux.at(-1)!)) {
    const next = chaseStep(tableaux.at(-1)!, scheme.dependencies);
    if (next === undefined) break;
    tableaux.push(next.tableau);
    trace.push({ step: trace.length + 1, dependency: next.dependency, change: next.change });
  }
  const lossless = hasWholeRow(tableaux.at(-1)!);
  const tableau = (step = trace.length): TableauRow[] => {
    const asked = tableaux[step];
    if (asked !== undefined) return showTableau(asked);
    throw new ModelError("NO_SUCH_STEP", `The chase has the steps 0 to ${trace.length}, not ${step}.`);
  };
  return printed({ lossless, trace, tableau }, () => [
    ...trace.map(({ step, dependency, change }) => `${step}. ${dependency}: ${change}`),
    lossless
      ? "lossless: one row is distinguished throughout"
      : "not lossless: no row is distinguished throughout",
  ]);
}
