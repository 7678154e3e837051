/** Faults planted on the reported side, a known number of each kind: what the rules have to find. */

import type { ReportedRows } from "../reported/tables.js";
import { Ground } from "./ground.js";
import type { Offender, Planter } from "./planter.js";
import { responseFaults } from "./responses.js";
import { visitFaults } from "./visits.js";
import { vitalSignFaults } from "./vital-signs.js";

export type { Offender } from "./planter.js";

const PLANTERS: Readonly<Record<string, Planter>> = { ...responseFaults, ...vitalSignFaults, ...visitFaults };

/** The rules that faults can be planted for, by id. */
export const faultKinds = (): string[] => Object.keys(PLANTERS).sort();

/** Who was planted, by the rule that is to find them. */
export type Planted = Readonly<Record<string, readonly Offender[]>>;

/**
 * Plants faults in rows of the reported side and changes the rows for it. Each fault is in a record of its own, so that its rule finds it and
 * no other rule does. The same rows and seed give the same faults.
 *
 * @param rows as `reportedFrom` gives them, without faults
 * @param each how many of each kind
 * @param kinds default: all
 * @throws {SettingError} `FAULTS_TOO_MANY` if there are too few rows for that many faults
 * @throws {RangeError} for a kind that is not known
 */
export function plantFaults(
  rows: ReportedRows,
  { seed, each, kinds = faultKinds() }: { seed: number; each: number; kinds?: readonly string[] },
): Planted {
  const unknown = kinds.find((kind) => !Object.hasOwn(PLANTERS, kind));
  if (unknown !== undefined)
    throw new RangeError(`No fault "${unknown}" can be planted: there are ${faultKinds().join(", ")}.`);
  const ground = new Ground(rows, seed);
  return Object.fromEntries(
    kinds.map((kind) => [kind, Array.from({ length: each }, () => PLANTERS[kind]!(ground))]),
  );
}
