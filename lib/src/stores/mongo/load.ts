/** Loads nested documents into a collection: all of them, or none. */

import type { Db, Document } from "mongodb";
import { HersError, LoadError } from "../../errors.js";
import { explainRefusal, type WriteError } from "./refusal.js";
import { type Undo, undoLoad } from "./undo.js";

export interface DocumentProgress {
  readonly collection: string;
  /** Documents stored so far. */
  readonly documents: number;
}

export interface DocumentOptions {
  /** Documents in a batch at most; a batch also ends at some 4 MB. */
  readonly batch?: number;
  /** Batches under way at the same time, each on its own connection. */
  readonly connections?: number;
  readonly onProgress?: (progress: DocumentProgress) => void;
}

const BATCH = 2000;
const BATCH_BYTES = 4 * 1024 * 1024;
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
      await insert(db, collection, batch, first, undo);
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
  try {
    let batch: Document[] = [];
    let bytes = 0;
    for await (const document of documents) {
      const whole = document._id === undefined ? { _id: new ObjectId(), ...document } : document;
      const size = sizeOf(whole, BSON.calculateObjectSize, collection, count);
      if (batch.length >= most || (batch.length > 0 && bytes + size > BATCH_BYTES)) {
        await dispatch(batch, count - batch.length);
        if (failure !== undefined) break;
        batch = [];
        bytes = 0;
      }
      batch.push(whole);
      bytes += size;
      count++;
    }
    if (batch.length > 0) await dispatch(batch, count - batch.length);
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
): Promise<void> {
  const answer = await db.command({ insert: collection, documents: batch, ordered: true });
  const error = (answer.writeErrors as WriteError[] | undefined)?.[0];
  undo.inserted(batch.slice(0, error?.index ?? batch.length).map((document) => document._id));
  if (error === undefined) return;
  const id = JSON.stringify(batch[error.index]?._id);
  throw new LoadError(
    "DOCUMENT_REFUSED",
    `Collection ${collection}, document ${first + error.index + 1} (_id ${id}): ${explainRefusal(error)}.`,
  );
}

/** Empties the load again and returns the error to throw, which says whether that worked. */
export async function takeBack(error: unknown, undo: Undo, collection: string): Promise<unknown> {
  const { message } = error as Error;
  const known = error instanceof HersError;
  if (!known && (error as Error).name.startsWith("Mongo") === false) {
    await undo.run(); // the caller's own iterator threw: its error is passed on
    return error;
  }
  const left = await undo.run();
  const told = known ? message : `Collection ${collection}: ${message}.`;
  return new LoadError(known ? error.code : "LOAD_FAILED", `${told} ${left ?? "Nothing was loaded."}`, {
    cause: error,
  });
}

function sizeOf(
  document: Document,
  measure: (document: Document) => number,
  collection: string,
  at: number,
): number {
  try {
    return measure(document);
  } catch (error) {
    throw new LoadError(
      "DOCUMENT_UNWRITABLE",
      `Collection ${collection}, document ${at + 1}: ${(error as Error).message}.`,
      { cause: error },
    );
  }
}
