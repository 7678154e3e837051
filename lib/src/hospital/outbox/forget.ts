/** Lets MongoDB forget which events were applied, once none of them can come again. */

import type { Db } from "mongodb";
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
 * @param mysql a connection without an open transaction
 * @returns how many notes were dated
 */
export async function dateNotes(mysql: Connection, db: Db): Promise<number> {
  const notes = db.collection<Processed>(PROCESSED);
  // Equal to null is what is absent, and the TTL index finds it.
  const undated = await notes
    .find({ sent_at: null as never }, { projection: { _id: 1 } })
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
  if (sent.length === 0) return 0;
  const { modifiedCount } = await notes.updateMany({ _id: { $in: sent } }, { $set: { sent_at: new Date() } });
  return modifiedCount;
}
