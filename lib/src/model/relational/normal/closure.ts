import type { AttributeList } from "./attribute-list.js";
import { inOrder, say } from "./attribute-set.js";
import { close, determine } from "./determining.js";
import { functionalDependencies } from "./functional.js";
import { type Printed, printed } from "./printed.js";
import { attributesOf, type Scheme } from "./scheme.js";

/** A dependency that was applied, and what it added. */
export interface ClosureStep {
  readonly step: number;
  readonly dependency: string;
  readonly gained: string;
}

/** The closure X+ of a set of attributes: all that it determines. */
export interface Closure extends Printed {
  readonly of: readonly string[];
  readonly attributes: readonly string[];
  /** Whether the closure is the whole scheme. */
  readonly superkey: boolean;
  readonly trace: readonly ClosureStep[];
}

/**
 * The closure of a set of attributes under the functional dependencies of a scheme, those included that follow only with the help of
 * multivalued ones.
 *
 * @example closure(sheet, "call_sign").attributes // call_sign, ambulance_kind, station_code, station_name
 * @throws {ModelError} `UNKNOWN_ATTRIBUTE`, `NO_ATTRIBUTES`
 */
export function closure(scheme: Scheme, attributes: AttributeList): Closure {
  const { attributes: all } = scheme;
  const reached = attributesOf(scheme, attributes);
  const of = inOrder(reached, all);
  const trace = determine(reached, functionalDependencies(scheme)).map(({ text, gained }, at) => ({
    step: at + 1,
    dependency: text,
    gained: inOrder(gained, all).join(", "),
  }));
  const found = inOrder(reached, all);
  return printed({ of, attributes: found, superkey: found.length === all.length, trace }, () => [
    ...trace.map(({ step, dependency, gained }) => `${step}. ${dependency} adds ${gained}`),
    `${say(of)}+ = ${found.join(", ")}`,
  ]);
}

/** Whether a set determines every attribute of a scheme. */
export const isSuperkey = (scheme: Scheme, attributes: Iterable<string>): boolean =>
  close(attributes, functionalDependencies(scheme)).size === scheme.attributes.length;
