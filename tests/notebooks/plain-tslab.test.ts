import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectRoot } from "../../lib/src/project.js";
import { privateJupyter } from "../../lib/src/workbook/kernel/index.js";
import {
  chapterFiles,
  formatNotebook,
  type Notebook,
  readNotebook,
} from "../../lib/src/workbook/run/index.js";
import { notebook } from "../workbook/run/notebook-of.js";
import { jupyterFor, titled, writeKernelSpec } from "./jupyter.js";

const jupyter = jupyterFor("nbconvert");
const chapters = chapterFiles();

/** Independent of the launcher and the runner: tslab as it is installed, driven by Jupyter's own client. */
describe.skipIf(jupyter.file === undefined)("on plain tslab, through nbconvert", () => {
  let folder = "";

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "hers-plain-"));
    const tslab = join(projectRoot(), "node_modules", "tslab", "bin", "tslab");
    writeKernelSpec(folder, "tslab", [process.execPath, tslab, "kernel", "--config-path={connection_file}"]);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Executes notebooks, one after the other, by one Jupyter; the promise fails at the first cell that does, and names its notebook. */
  async function execute(...files: string[]): Promise<Notebook[]> {
    const settings = [
      "--ExecutePreprocessor.timeout=120",
      "--KernelManager.shutdown_wait_time=0.5", // s; a kernel with open connections does not end by itself
    ];
    const into = ["--to", "notebook", "--execute", "--output-dir", join(folder, "out"), ...files];
    const converted = promisify(execFile)(jupyter.file!, ["nbconvert", ...settings, ...into], {
      cwd: projectRoot(),
      env: privateJupyter(folder, jupyter.file!),
    });
    await converted.catch(({ stderr }: { stderr: string }) => {
      const failed = [...stderr.matchAll(/Converting notebook (\S+)/g)].at(-1)?.[1];
      throw new Error(`${failed}: ${stderr.split("nbclient.exceptions.").at(-1)}`); // without Jupyter's own stack
    });
    return files.map((file) => readNotebook(join(folder, "out", basename(file))));
  }

  const written = (name: string, made: Notebook): string => {
    const file = join(folder, `${name}.ipynb`);
    writeFileSync(file, formatNotebook(made));
    return file;
  };

  it(titled(
    "a failing cell fails the run, so that a run without failure means something",
    jupyter,
  ), async () => {
    const [works, fails] = [
      written("works", notebook("1 + 1")),
      written("fails", notebook('throw new Error("no bed");')),
    ];
    await expect(execute(works, fails)).rejects.toThrow(/^\S+fails\.ipynb: [\s\S]*no bed/);
  }, 60_000);

  it(titled("every chapter runs without an error", jupyter), async () => {
    const executed = await execute(...chapters);
    const outputs = executed.map(({ cells }) => cells.flatMap((cell) => cell.outputs ?? []));
    expect(outputs.flat().filter(({ output_type }) => output_type === "error")).toEqual([]);
    expect(outputs.filter(({ length }) => length === 0)).toEqual([]);
  }, 600_000);
});
