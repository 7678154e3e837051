/** Loads nested documents into a collection: all of them, or none. */

import type { Db, Document } from "mongodb";
import { LoadError } from "../../errors.js";
import { answerTo, checkConfirmed, explainRefusal, firstWriteError } from "./refusal.js";
import { boundSize } from "./size.js";
import { takeBack, type Undo, undoLoad } from "./undo.js";

export interface DocumentProgress {
  readonly collection: string;
  /** Documents stored so far. */
  readonly documents: number;
}

export interface DocumentOptions {
  /** Documents in a batch at most; a batch also ends well before the 16 MB that a command may have. */
  readonly batch?: number;
  /** Batches under way at the same time, each on its own connection. */
  readonly connections?: number;
  readonly onProgress?: (progress: DocumentProgress) => void;
}

const BATCH = 2000;
const BATCH_BYTES = 12 * 1024 * 1024;
const LARGEST = 16 * 1024 * 1024;
const CONNECTIONS = 2;

/**
 * Inserts documents in batches, two under way at a time, and stops at the first that the server refuses. Documents without an
 * `_id` get an ObjectId here, so that a failed load can take back exactly what it inserted.
 *
 * @returns how many documents were stored
 * @throws {LoadError} `DOCUMENT_REFUSED` with collection, number and `_id` of the document, field and reason;
 *   `DOCUMENT_UNWRITABLE` if it cannot be BSON or is too large; `LOAD_FAILED` if the connection broke
 */
export async function loadDocuments(
  db: Db,
  collection: string,
  documents: Iterable<Document> | AsyncIterable<Document>,
  options: DocumentOptions = {},
): Promise<number> {
  const { BSON, ObjectId } = await import("mongodb");
  const width = Math.max(1, options.connections ?? CONNECTIONS);
  const most = Math.max(1, options.batch ?? BATCH);
  const undo = await undoLoad(db, collection);
  const underWay = new Set<Promise<void>>();
  let failure: Refused | undefined;
  let stored = 0;

  const send = async (batch: Document[], first: number): Promise<void> => {
    try {
      await insert(db, collection, batch, first, undo, fresh);
      stored += batch.length;
      options.onProgress?.({ collection, documents: stored });
    } catch (error) {
      // Of two that failed, the earlier document is the one to tell.
      if (failure === undefined || first < failure.first) failure = { first, error };
    }
  };
  const dispatch = async (batch: Document[], first: number): Promise<void> => {
    while (underWay.size >= width) await Promise.race(underWay);
    if (failure !== undefined) return;
    const sending: Promise<void> = send(batch, first).finally(() => underWay.delete(sending));
    underWay.add(sending);
  };

  let count = 0;
  let batch: Document[] = [];
  let bytes = 0;
  let fresh = true;
  const flush = (): Promise<void> | undefined => {
    if (batch.length === 0) return undefined;
    const full = batch;
    batch = [];
    bytes = 0;
    return dispatch(full, count - full.length);
  };
  const add = (document: Document): Promise<void> | undefined => {
    if (document._id !== undefined) fresh = false;
    const whole = document._id === undefined ? { _id: new ObjectId(), ...document } : document;
    const size = sizeOf(whole, BSON.calculateObjectSize, collection, count);
    const flushed = batch.length >= most || bytes + size > BATCH_BYTES ? flush() : undefined;
    batch.push(whole);
    bytes += size;
    count++;
    return flushed;
  };
  try {
    if (Symbol.iterator in documents) {
      // Not `for await`, which would pause at every document.
      for (const document of documents) {
        const flushed = add(document);
        if (flushed !== undefined) await flushed;
        if (failure !== undefined) break;
      }
    } else {
      for await (const document of documents) {
        await add(document);
        if (failure !== undefined) break;
      }
    }
    if (failure === undefined) await flush();
  } catch (error) {
    failure ??= { first: count, error };
  }
  await Promise.all(underWay);
  if (failure === undefined) return stored;
  throw await takeBack(failure.error, undo, collection);
}

interface Refused {
  readonly first: number;
  readonly error: unknown;
}

async function insert(
  db: Db,
  collection: string,
  batch: Document[],
  first: number,
  undo: Undo,
  fresh: boolean,
): Promise<void> {
  const those = (count: number) => (): Document => ({
    _id: { $in: batch.slice(0, count).map((document) => document._id) },
  });
  let answer: Document;
  try {
    answer = await answerTo(db.command({ insert: collection, documents: batch, ordered: true }));
  } catch (error) {
    undo.unsure(batch.length, those(batch.length), fresh);
    throw error;
  }
  const error = firstWriteError(answer);
  const count = error?.index ?? batch.length;
  if (count > 0) undo.inserted(count, those(count));
  if (error === undefined) return checkConfirmed(answer, collection);
  const id = JSON.stringify(batch[error.index]?._id);
  throw new LoadError(
    "DOCUMENT_REFUSED",
    `Collection ${collection}, document ${first + error.index + 1} (_id ${id}): ${explainRefusal(error)}.`,
  );
}

/** The size for batching; a document that cannot be stored is refused here, before the driver would cut it off. */
function sizeOf(
  document: Document,
  measure: (document: Document) => number,
  collection: string,
  at: number,
): number {
  const refuse = (why: string, cause?: unknown): never => {
    throw new LoadError("DOCUMENT_UNWRITABLE", `Collection ${collection}, document ${at + 1}: ${why}.`, {
      cause,
    });
  };
  let size: number;
  try {
    size = boundSize(document, measure);
    if (size > BATCH_BYTES) size = measure(document);
  } catch (error) {
    return refuse((error as Error).message, error);
  }
  if (size > LARGEST) refuse(`it has ${size} bytes, and MongoDB stores at most ${LARGEST}`);
  return size;
}
