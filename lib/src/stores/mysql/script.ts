/** Runs an SQL file statement by statement, and says where it failed. */

import { readFile } from "node:fs/promises";
import type { Connection } from "mysql2/promise";
import { ScriptError } from "../../errors.js";
import { shownPath } from "../../project.js";
import { type Statement, splitScript } from "./statements.js";

/**
 * Runs a script file, each statement by itself, and stops at the first that MySQL refuses. What ran before stays:
 * DDL commits by itself in MySQL.
 *
 * @returns how many statements ran
 * @throws {ScriptError} `SCRIPT_MISSING` if the file cannot be read, `SCRIPT_MALFORMED` if it cannot be split,
 *   `SCRIPT_REFUSED` with file, line, MySQL's number and message, and the statement's first line
 */
export async function runScript(connection: Connection, file: string): Promise<number> {
  const name = shownPath(file);
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ScriptError("SCRIPT_MISSING", `${name}: the script cannot be read (${code}).`, {
      cause: error,
    });
  }
  const statements = splitScript(text, name);
  for (const statement of statements) {
    try {
      await connection.query(statement.sql);
    } catch (error) {
      throw refused(name, statement, error);
    }
  }
  return statements.length;
}

function refused(file: string, statement: Statement, error: unknown): ScriptError {
  const { errno, message = "" } = error as { errno?: number; message?: string };
  // MySQL counts lines from the statement's first one: "... near 'FORM' at line 3".
  const within = Number(/ at line (\d+)$/.exec(message)?.[1] ?? 1);
  const first = statement.sql.split(/\r?\n/, 1)[0]!;
  const isCut = errno === SYNTAX && / near '' at line \d+$/.test(message) && PROGRAM.test(statement.sql);
  const line = isCut ? statement.line : statement.line + within - 1;
  const said = isCut
    ? `the statement was cut at the first semicolon of its body. Put DELIMITER // on a line before it, // behind its END, and DELIMITER ; on the line after`
    : oneLine(message);
  const number = errno === undefined ? "" : ` (MySQL ${errno})`;
  return new ScriptError("SCRIPT_REFUSED", `${file}:${line}: ${said}${number}\nin: ${first}`, {
    cause: error,
  });
}

const SYNTAX = 1064;
const PROGRAM =
  /^CREATE\s+(?:OR\s+REPLACE\s+)?(?:DEFINER\s*=\s*\S+\s+)?(?:PROCEDURE|FUNCTION|TRIGGER|EVENT)\b/i;

const oneLine = (message: string): string => message.replace(/\s*\n\s*/g, " ").replace(/ at line \d+$/, "");
