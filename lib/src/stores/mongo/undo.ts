/** Takes back what a load inserted into a collection. */

import type { Db } from "mongodb";

/** Remembers what went in, and can remove it. */
export interface Undo {
  /** Adds `_id`s that the server has stored. */
  inserted(ids: readonly unknown[]): void;
  /** Removes them; returns a sentence if something had to stay. */
  run(): Promise<string | undefined>;
}

const DELETE_AT_A_TIME = 10_000;

/**
 * Begins a load. An ordinary collection loses the inserted `_id`s again. A time-series collection cannot delete by `_id`: it is emptied
 * where it was empty before, and otherwise the message says what stays.
 */
export async function undoLoad(db: Db, collection: string): Promise<Undo> {
  const [info] = await db.listCollections({ name: collection }).toArray();
  const timeseries = info?.type === "timeseries";
  const wasEmpty =
    info === undefined || (await db.collection(collection).findOne({}, { projection: { _id: 1 } })) === null;
  const ids: unknown[] = [];
  let inserted = 0;
  return {
    inserted(more) {
      inserted += more.length;
      if (!timeseries) for (const id of more) ids.push(id);
    },
    async run() {
      try {
        if (timeseries && wasEmpty) await db.collection(collection).deleteMany({});
        else if (timeseries)
          return inserted === 0 ? undefined : `${inserted} measurements stay: a time series takes none back.`;
        for (let from = 0; from < ids.length; from += DELETE_AT_A_TIME) {
          const some = ids.slice(from, from + DELETE_AT_A_TIME) as never[];
          await db.collection(collection).deleteMany({ _id: { $in: some } });
        }
        return undefined;
      } catch (error) {
        return `What was loaded could not be taken back (${(error as Error).message}): drop the collection and load again.`;
      }
    },
  };
}
