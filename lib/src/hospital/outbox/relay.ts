/** Takes events from the outbox in MySQL to the documents in MongoDB. */

import type { ClientSession, Db, UUID } from "mongodb";
import type { Connection } from "mysql2/promise";
import { explainRefusal, type WriteError } from "../../stores/mongo/refusal.js";
import { applyEvent, NotApplicable, type OutboxEvent } from "./apply.js";
import { claimEvent, markSent } from "./claim.js";
import { dateNotes } from "./forget.js";
import type { Relayed, RelayOptions, RelayStep } from "./light.js";
import { ATTEMPTS, transactionWithRetries } from "./retry.js";

/** In their order. */
export const RELAY_STEPS = [
  "claimed",
  "begun",
  "applied",
  "confirmed",
  "marked",
  "sent",
] as const satisfies readonly RelayStep[];

/** All events are sent by then, but somebody has to learn of it. */
const toStandardError = (line: string): void => void process.stderr.write(`${line}\n`);

/** The sessions of the relays that are at work, by their names. */
const RELAYS = "outbox_relays";
const relays = (db: Db) => db.collection<{ _id: string; session: UUID }>(RELAYS);

/**
 * Sends every event that is free, one after the other, until none is left. May be killed at any instant and run again: an event is
 * marked only after MongoDB has confirmed it, and MongoDB recognises an event that comes a second time.
 *
 * @param mysql a connection that nobody else uses meanwhile
 * @throws {ServerError} `RELAY_GAVE_UP` if MongoDB does not finish a transaction; errors of MySQL as they are
 */
export async function relay(mysql: Connection, db: Db, options: RelayOptions = {}): Promise<Relayed> {
  const { name = "relay", say = toStandardError } = options;
  const session = db.client.startSession();
  try {
    await takeOver(db, name, session);
    const done = await sendAll(mysql, db, session, options);
    await dateNotes(mysql, db).catch((error: Error) =>
      say(`Notes of sent events were not dated. ${error.message}`),
    );
    return done;
  } finally {
    await leave(db, name).catch(() => {}); // what stays is ended by the next relay
    await session.endSession();
  }
}

/**
 * Ends what a killed relay of this name left behind. MongoDB keeps a transaction, with its locks, for a minute after its client is gone;
 * but a user may kill a session of their own, if its number is known: so it is noted before the work begins.
 */
async function takeOver(db: Db, name: string, session: ClientSession): Promise<void> {
  const before = await relays(db).findOne({ _id: name });
  if (before !== null) await db.command({ killSessions: [{ id: before.session }] });
  await relays(db).replaceOne({ _id: name }, { session: session.id!.id as UUID }, { upsert: true });
}

/** The driver gives a session's number to the next who wants one: it must not be ended as a dead relay's. */
async function leave(db: Db, name: string): Promise<void> {
  await relays(db).deleteOne({ _id: name });
}

async function sendAll(
  mysql: Connection,
  db: Db,
  session: ClientSession,
  { onStep = () => {}, say = () => {}, attempts = ATTEMPTS }: RelayOptions,
): Promise<Relayed> {
  let sent = 0;
  let repeated = 0;
  const stuck: { eventId: number; reason: string }[] = [];
  const waiting: number[] = [];
  for (;;) {
    const event = await claimEvent(mysql, waiting);
    if (event === undefined) return { sent, repeated, stuck };
    try {
      await onStep("claimed");
      const isNew = await transactionWithRetries(
        session,
        `Event ${event.eventId} of the outbox`,
        async () => {
          await onStep("begun");
          const applied = await applyEvent(db, event, session);
          await onStep("applied");
          return applied;
        },
        { attempts, say },
      );
      await onStep("confirmed");
      await markSent(mysql, event);
      await onStep("marked");
      await mysql.query("COMMIT");
      await onStep("sent");
      if (isNew) sent++;
      else repeated++;
    } catch (error) {
      await mysql.query("ROLLBACK").catch(() => {}); // the first error is the one to tell
      const reason = whyNot(error, event);
      if (reason === undefined) throw error;
      stuck.push({ eventId: event.eventId, reason });
      waiting.push(event.visitId);
    }
  }
}

/** Why the documents refuse an event; undefined if it is not for them that it failed. */
function whyNot(error: unknown, { kind, visitId }: OutboxEvent): string | undefined {
  const about = `${kind} of visit ${visitId}`;
  if (error instanceof NotApplicable) return `${about}: ${error.message}`;
  const { name, code, errmsg, message, errInfo } = error as Partial<WriteError> & Error;
  if (name !== "MongoServerError" || (code !== 121 && code !== 11000)) return undefined;
  const refusal = {
    index: 0,
    code,
    errmsg: errmsg ?? message,
    ...(errInfo === undefined ? {} : { errInfo }),
  };
  return `${about}: ${explainRefusal(refusal)}`;
}
