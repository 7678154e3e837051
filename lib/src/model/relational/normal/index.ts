/** Functional and multivalued dependencies, keys, normal forms and decompositions of a relation scheme. */

export type { AttributeList } from "./attribute-list.js";
export { type Closure, type ClosureStep, closure } from "./closure.js";
export {
  type Decomposition,
  decomposeTo4nf,
  decomposeToBcnf,
  type SchemeRow,
  type SplitStep,
} from "./decomposition.js";
export type { Dependency, DependencyText } from "./dependency.js";
export { type BasisStep, type DependencyBasis, dependencyBasis } from "./dependency-basis.js";
export { type Equivalence, equivalent, type Followed, type Implication, implies } from "./implication.js";
export { type CandidateKeys, candidateKeys, type KeyStep } from "./keys.js";
export { type ChaseStep, type LosslessJoin, losslessJoin } from "./lossless-join.js";
export { type CoverStep, type MinimalCover, minimalCover } from "./minimal-cover.js";
export { type FormReached, type NormalForm, normalForm } from "./normal-form.js";
export type { Parts } from "./parts.js";
export { type Preservation, type Preserved, preserves } from "./preservation.js";
export type { Printed } from "./printed.js";
export { project } from "./projection.js";
export { type NotAtomic, type NotAtomicLists, type Scheme, scheme } from "./scheme.js";
export { type Synthesis, type SynthesisStep, synthesise3nf } from "./synthesis.js";
export type { TableauRow } from "./tableau.js";
export type { Form, Violation } from "./violations.js";
