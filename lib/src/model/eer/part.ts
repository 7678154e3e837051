import { ModelError } from "../../errors.js";
import { assertKnown, type Known } from "./known-names.js";
import type { Attribute, EerModel, Specialisation } from "./model.js";

/** Which attributes stay: all, only keys and partial keys, or none. */
export type PartAttributes = "all" | "keys" | "none";

/** What to take out of a model. */
export type PartOptions<Name extends string> = (
  | {
      /** Where to begin: one entity type or several. */
      readonly around: Name | readonly Name[];
      /** How many steps from there; 1 if not given, 0 for these entity types alone. */
      readonly depth?: number;
      readonly only?: never;
    }
  | {
      /** Exactly these entity types. */
      readonly only: readonly Name[];
      readonly around?: never;
      readonly depth?: never;
    }
) & { readonly attributes?: PartAttributes };

/**
 * A part of a model, for a diagram that fits on a page: some entity types and everything between them. A relationship type stays if all
 * its ends do, a specialisation or category if its superclass or union does and one of the others at least. A weak entity type stays
 * weak, though its owners may be left out: a part is there to be looked at, `check` and the mapping want the whole. Rules go where
 * attributes go.
 *
 * A step leads along a relationship type, from a subclass to its superclass, from a member to its category, from a weak entity type to its
 * owner, and each of these the other way round.
 *
 * @returns a model in the order of the whole one
 * @throws {ModelError} `UNKNOWN_ENTITY`, `PART_DEPTH` for a depth that is no whole number from 0 up
 */
export function part<Name extends string>(
  model: EerModel<Name>,
  options: PartOptions<Known<Name>>,
): EerModel<Name> {
  const chosen =
    options.only !== undefined ? known(model, options.only) : around(model, options.around, options.depth);
  const { attributes = "all" } = options;
  const inside = (name: string): boolean => chosen.has(name);
  return {
    name: model.name,
    entities: model.entities
      .filter(({ name }) => inside(name))
      .map((entity) => ({
        ...entity,
        attributes: keep(entity.attributes, attributes),
        rules: attributes === "all" ? entity.rules : [],
      })),
    relationships: model.relationships
      .filter(({ ends }) => ends.every(({ entity }) => inside(entity)))
      .map((relationship) => ({ ...relationship, attributes: keep(relationship.attributes, attributes) })),
    specialisations: model.specialisations
      .filter(({ superclass, subclasses }) => inside(superclass) && subclasses.some(inside))
      .map((specialisation) => withSubclasses(specialisation, specialisation.subclasses.filter(inside))),
    categories: model.categories
      .filter(({ name, superclasses }) => inside(name) && superclasses.some(inside))
      .map((category) => ({ ...category, superclasses: category.superclasses.filter(inside) })),
  };
}

function around<Name extends string>(
  model: EerModel<Name>,
  start: string | readonly string[],
  depth = 1,
): Set<string> {
  if (!(Number.isSafeInteger(depth) && depth >= 0)) {
    throw new ModelError(
      "PART_DEPTH",
      `A part cannot be ${depth} steps deep. Give a whole number from 0 up; 1 takes the neighbours.`,
    );
  }
  const reached = known(model, typeof start === "string" ? [start] : start);
  const groups = groupsOf(model);
  for (let step = 0; step < depth; step++) {
    const next = groups.filter((group) => group.some((name) => reached.has(name))).flat();
    for (const name of next) reached.add(name);
  }
  return reached;
}

/** Names that are one step from each other. */
const groupsOf = (model: EerModel): (readonly string[])[] => [
  ...model.entities.flatMap(({ name, owners }) => owners.map((owner) => [name, owner])),
  ...model.relationships.map(({ ends }) => ends.map(({ entity }) => entity)),
  ...model.specialisations.flatMap(({ superclass, subclasses }) =>
    subclasses.map((subclass) => [subclass, superclass]),
  ),
  ...model.categories.flatMap(({ name, superclasses }) => superclasses.map((member) => [name, member])),
];

function known(model: EerModel, names: readonly string[]): Set<string> {
  assertKnown(
    names,
    model.entities.map(({ name }) => name),
  );
  return new Set(names);
}

const keep = (attributes: readonly Attribute[], which: PartAttributes): Attribute[] =>
  attributes.filter(({ key, partialKey }) => which === "all" || (which === "keys" && (key || partialKey)));

function withSubclasses<Name extends string>(
  { definedBy, ...specialisation }: Specialisation<Name>,
  subclasses: readonly Name[],
): Specialisation<Name> {
  if (definedBy === undefined) return { ...specialisation, subclasses };
  const values = Object.entries(definedBy.values).filter(([name]) =>
    subclasses.some((each) => each === name),
  );
  return { ...specialisation, subclasses, definedBy: { ...definedBy, values: Object.fromEntries(values) } };
}
