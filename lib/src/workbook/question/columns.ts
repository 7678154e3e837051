/** The columns of a header: `call_no text, minutes decimal(1), seen_at instant?`. */

import type { ColumnType, QuestionColumn } from "./question.js";

const TYPES: readonly ColumnType[] = ["integer", "decimal", "text", "boolean", "instant", "date"];
const COLUMN = /^(\S+)\s+([a-z]+)(?:\s*\(\s*(\d+)\s*\))?\s*(\?)?$/;
const NAME = /^[a-z][a-z0-9_]*$/;
/** MySQL's limit for the scale of a DECIMAL. */
const MAX_SCALE = 30;

/**
 * Reads the declaration of an answer's columns.
 *
 * @param wrong told what is wrong and what to do; it throws
 */
export function parseColumns(text: string, wrong: (what: string) => never): QuestionColumn[] {
  const columns = splitColumns(text).map((part) => parseColumn(part, wrong));
  const names = columns.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) return wrong(`the column "${twice}" is declared twice. Rename one with AS.`);
  return columns;
}

/** At commas, an empty part included, so that a comma too many is found. */
const splitColumns = (text: string): string[] => text.split(",").map((part) => part.trim());

function parseColumn(text: string, wrong: (what: string) => never): QuestionColumn {
  const found = COLUMN.exec(text);
  if (found === null)
    return wrong(
      `"${text}" declares no column. Write "name type", with a comma between two columns; "?" behind the type allows NULL.`,
    );
  const [, name = "", type = "", digits, mark] = found;
  if (!NAME.test(name))
    return wrong(`"${name}" is no name for a column. Use lower-case letters, digits and _, a letter first.`);
  if (!isType(type))
    return wrong(
      `the column "${name}" has the type "${type}". The types are integer, decimal(scale), text, boolean, instant and date.`,
    );
  const nullable = mark !== undefined;
  if (type !== "decimal") {
    if (digits !== undefined) return wrong(`"${name} ${type}" has no scale. Leave out (${digits}).`);
    return { name, type, nullable };
  }
  const scale = Number(digits ?? 0);
  if (scale < 1 || scale > MAX_SCALE)
    return wrong(
      `the column "${name}" is a decimal and needs its digits behind the point, 1 to ${MAX_SCALE}: write decimal(1), or integer for none.`,
    );
  return { name, type, scale, nullable };
}

const isType = (text: string): text is ColumnType => (TYPES as readonly string[]).includes(text);

/** The type as the header writes it, such as `decimal(1)?`. */
export const typeText = ({ type, scale, nullable }: QuestionColumn): string =>
  `${type}${scale === undefined ? "" : `(${scale})`}${nullable ? "?" : ""}`;

/** The column as the header writes it, such as `minutes decimal(1)?`. */
export const columnText = (column: QuestionColumn): string => `${column.name} ${typeText(column)}`;
