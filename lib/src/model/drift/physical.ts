/**
 * A schema as a database server has it. The model with its mapping and refinements, the SQL files and the live server are each
 * read into this one shape, in one canonical spelling, and then compared.
 */

/** A place in a text file, lines from 1. */
export interface Place {
  /** As messages show it: relative to the project's root. */
  readonly file: string;
  readonly line: number;
}

export interface PhysicalColumn {
  readonly name: string;
  /** MySQL's COLUMN_TYPE in its canonical spelling: `int`, `varchar(60)`, `enum('a','b')`, `decimal(5,1)`, `tinyint(1)`, `datetime(3)`. */
  readonly type: string;
  readonly nullable: boolean;
  /** Default as text without quotes, an expression in parentheses; undefined: none (NULL counts as none). */
  readonly default?: string;
  /** The expression in canonical spelling (see expression.ts). */
  readonly generated?: { readonly expression: string; readonly stored: boolean };
  /** Spatial reference system of a geometry. */
  readonly srid?: number;
  /** Of text, where it is said; undefined: the database's own. */
  readonly collation?: string;
  readonly autoIncrement?: boolean;
  /** What an UPDATE of the row sets it to, such as `NOW(3)`. */
  readonly onUpdate?: string;
  /** `SELECT *` leaves it out. */
  readonly invisible?: boolean;
  readonly comment: string;
  readonly place?: Place;
}

export interface PhysicalKey {
  /** Absent where the model made it: names are the file's choice. */
  readonly name?: string;
  /** Column names as in an index. */
  readonly columns: readonly string[];
  /** The optimizer does not use it. */
  readonly invisible?: boolean;
  readonly comment?: string;
  readonly place?: Place;
}

/** A secondary index that is not a unique key. */
export interface PhysicalIndex {
  /** Absent where a refinement made it: names are the file's choice. */
  readonly name?: string;
  readonly kind: "BTREE" | "SPATIAL" | "FULLTEXT";
  /** Column names, with their first characters where only those are in it (`name(10)`), or expressions in parentheses, each with ` DESC` where descending. */
  readonly columns: readonly string[];
  /** The optimizer does not use it. */
  readonly invisible?: boolean;
  readonly comment?: string;
  /** Why there is one, where a refinement says it. */
  readonly why?: string;
  readonly place?: Place;
}

export interface PhysicalForeignKey {
  readonly name?: string;
  readonly columns: readonly string[];
  readonly table: string;
  readonly references: readonly string[];
  readonly onDelete: string;
  readonly onUpdate: string;
  readonly place?: Place;
}

export interface PhysicalCheck {
  readonly name?: string;
  /** In canonical spelling. */
  readonly expression: string;
  readonly enforced: boolean;
  readonly place?: Place;
}

export interface PhysicalTable {
  readonly name: string;
  readonly comment: string;
  readonly columns: readonly PhysicalColumn[];
  readonly primaryKey: readonly string[];
  readonly uniqueKeys: readonly PhysicalKey[];
  readonly foreignKeys: readonly PhysicalForeignKey[];
  readonly checks: readonly PhysicalCheck[];
  readonly indexes: readonly PhysicalIndex[];
  /** Partitioning in canonical spelling: a line with method and columns, and one for each partition with its bound; undefined: not partitioned. */
  readonly partitions?: string;
  readonly place?: Place;
}

export interface PhysicalSchema {
  readonly tables: readonly PhysicalTable[];
  /** Of the database: what text has where nothing is said. Only a server knows it. */
  readonly collation?: string;
}

/** One thing that is not as it should be. */
export interface Difference {
  /** Stable kind, such as `missing-check`, `column-type`, `foreign-key-action`. */
  readonly kind: string;
  /** Which two sides differ: `model-files`, `files-live`, `model-validators`, `validators-live`, `model`. */
  readonly between: string;
  /** What it is about, such as `dispatch.on_scene_at`. */
  readonly subject: string;
  /** One sentence: what one side says and what the other does, and why it should be as the model has it. */
  readonly message: string;
  readonly place?: Place;
}
