import { availableParallelism } from "node:os";
import { basename, join } from "node:path";
import { NotebookError } from "../../errors.js";
import { Kernel } from "./kernel-client.js";
import { type NotebookRun, type RunOptions, runNotebook } from "./run-notebook.js";

/** How several notebooks are run. */
export interface RunManyOptions extends Omit<RunOptions, "outFile" | "started"> {
  /** Each notebook is written here under its own name. */
  readonly outFolder?: string;
  /** How many run at once. Default 1. */
  readonly jobs?: number;
  /** Told when a notebook is done, in the order in which they end. */
  readonly onDone?: (run: NotebookRun) => void;
}

/**
 * Runs notebooks in the order given, `jobs` of them at once. One that cannot be read, or whose kernel dies, is reported and the
 * others still run. Where a processor is free, the next notebook's kernel starts while the current one runs.
 *
 * @returns one result a file, in the order of the files
 */
export async function runNotebooks(
  files: readonly string[],
  options: RunManyOptions = {},
): Promise<NotebookRun[]> {
  const { outFolder, jobs = 1, onDone, ...each } = options;
  const start = (): Promise<Kernel> => {
    const kernel = Kernel.start(each.kernel ?? "hers", each.env);
    kernel.catch(() => {}); // its notebook reports it
    return kernel;
  };
  const startAhead = jobs < availableParallelism();
  const runs: NotebookRun[] = [];
  let ahead: Promise<Kernel> | undefined;
  let next = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < files.length; index = next++) {
      const file = files[index]!;
      const started = ahead ?? start();
      ahead = startAhead && next < files.length ? start() : undefined;
      const outFile = outFolder === undefined ? {} : { outFile: join(outFolder, basename(file)) };
      const run = await runNotebook(file, { ...each, ...outFile, started }).catch(async (error: unknown) => {
        await started.then((kernel) => kernel.stop()).catch(() => {});
        return unreadable(file, error);
      });
      runs[index] = run;
      onDone?.(run);
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(jobs, files.length) }, work));
  } finally {
    await ahead?.then((kernel) => kernel.stop()).catch(() => {});
  }
  return runs;
}

/** A notebook of which no cell ran. */
function unreadable(file: string, error: unknown): NotebookRun {
  if (!(error instanceof NotebookError)) throw error;
  const failure = { cellNumber: 0, name: error.code, message: error.message };
  const chapter = basename(file, ".ipynb");
  return { chapter, file, notebook: undefined, ok: false, seconds: 0, cells: [], failures: [failure] };
}
