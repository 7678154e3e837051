import type { EerModel, Specialisation } from "./model.js";

/** The specialisations that make an entity type a subclass. */
export const specialisationsAbove = (
  { specialisations }: Pick<EerModel, "specialisations">,
  entity: string,
): readonly Specialisation[] => specialisations.filter(({ subclasses }) => subclasses.includes(entity));
