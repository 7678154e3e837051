import { QueryError } from "../../../errors.js";
import { type Displayable, displayable } from "../../../show/bundle.js";
import { tableBundle } from "../../../show/table.js";
import type { MysqlConnection } from "../light.js";
import { Run } from "./run.js";

/** One statement of an interleaved run, and how the server answered it. */
export interface Step {
  readonly step: number;
  readonly session: string;
  readonly statement: string;
  /**
   * `1 row`, a value, `refused, 1213 ER_LOCK_DEADLOCK`, `waits until 5: 1 row` where another session had to let go first, or
   * `waits for A, which has no step left`.
   */
  readonly answer: string;
}

/** Steps in order; shows itself as a table. */
export interface Interleaving extends Displayable {
  readonly steps: readonly Step[];
  /** The last answer that a session got; for a test or the next cell. */
  last(session: string): string;
}

/**
 * Runs the statements of several sessions in the order given, as two people at two terminals would. A statement that waits for a lock
 * of another session is left waiting while the next ones run, so the same steps give the same answers on every run: what tells waiting
 * from slow is the server's own list of lock waits, not a clock. Who waits at the end for somebody who never lets go is told so at once. Then every session rolls back.
 *
 * @param sessions open connections by the names that the steps use
 * @param steps `name: statement`, such as `A: START TRANSACTION`
 * @param observer a connection that takes no part and looks at the locks; without the right to see them, a statement counts as waiting
 *   after 0.4 s
 * @throws {QueryError} `STEP_WRONG` for a step of no session, or one whose session still waits; `STEP_SLOW` if a statement neither
 *   ends nor waits within 30 s
 */
export async function interleave(
  sessions: Readonly<Record<string, MysqlConnection>>,
  steps: readonly string[],
  observer: MysqlConnection,
): Promise<Interleaving> {
  const parsed = steps.map((step, number) => parseStep(step, number, sessions));
  const run = await Run.begin(sessions, observer);
  try {
    for (const { session, statement } of parsed) await run.step(session, statement);
    await run.finish();
  } finally {
    await run.rollBack();
  }
  const told = run.told();
  const bundle = tableBundle(told, { limit: told.length, cellLength: 110 });
  const last = (session: string): string => told.findLast((step) => step.session === session)?.answer ?? "";
  return Object.assign(
    displayable(() => bundle),
    { steps: told, last },
  );
}

function parseStep(
  step: string,
  number: number,
  sessions: Readonly<Record<string, unknown>>,
): { readonly session: string; readonly statement: string } {
  const [, session = "", statement = ""] = /^\s*(\w+):\s*([\s\S]+)$/.exec(step) ?? [];
  if (Object.hasOwn(sessions, session)) return { session, statement: statement.trim() };
  throw new QueryError(
    "STEP_WRONG",
    `Step ${number + 1} is "${step}". Write "name: statement" with one of ${Object.keys(sessions).join(", ")}.`,
  );
}
