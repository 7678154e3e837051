import { execFile } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { chapterProgress } from "../../lib/src/cli/run.js";
import { projectRoot } from "../../lib/src/project.js";
import { notebookFile, temporaryFolder } from "../workbook/run/notebook-of.js";

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const hers = (...args: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const program = join(projectRoot(), "lib", "bin", "hers.js");
    execFile(process.execPath, [program, ...args], (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });

describe("hers run", () => {
  it("writes the executed notebook and says how long it took and where it is", async () => {
    const out = join(temporaryFolder(), "executed");
    const { code, stdout, stderr } = await hers("run", notebookFile("05-wards", "1 + 1", "2"), "--out", out);
    expect(stderr).toMatch(/^05-wards {2}2 cells {2}\d+\.\d s\nWritten to .*executed\n$/);
    expect([code, stdout]).toEqual([0, ""]);
    expect(existsSync(join(out, "05-wards.ipynb"))).toBe(true);
  });

  it("says of a failed cell: notebook, cell, line and the line itself, and exits with 1", async () => {
    const file = notebookFile(
      "05-wards",
      "const beds = 0;",
      "type Ward = string;\n\nthrow new Error('no bed: ' + beds);",
    );
    const { code, stderr } = await hers("run", file, "--out", temporaryFolder());
    expect(code).toBe(1);
    expect(stderr).toContain(
      `${file}, cell [2], line 3: Error: no bed: 0\n    3 | throw new Error('no bed: ' + beds);\n`,
    );
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it("prints one JSON value on standard output when asked to", async () => {
    const files = [notebookFile("a", "1"), notebookFile("b", "throw 2")];
    const { code, stdout } = await hers("run", ...files, "--jobs", "2", "--out", temporaryFolder(), "--json");
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject([
      { chapter: "a", ok: true, failures: [], cells: [{ cellNumber: 1 }] },
      { chapter: "b", ok: false, failures: [{ cellNumber: 1, name: "Thrown", message: "2" }] },
    ]);
  });

  it.each([
    [
      "a chapter that does not exist",
      ["13-nowhere"],
      /^There is no chapter "13-nowhere"\. The chapters are: .*\n$/,
    ],
    [
      "a number of jobs that is none",
      ["--jobs", "many"],
      /^--jobs must be a number greater than 0, not "many"\.\n$/,
    ],
  ])("refuses %s in one line, with exit code 1", async (_, args, message) => {
    const { code, stdout, stderr } = await hers("run", ...args);
    expect(stderr).toMatch(message);
    expect([code, stdout]).toEqual([1, ""]);
  });

  it("refuses a notebook that cannot be read in one line, with exit code 1", async () => {
    const file = join(temporaryFolder(), "05-wards.ipynb");
    writeFileSync(file, "{");
    const { code, stderr } = await hers("run", file, "--out", temporaryFolder());
    expect(code).toBe(1);
    expect(stderr).toMatch(/05-wards\.ipynb is no valid JSON: .*\n$/);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });
});

describe("progress", () => {
  const steps = [
    { chapter: "05", cell: 1, cells: 2, seconds: 0 },
    { chapter: "07", cell: 1, cells: 9, seconds: 0.1 },
    { chapter: "05", cell: 2, cells: 2, seconds: 1.25 },
    { chapter: "05", cell: 3, cells: 2, seconds: 2 },
  ];
  function written(stream: { isTTY: boolean; columns?: number }): string[] {
    const texts: string[] = [];
    const progress = chapterProgress({ ...stream, write: (text) => texts.push(text) });
    for (const step of steps) progress(step);
    return texts;
  }

  it("is one line on a terminal, written anew, with every chapter that runs", () => {
    expect(written({ isTTY: true })).toEqual([
      "\r\x1b[K05  cell 1/2  0.0 s",
      "\r\x1b[K05  cell 1/2  0.0 s   07  cell 1/9  0.1 s",
      "\r\x1b[K05  cell 2/2  1.3 s   07  cell 1/9  0.1 s",
      "\r\x1b[K05  2 cells  2.0 s\n",
      "\r\x1b[K07  cell 1/9  0.1 s",
    ]);
  });

  it("never breaks a narrow terminal's line", () => {
    const widths = written({ isTTY: true, columns: 12 }).map((text) => text.replace("\r\x1b[K", "").length);
    expect(widths.filter((_, index) => index !== 3).every((width) => width < 12)).toBe(true);
  });

  it("is a line a chapter in a file", () => {
    expect(written({ isTTY: false })).toEqual(["05  2 cells  2.0 s\n"]);
  });
});

it("hers run 11 looks for the file of HERS_EXPORT before anything starts", async () => {
  const env = { ...process.env, HERS_EXPORT: "no-such-export.csv" };
  const { code, stderr } = await new Promise<{ code: unknown; stderr: string }>((resolve) =>
    execFile(
      process.execPath,
      [join(projectRoot(), "lib", "bin", "hers.js"), "run", "11"],
      { env },
      (error, _, stderr) => resolve({ code: error?.code, stderr }),
    ),
  );
  expect(code).toBe(1);
  expect(stderr).toMatch(/^HERS_EXPORT names no-such-export\.csv, and there is no such file\. /);
});
