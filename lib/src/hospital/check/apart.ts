/** What the model does not say is named with its reason, and so is each of its indexes. */

import type { Difference, PhysicalSchema, PhysicalTable, Place } from "../../model/drift/physical.js";
import type { ValidatorFile } from "../../model/drift/validators/index.js";
import { type Apart, collectionsApart, isApart, tablesApart } from "../refinements/apart.js";
import { placeOfRefinement } from "./places.js";

/** How the comment of a table begins, which then says what a row is. */
const ROW = /^One row: \S/;

const difference = (kind: string, subject: string, message: string, place?: Place): Difference => ({
  kind,
  between: "model-files",
  subject,
  message,
  ...(place === undefined ? {} : { place }),
});

/**
 * Holds the tables of the files that stem from no model against the list of such tables.
 *
 * @param written the schema files as they were read
 * @returns differences of the kinds `stale-apart`, `table-comment`, `index-missing` and `index-extra`
 */
export const compareTablesApart = ({ tables }: PhysicalSchema): Difference[] =>
  tablesApart.flatMap((apart) => {
    const table = tables.find(({ name }) => name === apart.name);
    return table === undefined ? [stale(apart)] : [...tableComment(table), ...indexes(table, apart)];
  });

function tableComment({ name, comment, place }: PhysicalTable): Difference[] {
  if (ROW.test(comment)) return [];
  const message = `The comment "${comment}" does not say what a row of ${name} is: begin it with "One row: ".`;
  return [difference("table-comment", name, message, place)];
}

function indexes(
  { name, indexes: written, place }: PhysicalTable,
  { indexes: wanted = [] }: Apart,
): Difference[] {
  const has = (columns: readonly string[]): boolean =>
    written.some((index) => index.columns.join() === columns.join());
  return [
    ...wanted
      .filter(({ columns }) => !has(columns))
      .map(({ columns, why }) =>
        difference(
          "index-missing",
          `${name} (${columns.join(", ")})`,
          `The list of tables apart wants this index, the file has none. ${why}`,
          place,
        ),
      ),
    ...written
      .filter((index) => !wanted.some(({ columns }) => columns.join() === index.columns.join()))
      .map(({ columns, place: at }) =>
        difference(
          "index-extra",
          `${name} (${columns.join(", ")})`,
          "The file has this index without a reason: say one in refinements/apart.ts, or drop it.",
          at ?? place,
        ),
      ),
  ];
}

const stale = ({ name }: Apart): Difference =>
  difference(
    "stale-apart",
    name,
    `The list of what stems from no model names ${name}, which no file has: delete the entry, or follow what was renamed.`,
    placeOfRefinement(`name: "${name}"`),
  );

/** The collection that a file is of. */
export const nameOf = ({ text }: ValidatorFile): string | undefined =>
  /"collection": "(\w+)"/.exec(text)?.[1];

/** The collection files that are to stem from the model, and entries of the list that no file has. */
export function collectionsOfModel(files: readonly ValidatorFile[]): {
  files: readonly ValidatorFile[];
  found: Difference[];
} {
  const names = files.map(nameOf);
  return {
    files: files.filter((file) => !isApart(nameOf(file) ?? "")),
    found: collectionsApart.filter(({ name }) => !names.includes(name)).map(stale),
  };
}
