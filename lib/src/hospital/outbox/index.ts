/** One write across two stores: by a transactional outbox, and the naive way beside it. */

export { PROCESSED } from "./apply.js";
export { treatmentDifferences } from "./differences.js";
export { documentOf, writeDocuments, writeMongoBeforeCommit, writeMysqlThenMongo } from "./double-write.js";
export type {
  Difference,
  DoubleWriteStep,
  Medication,
  OnStep,
  Outbox,
  Outcome,
  Relayed,
  RelayOptions,
  RelayStep,
  WriteStep,
} from "./light.js";
export { RELAY_STEPS, relay } from "./relay.js";
export { changeOutcome, giveMedication, WRITE_STEPS } from "./write.js";
