import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findJupyter } from "../../lib/src/workbook/kernel/index.js";

/** A Jupyter from PyPI, or the reason why its tests are skipped. */
export type FoundJupyter =
  | { readonly file: string; readonly reason?: never }
  | { readonly file?: never; readonly reason: string };

/** Looks for a `jupyter` that has a certain subcommand. */
export function jupyterFor(subcommand: string): FoundJupyter {
  try {
    return { file: findJupyter(subcommand) };
  } catch (error) {
    return { reason: (error as Error).message.split(". ")[0]! };
  }
}

/** The title of a test that needs Jupyter: it says why it is skipped, if it is. */
export const titled = (title: string, { reason }: FoundJupyter): string =>
  reason === undefined ? title : `${title} (skipped: ${reason})`;

/** Makes a kernel known in a private Jupyter. */
export function writeKernelSpec(folder: string, name: string, argv: readonly string[]): void {
  const target = join(folder, "share", "kernels", name);
  mkdirSync(target, { recursive: true });
  const spec = { argv, display_name: "TypeScript", language: "typescript", interrupt_mode: "signal" };
  writeFileSync(join(target, "kernel.json"), JSON.stringify(spec));
}
