import type { EerModel, EntityType, RelationshipType } from "../eer/index.js";
import type { Decision } from "./decision.js";
import { Draft } from "./draft.js";
import { homesOf } from "./homes.js";
import { optionsOf, type SpecialisationOption } from "./options.js";
import { passesOf } from "./order.js";
import type { RelationalSchema } from "./relation.js";
import { dropRulesOfSeveral } from "./rules.js";
import { strongEntityTypes } from "./steps/1-strong-entity-types.js";
import { weakEntityTypes } from "./steps/2-weak-entity-types.js";
import { oneToOne } from "./steps/3-one-to-one.js";
import { oneToMany } from "./steps/4-one-to-many.js";
import { manyToMany } from "./steps/5-many-to-many.js";
import { multivaluedAttributes } from "./steps/6-multivalued-attributes.js";
import { nAryRelationships } from "./steps/7-n-ary-relationships.js";
import { specialisations } from "./steps/8-specialisations.js";
import { categories } from "./steps/9-categories.js";

export type { Decision } from "./decision.js";
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
  /**
   * Categories that get a surrogate key though the keys of their members look alike: they do when both are called `id`, and then a person
   * and a bank of one number would be one owner.
   */
  readonly surrogates?: readonly string[];
}

/**
 * Maps an EER model to relations by the nine steps of Elmasri and Navathe, Fundamentals of Database Systems, chapter "Relational Database
 * Design by ER- and EER-to-Relational Mapping". Steps 8 and 9 are done right after 2, because steps 3 to 7 refer to subclasses and
 * categories too, and need their relations. What builds on something else of steps 8 and 9 comes after it, however the model is ordered.
 * The names of relations become snake case, columns keep the names of attributes. Derived attributes are left out, as in the book.
 *
 * @returns the schema and each step as a value
 * @throws {ModelError} for a model that cannot be mapped; the message says what to change. `NO_KEY`, `KEY_CYCLE`, `KEY_OPTIONAL`,
 *   `RELATION_TWICE`, `COLUMN_TWICE`, `NO_RELATION`, `OPTION_IMPOSSIBLE` and `OPTION_UNKNOWN`; for what `check` finds as well,
 *   `UNKNOWN_ENTITY` and `NO_IDENTIFYING_RELATIONSHIP`
 */
export function mapToRelations(
  model: EerModel,
  { specialisations: given = {}, surrogates = [] }: MappingOptions = {},
): Mapping {
  const options = optionsOf(model, given);
  const passes = passesOf(model);
  const ordered = passes.flatMap((pass) => pass.specialisations);
  const draft = new Draft(model, homesOf(model, ordered, options), surrogates);
  const steps: MappingStep[] = [];
  const step = (number: number, title: string, decisions: Decision[]): void => {
    steps.push({ number, title, decisions, schema: draft.schema() });
  };
  const { strong, weak } = entitiesOf(model, draft);
  const { identifying, both, one, none, nAry } = relationshipsOf(model);
  step(1, "Strong entity types", strongEntityTypes(draft, strong));
  step(2, "Weak entity types", weakEntityTypes(draft, weak));
  for (const pass of passes) {
    step(8, "Specialisations", specialisations(draft, pass.specialisations, options));
    step(9, "Categories", categories(draft, pass.categories));
  }
  step(3, "1:1 relationship types", oneToOne(draft, both));
  step(4, "1:N relationship types", oneToMany(draft, one));
  step(5, "M:N relationship types", manyToMany(draft, none));
  const held = [...identifying, ...both, ...one, ...none];
  step(6, "Multivalued attributes", multivaluedAttributes(draft, model.entities, held));
  const last = nAryRelationships(draft, nAry);
  dropRulesOfSeveral(draft);
  step(7, "N-ary relationship types", last);
  return { model, steps, schema: draft.schema() };
}

/** The entity types of steps 1 and 2: those that have a relation and are neither subclass nor category. */
function entitiesOf(
  model: EerModel,
  { homes }: Draft,
): { readonly strong: readonly EntityType[]; readonly weak: readonly EntityType[] } {
  const later = new Set([
    ...model.categories.map(({ name }) => name),
    ...model.specialisations.flatMap(({ subclasses }) => subclasses),
  ]);
  const own = model.entities.filter(({ name }) => homes.has(name) && !later.has(name));
  return {
    strong: own.filter(({ owners }) => owners.length === 0),
    weak: own.filter(({ owners }) => owners.length > 0),
  };
}

/** The relationship types by the step that maps them: binary ones by how many of their sides take part once at most. */
function relationshipsOf(
  model: EerModel,
): Readonly<Record<"identifying" | "both" | "one" | "none" | "nAry", readonly RelationshipType[]>> {
  const plain = model.relationships.filter(({ identifying }) => !identifying);
  const binary = (once: number): RelationshipType[] =>
    plain.filter(({ ends }) => ends.length === 2 && ends.filter(({ max }) => max === 1).length === once);
  return {
    identifying: model.relationships.filter(({ identifying }) => identifying),
    both: binary(2),
    one: binary(1),
    none: binary(0),
    nAry: plain.filter(({ ends }) => ends.length > 2),
  };
}

/** Every decision of a mapping as a row, for a table. */
export const decisionRows = (
  steps: readonly MappingStep[],
): { step: number; read: string; made: string; option: string; why: string }[] =>
  steps.flatMap(({ number, decisions }) =>
    decisions.map(({ read, made, option = "", why }) => ({ step: number, read, made, option, why })),
  );
