import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Command } from "commander";
import { diagramFiles } from "../hospital/diagrams/pages.js";
import { projectRoot, shownPath } from "../project.js";

/** `hers diagrams`: draws all pictures of the hospital anew and removes those that are no longer drawn. */
export function diagrams(program: Command): void {
  program
    .command("diagrams")
    .description("draw the hospital's diagrams from the model")
    .option("--out <folder>", "where they go", join(projectRoot(), "diagrams"))
    .action(({ out }: { out: string }) => {
      const folder = resolve(out);
      const files = diagramFiles();
      mkdirSync(folder, { recursive: true });
      const names = new Set(files.map(({ name }) => name));
      for (const old of readdirSync(folder))
        if (old.endsWith(".svg") && !names.has(old)) rmSync(join(folder, old));
      for (const { name, content } of files) writeFileSync(join(folder, name), content);
      process.stderr.write(`${files.length - 1} diagrams in ${shownPath(folder)}: open README.md there\n`);
    });
}
