/** Lets MongoDB forget which events were applied, once none of them can come again. */

import type { Db, MongoBulkWriteError } from "mongodb";
import type { Connection, RowDataPacket } from "mysql2/promise";
import { PROCESSED, type Processed } from "./apply.js";

/** Notes that one relay looks at; what is more waits for the next. */
const MOST = 10_000;

/**
 * Dates the notes whose events MySQL has marked as sent. The TTL index of the collection deletes them a week after that date.
 *
 * Age alone would not be safe: a relay may die between the documents and the mark, and stand still for longer than any week. Its note has
 * no date then, and TTL leaves a document without one alone. A note is dated only when no unsent event has its UUID, which is read
 * outside of any transaction, so that a mark which is not committed yet does not count; an event that
 * is gone from the outbox was marked before. No relay takes a marked event again; the week is for people who want to see when something
 * arrived.
 *
 * Before the events had UUIDs a note had an event's number for its `_id`. The relay asks for no number any more, so these notes are deleted.
 *
 * @param mysql a connection without an open transaction
 * @returns how many notes were dated
 * @throws {NotesNotDated} if MongoDB refuses some of them; all others are dated then. Errors of both stores as they are
 */
export async function dateNotes(mysql: Connection, db: Db): Promise<number> {
  const notes = db.collection<Processed>(PROCESSED);
  await notes.deleteMany({ _id: { $type: "number" as never } });
  // Equal to null is what is absent, and the TTL index finds it. Of text only: the collection may hold what no validator has seen.
  const undated = await notes
    .find({ sent_at: null as never, _id: { $type: "string" } }, { projection: { _id: 1 } })
    .limit(MOST)
    .toArray();
  const ids = undated.map(({ _id }) => _id);
  if (ids.length === 0) return 0;
  const [unsent] = await mysql.query<RowDataPacket[]>(
    "SELECT event_uuid FROM outbox WHERE event_uuid IN (?) AND sent_at IS NULL",
    [ids],
  );
  const waiting = new Set(unsent.map((row) => row.event_uuid));
  const sent = ids.filter((id) => !waiting.has(id));
  const writes = sent.map((_id) => ({
    updateOne: { filter: { _id }, update: { $set: { sent_at: new Date() } } },
  }));
  if (writes.length === 0) return 0;
  try {
    // Each on its own: one that the validator refuses does not stop the others.
    return (await notes.bulkWrite(writes, { ordered: false })).modifiedCount;
  } catch (error) {
    const { name, result } = error as Partial<MongoBulkWriteError>;
    if (name !== "MongoBulkWriteError" || result === undefined) throw error;
    const bad = [(error as MongoBulkWriteError).writeErrors].flat();
    const ids = bad.map(({ index }) => sent[index]);
    throw new NotesNotDated(
      `${bad.length} of ${writes.length} notes in ${PROCESSED} stay without a date, such as ${JSON.stringify(ids[0])}: ${bad[0]!.errmsg} (MongoDB ${bad[0]!.code}). Mend or delete them; their events were sent.`,
      result.modifiedCount,
      { cause: error },
    );
  }
}

/** Some notes were refused; the others are dated. */
export class NotesNotDated extends Error {
  constructor(
    message: string,
    /** How many were dated all the same. */
    readonly dated: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
