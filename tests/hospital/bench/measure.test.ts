import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ServerError } from "../../../lib/src/errors.js";
import { type Contender, measure, type Sample } from "../../../lib/src/hospital/bench/contender.js";
import { bench } from "../../../lib/src/hospital/bench/index.js";
import { runProgram } from "../../../lib/src/hospital/bench/process.js";
import { pythonWith } from "../../../lib/src/hospital/bench/python.js";

const task = (contenders: readonly Contender[]) => ({
  id: "made-up",
  title: "",
  rows: 0,
  contenders,
  leftOut: [{ name: "absent", reason: "not here" }],
  close: async () => {},
});

const contender = (name: string, run: () => Partial<Sample> = () => ({})): Contender => ({
  name,
  what: "",
  run: async () => ({ seconds: 1, peakMemoryMb: null, ...run() }),
});

describe("measuring", () => {
  it("takes the contenders in turn and does not count the first round", async () => {
    const order: string[] = [];
    const told = await measure(task([contender("hers"), contender("b")]), 2, (name, run) =>
      order.push(`${name}${run}`),
    );
    expect(order).toEqual(["hers0", "b0", "b1", "hers1", "hers2", "b2"]);
    expect(told.runs.map(({ contender, samples }) => [contender, samples.length])).toEqual([
      ["hers", 2],
      ["b", 2],
    ]);
  });

  it("leaves a rival out that fails, with what it said; ours may not fail", async () => {
    const fail = (): never => {
      throw new ServerError("BENCH_FAILED", "out of memory");
    };
    const told = await measure(task([contender("hers"), contender("b", fail)]), 1, () => {});
    expect(told.runs.map((each) => each.contender)).toEqual(["hers"]);
    expect(told.leftOut).toEqual([
      { name: "absent", reason: "not here" },
      { name: "b", reason: "out of memory" },
    ]);
    const ours = task([contender("hers:one-connection", fail), contender("b")]);
    await expect(measure(ours, 1, () => {})).rejects.toThrow("out of memory");
  });

  it("refuses to compare different answers, and shows where they part", async () => {
    const answers = task([
      contender("hers", () => ({ answer: '[{"p90":587}]' })),
      contender("pandas", () => ({ answer: '[{"p90":588}]' })),
    ]);
    await expect(measure(answers, 1, () => {})).rejects.toMatchObject({
      code: "BENCH_ANSWERS",
      message: expect.stringContaining('pandas: …[{"p90":588}]…'),
    });
  });
});

describe("a program", () => {
  const node = (text: string, options = {}) => runProgram([process.execPath, "-e", text], options);

  it("tells its own seconds, or answers with its last line", async () => {
    const own = await node('console.log("x"); console.log(JSON.stringify({ seconds: 7 }))', {
      timesItself: true,
    });
    expect(own.seconds).toBe(7);
    const answered = await node('console.log("x\\ny")', { answers: true });
    expect(answered.answer).toBe("y");
    expect(answered.seconds).toBeGreaterThan(0);
  });

  it("that fails is named with its last words", async () => {
    await expect(node('console.error("a\\nno such table"); process.exit(3)')).rejects.toThrow(
      "ended with code 3: no such table",
    );
  });

  it("that is killed is named with the signal, and with what to do", async () => {
    const kill = (signal: string) =>
      node(`console.error("row 7"); setTimeout(() => process.kill(process.pid, "${signal}"), 100)`);
    await expect(kill("SIGKILL")).rejects.toThrow(
      /was ended from outside \(SIGKILL\), as a system does that runs out of memory\.( It held \d+ MB\.)? Close other programs, or take a tenth of the rows with --quick: row 7$/,
    );
    await expect(kill("SIGTERM")).rejects.toThrow("was ended by the signal SIGTERM: row 7");
    await expect(node("setInterval(() => {}, 1000)", { limitMs: 300 })).rejects.toThrow(
      "A benchmark's program was ended after its limit of 0.3 s.",
    );
  });
});

describe("without", () => {
  afterEach(() => vi.unstubAllEnvs());

  it("Python there is a reason, and no half-made environment", () => {
    const folder = mkdtempSync(join(tmpdir(), "hers-no-python-"));
    vi.stubEnv("PATH", folder);
    vi.stubEnv("HERS_STATE", folder);
    expect(pythonWith(["pandas==3.1.1"])).toEqual({
      reason: "there is no Python 3 with venv and pip here (`python3 -m venv`)",
    });
    rmSync(folder, { recursive: true });
  });

  it("a task of that name nothing is run", async () => {
    const run = bench({ tasks: ["chapter", "mysql-frames"], runs: 1, say: () => {} });
    await expect(run).rejects.toMatchObject({
      code: "TASK_UNKNOWN",
      message: expect.stringContaining('no benchmark task "mysql-frames"'),
    });
  });
});
