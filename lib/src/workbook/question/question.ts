/** What a question is: its words, the columns of its answer, its parameters, and one SQL statement. */

/** The types that an answer's column can have, the same in SQL, MongoDB and Polars. */
export type ColumnType = "integer" | "decimal" | "text" | "boolean" | "instant" | "date";

/** One column of an answer, as the header declares it. */
export interface QuestionColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** Digits behind the point; of a decimal only. */
  readonly scale?: number;
  /** Whether NULL may stand in it; a `?` in the header. */
  readonly nullable: boolean;
}

/**
 * A value as every language answers it: an integer as a number, or as a string of digits beyond 2^53 - 1; a decimal as a
 * string with as many digits behind the point as its column declares; text as a string; a boolean; an instant as
 * `2025-03-01T08:00:00.000Z`; a date as `2025-03-01`.
 */
export type Value = number | string | boolean | null;

/** The types that a parameter can have: those of the literals behind SET. */
export type ParameterType = Exclude<ColumnType, "boolean">;

/** The values that a parameter may have, both ends included; each written like a value of an answer. */
export interface ParameterRange {
  readonly least: number | string;
  readonly most: number | string;
}

/** A whole number in each object of a JSON list, both ends included. */
export interface ObjectField {
  readonly name: string;
  readonly least: number;
  readonly most: number;
}

/** What a text or a date may be, where not every one makes sense. */
export type ParameterDomain =
  | { readonly kind: "one of"; readonly values: readonly string[] }
  | { readonly kind: "first of a month" }
  /** A to Z and a to z, and none of these words, whatever their case. */
  | { readonly kind: "word"; readonly least: number; readonly most: number; readonly not: readonly string[] }
  /** A JSON list of objects that have these fields, none twice the same. */
  | { readonly kind: "list of objects"; readonly fields: readonly ObjectField[] };

/** A parameter of a question: `SET @name = default;` below the header. */
export interface Parameter {
  readonly name: string;
  /** Told by the literal: `5`, `0.5`, `'text'`, `DATE '2025-03-01'`, `TIMESTAMP '2025-03-01 08:00:00'`. */
  readonly type: ParameterType;
  /** The default, written like a value of an answer. */
  readonly default: number | string;
  /** Undefined: every value of the type. */
  readonly range?: ParameterRange;
  /** Undefined: every value of the type. */
  readonly domain?: ParameterDomain;
  /** The line of its SET. */
  readonly line: number;
}

/** A question, as its SQL file says it. */
export interface Question {
  /** The file's stem, such as `response-times-by-priority`. */
  readonly id: string;
  /** What is asked, in a sentence. */
  readonly question: string;
  /** Why anybody would want to know. */
  readonly why: string;
  /** What of SQL it teaches. */
  readonly concept: string;
  /** The chapter that shows it, such as `05-questions`. */
  readonly chapter: string;
  readonly columns: readonly QuestionColumn[];
  /** Whether the order of the rows is part of the answer. */
  readonly ordered: boolean;
  readonly parameters: readonly Parameter[];
  /** One statement, without its semicolon. */
  readonly sql: string;
  /** As messages show it. */
  readonly file: string;
  /** The lines of the header's fields by name, and of the statement as `sql`, from 1. */
  readonly lines: Readonly<Record<string, number>>;
}

/** What a question answers. */
export interface Answer {
  readonly id: string;
  readonly columns: readonly QuestionColumn[];
  /** Each with its keys in the order of the columns. */
  readonly rows: readonly Readonly<Record<string, Value>>[];
}
