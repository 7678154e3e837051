import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { projectRoot } from "../../project.js";

/** Where and under which names the kernel is made known to Jupyter. */
export interface KernelSpecOptions {
  /** A folder in `JUPYTER_PATH`, such as an environment's `share/jupyter`; the specs go to `kernels/` in it. */
  readonly folder: string;
  /** The folder in which the kernel resolves imports. Default: the project. */
  readonly root?: string;
  /** Under which names. Default: both. */
  readonly names?: readonly (keyof typeof NAMES)[];
}

/** The chapters say that they want `tslab`, so that they run on plain tslab too; in our own Jupyter that is this kernel. */
const NAMES = { hers: "TypeScript (HERS)", tslab: "TypeScript" };

/** The kernel's program as it is built; sources that run untranslated, as in tests, start the same one. */
export const launcherFile = (): string =>
  join(projectRoot(), "lib", "dist", "workbook", "kernel", "launcher.js");

/**
 * Writes the kernelspecs `hers` and `tslab`, each starting the launcher. Jupyter wants absolute paths in them, so they are
 * generated and never committed.
 *
 * @returns the folders written
 * @see https://jupyter-client.readthedocs.io/en/latest/kernels.html#kernel-specs
 */
export function kernelSpec({
  folder,
  root = projectRoot(),
  names = ["hers", "tslab"],
}: KernelSpecOptions): string[] {
  return names.map((name) => {
    const target = join(folder, "kernels", name);
    mkdirSync(target, { recursive: true });
    const spec = {
      argv: [process.execPath, launcherFile(), "{connection_file}", resolve(root)],
      display_name: NAMES[name],
      language: "typescript",
      interrupt_mode: "signal",
      metadata: {},
    };
    writeFileSync(join(target, "kernel.json"), `${JSON.stringify(spec, null, 1)}\n`);
    return target;
  });
}
