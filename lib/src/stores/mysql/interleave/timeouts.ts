import type { MysqlConnection } from "../light.js";

/** How long each session waits for a lock before the server gives up on it, as its own statements have set it. */
export interface Timeouts {
  /** Told a statement that a session sends. */
  sent(session: string, statement: string): void;
  /** Milliseconds. */
  of(session: string): number;
}

const SET = /\binnodb_lock_wait_timeout\s*:?=\s*(\d+)/i;

export async function timeoutsOf(sessions: Readonly<Record<string, MysqlConnection>>): Promise<Timeouts> {
  const seconds = new Map<string, number>();
  for (const [name, connection] of Object.entries(sessions)) {
    const [[row]] = await connection.query("SELECT @@innodb_lock_wait_timeout AS seconds");
    seconds.set(name, Number(row!.seconds));
  }
  return {
    sent(session, statement) {
      const set = SET.exec(statement)?.[1];
      if (set !== undefined) seconds.set(session, Number(set));
    },
    of: (session) => 1000 * seconds.get(session)!,
  };
}
