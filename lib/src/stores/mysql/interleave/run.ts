import { setTimeout as sleep } from "node:timers/promises";
import { QueryError } from "../../../errors.js";
import { type DriverError, isLost, sayLost } from "../driver-error.js";
import type { MysqlConnection } from "../light.js";
import { answerText, refusalText } from "./answer.js";
import type { Step } from "./index.js";
import { type LockWatcher, lockWatcher, type Waits } from "./lock-waits.js";
import { type Timeouts, timeoutsOf } from "./timeouts.js";

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
  /** For whom it waits in vain. */
  stuck: string | undefined;
}

/** Between two looks at a statement that has not been answered. */
const LOOK_MS = 4;
/** How long a statement may go on without waiting for a lock; and, where locks cannot be seen, what counts as waiting. */
const PATIENCE_MS = 30_000;
const UNSEEN_MS = 400;
/** At the end: how long nothing may change before it is said that nothing will; longer where locks cannot be seen. */
const STILL_MS = 300;
const UNSEEN_STILL_MS = 2000;
/** How much later than its time the server may give up on a lock, and how long a rollback may take. */
const LATE_MS = 3000;

/** Statements of several sessions under way. */
export class Run {
  readonly #sessions: Readonly<Record<string, MysqlConnection>>;
  readonly #ids: ReadonlyMap<string, number>;
  readonly #watcher: LockWatcher;
  readonly #observer: MysqlConnection;
  readonly #timeouts: Timeouts;
  readonly #sent: Sent[] = [];

  private constructor(
    sessions: Readonly<Record<string, MysqlConnection>>,
    ids: ReadonlyMap<string, number>,
    observer: MysqlConnection,
    timeouts: Timeouts,
  ) {
    [this.#sessions, this.#ids, this.#observer, this.#timeouts] = [sessions, ids, observer, timeouts];
    this.#watcher = lockWatcher(observer, [...ids.values()]);
  }

  static async begin(
    sessions: Readonly<Record<string, MysqlConnection>>,
    observer: MysqlConnection,
  ): Promise<Run> {
    const ids = new Map<string, number>();
    for (const [name, connection] of Object.entries(sessions)) {
      try {
        const [[row]] = await connection.query("SELECT CONNECTION_ID() AS id");
        ids.set(name, Number(row!.id));
      } catch (error) {
        if (!isLost(error as DriverError)) throw error;
        throw new QueryError("QUERY_LOST", `Session ${name}: ${sayLost(error as DriverError)}`, {
          cause: error,
        });
      }
    }
    return new Run(sessions, ids, observer, await timeoutsOf(sessions));
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
      stuck: undefined,
    };
    this.#sent.push(sent);
    this.#timeouts.sent(session, statement);
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

  /** Waits for what still waits: until the server gives up on it, or until it is plain that nobody will let go. */
  async finish(): Promise<void> {
    const deadline = performance.now() + PATIENCE_MS;
    let [before, since] = ["", performance.now()];
    for (;;) {
      const open = this.#open();
      if (open.length === 0 || performance.now() > deadline) return;
      const waiting = await this.#watcher.waiting();
      const now = open.map((sent) => `${sent.step} ${this.#holders(sent, waiting) ?? "runs"}`).join("; ");
      if (now !== before) [before, since] = [now, performance.now()];
      const still = performance.now() - since > (waiting === undefined ? UNSEEN_STILL_MS : STILL_MS);
      const all = waiting === undefined || open.every((sent) => this.#seenWaiting(sent, waiting));
      if (still && all && !open.some((sent) => this.#willEnd(sent, deadline))) {
        for (const sent of open) sent.stuck = this.#holders(sent, waiting) ?? "a lock that nobody lets go";
        return;
      }
      await sleep(LOOK_MS);
    }
  }

  async rollBack(): Promise<void> {
    const open = new Set(this.#open().map(({ session }) => session));
    const free = Object.entries(this.#sessions).filter(([name]) => !open.has(name));
    for (const [, connection] of free) await connection.query("ROLLBACK").catch(() => {});
    await this.#answered(LATE_MS);
    // They wait for each other, or for somebody who takes no part.
    for (const { session } of this.#open())
      await this.#observer.query(`KILL QUERY ${this.#ids.get(session)}`).catch(() => {});
    await this.#answered(PATIENCE_MS);
    for (const name of open) await this.#sessions[name]!.query("ROLLBACK").catch(() => {});
  }

  told(): Step[] {
    return this.#sent.map((sent) => ({
      step: sent.step,
      session: sent.session,
      statement: sent.statement.replace(/\s+/g, " "),
      answer: answerOf(sent),
    }));
  }

  #open(): Sent[] {
    return this.#sent.filter(({ answer }) => answer === undefined);
  }

  async #answered(patience: number): Promise<void> {
    const deadline = performance.now() + patience;
    while (this.#open().length > 0 && performance.now() < deadline) await sleep(LOOK_MS);
  }

  /** Whether the server gives up on a lock soon enough to be waited for. */
  #willEnd({ session, sentAt }: Sent, deadline: number): boolean {
    return sentAt + this.#timeouts.of(session) + LATE_MS < deadline;
  }

  /** For whom a statement waits, in words. */
  #holders({ session }: Sent, waiting: Waits | undefined): string | undefined {
    const holders = waiting?.get(this.#ids.get(session)!);
    if (holders === undefined) return undefined;
    const open = new Set(this.#open().map((sent) => sent.session));
    const words = holders.map((id) => {
      const name = [...this.#ids].find(([, each]) => each === id)?.[0];
      if (name === undefined) return "a session that takes no part";
      return open.has(name) ? name : `${name}, which has no step left`;
    });
    return [...new Set(words)].sort().join(" and for ");
  }

  /** Until each open statement is answered or seen to wait for another session. */
  async #settle(): Promise<void> {
    const now = this.#sent.length;
    for (;;) {
      await sleep(LOOK_MS);
      const asked = this.#open();
      const waiting = asked.length === 0 ? new Map() : await this.#watcher.waiting();
      const open = this.#open();
      // One that was answered meanwhile may have let go of what another was seen to wait for.
      if (open.length < asked.length) continue;
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

  #seenWaiting({ session }: Sent, waiting: Waits | undefined): boolean {
    // since the last step, which may have let go of what this one waits for
    if (waiting === undefined) return performance.now() - this.#sent.at(-1)!.sentAt > UNSEEN_MS;
    return waiting.has(this.#ids.get(session)!);
  }
}

function answerOf({ step, answer = "still waits", waits, waitedUntil, stuck }: Sent): string {
  if (stuck !== undefined) return `waits for ${stuck}`;
  const when = waitedUntil === undefined || waitedUntil === step ? "waits" : `waits until ${waitedUntil}`;
  return waits ? `${when}: ${answer}` : answer;
}
