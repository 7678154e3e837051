/** Whether two answers of one question are the same. */

import type { Answer, Question, Value } from "./question.js";

/** The languages in which a question can be answered. */
export type Language = "sql" | "mongo" | "frame";

/**
 * Compares two answers value by value. Where the order is no part of the answer, rows are compared as a bag.
 *
 * @returns undefined if they are the same; else a few lines with the first row that differs, from each side
 */
export function answerDifference(
  { id, ordered }: Pick<Question, "id" | "ordered">,
  [leftName, left]: readonly [Language, Answer],
  [rightName, right]: readonly [Language, Answer],
): string | undefined {
  const [a, b] = [left, right].map(({ rows }) => {
    const texts = rows.map((row) => JSON.stringify(row));
    return ordered ? texts : texts.sort();
  }) as [string[], string[]];
  const at = a.findIndex((text, i) => text !== b[i]);
  if (at === -1 && a.length === b.length) return undefined;
  const row = at === -1 ? a.length : at;
  const width = Math.max(leftName.length, rightName.length);
  const line = (name: string, texts: readonly string[]): string =>
    `  ${name.padEnd(width)}  ${texts[row] ?? "no more rows"}`;
  const where = ordered ? `row ${row + 1}` : `row ${row + 1} of the sorted rows`;
  return [
    `${id}: ${leftName} has ${a.length} rows, ${rightName} ${b.length}; they differ from ${where} on${columnsThatDiffer(a[row], b[row])}:`,
    line(leftName, a),
    line(rightName, b),
  ].join("\n");
}

function columnsThatDiffer(a: string | undefined, b: string | undefined): string {
  if (a === undefined || b === undefined) return "";
  const [one, other] = [a, b].map((text) => JSON.parse(text) as Record<string, Value>) as [
    Record<string, Value>,
    Record<string, Value>,
  ];
  const names = Object.keys(one).filter((name) => one[name] !== other[name]);
  return ` in ${names.join(", ")}`;
}
