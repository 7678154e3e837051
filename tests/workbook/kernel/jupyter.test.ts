import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { SettingError } from "../../../lib/src/errors.js";
import { findJupyter, privateJupyter } from "../../../lib/src/workbook/kernel/index.js";
import { temporaryFolder } from "../run/notebook-of.js";

let folder: string;

/** A folder with programs of these names. */
function programs(...names: string[]): string {
  const bin = join(folder, names.join("+"));
  mkdirSync(bin);
  for (const name of names) writeFileSync(join(bin, name), "");
  return bin;
}

beforeEach(() => {
  folder = temporaryFolder();
  vi.stubEnv("HERS_JUPYTER", undefined);
  vi.stubEnv("HERS_STATE", folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

describe("Jupyter", () => {
  it("is the first on the PATH that has the subcommand", () => {
    const [without, lab] = [programs("jupyter"), programs("jupyter", "jupyter-lab")];
    vi.stubEnv("PATH", `${without}:${lab}`);
    expect(findJupyter("lab")).toBe(join(lab, "jupyter"));
  });

  it("is the one that HERS_JUPYTER names, before any other", () => {
    const [onPath, named] = [programs("jupyter", "jupyter-lab"), programs("jupyter", "jupyter-lab", "named")];
    vi.stubEnv("PATH", onPath);
    vi.stubEnv("HERS_JUPYTER", join(named, "jupyter"));
    expect(findJupyter("lab")).toBe(join(named, "jupyter"));
  });

  it("if there is none, is asked for with the commands that get one", () => {
    vi.stubEnv("PATH", programs("jupyter"));
    const refused = (): string => findJupyter("lab");
    expect(refused).toThrow(SettingError);
    expect(refused).toThrow(
      /^There is no `jupyter lab` on the PATH\. Get one with:\n {2}python3 -m venv .*jupyterlab$/,
    );
  });

  it("writes into one folder and nothing of the user's", () => {
    const env = privateJupyter(folder, "/somewhere/bin/jupyter");
    const told = Object.entries(env).filter(([name]) => /^(JUPYTER|IPYTHON)/.test(name));
    expect(told.length).toBeGreaterThanOrEqual(7);
    expect(told.filter(([, value]) => !value?.startsWith(folder))).toEqual([]);
  });
});
