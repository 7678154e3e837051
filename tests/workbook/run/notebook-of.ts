import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type Cell, type Notebook, writeNotebook } from "../../../lib/src/workbook/run/notebook.js";

/** A code cell's source, alone or with its tags. */
export type Source = string | { readonly source: string; readonly tags: string[] };

/** A notebook of these code cells. */
export const notebook = (...sources: Source[]): Notebook => ({
  nbformat: 4,
  nbformat_minor: 5,
  metadata: { kernelspec: { display_name: "TypeScript", language: "typescript", name: "tslab" } },
  cells: sources.map((cell, index): Cell => {
    const { source, tags } = typeof cell === "string" ? { source: cell, tags: [] } : cell;
    const metadata = tags.length === 0 ? {} : { tags };
    return {
      id: `cell-${index + 1}`,
      cell_type: "code",
      source,
      metadata,
      outputs: [],
      execution_count: null,
    };
  }),
});

/** A folder that is removed after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "hers-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes a notebook of these code cells into a temporary folder. */
export function notebookFile(name: string, ...sources: Source[]): string {
  const file = join(temporaryFolder(), `${name}.ipynb`);
  writeNotebook(notebook(...sources), file);
  return file;
}

/** Whether a process is there. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
