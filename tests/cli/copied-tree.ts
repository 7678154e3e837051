/** A copy of the tree whose files a test may change, with the `hers` command in it. */

import { execFile } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { projectRoot, stateFolder } from "../../lib/src/project.js";

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Call at the top of a test file: the copy is there when the tests run, and goes after them. */
export function copiedTree() {
  const copy = mkdtempSync(join(tmpdir(), "hers-tree-"));
  beforeAll(() => {
    for (const name of ["lib", "sql", "mongo", "package.json", "package-lock.json", "tsconfig.json"])
      cpSync(join(projectRoot(), name), join(copy, name), { recursive: true, preserveTimestamps: true });
    symlinkSync(join(projectRoot(), "node_modules"), join(copy, "node_modules"));
    // Folders of a copy are new, which alone would have the library built once more.
    if (isBuilt()) utimesSync(join(copy, "lib", "dist", ".built"), new Date(), new Date());
  });
  afterAll(() => rmSync(copy, { recursive: true }));

  const changed = new Map<string, string>();
  afterEach(() => {
    for (const [path, text] of changed) writeFileSync(path, text);
    changed.clear();
  });

  return {
    /** Runs `hers` in the copy, with the servers that run. */
    hers(...args: string[]): Promise<Ended> {
      const program = join(copy, "lib", "bin", "hers.js");
      const env = { ...process.env, HERS_STATE: stateFolder() };
      return new Promise((resolve) => {
        execFile(process.execPath, [program, ...args], { cwd: copy, env }, (error, stdout, stderr) =>
          resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
        );
      });
    },
    /** Changes a file until the end of the test; returns the line, from 1, on which the change is. */
    change(file: string, from: string, to: string): number {
      const path = join(copy, file);
      const text = readFileSync(path, "utf8");
      expect(text.split(from), `${file} has it once`).toHaveLength(2);
      if (!changed.has(path)) changed.set(path, text);
      writeFileSync(path, text.replace(from, to));
      // Files get their times from a clock that runs a few milliseconds behind the one of the stamp above.
      utimesSync(path, new Date(), new Date(Date.now() + 1000));
      return text.slice(0, text.indexOf(from)).split("\n").length;
    },
  };
}

function isBuilt(): boolean {
  const [source, built] = [join(projectRoot(), "lib", "src"), join(projectRoot(), "lib", "dist", ".built")];
  if (!existsSync(built)) return false;
  const names = readdirSync(source, { recursive: true, encoding: "utf8" });
  return names.every((name) => statSync(join(source, name)).mtimeMs <= statSync(built).mtimeMs);
}
