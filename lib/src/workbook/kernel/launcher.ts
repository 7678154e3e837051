/** The kernel's program: `node launcher.js <connection file> [folder]`. Started by Jupyter or by the headless runner. */

import { writeSync } from "node:fs";
import { projectRoot } from "../../project.js";
import { Cells } from "./cells.js";
import { onOrphaned } from "./orphan.js";
import { createServer } from "./server.js";
import { findTslab } from "./tslab.js";

/** What the reader of a notebook can do nothing about, such as the warning at a `require` of an ES module. */
const QUIET_WARNINGS = new Set(["ExperimentalWarning", "DeprecationWarning"]);

async function launch(connectionFile: string, folder: string): Promise<void> {
  process.chdir(folder); // imports are resolved from here
  process.env.TZ = "UTC"; // the same outputs wherever the notebook runs
  process.removeAllListeners("warning");
  process.on("warning", (warning) => {
    if (!QUIET_WARNINGS.has(warning.name)) console.error(`${warning.name}: ${warning.message}`);
  });

  const tslab = findTslab();
  const cells = new Cells(tslab, process.cwd());
  const server = createServer(tslab, cells, connectionFile);
  const report = (error: unknown): void => console.error(cells.explain(error).traceback.join("\n"));
  process.on("uncaughtException", report);
  process.on("unhandledRejection", report);
  process.on("SIGINT", () => cells.executor.interrupt());
  process.on("SIGTERM", () => void server.end());
  onOrphaned(() => void server.end());
  await server.init();
  setImmediate(() => cells.warmUp());
}

const [connectionFile, folder = projectRoot()] = process.argv.slice(2);
if (connectionFile === undefined) {
  process.stderr.write("Usage: node launcher.js <connection file> [folder]\n");
  process.exit(1);
}
launch(connectionFile, folder).catch((error: unknown) => {
  // Standard error belongs to the cells by now, so this goes to its file descriptor.
  writeSync(2, `The kernel did not start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
