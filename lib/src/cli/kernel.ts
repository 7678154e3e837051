import { rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import type { Command } from "commander";
import { kernelSpec } from "../workbook/kernel/index.js";

/** `hers kernel`: makes the kernel known to your own Jupyter and to VS Code. */
export function kernel(program: Command): void {
  program
    .command("kernel")
    .description('make the kernel "TypeScript (HERS)" known to VS Code and to your own Jupyter')
    .option("--remove", "take it away again")
    .action(({ remove }: { remove?: true }) => {
      const folder = userJupyterFolder();
      if (remove) rmSync(join(folder, "kernels", "hers"), { recursive: true, force: true });
      else kernelSpec({ folder, names: ["hers"] });
      process.stderr.write(
        remove
          ? `Removed the kernel from ${folder}.\n`
          : `Installed in ${folder}. In VS Code open a chapter and select the kernel "TypeScript (HERS)".\n`,
      );
    });
}

/** Where Jupyter keeps a user's own kernels: https://docs.jupyter.org/en/latest/use/jupyter-directories.html */
function userJupyterFolder(): string {
  if (process.env.JUPYTER_DATA_DIR) return process.env.JUPYTER_DATA_DIR;
  if (process.platform === "darwin") return join(homedir(), "Library", "Jupyter");
  return join(process.env.XDG_DATA_HOME || join(homedir(), ".local", "share"), "jupyter");
}
