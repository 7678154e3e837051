import { ModelError } from "../../../errors.js";
import type { Specialisation } from "../../eer/index.js";
import type { Decision, Draft, DraftRelation, SpecialisationOption } from "../draft.js";
import { snakeCase } from "../naming.js";

/** The option by which a specialisation is mapped, and why that one. */
export interface ChosenOption {
  readonly option: SpecialisationOption;
  readonly why: string;
}

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
  options: ReadonlyMap<string, ChosenOption>,
): Decision[] {
  return all.map((specialisation) => {
    const { option, why } = options.get(specialisation.name)!;
    const made = MAKE[option](draft, specialisation);
    return { read: specialisation.name, made, option, why };
  });
}

const MAKE: Readonly<Record<SpecialisationOption, (draft: Draft, specialisation: Specialisation) => string>> =
  {
    "8A": beside,
    "8B": alone,
    "8C": (draft, specialisation) => merged(draft, specialisation, typeColumn),
    "8D": (draft, specialisation) => merged(draft, specialisation, flagColumns),
  };

function beside(draft: Draft, { superclass, subclasses }: Specialisation): string {
  const made: string[] = [];
  for (const subclass of subclasses) {
    const home = draft.homes.get(subclass)!;
    if (draft.relations.has(home)) {
      // A shared subclass, met again under its second superclass: a further foreign key on the same columns.
      const relation = draft.relations.get(home)!;
      const [first] = relation.foreignKeys;
      relation.foreignKeys.push({ ...first!, relation: draft.homes.get(superclass)! });
      continue;
    }
    const entity = draft.entity(subclass);
    const relation = draft.start(home, [subclass], 8);
    relation.primaryKey = draft.addReference(relation, superclass, {
      role: undefined,
      nullable: false,
      onDelete: "NO ACTION",
      path: [subclass],
      step: 8,
    });
    draft.addAttributes(relation, entity.attributes, [subclass], 8);
    draft.addFurtherKeys(relation, entity, 8);
    draft.addRules(relation, entity, 8);
    made.push(relation.name);
  }
  return made.join(", ");
}

function alone(draft: Draft, { name, superclass, subclasses, total }: Specialisation): string {
  if (!total) {
    throw new ModelError(
      "OPTION_IMPOSSIBLE",
      `${name} cannot be mapped by 8B: it is partial, and a ${superclass} of no subclass would have no relation. Take 8A.`,
    );
  }
  const above = draft.entity(superclass);
  for (const subclass of subclasses) {
    const entity = draft.entity(subclass);
    const relation = draft.start(draft.homes.get(subclass)!, [subclass], 8);
    draft.addAttributes(relation, above.attributes, [superclass], 8);
    draft.addAttributes(relation, entity.attributes, [subclass], 8);
    relation.primaryKey = draft.key(subclass).map((column) => column.name);
    for (const each of [above, entity]) {
      draft.addFurtherKeys(relation, each, 8);
      draft.addRules(relation, each, 8);
    }
  }
  return subclasses.map((subclass) => draft.homes.get(subclass)).join(", ");
}

function merged(
  draft: Draft,
  specialisation: Specialisation,
  say: (relation: DraftRelation, specialisation: Specialisation, draft: Draft) => string,
): string {
  const relation = draft.home(specialisation.superclass);
  const how = say(relation, specialisation, draft);
  for (const subclass of specialisation.subclasses) {
    const entity = draft.entity(subclass);
    draft.addAttributes(relation, entity.attributes, [subclass], 8, true);
    draft.addFurtherKeys(relation, entity, 8);
    draft.addRules(relation, entity, 8);
  }
  return `${relation.name}.${how}`;
}

function typeColumn(relation: DraftRelation, specialisation: Specialisation, draft: Draft): string {
  const { name, superclass, subclasses, disjoint, total, definedBy } = specialisation;
  if (!disjoint) {
    throw new ModelError(
      "OPTION_IMPOSSIBLE",
      `${name} cannot be mapped by 8C: its subclasses overlap, and one column names one subclass. Take 8D or 8A.`,
    );
  }
  if (definedBy !== undefined) return definedBy.attribute;
  const column = `${snakeCase(superclass)}_type`;
  const origin = { path: [name], step: 8, refinedBy: [] };
  draft.addColumn(relation, column, { kind: "oneOf", values: subclasses.map(snakeCase) }, !total, origin);
  return column;
}

function flagColumns(relation: DraftRelation, { name, subclasses }: Specialisation, draft: Draft): string {
  const flags = subclasses.map((subclass) => `is_${snakeCase(subclass)}`);
  for (const flag of flags)
    draft.addColumn(relation, flag, { kind: "truth" }, false, { path: [name], step: 8, refinedBy: [] });
  return flags.join(", ");
}
