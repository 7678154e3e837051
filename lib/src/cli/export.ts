import { copyFileSync, createReadStream, mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Command } from "commander";
import { SettingError } from "../errors.js";
import { simulatedExport } from "../hospital/reported/export/simulated.js";
import { say } from "./say.js";

interface Options {
  readonly days?: string;
  readonly seed: string;
  readonly faults: string;
  readonly forgetful?: boolean;
}

/** `hers export FILE`: the simulated year, or its first days, as a dispatch export. */
export function exportFile(program: Command): void {
  program
    .command("export <file>")
    .description(
      "write simulated calls in the format of San Francisco's export, such as for `hers import`; - is standard output",
    )
    .option("--days <n>", "so many days from the first of January on; default: the year")
    .option("--seed <n>", "which year", "1")
    .option("--faults <n>", "faults of each kind that an export can have", "0")
    .option("--forgetful", "crews forget to report times")
    .action(async (file: string, { days, seed, faults, forgetful = false }: Options) => {
      const written = await simulatedExport({
        seed: whole("--seed", seed, 1),
        faults: whole("--faults", faults, 0),
        forgetful,
        ...(days === undefined ? {} : { days: whole("--days", days, 1) }),
      });
      if (file === "-") return pipeline(createReadStream(written), process.stdout, { end: false });
      mkdirSync(dirname(resolve(file)), { recursive: true });
      copyFileSync(written, file);
      say(`Written to ${file}`);
    });
}

/**
 * Reads an option that is a whole number.
 *
 * @throws {SettingError} `OPTION_INVALID` with the whole numbers that are next to it
 */
function whole(option: string, text: string, least: number): number {
  const value = text.trim() === "" ? Number.NaN : Number(text);
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw new SettingError(
    "OPTION_INVALID",
    `${option} must be a whole number from ${least} on, not "${text}": write ${nearest(value, least)}.`,
  );
}

/** The whole numbers around a value, if they may be given; the least one otherwise. */
function nearest(value: number, least: number): string {
  const around = [Math.floor(value), Math.ceil(value)].filter(
    (each) => Number.isSafeInteger(each) && each >= least,
  );
  return around.length === 0 ? String(least) : around.join(" or ");
}
