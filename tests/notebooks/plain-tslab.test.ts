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

  /** Executes a notebook; the promise fails if a cell does. */
  async function execute(file: string): Promise<Notebook> {
    const into = ["--to", "notebook", "--execute", "--output-dir", join(folder, "out"), file];
    const converted = promisify(execFile)(
      jupyter.file!,
      ["nbconvert", "--ExecutePreprocessor.timeout=120", ...into],
      {
        cwd: projectRoot(),
        env: privateJupyter(folder, jupyter.file!),
      },
    );
    await converted.catch(({ stderr }: { stderr: string }) => {
      throw new Error(stderr.split("nbclient.exceptions.").at(-1)); // without Jupyter's own stack
    });
    return readNotebook(join(folder, "out", basename(file)));
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
    await expect(execute(written("fails", notebook('throw new Error("no bed");')))).rejects.toThrow("no bed");
  }, 60_000);

  it.each(chapters.map((file) => [basename(file, ".ipynb"), file]))(
    titled("%s runs without an error", jupyter),
    async (_, file) => {
      const executed = await execute(file);
      const outputs = executed.cells.flatMap((cell) => cell.outputs ?? []);
      expect(outputs.filter(({ output_type }) => output_type === "error")).toEqual([]);
      expect(outputs.length).toBeGreaterThan(0);
    },
    180_000,
  );
});
