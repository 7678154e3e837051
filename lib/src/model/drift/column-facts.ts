import type { PhysicalColumn } from "./physical.js";

/** What is compared of a column: the kind of difference, and the fact as messages say it. */
export type ColumnFact = readonly [kind: string, say: (column: PhysicalColumn) => string];

/** What values it takes. */
export const COLUMN_FACTS: readonly ColumnFact[] = [
  ["column-type", ({ type }) => type],
  ["column-nullability", ({ nullable }) => (nullable ? "NULL" : "NOT NULL")],
  ["column-default", (column) => (column.default === undefined ? "no default" : `DEFAULT ${column.default}`)],
  [
    "column-generated",
    ({ generated }) =>
      generated === undefined
        ? "not generated"
        : `generated as ${generated.expression}${generated.stored ? ", stored" : ", virtual"}`,
  ],
  ["column-srid", ({ srid }) => (srid === undefined ? "no SRID" : `SRID ${srid}`)],
];

/**
 * How the server keeps it.
 *
 * @param collation what a column has that says nothing; undefined where it is not text or nobody knows
 */
export const storageFacts = (collation: string | undefined): readonly ColumnFact[] => [
  ["column-collation", (column) => `the collation ${column.collation ?? collation ?? "of the database"}`],
  ["column-auto-increment", ({ autoIncrement }) => (autoIncrement ? "AUTO_INCREMENT" : "no AUTO_INCREMENT")],
  ["column-on-update", ({ onUpdate }) => (onUpdate === undefined ? "no ON UPDATE" : `ON UPDATE ${onUpdate}`)],
  ["column-visibility", ({ invisible }) => (invisible ? "INVISIBLE" : "VISIBLE")],
];

/** What it means, to people. */
export const COLUMN_COMMENT: ColumnFact = ["column-comment", ({ comment }) => `the comment "${comment}"`];

/** Whether a type has a collation. */
export const isText = (type: string): boolean =>
  /^(char|varchar|(tiny|medium|long)?text|enum|set)\b/.test(type);
