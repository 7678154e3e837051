import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

const isProject = (folder: string): boolean => {
  const file = join(folder, "package.json");
  return existsSync(file) && JSON.parse(readFileSync(file, "utf8")).name === "hers-workbook";
};

/** The folder of the workbook: the one above this package, wherever the program was started from. */
export function projectRoot(): string {
  let folder = resolve(__dirname);
  while (!isProject(folder)) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`No package.json named "hers-workbook" above ${__dirname}.`);
    folder = parent;
  }
  return folder;
}

/**
 * Where state lives (data folders, ports, generated passwords): `.hers/`, or `HERS_STATE` where that is set. A relative one is
 * seen from the project, because kernels and commands start in different folders and must mean the same.
 */
export const stateFolder = (): string => resolve(projectRoot(), process.env.HERS_STATE || ".hers");

/**
 * A path as messages show it: short where the file is below the folder.
 *
 * @param from by default the project's root
 */
export function shownPath(file: string, from = projectRoot()): string {
  const path = relative(from, file);
  return path.startsWith("..") ? file : path;
}
