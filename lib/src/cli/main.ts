import { Command } from "commander";
import { HersError } from "../errors.js";
import { bench } from "./bench.js";
import { book } from "./book.js";
import { down } from "./down.js";
import { lab } from "./lab.js";
import { run } from "./run.js";
import { start } from "./start.js";
import { status } from "./status.js";
import { up } from "./up.js";

const commands = [start, up, status, down, run, book, lab, bench];

/** Runs the `hers` command line; a HERS error is printed as its message alone and ends with exit code 1. */
export async function main(argv: readonly string[]): Promise<void> {
  const program = new Command("hers").description("The Hospital Emergency Response System workbook");
  for (const command of commands) command(program);
  try {
    await program.parseAsync(argv, { from: "user" });
  } catch (error) {
    if (!(error instanceof HersError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
