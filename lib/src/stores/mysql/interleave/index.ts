import { setTimeout as sleep } from "node:timers/promises";
import { QueryError } from "../../../errors.js";
import { type Displayable, displayable } from "../../../show/bundle.js";
import { tableBundle } from "../../../show/table.js";
import type { MysqlConnection } from "../light.js";
import { answerText, refusalText } from "./answer.js";
import { type LockWatcher, lockWatcher } from "./lock-waits.js";

/** One statement of an interleaved run, and how the server answered it. */
export interface Step {
  readonly step: number;
  readonly session: string;
  readonly statement: string;
  /** `1 row`, a value, `refused, 1213 ER_LOCK_DEADLOCK`, or `waits until 5: 1 row` where another session had to let go first. */
  readonly answer: string;
}

/** Steps in order; shows itself as a table. */
export interface Interleaving extends Displayable {
  readonly steps: readonly Step[];
  /** The last answer that a session got; for a test or the next cell. */
  last(session: string): string;
}

/** Between two looks at a statement that has not been answered. */
const LOOK_MS = 4;
/** How long a statement may go on without waiting for a lock; and, where locks cannot be seen, what counts as waiting. */
const PATIENCE_MS = 30_000;
const UNSEEN_MS = 400;

/**
 * Runs the statements of several sessions in the order given, as two people at two terminals would. A statement that waits for a lock
 * of another session is left waiting while the next ones run, so the same steps give the same answers on every run: what tells waiting
 * from slow is the server's own list of lock waits, not a clock. At the end every session that is still in a transaction rolls back.
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

/** A statement that was sent. */
interface Sent {
  readonly step: number;
  readonly session: string;
  readonly statement: string;
  readonly sentAt: number;
  /** The step after which it stopped waiting, if it waited. */
  waitedUntil: number | undefined;
  waits: boolean;
  answer: string | undefined;
}

class Run {
  readonly #sessions: Readonly<Record<string, MysqlConnection>>;
  readonly #ids: ReadonlyMap<string, number>;
  readonly #watcher: LockWatcher;
  readonly #sent: Sent[] = [];

  private constructor(
    sessions: Readonly<Record<string, MysqlConnection>>,
    ids: ReadonlyMap<string, number>,
    watcher: LockWatcher,
  ) {
    [this.#sessions, this.#ids, this.#watcher] = [sessions, ids, watcher];
  }

  static async begin(
    sessions: Readonly<Record<string, MysqlConnection>>,
    observer: MysqlConnection,
  ): Promise<Run> {
    const ids = new Map<string, number>();
    for (const [name, connection] of Object.entries(sessions)) {
      const [[row]] = await connection.query("SELECT CONNECTION_ID() AS id");
      ids.set(name, Number(row!.id));
    }
    return new Run(sessions, ids, lockWatcher(observer, [...ids.values()]));
  }

  /** Sends a statement, and goes on when it is answered or waits. */
  async step(session: string, statement: string): Promise<void> {
    const open = this.#open().find((sent) => sent.session === session);
    if (open !== undefined) {
      throw new QueryError(
        "STEP_WRONG",
        `Step ${this.#sent.length + 1}: session ${session} still waits for the answer to step ${open.step}. Let another session commit or roll back first.`,
      );
    }
    const sent: Sent = {
      step: this.#sent.length + 1,
      session,
      statement,
      sentAt: performance.now(),
      waitedUntil: undefined,
      waits: false,
      answer: undefined,
    };
    this.#sent.push(sent);
    this.#sessions[session]!.query(statement).then(
      (answer) => {
        sent.answer = answerText(answer as never);
      },
      (error) => {
        sent.answer = "errno" in error ? refusalText(error) : `failed: ${error.message}`;
      },
    );
    await this.#settle();
  }

  /** Waits for what still waits: until the server gives up on it. */
  async finish(): Promise<void> {
    const deadline = performance.now() + PATIENCE_MS;
    while (this.#open().length > 0 && performance.now() < deadline) await sleep(LOOK_MS);
  }

  async rollBack(): Promise<void> {
    const open = new Set(this.#open().map(({ session }) => session));
    const free = Object.entries(this.#sessions).filter(([name]) => !open.has(name));
    for (const [, connection] of free) await connection.query("ROLLBACK").catch(() => {});
    const deadline = performance.now() + PATIENCE_MS;
    while (this.#open().length > 0 && performance.now() < deadline) await sleep(LOOK_MS);
    for (const name of open) await this.#sessions[name]!.query("ROLLBACK").catch(() => {});
  }

  told(): Step[] {
    return this.#sent.map(({ step, session, statement, answer = "still waits", waits, waitedUntil }) => {
      const when = waitedUntil === undefined || waitedUntil === step ? "waits" : `waits until ${waitedUntil}`;
      return {
        step,
        session,
        statement: statement.replace(/\s+/g, " "),
        answer: waits ? `${when}: ${answer}` : answer,
      };
    });
  }

  #open(): Sent[] {
    return this.#sent.filter(({ answer }) => answer === undefined);
  }

  /** Until each open statement is answered or seen to wait for another session. */
  async #settle(): Promise<void> {
    const now = this.#sent.length;
    for (;;) {
      await sleep(LOOK_MS);
      const waiting = this.#open().length === 0 ? new Set<number>() : await this.#watcher.waiting();
      const open = this.#open();
      const unsettled = open.filter((sent) => !this.#seenWaiting(sent, waiting));
      for (const sent of open) if (!unsettled.includes(sent)) sent.waits = true;
      for (const sent of this.#sent) {
        if (sent.answer !== undefined && sent.waits && sent.waitedUntil === undefined) sent.waitedUntil = now;
      }
      if (unsettled.length === 0) return;
      const slow = unsettled.find(({ sentAt }) => performance.now() - sentAt > PATIENCE_MS);
      if (slow !== undefined) {
        throw new QueryError(
          "STEP_SLOW",
          `Step ${slow.step} (${slow.session}) neither ended nor waited for a lock within ${PATIENCE_MS / 1000} s: ${slow.statement}`,
        );
      }
    }
  }

  #seenWaiting({ session }: Sent, waiting: ReadonlySet<number> | undefined): boolean {
    // since the last step, which may have let go of what this one waits for
    if (waiting === undefined) return performance.now() - this.#sent.at(-1)!.sentAt > UNSEEN_MS;
    return waiting.has(this.#ids.get(session)!);
  }
}
