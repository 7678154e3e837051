import type { Connection, RowDataPacket } from "mysql2/promise";
import type { Answer } from "./dispatching.js";

/** From one instant to another, by the clock of the answers. */
type Interval = readonly [from: number, to: number];

/**
 * Answers that gave an ambulance while another dispatcher surely had it: told of it, and not yet letting it go.
 *
 * What happened between question and answer is not known to a client, so a true double may look as if one had come after the other;
 * `doublesInLog` sees those.
 */
export function sentTwice(answers: readonly Answer[]): Answer[] {
  return byUnit(answers).flatMap((of) => {
    let keptUntil = Number.NEGATIVE_INFINITY;
    return of.filter(({ toldAt, letGoAt }) => {
      const double = toldAt < keptUntil;
      keptUntil = Math.max(keptUntil, letGoAt);
      return double;
    });
  });
}

/**
 * Answers "none is free" that cannot be true: at each instant between question and answer, some ambulance surely was free. It need not be
 * the same one all the time.
 *
 * An ambulance surely is free from the end of a letting go until somebody asks who will get it. A true answer has an instant at which none
 * was free, and such an instant lies in no interval of this kind (a history is linearizable: Herlihy and Wing 1990).
 *
 * @param units how many there are; one that never was sent is free all the time
 */
export function wronglyRefused(answers: readonly Answer[], units: readonly number[]): Answer[] {
  const taken = new Map(byUnit(answers).map((of) => [of[0]!.unit!, of]));
  const free = units
    .flatMap((unit) => surelyFree(taken.get(unit) ?? []))
    .sort(([from], [other]) => from - other);
  return answers.filter(({ unit, askedAt, toldAt }) => unit === null && covered([askedAt, toldAt], free));
}

/** When an ambulance surely was free, from those who had it, in the order of their answers. */
function surelyFree(of: readonly Answer[]): Interval[] {
  const free: Interval[] = [];
  let from = Number.NEGATIVE_INFINITY;
  for (const { askedAt, freeAt } of of) {
    if (from <= askedAt) free.push([from, askedAt]);
    from = Math.max(from, freeAt);
  }
  return [...free, [from, Number.POSITIVE_INFINITY]];
}

/** Whether intervals, sorted by their beginnings, leave no instant of another one out. */
function covered([from, to]: Interval, intervals: readonly Interval[]): boolean {
  let until = from;
  for (const [begins, ends] of intervals) {
    if (begins > until) return false;
    until = Math.max(until, ends);
    if (until >= to) return true;
  }
  return false;
}

function byUnit(answers: readonly Answer[]): Answer[][] {
  const units = new Map<number, Answer[]>();
  for (const answer of answers) {
    if (answer.unit === null) continue;
    const of = units.get(answer.unit);
    if (of === undefined) units.set(answer.unit, [answer]);
    else of.push(answer);
  }
  return [...units.values()].map((of) => of.sort((a, b) => a.toldAt - b.toldAt));
}

/**
 * How often the database's own log of the states has an ambulance become what it was already: sent while it was out, or let go twice.
 * The numbers of events are given out under the lock on the ambulance, so for one ambulance they are in the order of what happened.
 */
export async function doublesInLog(mysql: Connection): Promise<number> {
  const [rows] = await mysql.query<RowDataPacket[]>(`
    SELECT COUNT(*) AS doubles
    FROM (
      SELECT status, LAG(status) OVER (PARTITION BY ambulance_id ORDER BY event_id) AS status_before
      FROM unit_status_event) AS step
    WHERE status = status_before`);
  return Number(rows[0]!.doubles);
}
