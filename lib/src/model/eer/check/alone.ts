import type { EntityType } from "../model.js";
import { type Finding, finding } from "./finding.js";
import type { Lookup } from "./lookup.js";

/** Entity types to which nothing in the model leads. */
export function* aloneMistakes({ name, owners }: EntityType, { model }: Lookup): Generator<Finding> {
  const linked =
    owners.length > 0 ||
    model.entities.some((each) => each.owners.includes(name)) ||
    model.relationships.some(({ ends }) => ends.some(({ entity }) => entity === name)) ||
    model.specialisations.some(({ superclass, subclasses }) => [superclass, ...subclasses].includes(name)) ||
    model.categories.some((each) => [each.name, ...each.superclasses].includes(name));
  if (linked) return;
  const message =
    "it is in no relationship, specialisation or category, so nothing leads to it. Link it, or ask whether it belongs in the model.";
  yield finding("ENTITY_ALONE", [name], message);
}
