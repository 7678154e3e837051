import type { PhysicalIndex, PhysicalKey, PhysicalTable } from "./physical.js";

/** What is compared of the unique keys and indexes of a table. */
export interface IndexFacts {
  readonly uniqueKey: (key: PhysicalKey) => string;
  readonly index: (index: PhysicalIndex) => string;
  /** The indexes of the found side that have to be wanted. */
  readonly chosen: (found: PhysicalTable, wanted: PhysicalTable) => readonly PhysicalIndex[];
}

/** Everything: names and comments too. */
export const ALL_FACTS: IndexFacts = {
  uniqueKey: (key) => `${key.name} (${key.columns.join(", ")})${options(key)}`,
  index: (index) => `${index.kind} ${index.name} (${index.columns.join(", ")})${options(index)}`,
  chosen: ({ indexes }) => indexes,
};

/** What the model says: names and comments are the file's choice, and so is the index that a foreign key needs. */
export const MODEL_FACTS: IndexFacts = {
  uniqueKey: ({ columns, invisible }) => `${columns.join(", ")}${invisible ? " INVISIBLE" : ""}`,
  index: ({ kind, columns, invisible }) => `${kind} (${columns.join(", ")})${invisible ? " INVISIBLE" : ""}`,
  chosen: (found, wanted) =>
    found.indexes.filter((index) => isWanted(index, wanted) || !servesForeignKey(index, [found, wanted])),
};

const isWanted = (index: PhysicalIndex, { indexes }: PhysicalTable): boolean =>
  indexes.some(({ columns }) => bare(columns) === bare(index.columns));

/** MySQL makes such an index by itself where nobody has. */
const servesForeignKey = ({ kind, columns }: PhysicalIndex, tables: readonly PhysicalTable[]): boolean =>
  kind === "BTREE" &&
  tables.some(({ foreignKeys }) => foreignKeys.some((key) => key.columns.join() === columns.join()));

/** Columns without direction and length: what an index is on, however it is made. */
export const bare = (columns: readonly string[]): string =>
  columns.map((column) => column.replace(/(\(\d+\))?( DESC)?$/, "")).join();

/** What is said of an index beside its columns. */
const options = ({ invisible, comment }: Pick<PhysicalIndex, "invisible" | "comment">): string =>
  `${invisible ? " INVISIBLE" : ""}${comment === undefined ? "" : ` with the comment "${comment}"`}`;
