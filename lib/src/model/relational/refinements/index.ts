import { ModelError } from "../../../errors.js";
import type { EerModel } from "../../eer/index.js";
import type { RelationalSchema } from "../relation.js";
import { check, noForeignKeys, onDelete, primaryKey, type, uniqueKey } from "./constraints.js";
import { categoryDiscriminator, discriminator } from "./discriminator.js";
import { generatedColumn } from "./generated-column.js";
import { lookupTable } from "./lookup-table.js";
import { autoIncrement, collation, index, partitions } from "./physical.js";
import { type Ground, type Refinement, type RefinementOf, sayRefinement } from "./refinement.js";
import { renameColumn, renameRelation } from "./rename.js";
import { surrogateKey } from "./surrogate-key.js";

export { type LookupColumn, type Refinement, sayRefinement } from "./refinement.js";

/** A refinement that finds nothing to change. */
export interface UnusedRefinement {
  readonly refinement: Refinement;
  /** What it did not find. */
  readonly reason: string;
}

/** A schema after its refinements. */
export interface Refined {
  readonly schema: RelationalSchema;
  readonly unused: readonly UnusedRefinement[];
}

const APPLY: {
  readonly [Kind in Refinement["kind"]]: (ground: Ground, refinement: RefinementOf<Kind>) => RelationalSchema;
} = {
  "rename relation": renameRelation,
  "rename column": renameColumn,
  "surrogate key": surrogateKey,
  "lookup table": lookupTable,
  discriminator,
  "category discriminator": categoryDiscriminator,
  "generated column": generatedColumn,
  type,
  "unique key": uniqueKey,
  check,
  "on delete": onDelete,
  "no foreign keys": noForeignKeys,
  "primary key": primaryKey,
  "auto increment": autoIncrement,
  collation,
  index,
  partitions,
};

/**
 * Applies refinements in their order. One that finds nothing to change is left out and listed: model and refinements have moved apart.
 *
 * @param schema what the mapping made
 * @param model the model it was made of
 */
export function refine(
  schema: RelationalSchema,
  model: EerModel,
  refinements: readonly Refinement[],
): Refined {
  const unused: UnusedRefinement[] = [];
  let refined = schema;
  for (const refinement of refinements) {
    try {
      const apply = APPLY[refinement.kind] as (ground: Ground, refinement: Refinement) => RelationalSchema;
      refined = apply({ schema: refined, model }, refinement);
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      unused.push({ refinement, reason: error.message });
    }
  }
  return { schema: refined, unused };
}

/** Every refinement said in a line, for a table: what it does and why. */
export const refinementLines = (refinements: readonly Refinement[]): { does: string; why: string }[] =>
  refinements.map((refinement) => ({ does: sayRefinement(refinement), why: refinement.why }));
