import { ModelError } from "../../errors.js";
import type { EerModel, Specialisation } from "../eer/index.js";
import { specialisationsAbove } from "../eer/specialisations-above.js";
import { snakeCase } from "./naming.js";
import type { ChosenOptions, SpecialisationOption } from "./options.js";

/**
 * The relation in which each entity type lives: its own, or its superclass's for 8C and 8D; none for a superclass mapped by 8B.
 *
 * @param ordered the specialisations, that of a superclass before those of its subclasses
 * @throws {ModelError} `OPTION_IMPOSSIBLE` for options that contradict each other or lose a part of the model
 */
export function homesOf(
  model: EerModel,
  ordered: readonly Specialisation[],
  options: ChosenOptions,
): Map<string, string> {
  const homes = new Map(model.entities.map(({ name }) => [name, snakeCase(name)]));
  const option = ({ name }: Specialisation): SpecialisationOption => options.get(name)!.option;
  for (const specialisation of ordered) {
    const { superclass, subclasses } = specialisation;
    refuseImpossible(model, specialisation, option);
    if (option(specialisation) === "8B") homes.delete(superclass);
    if (!isMerged(option(specialisation))) continue;
    const home = homes.get(superclass);
    if (home !== undefined) for (const subclass of subclasses) homes.set(subclass, home);
  }
  return homes;
}

/** Whether the subclasses share the relation of the superclass. */
const isMerged = (option: SpecialisationOption): boolean => option === "8C" || option === "8D";

function refuseImpossible(
  model: EerModel,
  specialisation: Specialisation,
  option: (specialisation: Specialisation) => SpecialisationOption,
): void {
  const { name, superclass, subclasses, total, disjoint } = specialisation;
  const chosen = option(specialisation);
  const refuse = (reason: string): never => {
    throw new ModelError("OPTION_IMPOSSIBLE", `${name} cannot be mapped by ${chosen}: ${reason}`);
  };
  if (chosen === "8C" && !disjoint)
    refuse("its subclasses overlap, and one column names one subclass. Take 8D or 8A.");
  if (chosen === "8B") {
    if (!total) refuse(`it is partial, and a ${superclass} of no subclass would have no relation. Take 8A.`);
    if (model.categories.some((category) => category.name === superclass))
      refuse(`${superclass} is a category, whose relation the united types refer to. Take 8A.`);
    const other = model.specialisations.find((each) => each.superclass === superclass && each.name !== name);
    if (other !== undefined)
      refuse(
        `${other.name} divides ${superclass} too, and needs the relation that 8B does without. Take 8A for both.`,
      );
    const outer = specialisationsAbove(model, superclass).find((each) => isMerged(option(each)));
    if (outer !== undefined)
      refuse(
        `${superclass} shares a relation by ${outer.name} (${option(outer)}), which would keep its rows. Take 8A for one of the two.`,
      );
  }
  for (const subclass of subclasses) {
    const other = specialisationsAbove(model, subclass).find((each) => each.name !== name);
    if (other === undefined || (chosen === "8A" && option(other) === "8A")) continue;
    refuse(
      `${subclass} is a subclass by ${other.name} (${option(other)}) too, and can live in one relation only. Take 8A for both.`,
    );
  }
}
