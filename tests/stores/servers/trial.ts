import { type ChildProcess, spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import ts from "typescript";
import { projectRoot, stateFolder } from "../../../lib/src/project.js";
import { STARTING_SOURCES } from "../../../lib/src/stores/servers/ensure.js";
import type { Kind, SourceName } from "../../../lib/src/stores/servers/server.js";

const KINDS: readonly Kind[] = ["mysql", "mongo"];

/** The sources that run a program here, for each store; undefined, with the reason, where one has none. */
export async function programSources(): Promise<Record<Kind, SourceName> | string> {
  const found = {} as Record<Kind, SourceName>;
  for (const kind of KINDS) {
    const reasons: string[] = [];
    for (const source of STARTING_SOURCES.filter(({ name }) => name !== "containers")) {
      const verdict = await source.canServe(kind, { folder: "", onProgress: () => {} });
      if (verdict === true) found[kind] ??= source.name;
      else reasons.push(`${source.name}: ${verdict}`);
      if (found[kind] !== undefined) break;
    }
    if (found[kind] === undefined) return `no program of ${kind} can run here (${reasons.join("; ")})`;
  }
  return found;
}

/**
 * A state folder of its own, where starts know their source already and find the programs that are there.
 *
 * @param name the last part of its path, which may be long or hold spaces
 * @param above the folder to make it in
 */
export function trialState(sources: Record<Kind, SourceName>, name = "state", above = tmpdir()): string {
  const state = join(mkdtempSync(join(above, "hers-trial-")), name);
  mkdirSync(join(state, "servers"), { recursive: true });
  const programs = join(stateFolder(), "programs");
  if (existsSync(programs)) symlinkSync(programs, join(state, "programs"));
  for (const kind of KINDS) writeFileSync(join(state, "servers", `${kind}.source`), sources[kind]);
  return state;
}

/** Deletes a trial's state folder with what is above it; the programs that it only points to stay. */
export function removeState(state: string): void {
  const trial = /^.*\/hers-trial-[^/]+/.exec(state)?.[0];
  if (trial !== undefined) rmSync(trial, { recursive: true, force: true });
}

/** Sets environment variables (undefined unsets) and returns what puts them back. */
export function setEnvironment(values: Record<string, string | undefined>): () => void {
  const before = Object.fromEntries(Object.keys(values).map((name) => [name, process.env[name]]));
  const set = (all: Record<string, string | undefined>): void => {
    for (const [name, value] of Object.entries(all)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  };
  set(values);
  return () => set(before);
}

/** The ids of all processes that have `text` on their command line. */
export function processesWith(text: string): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(text) && Number(pid) !== process.pid;
      } catch {
        return false;
      }
    })
    .map(Number);
}

let compiled: string | undefined;

/** The library as JavaScript, for tests that need a second process; below the project, where packages are found. */
function compile(): string {
  if (compiled !== undefined) return compiled;
  const source = join(projectRoot(), "lib", "src");
  compiled = join(projectRoot(), "out", `trial-${process.pid}`);
  const files = readdirSync(source, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(source, name));
  for (const file of files) {
    const { outputText } = ts.transpileModule(readFileSync(file, "utf8"), {
      fileName: file,
      compilerOptions: {
        module: ts.ModuleKind.Node16,
        target: ts.ScriptTarget.ES2022,
        esModuleInterop: true,
      },
    });
    const target = join(compiled, relative(source, file).replace(/ts$/, "js"));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, outputText);
  }
  return compiled;
}

/** Removes what `hers` compiled. */
export function removeCompiled(): void {
  if (compiled !== undefined) rmSync(compiled, { recursive: true, force: true });
  compiled = undefined;
}

export interface Run {
  readonly child: ChildProcess;
  /** resolves when it has ended */
  readonly end: Promise<{ code: number | null; out: string; err: string }>;
}

/** Runs the `hers` command as a process of its own. */
export function hers(args: readonly string[], env: Record<string, string | undefined> = {}): Run {
  const entry = JSON.stringify(join(compile(), "cli", "main.js"));
  const script = `require(${entry}).main(process.argv.slice(1));`;
  const child = spawn(process.execPath, ["-e", script, "--", ...args], {
    cwd: projectRoot(),
    env: { ...process.env, ...env },
  });
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (text) => {
    out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text) => {
    err += text;
  });
  return { child, end: new Promise((resolve) => child.on("close", (code) => resolve({ code, out, err }))) };
}
