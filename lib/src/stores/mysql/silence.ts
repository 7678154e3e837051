import type { Socket } from "node:net";
import type { Connection } from "mysql2/promise";

/** What is looked at of mysql2's connection: the socket, and the command that waits for an answer. */
interface Core {
  readonly stream: Socket;
  readonly _command?: unknown;
}

/**
 * Breaks a connection off when the server has sent nothing for so long while an answer is waited for. mysql2 has no such limit: its `timeout`
 * counts from the start of a query, however much has arrived since. Where it names its command otherwise, nothing is broken off.
 *
 * @param ms how long the server may be silent
 */
export function limitSilence(connection: Connection, ms: number): void {
  const core = (connection as unknown as { connection: Core }).connection;
  core.stream.setTimeout(ms);
  core.stream.on("timeout", () => {
    if (!core._command) return; // nobody waits, and the next command begins anew
    core.stream.destroy(
      Object.assign(new Error(`it sent nothing for ${ms / 1000} s`), { code: "ETIMEDOUT" }),
    );
  });
}
