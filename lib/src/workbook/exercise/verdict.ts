import { type Displayable, display, type MimeBundle } from "../../show/bundle.js";
import { escapeHtml } from "../../show/escape.js";
import { nearNames } from "../../show/near.js";
import type { CellDifference, Difference, Outcome, RowsDifference } from "./compare.js";
import { shown } from "./equality.js";

/** What a learner is told; it shows itself in the notebook. */
export interface Verdict extends Displayable {
  readonly id: string;
  readonly correct: boolean;
  /** The whole text: what was found, what was expected, and a hint. */
  readonly message: string;
  readonly difference?: Difference;
}

/** Puts an outcome into words. */
export function verdict(id: string, outcome: Outcome, hint: string): Verdict {
  const { difference } = outcome;
  const message =
    difference === undefined ? praise(id, outcome) : `${id}: ${tell(outcome, difference)} ${hint}`.trim();
  const told = {
    id,
    correct: difference === undefined,
    message,
    ...(difference === undefined ? {} : { difference }),
  };
  return Object.defineProperties(told as Verdict, {
    [display]: { value: () => bundle(told.correct, message) },
    [Symbol.for("nodejs.util.inspect.custom")]: { value: () => message },
  });
}

function praise(id: string, { expected }: Outcome): string {
  if (expected < 0) return `${id}: right.`;
  if (expected === 0) return `${id}: right, there are no rows.`;
  return expected === 1 ? `${id}: the one row matches.` : `${id}: all ${expected} rows match.`;
}

function tell({ matched, expected }: Outcome, difference: Difference): string {
  const tooMany = difference.kind === "rows" && matched === expected ? surplus(difference) : 0;
  // "45 of 45 rows match" alone would read as praise.
  if (difference.kind === "rows" && tooMany > 0)
    return [`not yet, ${rows(tooMany)} too many.`, ...tellRows(difference)].join(" ");
  const match = `${matched} of ${rows(expected)} ${expected === 1 ? "matches" : "match"}.`;
  switch (difference.kind) {
    case "not-an-answer":
      return difference.reason;
    case "shape":
      return tellShape(difference.expected, difference.columns);
    case "value":
      return `expected ${shown(difference.expected)}, got ${shown(difference.got)}.`;
    case "empty":
      return `the answer has no rows; ${rows(expected)} ${expected === 1 ? "is" : "are"} expected.`;
    case "columns":
      return tellColumns(difference.missing, difference.extra);
    case "type":
      return `${match} \`${difference.column}\` should hold ${kinds(difference.expected)} such as ${shown(difference.example.expected)}, but holds ${kinds(difference.got)} such as ${shown(difference.example.got)}.`;
    case "order":
      return `all ${rows(expected)} are right, but in another order. Row ${difference.row}: expected \`${difference.expected}\`, got \`${difference.got}\`.`;
    case "rows":
      return [match, ...tellRows(difference)].join(" ");
  }
}

/** How many rows stand in the answer that are not in the reference, or not so often. */
const surplus = ({ extra, repeated }: RowsDifference): number =>
  extra.length + repeated.reduce((sum, { times, expected }) => sum + times - expected, 0);

function tellShape(expected: "rows" | "value", columns: readonly string[]): string {
  if (expected === "value") return "one value is expected, not rows. Take it out of its row.";
  return `rows with ${columns.length === 1 ? "the column" : "the columns"} ${names(columns)} are expected, not one value.`;
}

function tellColumns(missing: readonly string[], extra: readonly string[]): string {
  const parts: string[] = [];
  for (const name of missing) {
    const near = nearNames(name, extra, 1)[0];
    parts.push(
      near === undefined
        ? `The column \`${name}\` is missing.`
        : `The column \`${name}\` is missing; is it your \`${near}\`?`,
    );
  }
  const unclaimed = extra.filter((name) => !missing.some((each) => nearNames(each, extra, 1)[0] === name));
  if (unclaimed.length > 0) {
    parts.push(
      `${unclaimed.length === 1 ? "A column" : "Columns"} that nobody asked for: ${names(unclaimed)}.`,
    );
  }
  return `the columns differ. ${parts.join(" ")}`;
}

function tellRows({ missing, extra, repeated, cells }: RowsDifference): string[] {
  const parts: string[] = [];
  if (missing.length > 0) parts.push(several(missing, "is missing", "are missing"));
  if (extra.length > 0)
    parts.push(several(extra, "does not belong in the answer", "do not belong in the answer"));
  for (const { row, times, expected } of repeated.slice(0, 1)) {
    const others = repeated.length > 1 ? ` ${repeated.length - 1} more rows are repeated too.` : "";
    parts.push(
      `Row \`${row}\` is there ${times === 2 ? "twice" : `${times} times`}; ${expected === 1 ? "once" : `${expected} times`} is right.${others}`,
    );
  }
  const [first] = cells;
  if (first !== undefined) parts.push(tellCell(first, cells.length));
  return parts;
}

function tellCell({ number, row, column, expected, got }: CellDifference, all: number): string {
  const more = all > 1 ? ` ${all - 1} more ${all === 2 ? "row differs" : "rows differ"}.` : "";
  return `Row ${number} (${row}), \`${column}\`: expected ${shown(expected)}, got ${shown(got)}.${more}`;
}

const SHOWN = 3;

function several(rowNames: readonly string[], one: string, many: string): string {
  if (rowNames.length === 1) return `Row \`${rowNames[0]}\` ${one}.`;
  const more = rowNames.length > SHOWN ? ` and ${rowNames.length - SHOWN} more` : "";
  return `Rows ${names(rowNames.slice(0, SHOWN))}${more} ${many}.`;
}

const names = (list: readonly string[]): string => list.map((name) => `\`${name}\``).join(", ");
const rows = (count: number): string => (count === 1 ? "1 row" : `${count} rows`);
const kinds = (kind: string): string =>
  ({ number: "numbers", text: "text", instant: "instants", nested: "documents or arrays", null: "NULL" })[
    kind
  ] ?? kind;

/** A coloured edge and a word, so that the verdict does not hang on colour. */
function bundle(correct: boolean, message: string): MimeBundle {
  const edge = correct ? "#1f9e83" : "#d4791a";
  // the word before it says so already
  const text = escapeHtml(message.replace(": not yet, ", ": ")).replace(/`([^`]+)`/g, "<code>$1</code>");
  const word = correct ? "Right" : "Not yet";
  return {
    "text/html": `<div style="border-left:4px solid ${edge};padding:4px 12px;margin:4px 0;line-height:1.5"><strong>${word}.</strong> ${text}</div>`,
    "text/plain": message,
  };
}
