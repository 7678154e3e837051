import { ModelError } from "../../errors.js";
import type { Category, EerModel, Specialisation } from "../eer/index.js";
import { keyOf } from "./key-of.js";

/** What is mapped by one pass of step 8 and one of step 9. */
export interface Pass {
  readonly specialisations: readonly Specialisation[];
  readonly categories: readonly Category[];
}

/**
 * Specialisations and categories in an order in which each finds the relations that it builds on: those of a superclass before those of
 * its subclasses, those of united types before the category. One pass, unless a category is specialised.
 *
 * @throws {ModelError} `KEY_CYCLE` if they wait for each other
 */
export function passesOf(model: EerModel): Pass[] {
  const passes: Pass[] = [];
  let left: Pass = model;
  do {
    const specialisations = ready(
      left.specialisations,
      ({ superclass }, others) =>
        !others.some(({ subclasses }) => subclasses.includes(superclass)) &&
        !left.categories.some(({ name }) => name === superclass),
    );
    const open = left.specialisations.filter((each) => !specialisations.includes(each));
    const categories = ready(
      left.categories,
      ({ superclasses }, others) =>
        !others.some(({ name }) => superclasses.includes(name)) &&
        !open.some(({ subclasses }) => subclasses.some((each) => superclasses.includes(each))),
    );
    passes.push({ specialisations, categories });
    const rest = {
      specialisations: open,
      categories: left.categories.filter((each) => !categories.includes(each)),
    };
    if (size(rest) > 0 && size(rest) === size(left)) refuseCycle(model, rest);
    left = rest;
  } while (size(left) > 0);
  return passes;
}

const size = ({ specialisations, categories }: Pass): number => specialisations.length + categories.length;

/** Those that wait for none of the others, then those that wait for these alone, and so on; each time in the order of the model. */
function ready<T>(all: readonly T[], isReady: (each: T, others: readonly T[]) => boolean): T[] {
  const found: T[] = [];
  for (;;) {
    const left = all.filter((each) => !found.includes(each));
    const next = left.find((each) =>
      isReady(
        each,
        left.filter((other) => other !== each),
      ),
    );
    if (next === undefined) return found;
    found.push(next);
  }
}

function refuseCycle(model: EerModel, { specialisations, categories }: Pass): never {
  const names = [...specialisations, ...categories].map(({ name }) => name);
  for (const { superclass } of specialisations) keyOf(model, superclass); // says which depends on itself
  for (const { name } of categories) keyOf(model, name);
  throw new ModelError(
    "KEY_CYCLE",
    `${names.join(", ")}: each builds on another of these. Run check(model) first.`,
  );
}
