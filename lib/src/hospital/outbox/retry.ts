/** A MongoDB transaction that is tried again while the server cannot finish it, but not for ever. */

import { setTimeout as pause } from "node:timers/promises";
import type { ClientSession } from "mongodb";
import { ServerError } from "../../errors.js";

/** How often it is tried; the waits between double from 0.1 s, so that eight attempts take at least 12.7 s. */
export const ATTEMPTS = 8;
const FIRST_WAIT_MS = 100;

export interface RetryOptions {
  readonly attempts: number;
  /** Told of each attempt that failed, and when the next one comes. */
  readonly say: (line: string) => void;
}

/**
 * Runs `work` in a transaction and commits it to a majority. If the primary steps down, a connection breaks or another writer is in the
 * way, everything is done again: so `work` must recognise what was committed by an attempt whose answer got lost.
 *
 * Source: MongoDB manual, "Drivers API", errors `TransientTransactionError` and `UnknownTransactionCommitResult`.
 *
 * @param what for messages, such as "Event 17"
 * @throws {ServerError} `RELAY_GAVE_UP` after the last attempt; what `work` throws, if trying again cannot help
 */
export async function transactionWithRetries<Result>(
  session: ClientSession,
  what: string,
  work: () => Promise<Result>,
  { attempts, say }: RetryOptions,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      session.startTransaction({ readConcern: { level: "snapshot" }, writeConcern: { w: "majority" } });
      const result = await work();
      await session.commitTransaction();
      return result;
    } catch (error) {
      if (session.inTransaction()) await session.abortTransaction().catch(() => {}); // the first error is the one to tell
      if (!mayHelp(error)) throw error;
      const why = sayError(error);
      if (attempt === attempts) {
        throw new ServerError(
          "RELAY_GAVE_UP",
          `${what}: MongoDB did not finish the transaction in ${attempts} attempts, the last time: ${why}. The event stays in the outbox; start the relay again when MongoDB has a primary.`,
          { cause: error },
        );
      }
      const wait = FIRST_WAIT_MS * 2 ** (attempt - 1);
      say(`${what}: ${why}; attempt ${attempt + 1} of ${attempts} in ${wait / 1000} s.`);
      await pause(wait);
    }
  }
}

const LABELS = ["TransientTransactionError", "UnknownTransactionCommitResult", "RetryableWriteError"];
const NAMES = /^Mongo(Network|ServerSelection|PoolCleared|NotConnected)/;

interface Labelled {
  readonly hasErrorLabel?: (label: string) => boolean;
}

function mayHelp(error: unknown): boolean {
  const { name = "", hasErrorLabel } = error as Labelled & { name?: string };
  return NAMES.test(name) || LABELS.some((label) => hasErrorLabel?.call(error, label) === true);
}

/** With the label: `TransientTransactionError` says that nothing was written, `Unknown…` that it may have been. */
function sayError(error: unknown): string {
  const { message, code, codeName, hasErrorLabel } = error as Labelled & {
    message: string;
    code?: number;
    codeName?: string;
  };
  const label = LABELS.find((each) => hasErrorLabel?.call(error, each) === true);
  const number = code === undefined ? undefined : ["MongoDB", code, codeName].filter(Boolean).join(" ");
  const known = [number, label].filter(Boolean).join(", ");
  return known === "" ? message : `${message} (${known})`;
}
