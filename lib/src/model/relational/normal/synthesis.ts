import { type Attributes, inOrder, say, union, within } from "./attribute-set.js";
import { isSuperkey } from "./closure.js";
import { type SchemeRow, sayScheme, schemeRows } from "./decomposition.js";
import { candidateKeys } from "./keys.js";
import { type MinimalCover, minimalCover } from "./minimal-cover.js";
import { type Printed, printed } from "./printed.js";
import { projected } from "./projection.js";
import type { Scheme } from "./scheme.js";

/** A scheme that was made, left out or added. */
export interface SynthesisStep {
  readonly step: number;
  readonly action: "make" | "leave out" | "add";
  readonly attributes: string;
  readonly why: string;
}

/** Schemes in third normal form, made of a minimal cover. Their join is lossless and every functional dependency is preserved. */
export interface Synthesis extends Printed {
  readonly cover: MinimalCover;
  readonly schemes: readonly Scheme[];
  readonly rows: readonly SchemeRow[];
  readonly trace: readonly SynthesisStep[];
}

/**
 * Synthesises schemes in third normal form: one for each left side of a minimal cover, with all that it determines there; one for a
 * key unless some scheme holds one; none that is part of another. Left sides that determine each other stay apart. Source:
 * P. A. Bernstein, Synthesizing third normal form relations from functional dependencies, ACM TODS 1(4), 1976, with the key as in
 * Elmasri and Navathe, Fundamentals of Database Systems, 7th ed., ch. 15.
 */
export function synthesise3nf(scheme: Scheme): Synthesis {
  const cover = minimalCover(scheme);
  const trace: SynthesisStep[] = [];
  const tell = (action: SynthesisStep["action"], attributes: Iterable<string>, why: string): void => {
    const listed = inOrder(attributes, scheme.attributes).join(", ");
    trace.push({ step: trace.length + 1, action, attributes: listed, why });
  };
  let sets: Attributes[] = cover.grouped.map(({ text, determinant, dependent }) => {
    const set = union(determinant, dependent);
    tell("make", set, text);
    return set;
  });
  if (!sets.some((set) => isSuperkey(scheme, set))) {
    const key = candidateKeys(scheme).keys[0]!;
    tell("add", key, `no scheme holds a key, and ${say(key)} is one`);
    sets.push(new Set(key));
  }
  // of two equal ones, the first stays
  const isKept = (set: Attributes, other: Attributes): boolean =>
    set.size > other.size || sets.indexOf(set) < sets.indexOf(other);
  for (const set of [...sets]) {
    const larger = sets.find((other) => other !== set && within(set, other) && isKept(other, set));
    if (larger === undefined) continue;
    tell("leave out", set, `it is within ${say(inOrder(larger, scheme.attributes))}`);
    sets = sets.filter((other) => other !== set);
  }
  const schemes = sets.map((set, at) => projected(scheme, set, `${scheme.name}.${at + 1}`));
  return printed({ cover, schemes, rows: schemeRows(schemes), trace }, () => [
    ...trace.map(({ step, action, attributes, why }) => `${step}. ${action} ${attributes}: ${why}`),
    ...schemes.map(sayScheme),
  ]);
}
