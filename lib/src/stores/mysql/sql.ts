/** The tag `sql` on a mysql2 connection: values are bound by the server, and the rows know how to show themselves. */

import { inspect } from "node:util";
import type { Connection, FieldPacket, ResultSetHeader } from "mysql2/promise";
import { QueryError } from "../../errors.js";
import { type Displayable, display, type MimeBundle } from "../../show/bundle.js";
import { tableBundle } from "../../show/table.js";
import { type DriverError, isLost, sayLost } from "./driver-error.js";
import { all, checkTag, compose, Fragment, id, list, part } from "./fragment.js";
import type { Row } from "./light.js";
import { OPAQUE } from "./opaque.js";
import { columnType } from "./types.js";

/** A column of a result. */
export interface ResultColumn {
  readonly name: string;
  /** The SQL type, such as `DECIMAL(5,2)`. */
  readonly type: string;
}

/** The rows of one statement: a plain array of objects, whose further members are not enumerable. */
export interface Result<Frame = unknown> extends Array<Row>, Displayable {
  readonly columns: readonly ResultColumn[];
  /** The same rows as a frame. */
  frame(): Frame;
  /** Of a statement that changes rows: how many it found. Otherwise the number of rows. */
  readonly affectedRows: number;
  /** The first AUTO_INCREMENT value that the statement made, or 0. */
  readonly insertId: number;
  /** Further results of a CALL. */
  readonly more: readonly Result<Frame>[];
}

/** The tag itself, and what statements are put together from. */
export interface SqlTag<Frame> {
  (text: TemplateStringsArray, ...values: unknown[]): Promise<Result<Frame>>;
  /** A piece of a statement. */
  readonly part: typeof part;
  /** The name of a table or column, quoted. */
  readonly id: typeof id;
  /** Conditions joined by AND; what is false or missing is left out. */
  readonly all: typeof all;
  /** Pieces with commas between them. */
  readonly list: typeof list;
}

/** What a frame is made of, so that `stores` need not know Polars. */
export interface SqlOptions<Frame> {
  frame(rows: Result<Frame>): Frame;
}

/**
 * Adds `sql` to the connection and returns that same connection; nothing of mysql2 is wrapped or replaced.
 *
 * A statement with values is prepared and each value sent apart from it; a number, bigint, string, boolean, Date, Buffer or null. A list
 * is bound member by member, as `IN (${list})` wants it; a fragment (`sql.part`, `sql.id`, `sql.all`, `sql.list`) becomes part of the text.
 * Values arrive as `connect` says: DECIMAL as a string of digits, DATETIME as a Date, BIGINT as a number where that is exact
 * and a string where it is not.
 *
 * @returns the connection; its tag rejects with a QueryError: `QUERY_REFUSED` with MySQL's number and message, `QUERY_VALUE` for a
 *   value that cannot be bound, `QUERY_TAG` if it was called like a function, `QUERY_COLUMNS` if two columns have one name, `QUERY_LOST` if the connection broke
 */
export function withSql<C extends Connection, Frame>(
  connection: C,
  options: SqlOptions<Frame>,
): C & { sql: SqlTag<Frame> } {
  const run = async (text: TemplateStringsArray, ...given: unknown[]): Promise<Result<Frame>> => {
    checkTag(text, "sql");
    const { text: statement, values } = compose(text, given);
    checkValues(values, statement);
    checkPlaceholders(values, statement);
    let answer: unknown;
    let fields: unknown;
    try {
      // Without values the text protocol, which takes every statement; not every one can be prepared.
      [answer, fields] =
        values.length > 0
          ? await connection.execute(statement, values as never[])
          : await connection.query(statement);
    } catch (error) {
      throw explain(error, statement);
    }
    return results(answer, fields, statement, options)[0]!;
  };
  const sql: SqlTag<Frame> = Object.assign(run, { part, id, all, list });
  return Object.defineProperty(connection, "sql", { value: sql, configurable: true }) as C & {
    sql: SqlTag<Frame>;
  };
}

/** One result, or those of a CALL, whose answer and fields are lists of lists. */
function results<Frame>(
  answer: unknown,
  fields: unknown,
  statement: string,
  options: SqlOptions<Frame>,
): Result<Frame>[] {
  const several =
    Array.isArray(fields) && fields.some((field) => field === undefined || Array.isArray(field));
  if (!several)
    return [
      result(answer as Row[] | ResultSetHeader, fields as FieldPacket[] | undefined, statement, options),
    ];
  const [first, ...more] = (fields as (FieldPacket[] | undefined)[]).map((each, index) =>
    result((answer as (Row[] | ResultSetHeader)[])[index]!, each, statement, options),
  );
  // The last is the status of the CALL itself.
  return [Object.defineProperty(first!, "more", { value: more.slice(0, -1) })];
}

function result<Frame>(
  answer: Row[] | ResultSetHeader,
  fields: FieldPacket[] | undefined,
  statement: string,
  options: SqlOptions<Frame>,
): Result<Frame> {
  const rows = Array.isArray(answer) ? answer : [];
  const header = Array.isArray(answer) ? undefined : answer;
  const columns = (fields ?? []).map((field) => ({ name: field.name, type: columnType(field) }));
  checkNames(columns, statement);
  const bundle = (): MimeBundle =>
    header === undefined
      ? tableBundle(rows, { columns: columns.map((column) => column.name) })
      : { "text/plain": changeText(header) };
  const made = Object.defineProperties(rows, {
    columns: { value: columns },
    frame: { value: () => options.frame(made) },
    affectedRows: { value: header?.affectedRows ?? rows.length },
    insertId: { value: header?.insertId ?? 0 },
    more: { value: [], configurable: true },
    [display]: { value: bundle },
    [inspect.custom]: { value: () => String(bundle()["text/plain"]) },
  }) as unknown as Result<Frame>;
  return made;
}

function changeText({ affectedRows, warningStatus }: ResultSetHeader): string {
  const rows = `${affectedRows} ${affectedRows === 1 ? "row" : "rows"} affected`;
  if (warningStatus === 0) return rows;
  return `${rows}, ${warningStatus} ${warningStatus === 1 ? "warning" : "warnings"} (SHOW WARNINGS tells)`;
}

function checkValues(values: readonly unknown[], statement: string): void {
  values.forEach((value, index) => {
    if (canBeBound(value)) return;
    const hint = hintFor(value);
    throw new QueryError(
      "QUERY_VALUE",
      `Value ${index + 1} is ${inspect(value, { depth: 0 })}, which MySQL cannot take.${hint}\nin: ${firstLine(statement)}`,
    );
  });
}

function canBeBound(value: unknown): boolean {
  if (typeof value === "string") return !HALF_PAIR.test(value);
  if (value === null || typeof value === "boolean" || typeof value === "bigint") return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (value instanceof Date) return value.getUTCFullYear() >= 1 && value.getUTCFullYear() <= 9999;
  return Buffer.isBuffer(value);
}

/** Half a surrogate pair: UTF-8 cannot say it, and the driver would send another character. */
const HALF_PAIR = /[\ud800-\udfff]/u;

function hintFor(value: unknown): string {
  if (value === undefined) return " For NULL write null.";
  if (Array.isArray(value)) return " A list cannot hold lists.";
  if (value instanceof Fragment) return " Put pieces together with sql.list([…]).";
  if (value instanceof Date) return " MySQL has the years 1 to 9999.";
  return typeof value === "string" ? " It holds half a surrogate pair." : "";
}

/** A value in quotes would be a question mark, and a question mark of the statement's own would want a value. */
function checkPlaceholders(values: readonly unknown[], statement: string): void {
  const open = statement.replace(OPAQUE, "").split("?").length - 1;
  if (open === values.length) return;
  const what =
    open < values.length
      ? "A value stands inside quotes or a comment, where it is only text. Take the quotes away; for a pattern, make the whole pattern one value."
      : `A ? stands in the statement, and MySQL would want a value for it. Write \${value} in its place, or put it in quotes.`;
  throw new QueryError("QUERY_VALUE", `${what}\nin: ${firstLine(statement)}`);
}

function checkNames(columns: readonly ResultColumn[], statement: string): void {
  const seen = new Set<string>();
  for (const { name } of columns) {
    if (seen.has(name)) {
      throw new QueryError(
        "QUERY_COLUMNS",
        `Two columns are called ${name}, and a row can hold one of them. Rename one with AS.\nin: ${firstLine(statement)}`,
      );
    }
    seen.add(name);
  }
}

function explain(error: unknown, statement: string): QueryError {
  const { errno, sqlState, message } = error as DriverError;
  const where = `\nin: ${firstLine(statement)}`;
  if (isLost(error as DriverError))
    return new QueryError("QUERY_LOST", sayLost(error as DriverError) + where, { cause: error });
  if (sqlState === undefined)
    return new QueryError("QUERY_REFUSED", `The driver did not send it: ${message}${where}`, {
      cause: error,
    });
  const told = message.replace(/\s*\n\s*/g, " ");
  const hint = / near '\?/.test(told)
    ? ". A bound value cannot be a name or a word of SQL; for a name write sql.id(name)."
    : "";
  return new QueryError("QUERY_REFUSED", `${told} (MySQL ${errno})${hint}${where}`, { cause: error });
}

const firstLine = (statement: string): string => statement.trim().split(/\r?\n/, 1)[0]!;
