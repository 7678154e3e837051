import type { Command } from "commander";
import { SettingError } from "../errors.js";
import { bench as runBench, taskIds } from "../hospital/bench/index.js";
import { say } from "./say.js";

const TASKS_IN_WORDS = `mysql-load-…    rows made in memory into MySQL, of few and of many columns
mongo-load      events made in memory into MongoDB; mongo-load-series: into the time series
…-frame         a million rows or documents into a frame
analysis-…      a question from the store to its answer, 200,000 calls
chapter         a notebook of five cells, from the start of its kernel to its end
model           the model checked and drawn, without a store
dispatch        64 dispatchers after 40 ambulances, three ways to choose one

A run writes its report in place of the one before.`;

/** `hers bench [TASK…]`: how fast this stack is, beside the usual tools on the same servers, in one run. */
export function bench(program: Command): void {
  program
    .command("bench")
    .description(
      "measure this stack beside Python's on the same servers; writes out/bench.json, bench.txt and bench.svg",
    )
    .argument(
      "[tasks...]",
      `default: ${taskIds.byDefault.join(", ")}; only by name: ${taskIds.byName.join(", ")}`,
    )
    .option("--quick", "a tenth of the rows, in under three minutes")
    .option("--runs <n>", "runs of each contender that count; default 5, with --quick 3")
    .option("--json", "print the report as one JSON value")
    .addHelpText("after", `\n${TASKS_IN_WORDS}`)
    .action(async (tasks: string[], options: { quick?: true; runs?: string; json?: true }) => {
      const quick = options.quick === true;
      const report = await runBench({
        tasks,
        scale: quick ? 0.1 : 1,
        runs: options.runs === undefined ? (quick ? 3 : 5) : readRuns(options.runs),
        say,
      });
      if (options.json) process.stdout.write(`${JSON.stringify(report)}\n`);
      if (report.failed.length > 0) process.exitCode = 1;
    });
}

function readRuns(text: string): number {
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
  throw new SettingError("RUNS_WRONG", `--runs ${text}: give a whole number from 1 to 999.`);
}
