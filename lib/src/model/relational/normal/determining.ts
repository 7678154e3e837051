import { type Attributes, within, without } from "./attribute-set.js";
import type { Dependency } from "./dependency.js";

/** A dependency that was applied, and the attributes that it added. */
export interface Applied {
  readonly text: string;
  readonly gained: Attributes;
}

/**
 * Adds to a set all that it determines: round after round, each dependency whose left side is there adds its right side. Source: the
 * algorithm for X+ in Elmasri and Navathe, Fundamentals of Database Systems, 7th ed., ch. 15.
 *
 * @param reached the set; it grows
 * @returns the dependencies that added something, in the order in which they did
 */
export function determine(reached: Set<string>, functional: readonly Dependency[]): Applied[] {
  const steps: Applied[] = [];
  for (let before = -1; before < reached.size; ) {
    before = reached.size;
    for (const { text, determinant, dependent } of functional) {
      if (within(dependent, reached) || !within(determinant, reached)) continue;
      const gained = without(dependent, reached);
      for (const each of gained) reached.add(each);
      steps.push({ text, gained });
    }
  }
  return steps;
}

/** The closure of a set under functional dependencies. */
export function close(attributes: Iterable<string>, functional: readonly Dependency[]): Set<string> {
  const reached = new Set(attributes);
  determine(reached, functional);
  return reached;
}
