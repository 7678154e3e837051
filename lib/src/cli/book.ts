import { join, resolve } from "node:path";
import type { Command } from "commander";
import { projectRoot } from "../project.js";
import { publishBook } from "../workbook/publish/index.js";
import { chapterFiles } from "../workbook/run/index.js";

interface Options {
  readonly notebooks: string;
  readonly out: string;
  readonly title: string;
}

/** `hers book`: makes the HTML book from executed notebooks. */
export function book(program: Command): void {
  const root = projectRoot();
  program
    .command("book")
    .description("make the HTML book from executed notebooks")
    .option("--notebooks <folder>", "where the executed notebooks are", join(root, "out", "notebooks"))
    .option("--out <folder>", "where the book goes", join(root, "out", "book"))
    .option("--title <title>", "title of the book", "Hospital Emergency Response System")
    .action(async ({ notebooks, out, title }: Options) => {
      const outFolder = resolve(out);
      const { pages, warnings } = await publishBook({
        notebooks: chapterFiles(resolve(notebooks)),
        outFolder,
        title,
      });
      for (const warning of warnings) process.stderr.write(`${warning}\n`);
      process.stderr.write(`The book has ${pages.length} pages: open ${join(outFolder, "index.html")}\n`);
    });
}
