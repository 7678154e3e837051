import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { textOf } from "../../../lib/src/workbook/run/notebook.js";
import { type NotebookRun, type Progress, runNotebook } from "../../../lib/src/workbook/run/run-notebook.js";
import { isAlive, notebookFile, temporaryFolder } from "./notebook-of.js";

const printed = ({ notebook }: NotebookRun, cell: number): string =>
  (notebook?.cells[cell - 1]?.outputs ?? [])
    .map((output) => ("text" in output ? textOf(output.text) : ""))
    .join("");

/** The kernel's process id, which the notebook's first cell printed. */
const pidOf = (run: NotebookRun): number => Number(printed(run, 1));
const PRINT_PID = "console.log(process.pid);";

describe("a notebook", () => {
  it("is written with its outputs, counted from 1, the same bytes on every run", async () => {
    const file = notebookFile(
      "05-wards",
      "const beds = 3;",
      "for (let i = 0; i < beds; i++) console.log(i);\nbeds",
    );
    const before = readFileSync(file, "utf8");
    const folder = temporaryFolder();
    const outFiles = [join(folder, "a.ipynb"), join(folder, "b.ipynb")];
    for (const outFile of outFiles) expect((await runNotebook(file, { outFile })).ok).toBe(true);
    const [first, second] = outFiles.map((outFile) => readFileSync(outFile, "utf8"));
    expect(first).toBe(second);
    expect(JSON.parse(first!).cells[1]).toMatchObject({
      execution_count: 2,
      outputs: [
        { output_type: "stream", name: "stdout", text: ["0\n", "1\n", "2\n"] },
        { output_type: "execute_result", execution_count: 2, data: { "text/plain": ["3"] } },
      ],
    });
    expect(readFileSync(file, "utf8")).toBe(before);
  });

  it("tells how far it is, and how long each cell took", async () => {
    const told: Progress[] = [];
    const run = await runNotebook(notebookFile("05-wards", "1", "2"), {
      onProgress: (progress) => told.push(progress),
    });
    expect(told.map(({ chapter, cell, cells }) => [chapter, cell, cells])).toEqual([
      ["05-wards", 1, 2],
      ["05-wards", 2, 2],
      ["05-wards", 3, 2],
    ]);
    expect(run.cells.every(({ seconds }) => seconds! > 0)).toBe(true);
  });

  it("reports a failed cell with number and line, and leaves out what follows", async () => {
    const file = notebookFile("05-wards", "const a = 1;", "// two\nthrow new RangeError('no bed');", "a");
    const run = await runNotebook(file);
    expect(run).toMatchObject({
      ok: false,
      failures: [
        {
          cellNumber: 2,
          name: "RangeError",
          message: "no bed",
          line: 2,
          sourceLine: "throw new RangeError('no bed');",
        },
      ],
    });
    expect(run.notebook?.cells.map(({ execution_count }) => execution_count)).toEqual([1, 2, null]);
  });

  it("runs on after a failed cell when asked to", async () => {
    const run = await runNotebook(notebookFile("05-wards", "throw 1", "let x: string = 2;", "3"), {
      stopOnError: false,
    });
    expect(run.failures.map(({ cellNumber, name }) => [cellNumber, name])).toEqual([
      [1, "Thrown"],
      [2, "CompileError"],
    ]);
    expect(run.notebook?.cells[2]?.outputs).toHaveLength(1);
  });

  it("may hold a cell that is expected to fail", async () => {
    const refused = { source: 'throw new Error("refused");', tags: ["raises-exception"] };
    const run = await runNotebook(notebookFile("05-wards", refused, "2"));
    expect(run.ok).toBe(true);
    expect(run.notebook?.cells[0]?.outputs).toMatchObject([{ output_type: "error", evalue: "refused" }]);
  });
});

describe("a cell that never ends", () => {
  it.each([
    ["a loop", "while (true) {}"],
    ["a promise", "await new Promise(() => {});"],
    ["a loop after an await, which no interrupt reaches", "await null;\nwhile (true) {}"],
  ])("is stopped and reported: %s", async (_, cell) => {
    const run = await runNotebook(notebookFile("05-wards", PRINT_PID, cell), { cellTimeoutSeconds: 2 });
    expect(run.failures).toMatchObject([
      {
        cellNumber: 2,
        name: "TimeLimit",
        message: expect.stringMatching(/^The cell did not end within 2 s and was stopped\./),
      },
    ]);
    expect(isAlive(pidOf(run))).toBe(false);
  });
});

describe("a kernel that dies", () => {
  it.each([
    ["by its own hand", "process.exit(3);", "exit code 3"],
    ["killed", 'process.kill(process.pid, "SIGKILL");', "signal SIGKILL"],
  ])("is reported with its cell, and the rest is left out: %s", async (_, cell, how) => {
    const run = await runNotebook(notebookFile("05-wards", "1", cell, "3"), { stopOnError: false });
    expect(run.failures).toMatchObject([
      {
        cellNumber: 2,
        name: "KernelDied",
        message: expect.stringContaining(`The kernel ended in this cell (${how})`),
      },
    ]);
    expect(run.notebook?.cells[2]?.execution_count).toBeNull();
  });
});

describe("plain tslab", () => {
  it("runs the same notebook, and its errors are reported too", async () => {
    const file = notebookFile(
      "05-wards",
      "const beds = 3;",
      "console.log(beds);",
      "throw new Error('full');",
    );
    const run = await runNotebook(file, { kernel: "plain" });
    expect(printed(run, 2)).toBe("3\n");
    expect(run.failures).toMatchObject([{ cellNumber: 3, message: expect.stringContaining("full") }]);
  });
});
