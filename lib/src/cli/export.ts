import { copyFileSync, mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Command } from "commander";
import { simulatedExport } from "../hospital/reported/export/simulated.js";
import { positive } from "./run.js";
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
    .description("write simulated calls in the format of San Francisco's export, such as for `hers import`")
    .option("--days <n>", "so many days from the first of January on; default: the year")
    .option("--seed <n>", "which year", "1")
    .option("--faults <n>", "faults of each kind that an export can have", "0")
    .option("--forgetful", "crews forget to report times")
    .action(async (file: string, { days, seed, faults, forgetful = false }: Options) => {
      const written = await simulatedExport({
        seed: whole("--seed", seed),
        faults: faults === "0" ? 0 : whole("--faults", faults),
        forgetful,
        ...(days === undefined ? {} : { days: whole("--days", days) }),
      });
      mkdirSync(dirname(resolve(file)), { recursive: true });
      copyFileSync(written, file);
      say(`Written to ${file}`);
    });
}

const whole = (option: string, text: string): number => Math.max(1, Math.floor(positive(option, text)));
