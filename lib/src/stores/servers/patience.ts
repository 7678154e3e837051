import { setTimeout as pause } from "node:timers/promises";
import { ServerError } from "../../errors.js";
import { type Kind, PRODUCT } from "./server.js";

const PATIENCE_SECONDS = 30;

/**
 * Asks a server that others may be using until it answers: a busy machine alone is no reason to start it again.
 *
 * @param ask whether it answers; "no" is final, undefined is asked again as long as the server lives
 * @param lives whether its process or container is still there
 * @throws {ServerError} SERVER_SILENT if it lives but gives no answer in time
 */
export async function answersInTime(
  kind: Kind,
  ask: () => Promise<"yes" | "no" | undefined>,
  lives: () => boolean | Promise<boolean>,
  seconds = PATIENCE_SECONDS,
): Promise<boolean> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer === "yes";
    if (!(await lives())) return false;
    if (Date.now() > deadline)
      throw new ServerError(
        "SERVER_SILENT",
        `The ${PRODUCT[kind]} server that hers started runs but has not answered for ${seconds} s. Try again when the machine is less busy, or stop it with \`hers down\`.`,
      );
    await pause(100);
  }
}
