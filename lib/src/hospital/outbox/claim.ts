/** Events of the outbox as MySQL keeps them: taken one at a time under a lock, and marked as sent. */

import type { Connection, RowDataPacket } from "mysql2/promise";
import type { OutboxEvent } from "./apply.js";

/**
 * Begins a transaction and locks the first event that is free: not sent, not locked by another relay, and with no earlier one of the
 * same visit that is still to be sent. So several relays share the work, and each visit's events keep their order.
 *
 * The index `outbox_unsent` gives the events in order, so that the server stops at the first: it locks no row that it does not return.
 *
 * @param without visits whose events are to wait
 * @returns undefined if no event is free; then no transaction is open
 */
export async function claimEvent(
  mysql: Connection,
  without: readonly number[],
): Promise<OutboxEvent | undefined> {
  await mysql.query("SET TRANSACTION ISOLATION LEVEL READ COMMITTED");
  await mysql.query("START TRANSACTION");
  const [[row]] = await mysql.query<RowDataPacket[]>(CLAIM, [without.length === 0 ? [0] : without]);
  if (row === undefined) {
    await mysql.query("COMMIT");
    return undefined;
  }
  const { EJSON } = (await import("mongodb")).BSON;
  return {
    eventId: Number(row.event_id),
    uuid: row.event_uuid,
    visitId: Number(row.visit_id),
    kind: row.kind,
    payload: EJSON.parse(row.payload),
  };
}

const CLAIM = `SELECT o.event_id, o.event_uuid, o.visit_id, o.kind, CAST(o.payload AS CHAR) AS payload
  FROM outbox AS o
  WHERE o.sent_at IS NULL AND o.visit_id NOT IN (?)
    AND NOT EXISTS (
      SELECT 1 FROM outbox AS earlier
      WHERE earlier.visit_id = o.visit_id AND earlier.sent_at IS NULL AND earlier.event_id < o.event_id)
  ORDER BY o.event_id
  LIMIT 1
  FOR UPDATE OF o SKIP LOCKED`;

/** Marks an event as sent; the transaction goes on. */
export async function markSent(mysql: Connection, { eventId }: OutboxEvent): Promise<void> {
  await mysql.query("UPDATE outbox SET sent_at = CURRENT_TIMESTAMP(3) WHERE event_id = ?", [eventId]);
}
