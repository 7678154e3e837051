/** Loads a column table into a collection of flat documents: typed arrays -> BSON in one buffer -> document sequence. */

import { setImmediate as nextTurn } from "node:timers/promises";
import type { Db, Document } from "mongodb";
import { LoadError } from "../../errors.js";
import type { ColumnTable } from "../columns.js";
import { type EncodedBatch, encodeBatches } from "./encode.js";
import type { Mapping } from "./mapping.js";
import { answerTo, checkConfirmed, explainRefusal, firstWriteError } from "./refusal.js";
import { documentSequenceClass, insertBytes } from "./sequence.js";
import { takeBack, undoLoad } from "./undo.js";

export type { FieldSource, Mapping } from "./mapping.js";

/** Told now and then during a load. */
export interface ColumnsProgress {
  readonly collection: string;
  readonly documents: number;
  readonly total: number;
  /** A sentence that the user should read, such as why a slower way was taken. */
  readonly note?: string;
}

export interface ColumnsOptions {
  /** Batches under way at the same time, each on its own connection: by default two, one for a time series. */
  readonly connections?: number;
  /** False takes the driver's public insert, which is also what happens if its internals are not the expected ones. */
  readonly sequences?: boolean;
  readonly onProgress?: (progress: ColumnsProgress) => void;
}

/** How documents travel. */
export type ColumnsWay = "document sequence" | "insert";

const CONNECTIONS = 2;

/**
 * Inserts a document a row, in batches, and stops at the first that the server refuses; then none of them
 * stays. A time series whose measurements are minutes apart loads five times faster, and takes a fraction of the room, with
 * `granularity: "hours"`: buckets of "seconds" would hold one each. Made for time series and other flat collections of many documents; nested documents go through `loadDocuments`.
 *
 * @throws {LoadError} `DOCUMENT_REFUSED` with collection, row, field and reason; `MAPPING_WRONG` if a field's source is not there or
 *   does not fit; `LOAD_FAILED` if the connection broke
 */
export async function loadColumns(
  db: Db,
  collection: string,
  table: ColumnTable,
  mapping: Mapping,
  options: ColumnsOptions = {},
): Promise<{ documents: number; way: ColumnsWay }> {
  const Sequence = options.sequences === false ? undefined : documentSequenceClass();
  const undo = await undoLoad(db, collection);
  // Two at a time would cut a time series into buckets that differ from run to run.
  const width = Math.max(1, options.connections ?? (undo.timeseries ? 1 : CONNECTIONS));
  const underWay = new Set<Promise<void>>();
  let failure: { first: number; error: unknown } | undefined;
  let stored = 0;
  const report = (note?: string): void =>
    options.onProgress?.({
      collection,
      documents: stored,
      total: table.rows,
      ...(note === undefined ? {} : { note }),
    });
  if (Sequence === undefined && options.sequences !== false) {
    report(
      "This MongoDB driver's internals are not those of 7.9: loading with its public insert, more slowly.",
    );
  }

  const send = async (batch: EncodedBatch): Promise<void> => {
    const all = batch.to - batch.from;
    let answer: Document;
    try {
      answer = await answerTo(
        Sequence === undefined
          ? insertParsed(db, collection, batch)
          : insertBytes(db, collection, batch.bytes, Sequence),
      );
    } catch (error) {
      undo.unsure(all, () => batch.filter(all), !("_id" in mapping));
      throw error;
    }
    const error = firstWriteError(answer);
    const count = error?.index ?? all;
    if (count > 0) undo.inserted(count, () => batch.filter(count));
    if (error === undefined) checkConfirmed(answer, collection);
    stored += count;
    report();
    if (error === undefined) return;
    const row = batch.from + error.index + 1;
    throw new LoadError(
      "DOCUMENT_REFUSED",
      `Collection ${collection}, row ${row} of ${table.name}: ${explainRefusal(error)}.`,
    );
  };

  try {
    for (const batch of encodeBatches(table, mapping, !undo.timeseries)) {
      while (underWay.size >= width) await Promise.race(underWay);
      if (failure !== undefined) break;
      const sending: Promise<void> = send(batch)
        .catch((error: unknown) => {
          // Of two that failed, the earlier row is the one to tell.
          if (failure === undefined || batch.from < failure.first) failure = { first: batch.from, error };
        })
        .finally(() => underWay.delete(sending));
      underWay.add(sending);
      // The driver writes a command in a later turn of the event loop; the next batch is made while this one is on its way.
      await nextTurn();
    }
  } catch (error) {
    failure ??= { first: table.rows, error };
  }
  await Promise.all(underWay);
  if (failure !== undefined) throw await takeBack(failure.error, undo, collection);
  return { documents: stored, way: Sequence === undefined ? "insert" : "document sequence" };
}

/** The public way: the same bytes as documents again, with their BSON types kept. */
async function insertParsed(db: Db, collection: string, batch: EncodedBatch): Promise<Document> {
  const { BSON } = await import("mongodb");
  const documents: Document[] = [];
  for (let at = 0; at < batch.bytes.length; ) {
    const size = batch.bytes.readInt32LE(at);
    documents.push(BSON.deserialize(batch.bytes.subarray(at, at + size), { promoteValues: false }));
    at += size;
  }
  return db.command({ insert: collection, documents, ordered: true });
}
