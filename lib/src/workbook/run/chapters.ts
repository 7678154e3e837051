import { existsSync, readdirSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { NotebookError } from "../../errors.js";
import { projectRoot } from "../../project.js";

/** The chapters' notebooks, in the order of the book. */
export function chapterFiles(folder = join(projectRoot(), "notebooks")): string[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith(".ipynb") && !file.startsWith("."));
  return files.sort().map((file) => join(folder, file));
}

/**
 * The notebooks that a reader names, in the order named.
 *
 * @param names stems (`05-questions`), numbers (`05` or `5`) or paths; none means every chapter
 * @throws {NotebookError} `CHAPTER_UNKNOWN`, with the chapters that there are
 */
export function chaptersNamed(names: readonly string[], folder?: string): string[] {
  const files = chapterFiles(folder);
  if (names.length === 0) return files;
  return names.map((name) => {
    if (name.endsWith(".ipynb") && existsSync(name)) return resolve(name);
    const wanted = basename(name, ".ipynb");
    const numbered = /^\d+$/.test(wanted) ? `${wanted.padStart(2, "0")}-` : undefined;
    const found = files.find((file) => {
      const stem = basename(file, ".ipynb");
      return stem === wanted || (numbered !== undefined && stem.startsWith(numbered));
    });
    if (found !== undefined) return found;
    const stems = files.map((file) => basename(file, ".ipynb")).join(", ");
    throw new NotebookError(
      "CHAPTER_UNKNOWN",
      `There is no chapter "${name}". The chapters are: ${stems || "none yet"}.`,
    );
  });
}
