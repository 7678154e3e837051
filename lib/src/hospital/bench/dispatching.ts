import { setTimeout } from "node:timers/promises";
import type { Connection, RowDataPacket } from "mysql2/promise";
import { connect } from "../../stores/mysql/connect.js";

/** How many dispatchers ask for how many calls. */
export interface Rush {
  readonly mysqlUrl: string;
  readonly procedure: string;
  readonly sessions: number;
  readonly calls: readonly number[];
  /** How long a dispatcher keeps an ambulance before letting it go again, in milliseconds. */
  readonly keepMs: number;
}

/** What a caller was told, by the clock of this process, in milliseconds. */
export interface Answer {
  readonly call: number;
  /** The ambulance; null for "none is free". */
  readonly unit: number | null;
  readonly askedAt: number;
  readonly toldAt: number;
  /** When the dispatcher began to let the ambulance go again. */
  readonly letGoAt: number;
  /** When it surely was free again. */
  readonly freeAt: number;
}

/** What came of a rush. */
export interface RushResult {
  readonly seconds: number;
  readonly answers: readonly Answer[];
  /** Errors that reached a dispatcher, by MySQL's number. */
  readonly errors: readonly number[];
}

/**
 * Lets dispatchers take calls one after the other, each with a session of its own: each sends an ambulance by the procedure, keeps it for a
 * while, and lets it go again.
 */
export async function rush({ mysqlUrl, procedure, sessions, calls, keepMs }: Rush): Promise<RushResult> {
  const answers: Answer[] = [];
  const errors: number[] = [];
  let next = 0;
  const failed = (error: unknown): void => void errors.push((error as { errno?: number }).errno ?? -1);
  const work = async (connection: Connection): Promise<void> => {
    while (next < calls.length) {
      const call = calls[next++]!;
      const askedAt = performance.now();
      try {
        const unit = await send(connection, procedure, call);
        const toldAt = performance.now();
        if (unit !== null) await setTimeout(keepMs);
        const letGoAt = performance.now();
        const letGo = unit === null || (await letUnitGo(connection, unit).then(() => true, failed)) === true;
        // One that could not be let go is out for ever.
        const freeAt = letGo ? performance.now() : Number.POSITIVE_INFINITY;
        answers.push({ call, unit, askedAt, toldAt, letGoAt: letGo ? letGoAt : freeAt, freeAt });
      } catch (error) {
        failed(error);
      }
    }
  };
  const connections = await Promise.all(Array.from({ length: sessions }, () => connect(mysqlUrl)));
  const started = performance.now();
  try {
    await Promise.all(connections.map(work));
    return { seconds: (performance.now() - started) / 1000, answers, errors };
  } finally {
    await Promise.allSettled(connections.map((connection) => connection.end()));
  }
}

async function send(connection: Connection, procedure: string, call: number): Promise<number | null> {
  await connection.query(`CALL ${procedure}(?, UTC_TIMESTAMP(3), @sent)`, [call]);
  const [rows] = await connection.query<RowDataPacket[]>("SELECT @sent AS unit");
  return rows[0]!.unit;
}

const letUnitGo = (connection: Connection, unit: number) =>
  connection.query("CALL unit_enters(?, 'available', UTC_TIMESTAMP(3))", [unit]);
