import { once } from "node:events";
import { join } from "node:path";
import type { Command } from "commander";
import { projectRoot, stateFolder } from "../project.js";
import { findJupyter, startJupyterLab } from "../workbook/kernel/index.js";

/** `hers lab`: the notebooks in JupyterLab, with the launcher as their kernel. */
export function lab(program: Command): void {
  program
    .command("lab")
    .description("open the notebooks in JupyterLab; what it writes stays in .hers")
    .argument("[arguments...]", "for `jupyter lab`, after --: hers lab -- --no-browser --port 8890")
    .action(async (args: string[]) => {
      const server = startJupyterLab({
        jupyter: findJupyter("lab"),
        folder: join(stateFolder(), "jupyter-files"),
        root: projectRoot(),
        args,
        stdio: "inherit",
      });
      // Ctrl-C in the terminal reaches JupyterLab itself, which asks and then stops its kernels.
      process.on("SIGINT", () => {});
      process.on("SIGTERM", () => server.kill("SIGTERM"));
      const [code] = await once(server, "exit");
      process.exitCode = typeof code === "number" ? code : 1;
    });
}
