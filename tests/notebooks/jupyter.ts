import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";

/** A Jupyter from PyPI, or the reason why there is none. */
export type FoundJupyter =
  | { readonly file: string; readonly reason?: never }
  | { readonly file?: never; readonly reason: string };

/**
 * Looks for the `jupyter` that `HERS_JUPYTER` names, else for one on the PATH, that has a certain subcommand.
 *
 * @param subcommand such as `nbconvert` or `lab`
 */
export function findJupyter(subcommand: string): FoundJupyter {
  const named = process.env.HERS_JUPYTER;
  const folders = (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, "jupyter"));
  const file = (named === undefined ? folders : [named]).find((one) => existsSync(one));
  if (file === undefined) {
    const where =
      named === undefined ? "on the PATH; HERS_JUPYTER may name one" : `at ${named} (HERS_JUPYTER)`;
    return { reason: `there is no jupyter ${where}` };
  }
  const command = join(dirname(file), `jupyter-${subcommand}`);
  return existsSync(command) ? { file } : { reason: `${file} has no ${subcommand}` };
}

/** The title of tests that need Jupyter: it says why they are skipped, if they are. */
export const titled = (title: string, { reason }: FoundJupyter): string =>
  reason === undefined ? title : `${title} (skipped: ${reason})`;

/**
 * An environment in which Jupyter reads and writes nothing of the user's.
 *
 * @param folder where its settings, kernels and state go
 */
export function privateJupyter(folder: string, jupyter: string): NodeJS.ProcessEnv {
  const inside = (name: string): string => {
    mkdirSync(join(folder, name), { recursive: true });
    return join(folder, name);
  };
  return {
    ...process.env,
    PATH: `${dirname(jupyter)}${delimiter}${process.env.PATH}`,
    JUPYTER_PATH: inside("share"),
    JUPYTER_CONFIG_DIR: inside("config"),
    JUPYTER_DATA_DIR: inside("data"),
    JUPYTER_RUNTIME_DIR: inside("runtime"),
    IPYTHONDIR: inside("ipython"),
    JUPYTERLAB_SETTINGS_DIR: inside("settings"),
    JUPYTERLAB_WORKSPACES_DIR: inside("workspaces"),
    JUPYTER_PLATFORM_DIRS: "1",
  };
}

/** Makes a kernel known in a private Jupyter. */
export function writeKernelSpec(folder: string, name: string, argv: readonly string[]): void {
  const target = join(folder, "share", "kernels", name);
  mkdirSync(target, { recursive: true });
  const spec = { argv, display_name: "TypeScript", language: "typescript", interrupt_mode: "signal" };
  writeFileSync(join(target, "kernel.json"), JSON.stringify(spec));
}
