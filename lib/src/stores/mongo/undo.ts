/** Takes back what a load inserted into a collection. */

import { setTimeout as pause } from "node:timers/promises";
import type { Db, Document, Filter } from "mongodb";
import { HersError, LoadError } from "../../errors.js";

/** Remembers what went in, and can remove it. */
export interface Undo {
  /** Adds documents that the server has stored; `filter` finds them again and is asked only if they must go. */
  inserted(count: number, filter: () => Document): void;
  /**
   * Adds documents of which the server's answer did not say that they are stored.
   *
   * @param fresh whether their `_id`s were made for this load, so that `filter` finds no document of another
   */
  unsure(count: number, filter: () => Document, fresh: boolean): void;
  /** Removes them; returns a sentence if something had to stay. */
  run(): Promise<string | undefined>;
  /** A time series takes no `_id` that could find a document again. */
  readonly timeseries: boolean;
}

/**
 * Begins a load. An ordinary collection loses the inserted documents again. A time-series collection cannot delete by `_id`: it is
 * emptied where it was empty before; otherwise the message says what stays.
 */
export async function undoLoad(db: Db, collection: string): Promise<Undo> {
  const [info] = await db.listCollections({ name: collection }).toArray();
  const timeseries = info?.type === "timeseries";
  const wasEmpty =
    info === undefined || (await db.collection(collection).findOne({}, { projection: { _id: 1 } })) === null;
  const filters: (() => Document)[] = [];
  let stored = 0;
  let perhaps = 0;
  const inserted: Undo["inserted"] = (count, filter) => {
    stored += count;
    if (!timeseries) filters.push(filter);
  };
  return {
    timeseries,
    inserted,
    unsure(count, filter, fresh) {
      // In a collection that held documents, one with the same `_id` may have been there before: it is not ours to delete.
      if (wasEmpty || (fresh && !timeseries)) inserted(count, filter);
      else perhaps += count;
    },
    async run() {
      try {
        if (timeseries) {
          if (stored + perhaps > 0 && !wasEmpty) {
            const most = perhaps > 0 ? "Up to " : "";
            return `${most}${stored + perhaps} measurements stay: a time series takes none back.`;
          }
          await deleteWithPatience(db, collection, {});
        }
        for (const filter of filters) await deleteWithPatience(db, collection, filter());
        if (perhaps > 0)
          return `Up to ${perhaps} documents, whose insert was not confirmed, may have stayed: look before you load again.`;
        return undefined;
      } catch (error) {
        return `What was loaded could not be taken back (${(error as Error).message}): drop the collection and load again.`;
      }
    },
  };
}

/** How long a replica set may be without a primary: an election takes a second or a few, by default at most some twelve. */
const PATIENCE_MS = 12_000;

/** A primary that stepped down refuses for a moment, often for the reason that the load failed: the delete waits for the next one. */
async function deleteWithPatience(db: Db, collection: string, filter: Document): Promise<void> {
  for (const deadline = Date.now() + PATIENCE_MS; ; await pause(100)) {
    try {
      await db.collection(collection).deleteMany(filter as Filter<Document>);
      return;
    } catch (error) {
      if (!NO_PRIMARY.has((error as { code?: number }).code ?? 0) || Date.now() > deadline) throw error;
    }
  }
}

/**
 * NotWritablePrimary, NotPrimaryNoSecondaryOk, NotPrimaryOrSecondary, PrimarySteppedDown, InterruptedDueToReplStateChange.
 *
 * Source: MongoDB specifications, "Server Discovery and Monitoring", state change errors.
 */
const NO_PRIMARY = new Set([10107, 13435, 13436, 189, 11602]);

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
  const nothing = mayPass(error)
    ? "Nothing was loaded. Load again when MongoDB answers."
    : "Nothing was loaded.";
  return new LoadError(known ? error.code : "LOAD_FAILED", `${told} ${left ?? nothing}`, { cause: error });
}

/** Whether it failed for the server's or the network's sake, and not for the documents'. */
function mayPass(error: unknown): boolean {
  const { code, name } = error as { code?: unknown; name: string };
  if (error instanceof HersError) return code === "LOAD_FAILED"; // the replica set did not confirm it
  return NO_PRIMARY.has(Number(code)) || /^Mongo(Network|ServerSelection|PoolCleared)/.test(name);
}
