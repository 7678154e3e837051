import type { Meaning } from "./meaning.js";
import type { Count } from "./way.js";

/** A multivalued attribute: an array, which is there though it be empty, of values that are a set. */
export const SEVERAL = {
  many: { min: 0, max: Number.POSITIVE_INFINITY, distinct: true },
  mandatory: true,
} as const;

/** The same for what several others have; `distinct` where it tells them apart. */
export const cardinality = (
  { min, max }: Count,
  one: string | undefined,
  distinct: boolean,
): Pick<Meaning, "many" | "mandatory"> =>
  max === 1 || one !== undefined ? { mandatory: min > 0 } : { many: { min, max, distinct }, mandatory: true };
