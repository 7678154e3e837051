import { SourceMap } from "node:module";
import { sep } from "node:path";
import type { CellMaps } from "./compiler.js";

/** A place in a cell's own source; lines count from 1. */
export interface CellLine {
  readonly cell: number;
  readonly line: number;
  readonly text: string;
}

interface KnownCell {
  readonly lines: readonly string[];
  readonly emittedLines: number;
  readonly maps: CellMaps | undefined;
  decoded?: readonly [SourceMap, SourceMap];
}

const FRAME = /\bcell \[(\d+)\], line (\d+)/g;

/** tslab puts this before the first line of a cell's JavaScript, and `export {};` before a cell's first line. */
const WRAPPER_COLUMNS = "(async function(exports, require) { ".length;
const MODULE_LINES = 1;

/**
 * Makes every stack trace in the kernel speak of cells: a frame in a cell names the line of the cell's own source, frames of
 * Node, tslab and the launcher are left out, and paths are shown from the project's root.
 */
export class CellStacks {
  private readonly cells = new Map<number, KnownCell>();

  /**
   * @param root the project's folder
   * @param hidden folders whose frames are no business of the reader
   */
  constructor(
    private readonly root: string,
    private readonly hidden: readonly string[],
  ) {}

  /** From here on `error.stack` is written by this object. */
  install(): void {
    Error.stackTraceLimit = 50; // a cell's own frame may lie below many of a driver's
    Error.prepareStackTrace = (error, frames) => this.write(error, frames);
  }

  /**
   * Remembers a cell's source and maps.
   *
   * @param output the cell's JavaScript
   * @returns it with a comment that names the cell in V8's frames
   */
  remember(cell: number, source: string, output: string, maps: CellMaps | undefined): string {
    const emittedLines = output.split("\n").length;
    this.cells.set(cell, { lines: source.split(/\r?\n/), emittedLines, maps });
    return `${output}\n//# sourceURL=hers-cell-${cell}`;
  }

  /** Where in the cells a stack trace passed, the innermost place first. */
  places(stack: string): CellLine[] {
    return [...stack.matchAll(FRAME)].map(([, cell, line]) => ({
      cell: Number(cell),
      line: Number(line),
      text: this.cells.get(Number(cell))?.lines[Number(line) - 1]?.trim() ?? "",
    }));
  }

  private write(error: Error, frames: NodeJS.CallSite[]): string {
    const lines = frames.flatMap((frame) => {
      const line = this.writeFrame(frame);
      return line === undefined ? [] : [`\n    at ${line}`];
    });
    return headOf(error) + lines.join("");
  }

  private writeFrame(frame: NodeJS.CallSite): string | undefined {
    const file = frame.getScriptNameOrSourceURL() ?? frame.getFileName() ?? "";
    const cell = file.match(/^hers-cell-(\d+)$/)?.[1];
    if (cell !== undefined) {
      const emitted = frame.getLineNumber() ?? 1;
      if (emitted > (this.cells.get(Number(cell))?.emittedLines ?? 0)) return undefined; // tslab's call of the cell
      const line = this.lineOf(Number(cell), emitted, frame.getColumnNumber() ?? 1);
      const name = frame.getFunctionName();
      const place = `cell [${cell}], line ${line}`;
      return name === null || name === "" ? place : `${name} (${place})`;
    }
    const internal = file === "" || file.startsWith("node:") || file.startsWith("evalmachine.");
    if (internal || this.hidden.some((folder) => file.startsWith(folder))) return undefined;
    return frame.toString().replaceAll(this.root + sep, "");
  }

  private lineOf(cell: number, line: number, column: number): number {
    const known = this.cells.get(cell);
    if (known?.maps === undefined) return line;
    known.decoded ??= [new SourceMap(known.maps[0]), new SourceMap(known.maps[1])];
    const [toModule, toCell] = known.decoded;
    const inModule = entryAt(toModule, line - 1, line === 1 ? column - WRAPPER_COLUMNS : column - 1);
    const inCell = entryAt(toCell, inModule.line, inModule.column);
    return Math.min(Math.max(inCell.line + 1 - MODULE_LINES, 1), known.lines.length);
  }
}

function entryAt(map: SourceMap, line: number, column: number): { line: number; column: number } {
  const entry = map.findEntry(line, Math.max(column, 0));
  return "originalLine" in entry
    ? { line: entry.originalLine, column: entry.originalColumn }
    : { line, column };
}

function headOf(error: unknown): string {
  try {
    return Error.prototype.toString.call(error);
  } catch {
    return "Error";
  }
}
