import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Connection } from "mysql2/promise";
import { projectRoot } from "../project.js";
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

/** With the binary log on, a server may keep functions and triggers to administrators (1419), or routines and events to none. */
const NOT_FOR_THIS_USER = new Set([1044, 1142, 1227, 1370, 1419]);

/** Makes the programs; where the server keeps them from this user, says so and goes on without. */
export async function makePrograms(connection: Connection, say: Say): Promise<void> {
  for (const file of programFiles()) {
    try {
      await runScript(connection, file);
    } catch (error) {
      const { errno = 0 } = ((error as Error).cause ?? {}) as { errno?: number };
      if (!NOT_FOR_THIS_USER.has(errno)) throw error;
      say(
        `MySQL ${errno}: this user may not make ${basename(file, ".sql").slice(3)}, so the copy goes on without them. An administrator can allow it with SET GLOBAL log_bin_trust_function_creators = ON.`,
      );
      return;
    }
  }
}

/** Tables that only the programs use: no part of the model. */
export const programTables = (): string[] =>
  programFiles().flatMap((file) =>
    splitScript(readFileSync(file, "utf8"), file).flatMap(
      ({ sql }) => /^CREATE TABLE `?(\w+)`?/i.exec(sql)?.[1] ?? [],
    ),
  );
