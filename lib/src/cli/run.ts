import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Command } from "commander";
import { SettingError } from "../errors.js";
import { projectRoot, shownPath } from "../project.js";
import { ensureServers } from "../stores/servers/index.js";
import {
  type CellFailure,
  chapterFiles,
  chaptersNamed,
  type NotebookRun,
  type Progress,
  runNotebooks,
} from "../workbook/run/index.js";
import { say } from "./say.js";

interface Options {
  readonly out: string;
  readonly jobs: string;
  readonly cellTimeout: string;
  readonly keepGoing?: true;
  readonly json?: true;
}

/** `hers run [CHAPTER…]`: executes notebooks and says which cell failed, at which line. */
export function run(program: Command): void {
  program
    .command("run")
    .description("execute notebooks and write them with their outputs")
    .argument("[chapters...]", "stem, number or path; default: all, in order")
    .option("--out <folder>", "where the executed notebooks go", join(projectRoot(), "out", "notebooks"))
    .option("--jobs <n>", "notebooks run at once", "1")
    .option("--cell-timeout <seconds>", "a cell that takes longer is stopped", "120")
    .option("--keep-going", "run the cells after a failed one too")
    .option("--json", "print the result as one JSON value")
    .action(async (chapters: string[], options: Options) => {
      const files = chaptersNamed(chapters);
      // Before the first cell, so that a first download is seen here and not in a chapter's output.
      const ours = new Set(chapterFiles());
      if (files.some((file) => ours.has(file))) {
        if (files.some((file) => /(^|[/\\])11-/.test(file))) checkExport();
        await ensureServers({ onProgress: say });
      }
      const runs = await runNotebooks(files, {
        outFolder: resolve(options.out),
        jobs: positive("--jobs", options.jobs),
        cellTimeoutSeconds: positive("--cell-timeout", options.cellTimeout),
        stopOnError: options.keepGoing !== true,
        onProgress: chapterProgress(process.stderr),
      });
      const failed = reportFailures(runs);
      const written = runs.filter(({ failures }) => failures.every(({ cellNumber }) => cellNumber > 0));
      if (written.length > 0) process.stderr.write(`Written to ${resolve(options.out)}\n`);
      if (failed > 0) process.exitCode = 1;
      if (options.json) process.stdout.write(`${JSON.stringify(runs.map(summary), null, 2)}\n`);
    });
}

/** Before a chapter starts: is the export of `HERS_EXPORT` there? A kernel works in another folder, so the path becomes a whole one. */
function checkExport(): void {
  const file = process.env.HERS_EXPORT;
  if (!file) return;
  const missing = !existsSync(file);
  if (missing || statSync(file).isDirectory())
    throw new SettingError(
      "EXPORT_MISSING",
      `HERS_EXPORT names ${file}, ${missing ? "and there is no such file" : "which is a folder"}. Name the .csv or .csv.gz, or unset it: chapter 11 then runs on a simulated export.`,
    );
  process.env.HERS_EXPORT = resolve(file);
}

/** The stream that progress goes to: a terminal has one line that is written anew, a file one line a chapter. */
export interface ProgressStream {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

/** Shows how far each chapter is: chapter, cell and seconds. */
export function chapterProgress(stream: ProgressStream): (progress: Progress) => void {
  const running = new Map<string, string>();
  return ({ chapter, cell, cells, seconds }) => {
    const clear = stream.isTTY ? "\r\x1b[K" : "";
    if (cell > cells) {
      running.delete(chapter);
      stream.write(`${clear}${chapter}  ${cells} cells  ${seconds.toFixed(1)} s\n`);
    } else running.set(chapter, `${chapter}  cell ${cell}/${cells}  ${seconds.toFixed(1)} s`);
    if (stream.isTTY && running.size > 0) {
      stream.write(`\r\x1b[K${[...running.values()].join("   ").slice(0, (stream.columns ?? 80) - 1)}`);
    }
  };
}

/**
 * Says of each failure: notebook, cell, line of the cell's own source and that line's text.
 *
 * @returns how many notebooks failed
 */
export function reportFailures(
  runs: readonly NotebookRun[],
  stream: ProgressStream = process.stderr,
): number {
  for (const { file, failures } of runs) {
    for (const failure of failures) stream.write(`${describe(shownPath(file, process.cwd()), failure)}\n`);
  }
  return runs.filter(({ ok }) => !ok).length;
}

function describe(file: string, { cellNumber, line, sourceLine, name, message }: CellFailure): string {
  if (cellNumber === 0) return message; // the notebook could not be read: the message names it
  const source = line === undefined ? "" : `\n    ${line} | ${sourceLine}`;
  return `${file}, cell [${cellNumber}]${line === undefined ? "" : `, line ${line}`}: ${name}: ${message}${source}`;
}

/** What a program may read: everything but the notebooks themselves. */
function summary({ notebook: _, ...run }: NotebookRun): Omit<NotebookRun, "notebook"> {
  return run;
}

/**
 * Reads an option that is a number above 0; `--jobs` is a whole one.
 *
 * @throws {SettingError} `OPTION_INVALID`
 */
export function positive(option: string, text: string): number {
  const value = Number(text);
  if (Number.isFinite(value) && value > 0)
    return option === "--jobs" ? Math.max(1, Math.floor(value)) : value;
  throw new SettingError("OPTION_INVALID", `${option} must be a number greater than 0, not "${text}".`);
}
