export {
  chooseOption,
  type Decision,
  decisionRows,
  type Mapping,
  type MappingOptions,
  type MappingStep,
  mapToRelations,
  type SpecialisationOption,
} from "./mapping.js";
export * from "./normal/index.js";
export {
  type Refined,
  type Refinement,
  refine,
  refinementLines,
  sayRefinement,
  type UnusedRefinement,
} from "./refinements/index.js";
export type {
  Action,
  Check,
  Column,
  ForeignKey,
  Index,
  Origin,
  Partitions,
  Relation,
  RelationalSchema,
  UniqueKey,
} from "./relation.js";
export { schemeOfRelation } from "./scheme-of-relation.js";
export { type Unenforced, unenforced } from "./unenforced/index.js";
