/** The order that a question's statement asks for, read from its text, and whether an answer has it. */

import type { Answer, Question, QuestionColumn, Value } from "../../../lib/src/workbook/question/index.js";

export interface SortKey {
  readonly column: QuestionColumn;
  readonly descending: boolean;
}

const KEY = /^([a-z0-9_]+)(?: COLLATE utf8mb4_0900_bin)?( DESC)?$/;

/**
 * The keys of the last ORDER BY outside any parentheses.
 *
 * @throws if there is none, or a key is no column of the answer: then the answer alone could not show its order
 */
export function sortKeys({ sql, columns, file }: Question): SortKey[] {
  const text = outside(sql.replace(/--\s[^\n]*/g, ""));
  const at = text.lastIndexOf("ORDER BY");
  if (at === -1) throw new Error(`${file}: no ORDER BY.`);
  return text
    .slice(at + "ORDER BY".length)
    .replace(/LIMIT\s+\d+\s*$/, "")
    .split(",")
    .map((part) => {
      const [, name, descending] = KEY.exec(part.trim()) ?? [];
      const column = columns.find((each) => each.name === name);
      if (column === undefined) throw new Error(`${file}: "${part.trim()}" is no column of the answer.`);
      return { column, descending: descending !== undefined };
    });
}

/** The text with all that stands in parentheses or quotes made blank. */
function outside(sql: string): string {
  let depth = 0;
  return sql
    .replace(/'(?:[^'\\]|\\.|'')*'/g, (part) => " ".repeat(part.length))
    .replace(/[\s\S]/g, (c) => {
      if (c === "(") depth++;
      if (c === ")") depth--;
      return depth > 0 || c === ")" ? " " : c;
    });
}

/** The first pair of neighbours that is out of order or equal, as a message; undefined if the order is total and kept. */
export function orderBroken({ rows }: Answer, keys: readonly SortKey[]): string | undefined {
  for (let i = 1; i < rows.length; i++) {
    if (compare(rows[i - 1]!, rows[i]!, keys) < 0) continue;
    return `rows ${i} and ${i + 1}: ${JSON.stringify(rows[i - 1])} ${JSON.stringify(rows[i])}`;
  }
  return undefined;
}

type Row = Answer["rows"][number];

function compare(a: Row, b: Row, keys: readonly SortKey[]): number {
  for (const { column, descending } of keys) {
    const found = compareValues(a[column.name]!, b[column.name]!, column);
    if (found !== 0) return descending ? -found : found;
  }
  return 0;
}

/** Nulls first, text by code point, numbers by size. */
function compareValues(a: Value, b: Value, { type }: QuestionColumn): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  if (type === "text") return Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)));
  if (type === "instant" || type === "date") return a < b ? -1 : Number(a > b);
  return Number(a) - Number(b);
}
