import type { EerModel } from "../../eer/index.js";
import type { RelationalSchema } from "../relation.js";
import { ofCategory } from "./category.js";
import { ofKinds } from "./kind.js";
import { ofRelationship } from "./relationship.js";
import { ofRules } from "./rules.js";
import { ofSpecialisation } from "./specialisation.js";
import { ofValues } from "./values.js";

/** A constraint of the model that no key, foreign key or column of the schema enforces. */
export interface Unenforced {
  /** Stable name: `measures.Assessment.min`, `staff_role.total`, `enters.reference`. */
  readonly id: string;
  /** The constraint in a sentence. */
  readonly says: string;
  /** Why the schema cannot hold it. */
  readonly why: string;
  /** Path in the model. */
  readonly path: readonly string[];
}

/**
 * What the schema leaves open of the model: participation on the side that holds no foreign key, maxima that no key holds, totality,
 * disjointness without a discriminator, members of categories, references without a foreign key, references to one kind of the rows that
 * share a relation, values of what is not there, rules that speak of several relations. Each wants a guard elsewhere: a procedure, a rule that finds offenders, or a test.
 *
 * @param schema mapped from the model, refined or not: what belongs together is told by its origins
 */
export function unenforced(model: EerModel, schema: RelationalSchema): Unenforced[] {
  return [
    ...model.relationships.flatMap((relationship) => ofRelationship(relationship, schema)),
    ...ofValues(model, schema),
    ...ofKinds(schema),
    ...ofRules(model, schema),
    ...model.specialisations.flatMap((specialisation) => ofSpecialisation(specialisation, model, schema)),
    ...model.categories.flatMap((category) => ofCategory(category, schema)),
  ];
}
