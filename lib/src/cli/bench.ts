import type { Command } from "commander";
import { bench as runBench } from "../hospital/bench/index.js";

/** `hers bench [TASK…]`: how fast the loaders, the frames and the notebooks are, beside the usual tools, in one run. */
export function bench(program: Command): void {
  program
    .command("bench")
    .description("measure loaders, frames and notebooks beside the usual tools; writes out/bench.json")
    .argument(
      "[tasks...]",
      "mysql-load-narrow, mysql-load-wide, mongo-load, mongo-load-series, mysql-frame, mongo-frame, chapter, model, dispatch; default: all",
    )
    .option("--quick", "a tenth of the rows")
    .option("--runs <n>", "runs of each contender that count", "5")
    .option("--json", "print the measurements as one JSON value")
    .action(async (tasks: string[], options: { quick?: true; runs: string; json?: true }) => {
      const measurements = await runBench({
        tasks,
        quick: options.quick === true,
        runs: Math.max(1, Math.floor(Number(options.runs)) || 5),
        say: (line) => void process.stderr.write(`${line}\n`),
      });
      if (options.json) process.stdout.write(`${JSON.stringify(measurements)}\n`);
    });
}
