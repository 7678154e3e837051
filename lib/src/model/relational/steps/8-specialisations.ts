import type { Specialisation } from "../../eer/index.js";
import type { Decision } from "../decision.js";
import type { Draft } from "../draft.js";
import { addEntity } from "../entity-content.js";
import type { ChosenOptions, SpecialisationOption } from "../options.js";
import { typed } from "./8c-type-column.js";
import { flagged } from "./8d-truth-values.js";

/**
 * Step 8: the subclasses of a specialisation.
 * 8A: a relation for each subclass, beside the superclass's, with the same primary key.
 * 8B: relations for the subclasses alone, each with all that they inherit; only for a total specialisation.
 * 8C: one relation with an attribute that says which subclass a row belongs to; only for a disjoint one.
 * 8D: one relation with a truth value for each subclass; for an overlapping one.
 */
export function specialisations(
  draft: Draft,
  all: readonly Specialisation[],
  options: ChosenOptions,
): Decision[] {
  return all.map((specialisation) => {
    const { option, why } = options.get(specialisation.name)!;
    const made = MAKE[option](draft, specialisation, options);
    return { read: specialisation.name, made, option, why };
  });
}

type Make = (draft: Draft, specialisation: Specialisation, options: ChosenOptions) => string;

const MAKE: Readonly<Record<SpecialisationOption, Make>> = {
  "8A": apart,
  "8B": apart,
  "8C": typed,
  "8D": flagged,
};

/** Makes a relation for each subclass that has none yet: a shared one was made with its first superclass. */
function apart(draft: Draft, { subclasses }: Specialisation): string {
  const made: string[] = [];
  for (const subclass of subclasses) {
    const home = draft.homes.get(subclass);
    // A subclass that is divided by 8B itself has no relation; those of its own subclasses have all of it.
    if (home === undefined || draft.relations.get(home)?.origin.path.join() === subclass) continue;
    addEntity(draft, draft.start(home, [subclass], 8), subclass, 8);
    made.push(home);
  }
  return made.length === 0 ? "nothing: see the specialisations of these" : made.join(", ");
}
