import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { NotebookError } from "../../errors.js";

/** Text as nbformat keeps it: one string, or its lines with their line ends. */
export type Text = string | string[];

/** What one cell shows. */
export type Output =
  | { output_type: "stream"; name: string; text: Text }
  | { output_type: "display_data"; data: Record<string, unknown>; metadata: object }
  | {
      output_type: "execute_result";
      execution_count: number | null;
      data: Record<string, unknown>;
      metadata: object;
    }
  | { output_type: "error"; ename: string; evalue: string; traceback: string[] };

/** A cell of any kind; only code cells have outputs and a count. */
export interface Cell {
  id?: string;
  cell_type: "code" | "markdown" | "raw";
  source: Text;
  metadata: { tags?: string[]; [key: string]: unknown };
  outputs?: Output[];
  execution_count?: number | null;
}

/** A cell that can be run. */
export type CodeCell = Cell & { cell_type: "code"; outputs: Output[]; execution_count: number | null };

/** A notebook of nbformat 4. */
export interface Notebook {
  nbformat: 4;
  nbformat_minor: number;
  metadata: Record<string, unknown>;
  cells: Cell[];
}

/** Text in one piece, however the file holds it. */
export const textOf = (text: Text): string => (typeof text === "string" ? text : text.join(""));

/** Text as its lines, each but the last with its line end, as Jupyter stores it. */
export const linesOf = (text: Text): string[] => textOf(text).match(/[^\n]*\n|[^\n]+$/g) ?? [];

export const isCode = (cell: Cell): cell is CodeCell => cell.cell_type === "code";

/** Whether a cell carries a tag, such as `volatile` or `raises-exception`. */
export const hasTag = (cell: Cell, tag: string): boolean => cell.metadata.tags?.includes(tag) ?? false;

/**
 * Reads a notebook.
 *
 * @throws {NotebookError} `NOTEBOOK_MISSING`, `NOTEBOOK_UNREADABLE` (no JSON) or `NOTEBOOK_INVALID` (not nbformat 4)
 */
export function readNotebook(file: string): Notebook {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (cause) {
    const reason =
      (cause as NodeJS.ErrnoException).code === "ENOENT" ? "there is no such file" : (cause as Error).message;
    throw new NotebookError("NOTEBOOK_MISSING", `${file} cannot be read: ${reason}.`, { cause });
  }
  let notebook: Partial<Notebook> | null;
  try {
    notebook = JSON.parse(text);
  } catch (cause) {
    const conflict = /^<<<<<<< /m.test(text) ? " It holds the marks of a merge conflict." : "";
    throw new NotebookError(
      "NOTEBOOK_UNREADABLE",
      `${file} is no valid JSON: ${(cause as Error).message}.${conflict} Restore it with \`git checkout -- ${file}\`, or fix it.`,
      { cause },
    );
  }
  const fault = faultOf(notebook);
  if (fault === undefined) return notebook as Notebook;
  throw new NotebookError(
    "NOTEBOOK_INVALID",
    `${file} is no notebook: ${fault}. Open and save it in Jupyter, or restore it with \`git checkout -- ${file}\`.`,
  );
}

/**
 * Writes a notebook the way Jupyter does (sorted keys, an indent of one space, text as lines, a line end at the end), so that
 * saving it there changes nothing. The file appears whole or not at all.
 */
export function writeNotebook(notebook: Notebook, file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const temporary = `${dirname(file)}/.${basename(file)}.${process.pid}`;
  writeFileSync(temporary, formatNotebook(notebook));
  renameSync(temporary, file);
}

/** The text of a notebook's file. */
export function formatNotebook(notebook: Notebook): string {
  const cells = notebook.cells.map((cell) => {
    const source = linesOf(cell.source);
    return isCode(cell) ? { ...cell, source, outputs: cell.outputs.map(splitLines) } : { ...cell, source };
  });
  return `${JSON.stringify(sorted({ ...notebook, cells }), null, 1)}\n`;
}

/** JSON values stay values; everything else, SVG and HTML included, is kept as lines. */
function splitLines(output: Output): Output {
  if (output.output_type === "stream") return { ...output, text: linesOf(output.text) };
  if (output.output_type === "error") return output;
  const data = Object.entries(output.data).map(([type, value]) =>
    /^application\/(.*\+)?json$/.test(type) || typeof value !== "string"
      ? [type, value]
      : [type, linesOf(value)],
  );
  return { ...output, data: Object.fromEntries(data) };
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}

function faultOf(notebook: Partial<Notebook> | null): string | undefined {
  if (typeof notebook !== "object" || notebook === null) return "it is not an object";
  if (notebook.nbformat !== 4)
    return `its nbformat is ${JSON.stringify(notebook.nbformat) ?? "missing"}, not 4`;
  if (!Array.isArray(notebook.cells)) return "it has no list of cells";
  const bad = notebook.cells.findIndex(
    (cell) =>
      !["code", "markdown", "raw"].includes(cell?.cell_type) ||
      !(typeof cell.source === "string" || Array.isArray(cell.source)) ||
      typeof cell.metadata !== "object" ||
      (cell.cell_type === "code" && !Array.isArray(cell.outputs)),
  );
  return bad < 0 ? undefined : `its cell ${bad + 1} lacks a kind, a source, metadata or outputs`;
}
