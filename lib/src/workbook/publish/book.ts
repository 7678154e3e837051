import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { HersError, NotebookError } from "../../errors.js";
import { plotlyScript } from "../../show/plotly-engine.js";
import { readNotebook } from "../run/notebook.js";
import { type Chapter, readChapter } from "./chapter.js";
import { chapterPage } from "./chapter-page.js";
import { contentsPage } from "./contents-page.js";
import { SCRIPT } from "./script.js";
import { STYLE } from "./style.js";

/** What a book is made of. */
export interface BookOptions {
  /** Executed notebooks, in the order of the book. */
  readonly notebooks: readonly string[];
  /** Where `index.html` goes; made if it is not there. */
  readonly outFolder: string;
  /** The book's title. */
  readonly title: string;
}

/** What was written. */
export interface Book {
  /** Paths of the pages, the contents first. */
  readonly pages: readonly string[];
  /** What a reader would miss: a notebook that could not be read, a picture that is not there. */
  readonly warnings: readonly string[];
}

/**
 * Writes executed notebooks as HTML pages that need no network: contents, a page a chapter, and their assets.
 *
 * @throws {NotebookError} `BOOK_EMPTY` if none of the notebooks can be read
 */
export async function publishBook({ notebooks, outFolder, title }: BookOptions): Promise<Book> {
  const warnings: string[] = [];
  const chapters = notebooks.flatMap((file) => chapterOf(file, warnings));
  if (chapters.length === 0) {
    throw new NotebookError(
      "BOOK_EMPTY",
      `No notebook for the book. Run \`npx hers run\` first. ${warnings.join(" ")}`.trim(),
    );
  }
  const assets = join(outFolder, "assets");
  const isOurs = existsSync(join(assets, "book.css"));
  mkdirSync(assets, { recursive: true });
  const pages = chapters.map(
    (chapter, index): Page => ({
      name: `${chapter.name}.html`,
      html: chapterPage(chapter, { title, chapters, index }),
    }),
  );
  pages.unshift({ name: "index.html", html: contentsPage(title, chapters) });
  if (isOurs) removeOthers(outFolder, new Set(pages.map(({ name }) => name)));
  for (const { name, html } of pages) writeFileSync(join(outFolder, name), html);
  writeFileSync(join(assets, "book.css"), STYLE);
  for (const { files } of chapters)
    for (const [name, content] of files) writeFileSync(join(assets, name), content);
  if (chapters.some(({ interactive }) => interactive)) {
    writeFileSync(join(assets, "book.js"), SCRIPT);
    copyFileSync(plotlyScript(), join(assets, "plotly.min.js"));
  }
  return { pages: pages.map(({ name }) => join(outFolder, name)), warnings };
}

interface Page {
  readonly name: string;
  readonly html: string;
}

function chapterOf(file: string, warnings: string[]): Chapter[] {
  try {
    return [
      readChapter(readNotebook(file), file, (warning) => warnings.push(`${basename(file)}: ${warning}`)),
    ];
  } catch (error) {
    if (!(error instanceof HersError)) throw error;
    warnings.push(error.message);
    return [];
  }
}

/** Pages of chapters that are gone; only in a folder that holds a book already. */
function removeOthers(folder: string, pages: ReadonlySet<string>): void {
  for (const name of readdirSync(folder)) {
    if (name.endsWith(".html") && !pages.has(name)) rmSync(join(folder, name));
  }
}
