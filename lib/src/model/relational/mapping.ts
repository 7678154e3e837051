import type { EerModel, RelationshipType, Specialisation } from "../eer/index.js";
import { type Decision, Draft } from "./draft.js";
import { homesOf } from "./homes.js";
import { type ChosenOption, chooseOption, type SpecialisationOption } from "./options.js";
import { passesOf } from "./order.js";
import type { RelationalSchema } from "./relation.js";
import { strongEntityTypes } from "./steps/1-strong-entity-types.js";
import { weakEntityTypes } from "./steps/2-weak-entity-types.js";
import { oneToOne } from "./steps/3-one-to-one.js";
import { oneToMany } from "./steps/4-one-to-many.js";
import { manyToMany } from "./steps/5-many-to-many.js";
import { multivaluedAttributes } from "./steps/6-multivalued-attributes.js";
import { nAryRelationships } from "./steps/7-n-ary-relationships.js";
import { specialisations } from "./steps/8-specialisations.js";
import { categories } from "./steps/9-categories.js";

export type { Decision } from "./draft.js";
export { type ChosenOption, chooseOption, type SpecialisationOption } from "./options.js";

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
  /** In the order in which they were done: 1, 2, 8, 9, 3, 4, 5, 6, 7; where a category is specialised, 8 and 9 once more. */
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
 * categories too, and need their relations. What builds on something else of steps 8 and 9 comes after it, however the model is ordered.
 * Names become snake case. Derived attributes are left out, as in the book.
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
  const passes = passesOf(model);
  const ordered = passes.flatMap((pass) => pass.specialisations);
  const draft = new Draft(model, homesOf(model, ordered, options));
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
  for (const pass of passes) {
    step(8, "Specialisations", specialisations(draft, pass.specialisations, options));
    step(9, "Categories", categories(draft, pass.categories));
  }
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
  step(
    6,
    "Multivalued attributes",
    multivaluedAttributes(
      draft,
      model.entities,
      model.relationships.filter(({ identifying, ends }) => identifying || ends.length === 2),
    ),
  );
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

const optionOf = (
  model: EerModel,
  specialisation: Specialisation,
  given: SpecialisationOption | undefined,
): ChosenOption =>
  given === undefined ? chooseOption(model, specialisation) : { option: given, why: "Asked for." };
