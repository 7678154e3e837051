import { Command } from "commander";
import { HersError } from "../errors.js";

/** Runs the `hers` command line; a HERS error is printed as its message alone and ends with exit code 1. */
export async function main(argv: readonly string[]): Promise<void> {
  const program = new Command("hers").description("The Hospital Emergency Response System workbook");
  try {
    await program.parseAsync(argv, { from: "user" });
  } catch (error) {
    if (!(error instanceof HersError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
