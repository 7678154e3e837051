/** One write across two stores: by a transactional outbox, and the naive way beside it. */

export { type OutboxEvent, PROCESSED } from "./apply.js";
export { type Difference, treatmentDifferences } from "./differences.js";
export {
  DOUBLE_WRITE_STEPS,
  type DoubleWriteStep,
  documentOf,
  writeDocuments,
  writeMongoBeforeCommit,
  writeMysqlThenMongo,
} from "./double-write.js";
export { RELAY_STEPS, type Relayed, type RelayOptions, type RelayStep, relay } from "./relay.js";
export type { OnStep } from "./steps.js";
export type { Medication, Outcome } from "./treatments.js";
export { changeOutcome, giveMedication, WRITE_STEPS, type WriteStep } from "./write.js";
