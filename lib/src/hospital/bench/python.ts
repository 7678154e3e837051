import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { stateFolder } from "../../project.js";

/** A Python with some packages, or why there is none. */
export type PythonEnvironment = { readonly python: string } | { readonly reason: string };

/**
 * A private environment in the state folder with some packages from PyPI; made once, and nothing of the user's is touched.
 *
 * @param packages with their versions, such as `mysql-connector-python==9.5.0`
 */
export function pythonWith(packages: readonly string[]): PythonEnvironment {
  const folder = join(stateFolder(), "bench-python");
  const python = join(folder, "bin", "python");
  const run = (command: string, ...args: string[]): boolean =>
    spawnSync(command, args, { stdio: "ignore", timeout: 300_000 }).status === 0;
  if (!existsSync(python) && !run("python3", "-m", "venv", folder))
    return { reason: "there is no Python 3 with venv here" };
  const there = packages.every((each) => run(python, "-m", "pip", "show", "-q", each.split("==")[0]!));
  if (!there && !run(python, "-m", "pip", "install", "-q", ...packages))
    return { reason: `pip cannot install ${packages.join(" and ")} here` };
  return { python };
}
