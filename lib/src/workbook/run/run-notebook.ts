import { basename } from "node:path";
import { type Executed, Kernel } from "./kernel-client.js";
import type { KernelChoice } from "./kernel-process.js";
import {
  type CodeCell,
  hasTag,
  isCode,
  type Notebook,
  readNotebook,
  textOf,
  writeNotebook,
} from "./notebook.js";
import { joinStreams } from "./outputs.js";

/** A cell that did not end well. */
export interface CellFailure {
  /** The code cell's number, from 1: what Jupyter shows in brackets after a run from the top. */
  readonly cellNumber: number;
  readonly name: string;
  readonly message: string;
  /** The line of the cell's own source, from 1, where it is known. */
  readonly line?: number;
  readonly sourceLine?: string;
}

/** What came of one notebook. */
export interface NotebookRun {
  /** The file's stem: `05-questions`. */
  readonly chapter: string;
  readonly file: string;
  /** The executed notebook, or `undefined` if it could not be read. */
  readonly notebook: Notebook | undefined;
  readonly ok: boolean;
  readonly seconds: number;
  /** Code cells in order; a cell that did not run has no seconds. */
  readonly cells: readonly { readonly cellNumber: number; readonly seconds?: number }[];
  readonly failures: readonly CellFailure[];
}

/** Told before each code cell; `cell` counts from 1 to `cells`, and `cells + 1` is the end. */
export interface Progress {
  readonly chapter: string;
  readonly cell: number;
  readonly cells: number;
  readonly seconds: number;
}

/** How a notebook is run. */
export interface RunOptions {
  /** Where the executed notebook is written, if anywhere. */
  readonly outFile?: string;
  /** A cell that takes longer is stopped. Default 120. */
  readonly cellTimeoutSeconds?: number;
  readonly onProgress?: (progress: Progress) => void;
  /** Whether the cells after a failed one are left out. Default `true`. */
  readonly stopOnError?: boolean;
  /** Added to the kernel's environment. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** `hers` (default), `plain` for tslab without the launcher, or the program of another kernel. */
  readonly kernel?: KernelChoice;
  /** A kernel that was started ahead; it is stopped at the end like any other. */
  readonly started?: Promise<Kernel>;
}

/**
 * Runs one notebook from the top in a kernel of its own and writes it with its outputs, counted 1 to n. A cell tagged
 * `raises-exception` may fail. A cell that takes too long is stopped; a kernel that dies ends the notebook, not the caller.
 *
 * @param file the notebook; it is read, never written, unless `outFile` names it
 * @throws {NotebookError} if it cannot be read, or the kernel does not start
 */
export async function runNotebook(file: string, options: RunOptions = {}): Promise<NotebookRun> {
  const { cellTimeoutSeconds = 120, stopOnError = true, onProgress } = options;
  const chapter = basename(file, ".ipynb");
  const begin = performance.now();
  const notebook = readNotebook(file);
  const code = notebook.cells.filter(isCode);
  for (const cell of code) clear(cell);
  const kernel = await (options.started ?? Kernel.start(options.kernel ?? "hers", options.env));
  const seconds: number[] = [];
  const failures: CellFailure[] = [];
  const tell = (cell: number): void =>
    onProgress?.({ chapter, cell, cells: code.length, seconds: secondsSince(begin) });
  try {
    for (const [index, cell] of code.entries()) {
      tell(index + 1);
      const start = performance.now();
      const executed = await kernel.execute(textOf(cell.source), cellTimeoutSeconds);
      seconds.push(secondsSince(start));
      fill(cell, executed, index + 1);
      const failure = failureOf(executed, cell, index + 1, cellTimeoutSeconds);
      if (failure !== undefined) failures.push(failure);
      if (kernel.isDead || (failure !== undefined && stopOnError)) break;
    }
  } finally {
    await kernel.stop();
  }
  if (options.outFile !== undefined) writeNotebook(notebook, options.outFile);
  tell(code.length + 1);
  const cells = code.map((_, index) =>
    index < seconds.length ? { cellNumber: index + 1, seconds: seconds[index]! } : { cellNumber: index + 1 },
  );
  return {
    chapter,
    file,
    notebook,
    ok: failures.length === 0,
    seconds: secondsSince(begin),
    cells,
    failures,
  };
}

const secondsSince = (begin: number): number => (performance.now() - begin) / 1_000;

/** Outputs, counts and what front ends note about a run are not the notebook's own. */
function clear(cell: CodeCell): void {
  cell.outputs = [];
  cell.execution_count = null;
  for (const noted of ["execution", "ExecuteTime", "collapsed", "scrolled"]) delete cell.metadata[noted];
}

function fill(cell: CodeCell, executed: Executed, count: number): void {
  cell.execution_count = count;
  cell.outputs = joinStreams(executed.outputs);
  for (const output of cell.outputs) {
    if (output.output_type === "execute_result") output.execution_count = count;
  }
}

function failureOf(
  executed: Executed,
  cell: CodeCell,
  cellNumber: number,
  limit: number,
): CellFailure | undefined {
  if (executed.status === "ok") return undefined;
  if (executed.status === "error") {
    if (hasTag(cell, "raises-exception")) return undefined;
    const { name = "Error", message = "", traceback = [] } = executed.error ?? {};
    return { cellNumber, name, message, ...lineIn(traceback) };
  }
  const failure = {
    "time-limit": {
      name: "TimeLimit",
      message: `The cell did not end within ${limit} s and was stopped. Look for a loop or a wait without an end.`,
    },
    died: {
      name: "KernelDied",
      message: `The kernel ended in this cell (${executed.how}). Look for process.exit() or for too little memory.`,
    },
    aborted: { name: "Aborted", message: "The kernel refused to run the cell." },
  }[executed.status];
  const [first = ""] = textOf(cell.source).split("\n");
  cell.outputs.push({
    output_type: "error",
    ename: failure.name,
    evalue: failure.message,
    traceback: [`${failure.name}: ${failure.message}`],
  });
  return { cellNumber, ...failure, line: 1, sourceLine: first.trim() };
}

/** The line of the running cell's own source that the kernel named. */
function lineIn(traceback: readonly string[]): { line: number; sourceLine: string } | undefined {
  const named = traceback
    .map((text) => text.match(/^line (\d+): (.*)$/s))
    .findLast((match) => match !== null);
  return named === undefined || named === null
    ? undefined
    : { line: Number(named[1]), sourceLine: named[2] ?? "" };
}
