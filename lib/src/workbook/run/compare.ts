import { type CodeCell, hasTag, isCode, type Notebook, type Output, textOf } from "./notebook.js";
import { joinStreams } from "./outputs.js";

/** A cell whose outputs are not the same in two executed notebooks. */
export interface OutputDifference {
  /** The code cell's number, from 1: what Jupyter shows in brackets after a run from the top. */
  readonly cellNumber: number;
  /** What differs first, in a line. */
  readonly difference: string;
}

/**
 * Compares the outputs of two runs of one notebook, cell by cell; cells tagged `volatile` may differ.
 *
 * @returns the cells that differ; empty if none does
 */
export function compareOutputs(a: Notebook, b: Notebook): OutputDifference[] {
  const [left, right] = [a.cells.filter(isCode), b.cells.filter(isCode)];
  if (left.length !== right.length) {
    const difference = `${left.length} code cells against ${right.length}`;
    return [{ cellNumber: Math.min(left.length, right.length) + 1, difference }];
  }
  return left.flatMap((cell, index) => {
    const difference = hasTag(cell, "volatile") ? undefined : differenceOf(cell, right[index]!);
    return difference === undefined ? [] : [{ cellNumber: index + 1, difference }];
  });
}

function differenceOf(a: CodeCell, b: CodeCell): string | undefined {
  if (textOf(a.source) !== textOf(b.source)) return "the sources differ";
  const [left, right] = [joinStreams(a.outputs), joinStreams(b.outputs)];
  if (left.length !== right.length) return `${left.length} outputs against ${right.length}`;
  for (const [index, output] of left.entries()) {
    const [one, other] = [partsOf(output), partsOf(right[index]!)];
    for (const part of new Set([...Object.keys(one), ...Object.keys(other)])) {
      if (one[part] !== other[part]) return `${part}: ${firstDifference(one[part], other[part])}`;
    }
  }
  return undefined;
}

/** An output as named texts. */
function partsOf(output: Output): Record<string, string> {
  if (output.output_type === "stream") return { [output.name]: textOf(output.text) };
  if (output.output_type === "error")
    return { error: [output.ename, output.evalue, ...output.traceback].join("\n") };
  const parts = Object.entries(output.data).map(([type, value]) => [
    type,
    typeof value === "string" || isLines(value) ? textOf(value) : JSON.stringify(value),
  ]);
  return Object.fromEntries(parts);
}

const isLines = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((line) => typeof line === "string");

function firstDifference(a: string | undefined, b: string | undefined): string {
  if (a === undefined || b === undefined) return a === undefined ? "only in the second" : "only in the first";
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  const cut = (text: string): string => JSON.stringify(text.slice(Math.max(at - 10, 0), at + 30));
  return `${cut(a)} against ${cut(b)}`;
}
