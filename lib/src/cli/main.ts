import { Command } from "commander";
import { HersError } from "../errors.js";
import { ask } from "./ask.js";
import { bench } from "./bench.js";
import { book } from "./book.js";
import { check } from "./check.js";
import { client } from "./client.js";
import { diagrams } from "./diagrams.js";
import { down } from "./down.js";
import { exportFile } from "./export.js";
import { importFile } from "./import.js";
import { kernel } from "./kernel.js";
import { lab } from "./lab.js";
import { rules } from "./rules.js";
import { run } from "./run.js";
import { start } from "./start.js";
import { status } from "./status.js";
import { up } from "./up.js";

const commands = [
  start,
  up,
  status,
  down,
  run,
  book,
  lab,
  kernel,
  check,
  rules,
  ask,
  client,
  importFile,
  exportFile,
  diagrams,
  bench,
];

/** What the system says when it refuses a file or a folder, in words. */
const REFUSALS: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full: free some room",
  EDQUOT: "your quota is used up: free some room",
  EACCES: "you may not use it: change its rights, or choose another folder",
  EPERM: "you may not use it: change its rights, or choose another folder",
  EROFS: "it is read-only: choose another folder",
  EEXIST: "a file stands where a folder should be: move it away",
  ENOTDIR: "a file stands where a folder should be: move it away",
  EISDIR: "a folder stands where a file should be: move it away",
};

/** One or two lines: what happened and what to do; never a stack, unless HERS_DEBUG asks for it. */
export function explain(error: unknown): string {
  if (process.env.HERS_DEBUG) return error instanceof Error ? (error.stack ?? error.message) : String(error);
  if (error instanceof HersError) return error.message;
  const { code = "", path, message } = error as { code?: string; path?: string; message?: string };
  const refusal = REFUSALS[code];
  if (refusal !== undefined) return `${path ?? "A file"}: ${refusal}, then run the command again.`;
  return `Something unexpected happened: ${message ?? String(error)}\nHERS_DEBUG=1 before the command shows where.`;
}

/** Runs the `hers` command line; an error is printed as its message alone and ends with exit code 1. */
export async function main(argv: readonly string[]): Promise<void> {
  // `hers ask | head` closes the pipe when it has enough.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });
  const program = new Command("hers").description("The Hospital Emergency Response System workbook");
  for (const command of commands) command(program);
  try {
    await program.parseAsync(argv, { from: "user" });
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    process.exitCode = 1;
  }
}
