import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { run } from "../command.js";
import { programSource } from "../programSource.js";
import type { Kind } from "../server.js";
import { unfit } from "../version.js";

// Servers are often installed where only root's PATH leads.
const MORE_FOLDERS = [
  "/usr/sbin",
  "/usr/local/sbin",
  "/usr/libexec",
  "/opt/homebrew/bin",
  "/usr/local/mysql/bin",
];
const PROGRAM = { mysql: "mysqld", mongo: "mongod" } as const;

/** `mysqld` (MySQL 8.4 or later, not MariaDB) and `mongod` (6.0 or later) as installed on this machine. */
export const local = programSource({
  name: "local",
  canServe: async (kind) => {
    const program = await find(kind);
    return typeof program === "string" ? program : true;
  },
  mysql: async () => ({ ...(await found("mysql")), options: [] }),
  mongo: () => found("mongo"),
});

interface Program {
  readonly command: readonly string[];
  readonly version: string;
}

async function found(kind: Kind): Promise<Program> {
  const program = await find(kind);
  if (typeof program === "string") throw new Error(program);
  return program;
}

/** The first suitable program, or why there is none. */
async function find(kind: Kind): Promise<Program | string> {
  let unsuitable = `no ${PROGRAM[kind]} on the PATH`;
  for (const file of candidates(PROGRAM[kind])) {
    const verdict = judge(kind, await ask(kind, file));
    if (verdict.version !== undefined) return { command: [file], version: verdict.version };
    unsuitable = `${file} is ${verdict.reason}`;
  }
  return unsuitable;
}

function candidates(program: string): string[] {
  const folders = new Set([...(process.env.PATH ?? "").split(delimiter).filter(Boolean), ...MORE_FOLDERS]);
  return [...folders].map((folder) => join(folder, program)).filter(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function ask(kind: Kind, file: string): Promise<string> {
  try {
    return await run(file, kind === "mysql" ? ["--no-defaults", "--version"] : ["--version"], { seconds: 5 });
  } catch {
    return "";
  }
}

/** What a program's `--version` says about it. */
export function judge(kind: Kind, text: string): { version?: string; reason?: string } {
  const pattern = kind === "mysql" ? /Ver (\S+)/ : /db version v(\S+)/;
  const said = pattern.exec(text)?.[1] ?? "";
  const reason = unfit(kind, said);
  return reason === undefined ? { version: said.match(/^[\d.]+/)?.[0] ?? said } : { reason };
}
