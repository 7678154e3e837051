import type { MysqlConnection } from "../light.js";

/** Who waits: connection ids, and those of the sessions that hold what each waits for; undefined is a session that takes no part. */
export type Waits = ReadonlyMap<number, readonly (number | undefined)[]>;

/** Tells which sessions wait for a lock that another session holds. */
export interface LockWatcher {
  /**
   * One in a circle of waiting sessions is not among them at first: the server is about to break the circle. After two seconds it is
   * not. `undefined` where this user may not see locks.
   */
  waiting(): Promise<Waits | undefined>;
}

/** MySQL's refusals for want of a right on a table. */
const NO_RIGHT = new Set([1142, 1143, 1227]);
/** InnoDB looks for circles at once, and each second again. */
const CIRCLE_MS = 2000;

const ROW_LOCKS = `SELECT REQUESTING_THREAD_ID AS waits, BLOCKING_THREAD_ID AS holds
  FROM performance_schema.data_lock_waits`;
/** Locks of tables, as ALTER TABLE wants them, and those of GET_LOCK. */
const OTHER_LOCKS = `SELECT w.OWNER_THREAD_ID AS waits, h.OWNER_THREAD_ID AS holds
  FROM performance_schema.metadata_locks AS w
  JOIN performance_schema.metadata_locks AS h
    ON h.OBJECT_TYPE = w.OBJECT_TYPE AND h.OBJECT_SCHEMA <=> w.OBJECT_SCHEMA AND h.OBJECT_NAME <=> w.OBJECT_NAME
  WHERE w.LOCK_STATUS = 'PENDING' AND h.LOCK_STATUS = 'GRANTED' AND h.OWNER_THREAD_ID <> w.OWNER_THREAD_ID`;

/**
 * Watches locks through `performance_schema`, which shows them at once and without taking any.
 *
 * @param connection one of its own, for a session that waits answers nothing else
 * @param ids connection ids of the sessions
 */
export function lockWatcher(connection: MysqlConnection, ids: readonly number[]): LockWatcher {
  let threads: ReadonlyMap<number, number> | undefined;
  const hidden = new Set<string>();
  const circledSince = new Map<number, number>();
  const look = async (statement: string): Promise<[number | undefined, number | undefined][]> => {
    if (hidden.has(statement)) return [];
    try {
      threads ??= await threadsOf(connection, ids);
      const [rows] = await connection.query(statement);
      return rows.map(({ waits, holds }) => [threads!.get(Number(waits)), threads!.get(Number(holds))]);
    } catch (error) {
      if (!NO_RIGHT.has((error as { errno?: number }).errno ?? 0)) throw error;
      hidden.add(statement);
      return [];
    }
  };
  return {
    async waiting() {
      const waits = holdersOf([...(await look(ROW_LOCKS)), ...(await look(OTHER_LOCKS))]);
      return hidden.has(ROW_LOCKS) ? undefined : withoutNewCircles(waits, circledSince);
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

function holdersOf(pairs: readonly (readonly [number | undefined, number | undefined])[]) {
  const holders = new Map<number, (number | undefined)[]>();
  for (const [waiting, holding] of pairs) {
    if (waiting === undefined) continue;
    const of = holders.get(waiting) ?? [];
    if (!of.includes(holding)) of.push(holding);
    holders.set(waiting, of);
  }
  return holders;
}

/** Without those who wait, through others, for themselves, unless they have done so for long. */
function withoutNewCircles(waits: Waits, since: Map<number, number>): Waits {
  const now = performance.now();
  const circled = [...waits.keys()].filter((session) => reaches(waits, session));
  for (const session of since.keys()) if (!circled.includes(session)) since.delete(session);
  for (const session of circled) if (!since.has(session)) since.set(session, now);
  return new Map(
    [...waits].filter(([session]) => now - (since.get(session) ?? Number.NEGATIVE_INFINITY) > CIRCLE_MS),
  );
}

/** Whether a session waits for itself. */
function reaches(waits: Waits, session: number): boolean {
  const seen = new Set<number | undefined>([session]);
  for (const each of seen) {
    for (const next of waits.get(each!) ?? []) {
      if (next === session) return true;
      seen.add(next);
    }
  }
  return false;
}
