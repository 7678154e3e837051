import type { Connection, RowDataPacket } from "mysql2/promise";
import { connect } from "../../stores/mysql/connect.js";

/** How many dispatchers ask for how many calls. */
export interface Rush {
  readonly mysqlUrl: string;
  readonly procedure: string;
  readonly sessions: number;
  readonly calls: readonly number[];
}

/** What a caller was told, by the clock of this process, in milliseconds. */
export interface Answer {
  readonly call: number;
  /** The ambulance; null for "none is free". */
  readonly unit: number | null;
  readonly askedAt: number;
  readonly toldAt: number;
  /** When the ambulance was let go again: asked, and done. */
  readonly letGoAt: number;
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
 * Lets dispatchers take calls one after the other, each with a session of its own: each sends an ambulance by the procedure, and lets it go
 * again at once.
 */
export async function rush({ mysqlUrl, procedure, sessions, calls }: Rush): Promise<RushResult> {
  const answers: Answer[] = [];
  const errors: number[] = [];
  let next = 0;
  const work = async (connection: Connection): Promise<void> => {
    while (next < calls.length) {
      const call = calls[next++]!;
      const askedAt = performance.now();
      try {
        await connection.query(`CALL ${procedure}(?, UTC_TIMESTAMP(3), @sent)`, [call]);
        const [[row]] = (await connection.query<RowDataPacket[]>("SELECT @sent AS unit")) as unknown as [
          [{ unit: number | null }],
        ];
        const { unit } = row;
        const toldAt = performance.now();
        if (unit !== null)
          await connection.query("CALL unit_enters(?, 'available', UTC_TIMESTAMP(3))", [unit]);
        answers.push({ call, unit, askedAt, toldAt, letGoAt: toldAt, freeAt: performance.now() });
      } catch (error) {
        errors.push((error as { errno?: number }).errno ?? -1);
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

/** Ambulances that two dispatchers had at one time. */
export function sentTwice(answers: readonly Answer[]): Answer[] {
  return byUnit(answers).flatMap((of) =>
    of.filter((answer, index) => index > 0 && answer.toldAt < of[index - 1]!.letGoAt),
  );
}

/**
 * Answers "none is free" during all of which some ambulance surely was: let go before the question, and not asked for again before the
 * answer.
 *
 * @param units how many there are; one that never was sent is free all the time
 */
export function wronglyRefused(answers: readonly Answer[], units: readonly number[]): Answer[] {
  const taken = new Map(byUnit(answers).map((of) => [of[0]!.unit!, of]));
  return answers.filter(
    ({ unit, askedAt, toldAt }) =>
      unit === null &&
      units.some((each) => {
        const of = taken.get(each) ?? [];
        const after = of.findIndex((answer) => answer.toldAt > askedAt);
        const before = of[(after < 0 ? of.length : after) - 1];
        return (
          (before === undefined || before.freeAt <= askedAt) && (after < 0 || of[after]!.askedAt >= toldAt)
        );
      }),
  );
}

function byUnit(answers: readonly Answer[]): Answer[][] {
  const units = new Map<number, Answer[]>();
  for (const answer of answers) {
    if (answer.unit === null) continue;
    units.set(answer.unit, [...(units.get(answer.unit) ?? []), answer]);
  }
  return [...units.values()].map((of) => of.sort((a, b) => a.toldAt - b.toldAt));
}
