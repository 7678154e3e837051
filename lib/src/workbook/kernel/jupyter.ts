import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { SettingError } from "../../errors.js";
import { stateFolder } from "../../project.js";
import { kernelSpec } from "./kernelspec.js";

/**
 * Looks for the `jupyter` that `HERS_JUPYTER` names, else in `.hers/jupyter`, else on the PATH.
 *
 * @param subcommand what it must be able to do, such as `lab` or `nbconvert`
 * @throws {SettingError} `JUPYTER_MISSING`, with the two commands that get one
 */
export function findJupyter(subcommand: string): string {
  const named = process.env.HERS_JUPYTER;
  const own = join(stateFolder(), "jupyter", "bin");
  const folders =
    named === undefined ? [own, ...(process.env.PATH ?? "").split(delimiter)] : [dirname(named)];
  const folder = folders.find(
    (one) => existsSync(join(one, "jupyter")) && existsSync(join(one, `jupyter-${subcommand}`)),
  );
  if (folder !== undefined) return join(folder, "jupyter");
  const where = named === undefined ? "on the PATH" : `beside HERS_JUPYTER=${named}`;
  throw new SettingError(
    "JUPYTER_MISSING",
    `There is no \`jupyter ${subcommand}\` ${where}. Get one with:\n  python3 -m venv "${dirname(own)}" && "${own}/pip" install jupyterlab`,
  );
}

/**
 * An environment in which Jupyter reads and writes nothing of the user's: kernels, settings and state are in one folder.
 *
 * @param folder where they go; it is made
 * @see https://docs.jupyter.org/en/latest/use/jupyter-directories.html
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
  };
}

/** How JupyterLab is started. */
export interface LabOptions {
  readonly jupyter: string;
  /** Where Jupyter's own files go. */
  readonly folder: string;
  /** The folder whose notebooks it shows. */
  readonly root: string;
  /** Further arguments for `jupyter lab`. */
  readonly args: readonly string[];
  readonly stdio: "inherit" | "pipe";
}

/** JupyterLab's question whether to fetch news covers the page at each first start. */
const NOTIFICATION = { fetchNews: "false", checkForUpdates: false };

/** Starts JupyterLab with our kernel and nothing of the user's. */
export function startJupyterLab({ jupyter, folder, root, args, stdio }: LabOptions): ChildProcess {
  const env = privateJupyter(folder, jupyter);
  kernelSpec({ folder: join(folder, "share") });
  const settings = join(
    folder,
    "settings",
    "@jupyterlab",
    "apputils-extension",
    "notification.jupyterlab-settings",
  );
  mkdirSync(dirname(settings), { recursive: true });
  if (!existsSync(settings)) writeFileSync(settings, JSON.stringify(NOTIFICATION));
  const flags = [
    `--ServerApp.root_dir=${root}`,
    "--ServerApp.ip=127.0.0.1",
    "--KernelSpecManager.ensure_native_kernel=False",
  ];
  if (process.getuid?.() === 0) flags.push("--ServerApp.allow_root=True"); // as in a container
  return spawn(jupyter, ["lab", ...flags, ...args], { env, stdio });
}
