import type { MysqlConnection } from "../light.js";

/** Tells which sessions wait for a lock that another session holds. */
export interface LockWatcher {
  /**
   * The sessions that wait, by connection id. One in a circle of waiting sessions is not among them: the server is about to break the
   * circle. `undefined` where this user may not see locks.
   */
  waiting(): Promise<ReadonlySet<number> | undefined>;
}

/** MySQL's refusals for want of a right on a table. */
const NO_RIGHT = new Set([1142, 1143, 1227]);

/**
 * Watches locks through `performance_schema`, which shows them at once and without taking any.
 *
 * @param connection one of its own, for a session that waits answers nothing else
 * @param ids connection ids of the sessions
 */
export function lockWatcher(connection: MysqlConnection, ids: readonly number[]): LockWatcher {
  let threads: ReadonlyMap<number, number> | undefined;
  let mayNot = false;
  return {
    async waiting() {
      if (mayNot) return undefined;
      try {
        threads ??= await threadsOf(connection, ids);
        const [rows] = await connection.query(
          `SELECT REQUESTING_THREAD_ID AS waits, BLOCKING_THREAD_ID AS holds
             FROM performance_schema.data_lock_waits`,
        );
        return notInCircles(
          rows.map(({ waits, holds }) => [threads!.get(Number(waits)), threads!.get(Number(holds))]),
        );
      } catch (error) {
        if (!NO_RIGHT.has((error as { errno?: number }).errno ?? 0)) throw error;
        mayNot = true;
        return undefined;
      }
    },
  };
}

/** Connection ids by the server's thread ids. */
async function threadsOf(connection: MysqlConnection, ids: readonly number[]): Promise<Map<number, number>> {
  const threads = new Map<number, number>();
  for (const id of ids) {
    const [[row]] = await connection.query("SELECT PS_THREAD_ID(?) AS thread", [id]);
    threads.set(Number(row!.thread), id);
  }
  return threads;
}

/** Who waits for somebody without waiting, through others, for itself; a lock of an unknown session counts as held for good. */
function notInCircles(waits: readonly (readonly [number | undefined, number | undefined])[]): Set<number> {
  const holders = new Map<number, number[]>();
  for (const [waiting, holding] of waits) {
    if (waiting === undefined) continue;
    holders.set(waiting, [...(holders.get(waiting) ?? []), ...(holding === undefined ? [] : [holding])]);
  }
  const reaches = (from: number, to: number): boolean => {
    const seen = new Set([from]);
    for (const each of seen) {
      for (const next of holders.get(each) ?? []) {
        if (next === to) return true;
        seen.add(next);
      }
    }
    return false;
  };
  return new Set([...holders.keys()].filter((session) => !reaches(session, session)));
}
