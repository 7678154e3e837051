/** What an event of the outbox changes in the documents. */

import type { ClientSession, Db, Document } from "mongodb";

/** A row of the outbox. */
export interface OutboxEvent {
  /** Its place in the order, for messages; another outbox counts from 1, too. */
  readonly eventId: number;
  /** No other event has it, in whatever outbox. */
  readonly uuid: string;
  readonly visitId: number;
  readonly kind: string;
  /** The payload with its BSON types. */
  readonly payload: Document;
}

/** Holds the UUID of every event that was applied; see `forget.ts` for how long. */
export const PROCESSED = "outbox_processed";

/** The note that an event was applied. */
export interface Processed {
  readonly _id: string;
  readonly at: Date;
  /** When MySQL was seen to have the event marked; a week later the note goes. Absent: the event may come again. */
  readonly sent_at?: Date;
}

/** The documents do not have what an event changes, or the event is of an unknown kind. */
export class NotApplicable extends Error {}

type Change = (db: Db, event: OutboxEvent, session: ClientSession) => Promise<void>;

/** What is changed of an encounter: its visit, and in short what was done. */
interface Encounter {
  readonly visit: { readonly visit_id: number };
  readonly treatments: { treatment_id: number; kind: string; outcome: string }[];
}

/** Adds a treatment to the list in the encounter of its visit; a second time, if it is there already. */
export async function listTreatment(
  db: Db,
  { _id, kind, outcome, visit_id }: Document,
  session?: ClientSession,
): Promise<void> {
  const { matchedCount } = await db
    .collection<Encounter>("encounters")
    .updateOne(
      { "visit.visit_id": visit_id },
      { $push: { treatments: { treatment_id: _id, kind, outcome } } },
      session === undefined ? {} : { session },
    );
  expectOne(matchedCount, `no encounter has visit ${visit_id}`);
}

const CHANGES: Readonly<Record<string, Change>> = {
  treatment_given: async (db, { payload }, session) => {
    await db.collection("treatments").insertOne(payload, { session });
    await listTreatment(db, payload, session);
  },
  outcome_changed: async (db, { visitId, payload: { _id, outcome } }, session) => {
    const whole = await db.collection("treatments").updateOne({ _id }, { $set: { outcome } }, { session });
    expectOne(whole.matchedCount, `there is no treatment ${_id}`);
    const { matchedCount } = await db
      .collection("encounters")
      .updateOne(
        { "visit.visit_id": visitId, "treatments.treatment_id": _id },
        { $set: { "treatments.$.outcome": outcome } },
        { session },
      );
    expectOne(matchedCount, `the encounter of visit ${visitId} lists no treatment ${_id}`);
  },
};

function expectOne(matched: number, otherwise: string): void {
  if (matched !== 1) throw new NotApplicable(otherwise);
}

/**
 * Applies an event in a transaction that has begun, unless a note with its UUID says that it was applied before.
 *
 * @returns whether it was applied now
 * @throws {NotApplicable} if the documents lack what it changes
 */
export async function applyEvent(db: Db, event: OutboxEvent, session: ClientSession): Promise<boolean> {
  const processed = db.collection<Processed>(PROCESSED);
  if ((await processed.findOne({ _id: event.uuid }, { session })) !== null) return false;
  // First: of two relays with the same event, one meets the other here.
  await processed.insertOne({ _id: event.uuid, at: new Date() }, { session });
  const change = CHANGES[event.kind];
  if (change === undefined) throw new NotApplicable(`an event of kind ${event.kind} is unknown`);
  await change(db, event, session);
  return true;
}
