import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { figuresOf, median } from "../../../lib/src/hospital/bench/figures.js";
import { taskIds } from "../../../lib/src/hospital/bench/index.js";
import { chartOf } from "../../../lib/src/hospital/bench/report-chart.js";
import { writeReport } from "../../../lib/src/hospital/bench/report-files.js";
import { summaryOf, tableOf } from "../../../lib/src/hospital/bench/report-table.js";
import { TARGETS } from "../../../lib/src/hospital/bench/targets.js";
import { runsOf, sampleReport } from "./sample.js";

const report = sampleReport();

describe("figures", () => {
  it("are medians, and ratios against hers", () => {
    const [ours, pandas] = figuresOf("t", 600, [
      runsOf("hers", [2, 9, 1], 100),
      runsOf("pandas", [6, 5, 30], 250),
    ]);
    expect(ours).toMatchObject({
      medianSeconds: 2,
      fastestSeconds: 1,
      slowestSeconds: 9,
      rowsPerSecond: 300,
    });
    expect(ours!.timesHers).toEqual({ time: 1, memory: 1 });
    expect(pandas).toMatchObject({ medianSeconds: 6, peakMemoryMb: 250, seconds: [6, 5, 30] });
    expect(pandas!.timesHers).toEqual({ time: 3, memory: 2.5 });
  });

  it("say nothing of memory and rows where nothing is known", () => {
    const [, other] = figuresOf("t", 0, [runsOf("hers", [1], 100), runsOf("tslab", [2])]);
    expect(other).toMatchObject({ rowsPerSecond: null, peakMemoryMb: null });
    expect(other!.timesHers).toEqual({ time: 2, memory: null });
  });

  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 2, 3], 2.5],
    [[7], 7],
  ])("the median of %j is %d", (values, middle) => {
    expect(median(values)).toBe(middle);
  });
});

describe("targets", () => {
  it("are reached, not reached or not measured", () => {
    expect(report.targets.map(({ contender, measure, reached }) => [contender, measure, reached])).toEqual([
      ["pandas-mysql-connector", "time", true],
      ["pandas-mysql-connector", "memory", false],
      ["connectorx-polars", "time", true],
      ["ref:mysql-client", "time", false],
      ["pymongo-insert-many", "time", false],
      ["ipykernel", "time", null],
    ]);
  });

  it("are set for tasks that run by default", () => {
    expect(TARGETS.filter(({ task }) => !taskIds.byDefault.includes(task))).toEqual([]);
  });
});

describe("the table", () => {
  it("marks what falls short with what was measured", () => {
    expect(tableOf(report.tasks[0]!, report.measurements, report.targets).join("\n")).toMatchInlineSnapshot(`
      "mysql-frame: 1,000,000 rows of 8 columns from MySQL into a frame (medians of 5 runs)
        contender                median  fastest-slowest     rows/s  memory     time  memory  target
        hers                     1.00 s      0.90-1.30 s  1,000,000  400 MB
        pandas-mysql-connector  15.00 s    14.50-15.40 s     66,667  700 MB  15.00 x  1.75 x  should take 14 x the time of hers: reached; should take 2 x the memory of hers: not reached, 1.75 x
        connectorx-polars        1.24 s      1.20-1.30 s    806,452  500 MB   1.24 x  1.25 x  should take 1 x the time of hers: reached
        ref:mysql-client         0.70 s      0.69-0.71 s  1,428,571   12 MB   0.70 x  0.03 x  should take 0.8 x the time of hers: not reached, 0.70 x
        What they are:
          hers                    hers, as it is
          pandas-mysql-connector  pandas-mysql-connector, as it is
          connectorx-polars       connectorx-polars, as it is
          ref:mysql-client        ref:mysql-client, as it is"
    `);
  });

  it("rounds a ratio down, so that 1.9995 is not 2.00", () => {
    const line = tableOf(report.tasks[1]!, report.measurements, report.targets)[4];
    expect(line).toContain("1.99 x");
    expect(line).toContain("should take 2 x the time of hers: not reached, 1.99 x");
  });

  it("has no column for what nobody of the task has", () => {
    const own = report.measurements.filter(({ task }) => task === "chapter");
    const bare = own.map((each) => ({
      ...each,
      rowsPerSecond: null,
      peakMemoryMb: null,
      timesHers: { time: 1, memory: null },
    }));
    expect(tableOf(report.tasks[2]!, bare, [])[1]).toMatch(
      /^ {2}contender +median +fastest-slowest( +time)?$/,
    );
  });

  it("of one run names no median and no spread", () => {
    const once = figuresOf("mysql-frame", 0, [runsOf("hers", [2]), runsOf("pandas", [6])]);
    expect(tableOf(report.tasks[0]!, once, []).slice(0, 4)).toEqual([
      "mysql-frame: 1,000,000 rows of 8 columns from MySQL into a frame (one run each)",
      "  contender     run    time",
      "  hers       2.00 s",
      "  pandas     6.00 s  3.00 x",
    ]);
    expect(chartOf({ ...report, runs: 1 })!.svg).toContain("Wall time of one run;");
  });

  it("names what was left out, and why", () => {
    expect(tableOf(report.tasks[2]!, report.measurements, report.targets).at(-1)).toBe(
      "  ipykernel left out: pip cannot install ipykernel here",
    );
  });

  it("ends with the targets that were not reached", () => {
    expect(summaryOf(report)).toEqual([
      "Targets: 2 of 6 reached; the others:",
      "  mysql-frame, pandas-mysql-connector: should take 2 x the memory of hers: not reached, 1.75 x",
      "  mysql-frame, ref:mysql-client: should take 0.8 x the time of hers: not reached, 0.70 x",
      "  mongo-load, pymongo-insert-many: should take 2 x the time of hers: not reached, 1.99 x",
      "  chapter, ipykernel: should take 1.25 x the time of hers: not measured",
    ]);
    expect(summaryOf({ ...report, scale: 0.1 })[0]).toContain("set for 10 times these rows: 2 of 6");
    const failed = [{ task: "model", reason: "the model was not drawn" }];
    expect(summaryOf({ ...report, failed })[0]).toBe("model broke off: the model was not drawn");
  });
});

it("the report of a run without rivals leaves no chart of an earlier run", () => {
  const out = mkdtempSync(join(tmpdir(), "hers-report-"));
  writeReport(report, [], out);
  expect(readdirSync(out).sort()).toEqual(["bench.json", "bench.svg", "bench.txt"]);
  writeReport({ ...report, tasks: report.tasks.slice(2) }, [], out);
  expect(readdirSync(out).sort()).toEqual(["bench.json", "bench.txt"]);
  rmSync(out, { recursive: true });
});

describe("the chart", () => {
  const chart = chartOf(report)!;

  it("has a bar a contender, with its figures, and leaves out a task without rivals", () => {
    for (const label of ["1.00 s", "15.00 s, 15.00 x", "0.70 s, 0.70 x", "2.60 s, 1.30 x"])
      expect(chart.svg).toContain(`>${label}</text>`);
    expect(chart.svg).not.toContain("chapter<");
    expect(chartOf({ ...report, tasks: report.tasks.slice(2) })).toBeUndefined();
  });

  it("says the same in words: kind, axes, extremes, every bar", () => {
    expect(chart.alt).toBe(
      "Bar chart of wall time in multiples of hers by task and contender. " +
        "Most: pandas-mysql-connector 15.00 times in mysql-frame. Least: ref:mysql-client 0.70 times in mysql-frame. " +
        "mysql-frame: hers 1.00 s, pandas-mysql-connector 15.00 times, connectorx-polars 1.24 times, ref:mysql-client 0.70 times. " +
        "mongo-load: hers 2.00 s, hers:one-connection 1.30 times, pymongo-insert-many 1.99 times.",
    );
  });
});
