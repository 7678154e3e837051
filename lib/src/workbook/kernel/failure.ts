import { inspect } from "node:util";
import { sayDriverError } from "../../stores/mysql/driver-error.js";
import { maskDatabase } from "./mask.js";
import { sayMethod, sayUnknownColumn } from "./polars-advice.js";
import type { CellStacks } from "./stack.js";
import type { Diagnostic } from "./tslab.js";

/** What an `error` message carries. */
export interface Failure {
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: readonly string[];
}

const INTERRUPTED = new Set(["Script execution was interrupted by `SIGINT`", "Interrupted asynchronously"]);

/** A cell that the reader stopped. */
const STOPPED: Failure = {
  ename: "Interrupted",
  evalue: "The cell was stopped.",
  traceback: ["Interrupted: The cell was stopped."],
};

/**
 * What a cell threw: `name: message`, then the line of the cell's own source. A function of an earlier cell is named with
 * that cell's number, followed by the line that called it.
 *
 * @param cell the running cell's number
 */
export function failureOf(thrown: unknown, cell: number, stacks: CellStacks): Failure {
  if (!isError(thrown)) {
    return failure("Thrown", typeof thrown === "string" ? thrown : inspect(thrown), []);
  }
  if (INTERRUPTED.has(thrown.message)) return STOPPED;
  const places = stacks.places(typeof thrown.stack === "string" ? thrown.stack : "");
  const inner = places[0];
  const own = inner?.cell === cell ? undefined : places.find((place) => place.cell === cell);
  const lines = [inner, own].flatMap((place) => {
    if (place === undefined) return [];
    const where = place.cell === cell ? "" : `cell [${place.cell}], `;
    return [`${where}line ${place.line}: ${place.text}`];
  });
  return failure(thrown.name || "Error", messageOf(thrown), lines);
}

/**
 * What the type checker refused: every finding with line, column and the line itself. TypeScript's chain of reasons stays
 * with its finding, indented. A name that is not known is told once, however often the cell uses it.
 */
export function refusalOf(diagnostics: readonly Diagnostic[], source: string): Failure {
  const sourceLines = source.split(/\r?\n/);
  const findings: string[] = [];
  let previous: Diagnostic | undefined;
  for (const finding of eachNameOnce(diagnostics)) {
    const { line, character } = finding.start;
    const chained = previous?.start.line === line && previous.start.character === character;
    if (chained) findings[findings.length - 1] += `\n  ${finding.messageText}`;
    else {
      const file = finding.fileName === undefined ? "" : `${finding.fileName}, `;
      const advice = sayMethod(finding.messageText);
      findings.push(
        `${file}line ${line + 1}, column ${character + 1}: ${finding.messageText}${advice === undefined ? "" : ` ${advice}`}`,
      );
    }
    previous = finding;
  }
  const first = diagnostics[0];
  const text = first?.fileName === undefined ? sourceLines[first?.start.line ?? 0]?.trim() : undefined;
  const where = text ? [`line ${first!.start.line + 1}: ${text}`] : [];
  return failure("CompileError", findings.join("\n"), where);
}

const UNKNOWN_NAME = /^Cannot find name '[^']+'/;

/** The first finding of each unknown name stands for all: it lists the other lines, and what may be the reason. */
function eachNameOnce(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const linesOf = new Map<string, Set<number>>();
  for (const { messageText, fileName, start } of diagnostics) {
    const [name] = (fileName === undefined && UNKNOWN_NAME.exec(messageText)) || [];
    if (name !== undefined) linesOf.set(name, (linesOf.get(name) ?? new Set()).add(start.line + 1));
  }
  return diagnostics.flatMap((finding) => {
    const [name] = (finding.fileName === undefined && UNKNOWN_NAME.exec(finding.messageText)) || [];
    if (name === undefined) return [finding];
    const lines = linesOf.get(name);
    if (lines === undefined) return []; // told already
    linesOf.delete(name);
    const [, ...others] = lines;
    const also =
      others.length === 0 ? "" : ` Also in ${others.length === 1 ? "line" : "lines"} ${others.join(", ")}.`;
    const messageText = `${finding.messageText}${also} If an earlier cell declares it, run that cell first.`;
    return [{ ...finding, messageText }];
  });
}

function failure(ename: string, message: string, lines: readonly string[]): Failure {
  const evalue = maskDatabase(message);
  return { ename, evalue, traceback: [`${ename}: ${evalue}`, ...lines.map(maskDatabase)] };
}

/**
 * An aggregate of several errors (all addresses refused a connection) often has no message of its own; an error of MySQL's has number and
 * SQL state beside its message.
 */
function messageOf(error: Error): string {
  const said = sayDriverError(error) ?? sayUnknownColumn(error.message);
  if (said !== undefined) return said;
  const inner = (error as Partial<AggregateError>).errors;
  if (error.message !== "" || !Array.isArray(inner)) return error.message;
  return inner.map((one) => (isError(one) ? one.message : inspect(one))).join("; ");
}

const isError = (value: unknown): value is Error =>
  value instanceof Error ||
  (typeof value === "object" &&
    value !== null &&
    "message" in value &&
    typeof value.message === "string" &&
    "name" in value);
