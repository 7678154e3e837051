import { createHash } from "node:crypto";
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { basename, dirname, extname, isAbsolute, join, sep } from "node:path";
import { projectRoot } from "../../project.js";
import { type Cell, hasTag, type Notebook, textOf } from "../run/notebook.js";
import { joinStreams } from "../run/outputs.js";
import { highlight } from "./highlight.js";
import { type Heading, Headings, renderMarkdown } from "./markdown.js";
import { renderOutput } from "./output.js";
import { clean } from "./sanitise.js";

/** A chapter as the book needs it: finished HTML and what the contents say of it. */
export interface Chapter {
  /** The notebook's stem, which names the page. */
  readonly name: string;
  readonly title: string;
  /** One line of what it is about. */
  readonly summary: string;
  /** Such as "40 minutes"; undefined where the chapter does not say. */
  readonly time: string | undefined;
  readonly headings: readonly Heading[];
  readonly html: string;
  /** Whether a figure needs a script. */
  readonly interactive: boolean;
  /** Its first picture, by name in the assets, with its text alternative. */
  readonly picture: { readonly file: string; readonly alt: string } | undefined;
  /** Files for the assets. */
  readonly files: ReadonlyMap<string, string | Buffer>;
}

/** Turns a notebook into a chapter; `warn` is told what is missing. */
export function readChapter(notebook: Notebook, file: string, warn: (warning: string) => void): Chapter {
  const name = basename(file, ".ipynb");
  const headings = new Headings();
  const files = new Map<string, string | Buffer>();
  const picture = firstPicture(notebook.cells, name, files);
  const counter = { figures: 0 };
  const parts = notebook.cells.map((cell): Part => {
    const attach = (source: string): string => attachment(source, cell, file, files, warn);
    if (cell.cell_type === "markdown") {
      return {
        solution: hasTag(cell, "solution"),
        html: clean(renderMarkdown(textOf(cell.source), headings, attach)),
      };
    }
    if (cell.cell_type === "raw") return { solution: false, html: "" };
    return { solution: hasTag(cell, "solution"), html: codeCell(cell, counter) };
  });
  const opening = notebook.cells.find(({ cell_type }) => cell_type === "markdown");
  const text = opening === undefined ? "" : textOf(opening.source);
  return {
    name,
    title: headings.title ?? name,
    summary: summaryOf(text),
    time: timeOf(text),
    headings: headings.list,
    html: fold(parts),
    interactive: counter.figures > 0,
    picture,
    files,
  };
}

interface Part {
  readonly solution: boolean;
  readonly html: string;
}

/** Neighbouring solution cells go under one summary line, closed. */
function fold(parts: readonly Part[]): string {
  const lines: string[] = [];
  parts.forEach(({ solution, html }, index) => {
    if (solution && !parts[index - 1]?.solution)
      lines.push('<details class="solution"><summary>Solution</summary>');
    lines.push(html);
    if (solution && !parts[index + 1]?.solution) lines.push("</details>");
  });
  return lines.filter((line) => line !== "").join("\n");
}

function codeCell(cell: Cell, counter: { figures: number }): string {
  const source = textOf(cell.source);
  const count = cell.execution_count ?? "";
  const outputs = joinStreams(cell.outputs ?? []).map((output) => renderOutput(output, counter));
  const volatile = hasTag(cell, "volatile");
  const classes = ["cell", ...(hasTag(cell, "exercise") ? ["exercise"] : [])].join(" ");
  const code =
    source.trim() === ""
      ? ""
      : `<pre class="code" tabindex="0"><code>${highlight(source, "typescript")}</code></pre>`;
  const note = volatile ? '<p class="note">This output is different in every run.</p>' : "";
  const shown = outputs.length === 0 ? "" : `<div class="outputs">${outputs.join("\n")}${note}</div>`;
  if (code === "" && shown === "") return "";
  return `<div class="${classes}"><span class="count" aria-hidden="true">${count}</span>${code}${shown}</div>`;
}

function firstPicture(
  cells: readonly Cell[],
  name: string,
  files: Map<string, string | Buffer>,
): Chapter["picture"] {
  for (const output of cells.flatMap((cell) => (hasTag(cell, "solution") ? [] : (cell.outputs ?? [])))) {
    if (output.output_type === "stream" || output.output_type === "error") continue;
    const svg = output.data["image/svg+xml"] as string | string[] | undefined;
    if (svg === undefined) continue;
    const file = `${name}.svg`;
    files.set(file, clean(textOf(svg), "svg"));
    return { file, alt: textOf((output.data["text/plain"] as string | string[] | undefined) ?? "") };
  }
  return undefined;
}

/**
 * A picture that Markdown names: an attachment of the cell, or a file beside the notebook. Executed notebooks lie
 * elsewhere than the ones that were written, so the project's own folder is looked at too.
 */
function attachment(
  source: string,
  cell: Cell,
  file: string,
  files: Map<string, string | Buffer>,
  warn: (warning: string) => void,
): string {
  if (/^(data:|#)/.test(source)) return source;
  if (/^[a-z]+:\/\//i.test(source)) {
    warn(`the picture ${source} would need a network; it is left out.`);
    return "";
  }
  const attached = /^attachment:(.*)$/.exec(source)?.[1];
  if (attached !== undefined) {
    const { attachments } = cell as { attachments?: Record<string, Record<string, string>> };
    const bundle = attachments?.[decodeURIComponent(attached)];
    const [mime, data] = Object.entries(bundle ?? {})[0] ?? [];
    return mime === undefined ? "" : `data:${mime};base64,${data}`;
  }
  const path = decodeURIComponent(source);
  const folders = [dirname(file), join(projectRoot(), "notebooks")];
  const found = folders
    .map((folder) => (isAbsolute(path) ? path : join(folder, path)))
    .find((each) => existsSync(each));
  if (found === undefined) {
    warn(`the picture ${source} is not there.`);
    return "";
  }
  if (!isPictureBelow(found, [...folders, join(projectRoot(), "diagrams")])) {
    warn(`${source} is no picture in the notebook's folder or in diagrams/; it is left out.`);
    return "";
  }
  const content = readFileSync(found);
  const mark = createHash("sha256").update(content).digest("hex").slice(0, 8); // two folders may hold one name
  const name = `${basename(found, extname(found))}-${mark}${extname(found)}`;
  files.set(name, content);
  return `assets/${name}`;
}

const PICTURE = /\.(png|jpe?g|gif|webp|svg)$/i;

/** Whether a file is a picture and really lies in one of the folders, links followed: a book must not publish what a path leads astray to. */
function isPictureBelow(file: string, folders: readonly string[]): boolean {
  const real = realpathSync(file);
  return (
    PICTURE.test(real) &&
    folders.some((folder) => existsSync(folder) && real.startsWith(realpathSync(folder) + sep))
  );
}

/** The first paragraph below the title, without its marks: as many sentences as fit. */
function summaryOf(text: string): string {
  const paragraph = text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .find(
      (part) =>
        part !== "" && !/^(#|[-*+] |\d+\. |\||>|```|!\[|<)/.test(part) && !/^\*\*[^*]+\*\*:?$/.test(part),
    );
  const [first = "", ...sentences] = bare(paragraph ?? "").split(/(?<=[.!?]["”’)]?)\s+(?=\p{Lu})/u);
  if (first.length > LONGEST) return `${first.slice(0, LONGEST).replace(/\s+\S*$/, "")} …`;
  let summary = first;
  for (const sentence of sentences) {
    if (summary.length + sentence.length > LONGEST) break;
    summary += ` ${sentence}`;
  }
  return summary;
}

/** Characters of a summary. */
const LONGEST = 200;

const bare = (markdown: string): string =>
  markdown
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/[*_`]+/g, "")
    .replace(/\s+/g, " ")
    .trim();

/** The time that the opening names, best where it says that it is the chapter's: other minutes may stand there too. */
function timeOf(text: string): string | undefined {
  const DURATION = String.raw`(\d+(?:\s*(?:–|-|to)\s*\d+)?)\s*(minutes?|min|hours?|h)\b`;
  const found =
    new RegExp(String.raw`(?:\btime\b|\btakes?\b|\blong\b)[^\n\d]{0,40}${DURATION}`, "i").exec(text) ??
    new RegExp(DURATION, "i").exec(text);
  if (found === null) return undefined;
  const [, number, unit] = found;
  return `${number} ${unit!.toLowerCase().startsWith("h") ? (number === "1" ? "hour" : "hours") : "minutes"}`;
}
