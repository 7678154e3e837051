/**
 * The one place that knows mysql2 from inside: the command that `connection.execute` returns asks its own `buildParserFromFields` for the
 * class that reads rows. mysql2 is pinned, and a test guards what is assumed here.
 */

import type { Connection as CoreConnection } from "mysql2";
import type { Packet } from "./binary.js";
import type { Field } from "./wire.js";

/** The version of mysql2 whose inside is known. */
export const KNOWN_MYSQL2 = "3.24.6";

/** Reads rows as they arrive. What `next` throws would leave the rest of an answer to the next command: it must not throw. */
export interface RowReader {
  next(packet: Packet): void;
}

/** What mysql2 does for each set of rows of an answer. */
export type BuildReader = (fields: readonly Field[]) => new () => RowReader;

/** The events of a command. */
export interface Command {
  on(event: "fields", listener: (fields: readonly Field[] | undefined) => void): unknown;
  on(event: "result", listener: (row: unknown) => void): unknown;
  on(event: "error", listener: (error: unknown) => void): unknown;
  on(event: "end", listener: () => void): unknown;
}

interface ExecuteCommand extends Command {
  buildParserFromFields?: unknown;
  row?: unknown;
  fieldsEOF?: unknown;
}

/** The version of mysql2 that is installed. */
export const mysql2Version = (): string => (require("mysql2/package.json") as { version: string }).version;

/** True where rows can be read from their packets. */
export const knowsInside = (version = mysql2Version()): boolean => version === KNOWN_MYSQL2;

/** Prepares and executes a statement whose rows go to a reader of ours. */
export function executeInto(
  connection: CoreConnection,
  sql: string,
  values: readonly unknown[],
  build: BuildReader,
): Command {
  const command = connection.execute({ sql, values } as never) as unknown as ExecuteCommand;
  command.buildParserFromFields = build;
  return command;
}
