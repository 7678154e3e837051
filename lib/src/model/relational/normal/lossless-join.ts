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
  /** The tableau at the start, and after each step of the trace. */
  readonly tableaux: readonly (readonly TableauRow[])[];
  /** The last tableau: with a row of `a`s alone if the join is lossless, otherwise a relation that the join would add rows to. */
  readonly result: readonly TableauRow[];
}

/**
 * Whether a scheme is the natural join of its projections on some parts, for every relation that obeys its dependencies. The chase
 * ends at the first row that is distinguished throughout; with functional dependencies alone it takes polynomial time. Source: Aho,
 * Beeri and Ullman 1979, cited at `project`; Elmasri and Navathe, Fundamentals of Database Systems, 7th ed., ch. 15.
 *
 * @example losslessJoin(sheet, ["call_no, priority", "priority, priority_name"]).lossless
 * @throws {ModelError} `UNKNOWN_ATTRIBUTE`, `NO_ATTRIBUTES`, `DECOMPOSITION_INCOMPLETE`
 */
export function losslessJoin(scheme: Scheme, parts: Parts): LosslessJoin {
  let tableau = tableauOf(scheme.attributes, readParts(scheme, parts));
  const tableaux = [showTableau(tableau)];
  const trace: ChaseStep[] = [];
  while (!hasWholeRow(tableau)) {
    const step = chaseStep(tableau, scheme.dependencies);
    if (step === undefined) break;
    tableau = step.tableau;
    tableaux.push(showTableau(tableau));
    trace.push({ step: trace.length + 1, dependency: step.dependency, change: step.change });
  }
  const lossless = hasWholeRow(tableau);
  return printed({ lossless, trace, tableaux, result: tableaux.at(-1)! }, [
    ...trace.map(({ step, dependency, change }) => `${step}. ${dependency}: ${change}`),
    lossless
      ? "lossless: one row is distinguished throughout"
      : "not lossless: no row is distinguished throughout",
  ]);
}
