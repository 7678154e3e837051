import { ModelError } from "../../errors.js";
import { suggest } from "../../show/near.js";
import type { EerModel, Specialisation } from "../eer/index.js";
import { specialisationsAbove } from "../eer/specialisations-above.js";

/** How the subclasses of one specialisation become relations: step 8 of the mapping. */
export type SpecialisationOption = "8A" | "8B" | "8C" | "8D";

/** The option by which a specialisation is mapped, and why that one. */
export interface ChosenOption {
  readonly option: SpecialisationOption;
  readonly why: string;
}

/** Options by the names of the specialisations. */
export type ChosenOptions = ReadonlyMap<string, ChosenOption>;

const OPTIONS: readonly string[] = ["8A", "8B", "8C", "8D"] satisfies SpecialisationOption[];

/**
 * The option of each specialisation: the one given, else the one that suits.
 *
 * @throws {ModelError} `OPTION_UNKNOWN` for a specialisation that the model does not have, or an option that there is not
 */
export function optionsOf(
  model: EerModel,
  given: Readonly<Record<string, SpecialisationOption>>,
): ChosenOptions {
  const names = model.specialisations.map(({ name }) => name);
  for (const [name, option] of Object.entries(given)) {
    const wrong = (what: string): never => {
      throw new ModelError("OPTION_UNKNOWN", `specialisations: { ${name}: "${option}" }: ${what}`);
    };
    if (!names.includes(name))
      wrong(`the model has no such specialisation. ${suggest(name, names, "specialisations")}`);
    if (!OPTIONS.includes(option)) wrong(`the options are ${OPTIONS.join(", ")}.`);
  }
  return new Map(
    model.specialisations.map((each) => {
      const option = given[each.name];
      return [each.name, option === undefined ? chooseOption(model, each) : { option, why: "Asked for." }];
    }),
  );
}

/**
 * The option of step 8 that suits a specialisation: one relation (8C, 8D) where no subclass has anything of its own, else a relation
 * for each subclass (8A), which works for every specialisation.
 */
export function chooseOption(
  model: EerModel,
  { superclass, subclasses, disjoint }: Specialisation,
): ChosenOption {
  const own = subclasses.filter((subclass) => hasOwn(model, subclass));
  if (own.length > 0) {
    return {
      option: "8A",
      why: `${own.join(", ")} ${own.length === 1 ? "has" : "have"} attributes, rules or relationships that no other ${superclass} has.`,
    };
  }
  const shared = subclasses.filter((subclass) => specialisationsAbove(model, subclass).length > 1);
  if (shared.length > 0) {
    return {
      option: "8A",
      why: `${shared.join(", ")} ${shared.length === 1 ? "has" : "have"} a second superclass, whose key a relation of its own can refer to as well.`,
    };
  }
  return disjoint
    ? {
        option: "8C",
        why: "No subclass has anything of its own, and a row belongs to one at most: a column can name it.",
      }
    : {
        option: "8D",
        why: "No subclass has anything of its own, and a row may belong to several: each gets a truth value.",
      };
}

const hasOwn = (model: EerModel, name: string): boolean =>
  model.entities.some(
    (entity) => entity.name === name && entity.attributes.length + entity.rules.length > 0,
  ) ||
  model.relationships.some(({ ends }) => ends.some(({ entity }) => entity === name)) ||
  model.specialisations.some(({ superclass }) => superclass === name) ||
  model.categories.some(({ superclasses }) => superclasses.includes(name)) ||
  model.entities.some(({ owners }) => owners.includes(name));
