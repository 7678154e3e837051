/** What a notebook sees of the outbox: types without the drivers' declarations. */

import type { MongoDatabase } from "../../stores/mongo/light.js";
import type { MysqlConnection } from "../../stores/mysql/light.js";

/** Told of each step as it is done and awaited before the next: a test stops there, a notebook shows it. */
export type OnStep<Step extends string> = (step: Step) => void | Promise<void>;

/** A drug given during a visit. */
export interface Medication {
  readonly visitId: number;
  readonly physicianId: number;
  readonly drug: string;
  /** In `unit`. */
  readonly dose: number;
  readonly unit: "mg" | "ug" | "g" | "mL" | "IU";
  readonly route: "oral" | "intravenous" | "intramuscular" | "inhaled" | "subcutaneous";
  readonly at: Date;
}

export type Outcome = "improved" | "unchanged" | "worsened";

/** What is done when a step is told, in this order. */
export type WriteStep = "begun" | "rows written" | "event noted" | "committed";

/** Locked in MySQL; begun, applied, committed in MongoDB; marked and committed in MySQL. */
export type RelayStep = "claimed" | "begun" | "applied" | "confirmed" | "marked" | "sent";

/** In which order, the two ways of a double write say. */
export type DoubleWriteStep = "rows written" | "rows committed" | "entry written" | "document written";

export interface RelayOptions {
  /** Two relays at once need two names. */
  readonly name?: string;
  readonly onStep?: OnStep<RelayStep>;
  /** Told why something is tried again. */
  readonly say?: (line: string) => void;
  /** How often a transaction in MongoDB is tried; default 8 times within some 13 s. */
  readonly attempts?: number;
}

/** What a relay has done. */
export interface Relayed {
  /** Events that were applied and marked. */
  readonly sent: number;
  /** Events that had been applied before, and now were only marked. */
  readonly repeated: number;
  /** Events that cannot be applied; they stay in the outbox, and those of the same visit wait behind them. */
  readonly stuck: readonly { readonly eventId: number; readonly reason: string }[];
}

/** A treatment of which the stores tell different things. */
export interface Difference {
  readonly treatment_id: number;
  /** What is in `treatment`: the visit and the outcome, or null. */
  readonly mysql: string | null;
  /** The same in the documents of `treatments`. */
  readonly document: string | null;
  /** What the encounters list, each entry: two where a treatment was noted twice. */
  readonly listed: readonly string[];
}

/** The public functions; each is explained where it is written. */
export interface Outbox {
  giveMedication(mysql: MysqlConnection, given: Medication, onStep?: OnStep<WriteStep>): Promise<number>;
  changeOutcome(
    mysql: MysqlConnection,
    treatmentId: number,
    outcome: Outcome,
    onStep?: OnStep<WriteStep>,
  ): Promise<void>;
  relay(mysql: MysqlConnection, mongo: MongoDatabase, options?: RelayOptions): Promise<Relayed>;
  treatmentDifferences(mysql: MysqlConnection, mongo: MongoDatabase): Promise<Difference[]>;
  writeMysqlThenMongo(
    mysql: MysqlConnection,
    mongo: MongoDatabase,
    given: Medication,
    onStep?: OnStep<DoubleWriteStep>,
  ): Promise<number>;
  writeMongoBeforeCommit(
    mysql: MysqlConnection,
    mongo: MongoDatabase,
    given: Medication,
    onStep?: OnStep<DoubleWriteStep>,
  ): Promise<number>;
}
