import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Connection } from "mysql2/promise";
import { projectRoot, shownPath } from "../project.js";
import { runScript } from "../stores/mysql/script.js";
import { splitScript } from "../stores/mysql/statements.js";

/** Told what a user should know, such as that a slower way of loading was taken. */
export type Say = (line: string) => void;

const programFolder = (): string => join(projectRoot(), "sql", "programs");

/** The file that makes the roles; an administrator runs it. */
export const rolesFile = (): string => join(programFolder(), "90-roles.sql");

/** Views, functions, procedures, triggers and events, in order. They come last: a load is not to be refused row by row. */
export const programFiles = (): string[] =>
  readdirSync(programFolder())
    .filter((file) => file.endsWith(".sql") && file < "90")
    .sort()
    .map((file) => join(programFolder(), file));

/** MySQL's refusals for want of a right, and what an administrator can do about them. */
const ALLOW_RIGHTS =
  "GRANT CREATE VIEW, CREATE ROUTINE, ALTER ROUTINE, TRIGGER, EVENT on its database to this user";
const ALLOWED_BY: Readonly<Record<number, string>> = {
  1044: ALLOW_RIGHTS,
  1142: ALLOW_RIGHTS,
  1227: ALLOW_RIGHTS,
  1370: ALLOW_RIGHTS,
  // The binary log is on, and the server keeps functions and triggers to administrators.
  1419: "SET GLOBAL log_bin_trust_function_creators = ON",
};

/**
 * Makes the programs as the user of the connection, whose rights they then have; where the server keeps some kind of program from this
 * user, says so and goes on without it and those that come after.
 *
 * @returns whether all of them were made
 * @throws {ScriptError} `SCRIPT_REFUSED` if the server refuses for another reason
 */
export async function makePrograms(connection: Connection, say: Say): Promise<boolean> {
  for (const file of programFiles()) {
    try {
      await runScript(connection, file);
    } catch (error) {
      const { errno = 0 } = ((error as Error).cause ?? {}) as { errno?: number };
      const allowedBy = ALLOWED_BY[errno];
      if (allowedBy === undefined) throw error;
      say(
        `MySQL ${errno}: this user may not make all of ${shownPath(file)}, so the copy goes on without the programs from there on. An administrator can allow it: ${allowedBy}.`,
      );
      return false;
    }
  }
  return true;
}

/** Tables that only the programs use: no part of the model. */
export const programTables = (): string[] =>
  programFiles().flatMap((file) =>
    splitScript(readFileSync(file, "utf8"), file).flatMap(
      ({ sql }) => /^CREATE TABLE (?:IF NOT EXISTS )?`?(\w+)`?/i.exec(sql)?.[1] ?? [],
    ),
  );
