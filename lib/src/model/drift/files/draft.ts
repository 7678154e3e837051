import { isText } from "../column-facts.js";
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
import { freeKeyName } from "./key-parts.js";

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
  /** The index that each foreign key wants; MySQL makes it where no other one serves. */
  readonly wantedIndexes: WantedIndex[];
}

/** An index that nobody wrote; without a name it takes that of its first column. */
export interface WantedIndex {
  readonly name?: string;
  readonly columns: readonly string[];
  readonly place: Place;
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
  wantedIndexes: [],
});

/**
 * The table as MySQL makes it: a primary key is never NULL, keys spell a column as its definition does, and every foreign key has an
 * index.
 */
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
    indexes: [...draft.indexes, ...implicitIndexes(draft)].map((index) => ({
      ...index,
      columns: spelled(index.columns),
    })),
    ...(draft.partitions === undefined ? {} : { partitions: draft.partitions }),
    place: draft.place,
  };
}

/** `name` of `name(10) DESC`. */
const columnOfPart = (part: string): string => part.replace(/(\(\d+\))?( DESC)?$/, "");

/** The indexes that MySQL makes for foreign keys: none where a key begins with the same columns, and of two alike the later one. */
function implicitIndexes(draft: TableDraft): PhysicalIndex[] {
  const { wantedIndexes: wanted } = draft;
  const written = [
    draft.primaryKey,
    ...[...draft.uniqueKeys, ...draft.indexes].map(({ columns }) => columns),
  ];
  return wanted
    .filter(({ columns }, at) => {
      const isLonger = (other: WantedIndex, place: number): boolean =>
        other.columns.length > columns.length || place > at;
      const others = wanted.filter((other, place) => place !== at && isLonger(other, place));
      return ![...written, ...others.map((each) => each.columns)].some((key) => beginsWith(key, columns));
    })
    .map(({ name, columns, place }) => ({
      name: name ?? freeKeyName(draft, columns),
      kind: "BTREE",
      columns,
      place,
    }));
}

/** A key that begins with a part of a column, or runs backwards, serves no foreign key. */
const beginsWith = (key: readonly string[], columns: readonly string[]): boolean =>
  columns.every((column, at) => key[at]?.toLowerCase() === column.toLowerCase());
