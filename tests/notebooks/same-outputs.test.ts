import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  chapterFiles,
  compareOutputs,
  readNotebook,
  runNotebooks,
} from "../../lib/src/workbook/run/index.js";

const files = chapterFiles();
const stems = files.map((file) => basename(file, ".ipynb"));
const folder = mkdtempSync(join(tmpdir(), "hers-same-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs notebooks into a folder of their own and returns where they are. */
async function runInto(name: string, order: readonly string[], jobs: number): Promise<string> {
  const outFolder = join(folder, name);
  const runs = await runNotebooks([...order], { outFolder, jobs });
  expect(runs.flatMap(({ failures }) => failures)).toEqual([]);
  return outFolder;
}

const differences = (one: string, other: string): string[] =>
  compareOutputs(readNotebook(one), readNotebook(other)).map((difference) => JSON.stringify(difference));

describe("the notebooks' outputs", () => {
  // Committed are those of a run in order, one at a time: a run in reverse, two at a time, that gives the same settles both.
  let reverse = "";
  beforeAll(async () => {
    reverse = await runInto("reverse", [...files].reverse(), 2);
  }, 600_000);

  it.each(stems)("%s: in reverse, two at a time, are those committed", (stem) => {
    const committed = files.find((file) => basename(file, ".ipynb") === stem)!;
    expect(differences(committed, join(reverse, `${stem}.ipynb`))).toEqual([]);
  });

  it.skipIf(process.env.HERS_LONG === undefined)(
    "are the same in order, one at a time",
    async () => {
      const forward = await runInto("forward", files, 1);
      for (const stem of stems) {
        expect(differences(join(forward, `${stem}.ipynb`), join(reverse, `${stem}.ipynb`)), stem).toEqual([]);
      }
    },
    600_000,
  );

  it("are the same when one chapter runs twice at once", async () => {
    const chapter = files.find((file) => file.includes("05-")) ?? files[0]!;
    const both = await Promise.all([runInto("twin-1", [chapter], 1), runInto("twin-2", [chapter], 1)]);
    for (const twin of both) {
      const name = basename(chapter);
      expect(differences(join(reverse, name), join(twin, name))).toEqual([]);
    }
  }, 600_000);
});

describe("the committed notebooks", () => {
  it.each(stems)("%s: hold no error, are in clean order, and keep the shape of a chapter", (stem) => {
    const notebook = JSON.parse(
      readFileSync(files.find((file) => basename(file, ".ipynb") === stem)!, "utf8"),
    );
    const code = notebook.cells.filter((cell: { cell_type: string }) => cell.cell_type === "code");
    const tagged = (tag: string) =>
      code.filter((cell: { metadata: { tags?: string[] } }) => cell.metadata.tags?.includes(tag));
    const outputs = code.flatMap((cell: { outputs: { output_type: string }[] }) => cell.outputs);
    expect(outputs.filter(({ output_type }: { output_type: string }) => output_type === "error")).toEqual([]);
    expect(code.map((cell: { execution_count: number }) => cell.execution_count)).toEqual(
      code.map((_: unknown, index: number) => index + 1),
    );
    expect(notebook.cells.length).toBeLessThanOrEqual(45);
    expect(tagged("volatile").length).toBeLessThanOrEqual(code.length / 10);
    expect(tagged("exercise").length).toBeGreaterThanOrEqual(1);
    expect(tagged("solution").length).toBe(tagged("exercise").length);
  });
});
