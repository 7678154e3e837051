/** Batches of a cursor as the server sends them, the next one already on its way while one is read. */

import { setImmediate as nextTurn } from "node:timers/promises";
import type { ClientSession, Collection, Db, Document } from "mongodb";
import { BSON, behindName, int32At, sizeOf } from "./bson.js";

/** What is read of a collection: all documents, those of a filter, or what a pipeline makes of them. */
export interface Wish {
  readonly filter?: Document;
  /** Fields to take or to leave, as `find` has it. */
  readonly projection?: Document;
  /** Without the two above. */
  readonly pipeline?: readonly Document[];
}

/** Documents of a batch at most: some two megabytes, which a socket takes while the batch before is read; the server allows 16 MB. */
const BATCH_DOCUMENTS = 16_000;
/** Of the first batch, and of each one twice as many as before: the reader is compiled while few documents wait for it. */
const FIRST_DOCUMENTS = 1_000;

/** The bytes of an answer, and where the array of its documents begins in them. */
export interface RawBatch {
  readonly bytes: Uint8Array;
  readonly start: number;
}

interface Answer extends RawBatch {
  /** 0 when the cursor is exhausted. */
  readonly cursor: bigint;
}

/**
 * Runs a find or an aggregation and gives its batches. Whoever leaves the loop early has the server's cursor killed.
 *
 * @param signal aborts what is under way
 */
export async function* rawBatches(
  collection: Collection,
  { filter = {}, projection = {}, pipeline }: Wish,
  signal?: AbortSignal,
): AsyncGenerator<RawBatch> {
  const { client } = collection as unknown as { client: Db["client"] };
  const db = client.db(collection.dbName);
  const name = collection.collectionName;
  let batchSize = FIRST_DOCUMENTS;
  const first =
    pipeline === undefined
      ? { find: name, filter, projection, batchSize }
      : { aggregate: name, pipeline, cursor: { batchSize } };
  const session = client.startSession();
  const ask = async (command: Document): Promise<Answer> =>
    answerOf(await db.command(command, { raw: true, session, ...(signal === undefined ? {} : { signal }) }));
  let open = 0n;
  let coming: Promise<Answer> | undefined;
  try {
    let answer = await ask(first);
    for (;;) {
      open = answer.cursor;
      if (open !== 0n) {
        batchSize = Math.min(2 * batchSize, BATCH_DOCUMENTS);
        coming = ask({ getMore: open, collection: name, batchSize });
        coming.catch(() => {}); // whoever waits for it hears of it
        // The driver writes a command in a later turn of the event loop, which whoever reads this batch would keep it from.
        await nextTurn();
      }
      yield answer;
      if (coming === undefined) return;
      answer = await coming;
      coming = undefined;
    }
  } catch (error) {
    if (isNetworkError(error)) open = 0n; // nobody is there to kill a cursor; the server closes it after ten minutes
    throw error;
  } finally {
    const last = await coming?.catch(() => undefined);
    if (last !== undefined) open = last.cursor;
    await close(db, name, open, session);
  }
}

/** Whether a connection broke or was silent, in the driver's words. */
export const isNetworkError = (error: unknown): error is Error =>
  error instanceof Error && /^Mongo(Network|PoolCleared|ServerSelection)/.test(error.name);

/** A cursor that is gone already is no failure, and a server that is gone has none. */
async function close(db: Db, name: string, cursor: bigint, session: ClientSession): Promise<void> {
  if (cursor !== 0n) await db.command({ killCursors: name, cursors: [cursor] }, { session }).catch(() => {});
  await session.endSession();
}

/** With `raw` the driver leaves nested documents, such as `cursor`, as their bytes. */
function answerOf(reply: Document): Answer {
  const bytes = reply.cursor as Uint8Array;
  const end = int32At(bytes, 0) - 1;
  let cursor = 0n;
  let start = 0;
  for (let at = 4; at < end; ) {
    const type = bytes[at]!;
    const value = behindName(bytes, at + 1);
    if (type === BSON.array && bytes[value - 2] === 0x68) start = value; // firstBatch and nextBatch end with h
    if (type === BSON.long && value - at === 4)
      cursor = new DataView(bytes.buffer, bytes.byteOffset + value, 8).getBigInt64(0, true);
    at = value + sizeOf(type, bytes, value);
  }
  return { bytes, start, cursor };
}

/** Calls `take` with the position of each document. */
export function eachDocument({ bytes, start }: RawBatch, take: (at: number) => void): void {
  const end = start + int32At(bytes, start) - 1;
  for (let at = start + 4; at < end; ) {
    at = behindName(bytes, at + 1); // the elements of an array are called "0", "1", …
    take(at);
    at += int32At(bytes, at);
  }
}
