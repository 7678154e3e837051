import type { EerModel, RelationshipType, Specialisation } from "../eer/index.js";
import { type Decision, Draft, type SpecialisationOption } from "./draft.js";
import { snakeCase } from "./naming.js";
import type { RelationalSchema } from "./relation.js";
import { strongEntityTypes } from "./steps/1-strong-entity-types.js";
import { weakEntityTypes } from "./steps/2-weak-entity-types.js";
import { oneToOne } from "./steps/3-one-to-one.js";
import { oneToMany } from "./steps/4-one-to-many.js";
import { manyToMany } from "./steps/5-many-to-many.js";
import { multivaluedAttributes } from "./steps/6-multivalued-attributes.js";
import { nAryRelationships } from "./steps/7-n-ary-relationships.js";
import { type ChosenOption, specialisations } from "./steps/8-specialisations.js";
import { categories } from "./steps/9-categories.js";

export type { Decision, SpecialisationOption } from "./draft.js";
export type { ChosenOption } from "./steps/8-specialisations.js";

/** One of the nine steps: what it read, what it made of it, and the schema as it stood afterwards. */
export interface MappingStep {
  /** The book's number, 1 to 9. */
  readonly number: number;
  readonly title: string;
  readonly decisions: readonly Decision[];
  readonly schema: RelationalSchema;
}

/** A model mapped to relations. */
export interface Mapping {
  readonly model: EerModel;
  /** In the order in which they were done: 1, 2, 8, 9, 3, 4, 5, 6, 7. */
  readonly steps: readonly MappingStep[];
  readonly schema: RelationalSchema;
}

/** What the mapping is told beside the model. */
export interface MappingOptions {
  /** The option of step 8 for a specialisation, by its name; the rest is chosen, see {@link chooseOption}. */
  readonly specialisations?: Readonly<Record<string, SpecialisationOption>>;
}

/**
 * Maps an EER model to relations by the nine steps of Elmasri and Navathe, Fundamentals of Database Systems, chapter "Relational Database
 * Design by ER- and EER-to-Relational Mapping". Steps 8 and 9 are done right after 2, because steps 3 to 7 refer to subclasses and
 * categories too, and need their relations. Names become snake case. Derived attributes are left out, as in the book.
 *
 * @returns the schema and each step as a value
 * @throws {ModelError} `NO_KEY`, `KEY_CYCLE`, `RELATION_TWICE`, `COLUMN_TWICE`, `OPTION_IMPOSSIBLE`, `NO_RELATION` for a model that
 *   cannot be mapped; the message says what to change
 */
export function mapToRelations(
  model: EerModel,
  { specialisations: given = {} }: MappingOptions = {},
): Mapping {
  const options = new Map(
    model.specialisations.map((each) => [each.name, optionOf(model, each, given[each.name])]),
  );
  const draft = new Draft(model, homesOf(model, options));
  const category = new Set(model.categories.map(({ name }) => name));
  const subclass = new Set(model.specialisations.flatMap(({ subclasses }) => subclasses));
  const own = model.entities.filter(
    ({ name }) => draft.homes.has(name) && !category.has(name) && !subclass.has(name),
  );
  const plain = model.relationships.filter(({ identifying }) => !identifying);
  const binary = plain.filter(({ ends }) => ends.length === 2);
  const once = (relationship: RelationshipType): number =>
    relationship.ends.filter(({ max }) => max === 1).length;

  const steps: MappingStep[] = [];
  const step = (number: number, title: string, decisions: Decision[]): void => {
    steps.push({ number, title, decisions, schema: draft.schema() });
  };
  step(
    1,
    "Strong entity types",
    strongEntityTypes(
      draft,
      own.filter(({ owners }) => owners.length === 0),
    ),
  );
  step(
    2,
    "Weak entity types",
    weakEntityTypes(
      draft,
      own.filter(({ owners }) => owners.length > 0),
    ),
  );
  step(8, "Specialisations", specialisations(draft, model.specialisations, options));
  step(9, "Categories", categories(draft, model.categories));
  step(
    3,
    "1:1 relationship types",
    oneToOne(
      draft,
      binary.filter((each) => once(each) === 2),
    ),
  );
  step(
    4,
    "1:N relationship types",
    oneToMany(
      draft,
      binary.filter((each) => once(each) === 1),
    ),
  );
  step(
    5,
    "M:N relationship types",
    manyToMany(
      draft,
      binary.filter((each) => once(each) === 0),
    ),
  );
  step(6, "Multivalued attributes", multivaluedAttributes(draft, model.entities));
  step(
    7,
    "N-ary relationship types",
    nAryRelationships(
      draft,
      plain.filter(({ ends }) => ends.length > 2),
    ),
  );
  return { model, steps, schema: draft.schema() };
}

/** Every decision of a mapping as a row, for a table. */
export const decisionRows = (
  steps: readonly MappingStep[],
): { step: number; read: string; made: string; option: string; why: string }[] =>
  steps.flatMap(({ number, decisions }) =>
    decisions.map(({ read, made, option = "", why }) => ({ step: number, read, made, option, why })),
  );

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
      why: `${own.join(", ")} ${own.length === 1 ? "has" : "have"} attributes or relationships that no other ${superclass} has.`,
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
  (model.entities.find((entity) => entity.name === name)?.attributes.length ?? 0) > 0 ||
  model.relationships.some(({ ends }) => ends.some(({ entity }) => entity === name)) ||
  model.specialisations.some(({ superclass }) => superclass === name) ||
  model.categories.some(({ superclasses }) => superclasses.includes(name)) ||
  model.entities.some(({ owners }) => owners.includes(name));

const optionOf = (
  model: EerModel,
  specialisation: Specialisation,
  given: SpecialisationOption | undefined,
): ChosenOption =>
  given === undefined ? chooseOption(model, specialisation) : { option: given, why: "Asked for." };

/** The relation in which each entity type lives: its own, or its superclass's for 8C and 8D; none for a superclass mapped by 8B. */
function homesOf(model: EerModel, options: ReadonlyMap<string, ChosenOption>): Map<string, string> {
  const homes = new Map(model.entities.map(({ name }) => [name, snakeCase(name)]));
  for (const { name, superclass, subclasses } of model.specialisations) {
    const { option } = options.get(name)!;
    if (option === "8B") homes.delete(superclass);
    if (option !== "8C" && option !== "8D") continue;
    const home = homes.get(superclass);
    if (home !== undefined) for (const subclass of subclasses) homes.set(subclass, home);
  }
  return homes;
}
