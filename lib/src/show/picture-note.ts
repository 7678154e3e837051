import { escapeHtml } from "./escape.js";
import type { Grid } from "./grid.js";
import { sayNumber } from "./statement.js";
import { tableBundle } from "./table.js";

/** What a picture answers: a sentence, or a question of the catalogue. */
export type SourceQuestion = string | { readonly id: string; readonly question: string };

/** Rows of a picture's table that are shown; it says how many there are beyond. */
const ROWS = 20;

/**
 * What stands under a picture in HTML, folded: the question that it answers and the values that it draws. Plain elements with inline
 * styles, which an untrusted notebook keeps.
 */
export function pictureNote(question: SourceQuestion | undefined, tables: readonly Grid[]): string {
  const asked = question === undefined ? [] : [`Question: ${sentence(question)}`];
  const [first] = tables;
  const rows =
    first === undefined
      ? []
      : [
          `Data: ${tables.map(({ total }) => sayNumber(total)).join(" and ")} ${tables.at(-1)!.total === 1 ? "row" : "rows"}`,
        ];
  const head = escapeHtml([...asked, ...rows].join(" · "));
  if (head === "") return "";
  if (first === undefined) return `<p style="${SMALL}">${head}</p>`;
  const shown = tables.slice(0, 4).map((grid) => String(tableBundle(grid, { limit: ROWS })["text/html"]));
  return `<details style="margin:2px 0 6px"><summary style="${SMALL};cursor:pointer">${head}</summary>\n${shown.join("\n")}\n</details>`;
}

const SMALL = "font-size:12px;opacity:0.8";

const sentence = (question: SourceQuestion): string =>
  typeof question === "string" ? question : `${question.question} (${question.id})`;
