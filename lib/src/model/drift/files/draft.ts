import type {
  PhysicalCheck,
  PhysicalColumn,
  PhysicalForeignKey,
  PhysicalIndex,
  PhysicalKey,
  PhysicalTable,
  Place,
} from "../physical.js";
import type { TokenReader } from "../sql/token-reader.js";

/** A table while its statements are read. */
export interface TableDraft {
  readonly name: string;
  readonly place: Place;
  comment: string;
  columns: PhysicalColumn[];
  primaryKey: string[];
  uniqueKeys: PhysicalKey[];
  foreignKeys: PhysicalForeignKey[];
  checks: PhysicalCheck[];
  indexes: PhysicalIndex[];
  partitions?: string;
  /** What its text has where a column says nothing. */
  collation?: string;
  /** Names that its keys and indexes have already. */
  readonly keyNames: Set<string>;
}

/** What a statement is read with. */
export interface Source {
  readonly reader: TokenReader;
  /** Where the token that comes next stands. */
  readonly here: () => Place;
}

export const newTable = (name: string, place: Place): TableDraft => ({
  name,
  place,
  comment: "",
  columns: [],
  primaryKey: [],
  uniqueKeys: [],
  foreignKeys: [],
  checks: [],
  indexes: [],
  keyNames: new Set(),
});

/** The table as MySQL makes it: a primary key is never NULL, and keys spell a column as its definition does. */
export function finished(draft: TableDraft): PhysicalTable {
  const declared = new Map(draft.columns.map(({ name }) => [name.toLowerCase(), name]));
  const spelled = (names: readonly string[]): string[] =>
    names.map((name) => name.replace(/^[^( ]+/, (bare) => declared.get(bare.toLowerCase()) ?? bare));
  const primaryKey = spelled(draft.primaryKey);
  const inKey = new Set(primaryKey.map(columnOfPart));
  return {
    name: draft.name,
    comment: draft.comment,
    columns: draft.columns.map((column) => ({
      ...column,
      nullable: column.nullable && !inKey.has(column.name),
      ...(column.collation === undefined && draft.collation !== undefined && isText(column.type)
        ? { collation: draft.collation }
        : {}),
    })),
    primaryKey,
    uniqueKeys: draft.uniqueKeys.map((key) => ({ ...key, columns: spelled(key.columns) })),
    foreignKeys: draft.foreignKeys.map((key) => ({ ...key, columns: spelled(key.columns) })),
    checks: draft.checks,
    indexes: draft.indexes.map((index) => ({ ...index, columns: spelled(index.columns) })),
    ...(draft.partitions === undefined ? {} : { partitions: draft.partitions }),
    place: draft.place,
  };
}

/** `name` of `name(10) DESC`. */
const columnOfPart = (part: string): string => part.replace(/(\(\d+\))?( DESC)?$/, "");

const isText = (type: string): boolean => /^(char|varchar|(tiny|medium|long)?text|enum|set)\b/.test(type);
