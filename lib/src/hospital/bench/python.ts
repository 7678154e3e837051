import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { stateFolder } from "../../project.js";

/** A Python with some packages, or why there is none. */
export type PythonEnvironment = { readonly python: string } | { readonly reason: string };

/** What a Python environment holds: the version of the interpreter, and of the packages that were asked for, by name. */
export interface PythonVersions {
  readonly python: string;
  readonly packages: Readonly<Record<string, string>>;
}

const INSTALL_MS = 300_000;

const folder = (): string => join(stateFolder(), "bench-python");
const interpreter = (): string => join(folder(), "bin", "python");

/** What this process has asked for and got. */
const asked = new Set<string>();

/**
 * A private environment in the state folder with some packages from PyPI; made once, and nothing of the user's is touched.
 * Where a pinned version cannot be had (each needs certain versions of Python), another one of the same package will do:
 * {@link pythonVersions} says which it is.
 *
 * @param packages with their versions, such as `mysql-connector-python==9.5.0`
 */
export function pythonWith(packages: readonly string[]): PythonEnvironment {
  const names = packages.map(nameOf);
  const has = (wanted: (spec: string) => boolean): boolean =>
    installed() !== undefined && packages.every(wanted);
  const pinned = (spec: string): boolean => installed()?.packages[nameOf(spec)] === spec.split("==")[1];
  const any = (spec: string): boolean => installed()?.packages[nameOf(spec)] !== undefined;
  if (installed() === undefined && !makeEnvironment())
    return { reason: "there is no Python 3 with venv and pip here (`python3 -m venv`)" };
  if (!has(pinned) && !install(packages) && !has(any) && !install(names))
    return { reason: `pip cannot install ${names.join(" and ")} here` };
  for (const name of names) asked.add(name);
  return { python: interpreter() };
}

/** Of the environment, as far as this process has used it; undefined if it has not. */
export function pythonVersions(): PythonVersions | undefined {
  const there = installed();
  if (there === undefined || asked.size === 0) return undefined;
  const packages = [...asked].sort().map((name) => [name, there.packages[name] ?? "not installed"] as const);
  return { python: there.python, packages: Object.fromEntries(packages) };
}

/** PyPI's own spelling of names: `mysql_connector.Python` is `mysql-connector-python`. */
const nameOf = (spec: string): string =>
  spec
    .split("==")[0]!
    .toLowerCase()
    .replace(/[-_.]+/g, "-");

let known: PythonVersions | undefined;

/** Everything that is in the environment; undefined if it is not there or its interpreter does not run any more. */
function installed(): PythonVersions | undefined {
  if (known !== undefined) return known;
  const { status, stdout } = spawnSync(
    interpreter(),
    [
      "-c",
      "import importlib.metadata as m, json, platform, pip\n" +
        "print(json.dumps([platform.python_version(), [[d.metadata['Name'], d.version] for d in m.distributions()]]))",
    ],
    { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] },
  );
  if (status !== 0) return undefined;
  const [python, packages] = JSON.parse(stdout) as [string, [string, string][]];
  known = {
    python,
    packages: Object.fromEntries(packages.map(([name, version]) => [nameOf(name), version])),
  };
  return known;
}

/** Debian's Python without python3-venv makes half an environment and fails: nothing of it stays. */
function makeEnvironment(): boolean {
  rmSync(folder(), { recursive: true, force: true });
  if (run("python3", "-m", "venv", folder()) && installed() !== undefined) return true;
  rmSync(folder(), { recursive: true, force: true });
  return false;
}

function install(packages: readonly string[]): boolean {
  process.stderr.write(`Fetching ${packages.join(", ")} for a Python of the benchmark's own\n`);
  known = undefined;
  return run(interpreter(), "-m", "pip", "install", "-q", ...packages);
}

const run = (command: string, ...args: string[]): boolean =>
  spawnSync(command, args, { stdio: "ignore", timeout: INSTALL_MS }).status === 0;
