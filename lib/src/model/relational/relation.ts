import type { Domain } from "../eer/index.js";

/** Where something in a relation comes from: what of the model, by which step of the mapping, and what refined it since. */
export interface Origin {
  /** Path in the model: `["EmergencyCall", "received_at"]`, `["triages"]`. */
  readonly path: readonly string[];
  /** Step of the mapping, 1 to 9. */
  readonly step: number;
  /** Refinements that touched it, in their order, each as it says itself. */
  readonly refinedBy: readonly string[];
}

/** What a foreign key does when the row it refers to goes or changes its key. */
export type Action = "NO ACTION" | "RESTRICT" | "CASCADE" | "SET NULL" | "SET DEFAULT";

/** An attribute of a relation. */
export interface Column {
  readonly name: string;
  readonly domain: Domain;
  /** An SQL type given by a refinement; absent: the one that follows from the domain. */
  readonly type?: string;
  readonly nullable: boolean;
  /** Default as an SQL literal. */
  readonly default?: string;
  /** Where a refinement says so: the server counts it up. */
  readonly autoIncrement?: true;
  /** Of text, given by a refinement; absent: the database's own. */
  readonly collation?: string;
  /** SQL expression of a generated column. */
  readonly generated?: { readonly expression: string; readonly stored: boolean };
  readonly origin: Origin;
}

export interface ForeignKey {
  readonly columns: readonly string[];
  readonly relation: string;
  readonly references: readonly string[];
  /** The entity type whose row is referred to, which may share its relation with others (8C, 8D); absent for a lookup table. */
  readonly entity?: string;
  /** The role in which the row is referred to; it names the columns. */
  readonly role?: string;
  readonly onDelete: Action;
  readonly onUpdate: Action;
  readonly origin: Origin;
}

/** A set of columns without two equal rows. */
export interface UniqueKey {
  readonly columns: readonly string[];
  readonly origin: Origin;
}

/** A condition that no row makes false. */
export interface Check {
  readonly expression: string;
  /** Columns that are NULL together or not at all, where that is what it says. */
  readonly together?: readonly string[];
  /** The subclass whose rows alone have a value here, where that is what it says: it shares its relation (8C, 8D). */
  readonly only?: string;
  readonly origin: Origin;
}

/** A secondary index, which only a refinement makes. */
export interface Index {
  /** Names of columns, with ` DESC` where they are sorted downwards. */
  readonly columns: readonly string[];
  /** Absent: a B-tree. */
  readonly using?: "SPATIAL" | "FULLTEXT";
  /** The reason that its refinement gives. */
  readonly why: string;
}

/** Ranges of a column that the server keeps apart. */
export interface Partitions {
  readonly column: string;
  /** In their order; `below` does not belong to the range: a literal as text, or MAXVALUE. */
  readonly ranges: readonly { readonly name: string; readonly below: string }[];
}

/** A relation schema: what the mapping makes and the refinements change. */
export interface Relation {
  readonly name: string;
  readonly columns: readonly Column[];
  /** Empty for a relation without a key, which only a faulty model gives. */
  readonly primaryKey: readonly string[];
  readonly uniqueKeys: readonly UniqueKey[];
  readonly foreignKeys: readonly ForeignKey[];
  readonly checks: readonly Check[];
  readonly indexes?: readonly Index[];
  readonly partitions?: Partitions;
  readonly origin: Origin;
}

export interface RelationalSchema {
  readonly relations: readonly Relation[];
}
