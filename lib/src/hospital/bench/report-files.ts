import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Report } from "./report.js";
import { chartOf } from "./report-chart.js";
import { sayMachine, summaryOf } from "./report-table.js";

/**
 * Writes `bench.json`, `bench.txt` and, if two contenders can be compared, `bench.svg`, in place of those of an earlier run. Each is there
 * whole, whenever the run is killed.
 *
 * @param tables of the tasks, as they were said
 * @param out the folder; made if need be
 */
export function writeReport(report: Report, tables: readonly string[], out: string): void {
  mkdirSync(out, { recursive: true });
  const write = (name: string, text: string): void => {
    const draft = join(out, `${name}.${process.pid}`);
    writeFileSync(draft, text);
    renameSync(draft, join(out, name));
  };
  const lines = [...sayMachine(report.machine, report.versions), ...tables, "", ...summaryOf(report)];
  const chart = chartOf(report);
  write("bench.json", `${JSON.stringify(report, null, 2)}\n`);
  write("bench.txt", `${lines.join("\n")}\n`);
  if (chart !== undefined) write("bench.svg", chart.svg);
  else rmSync(join(out, "bench.svg"), { force: true }); // one of an earlier run would belong to other figures
}
