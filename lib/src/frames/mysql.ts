/** MySQL answers as Polars frames, column by column. */

import type { Connection as CoreConnection, FieldPacket } from "mysql2";
import type { Connection } from "mysql2/promise";
import { FrameError, QueryError } from "../errors.js";
import { columnType } from "../stores/mysql/types.js";
import { type ColumnBuilder, columnBuilder, type Kind } from "./column.js";
import { type DataFrame, polars } from "./polars.js";

/** What `frameOf` needs of a result of the `sql` tag. */
export interface ResultLike extends ReadonlyArray<Record<string, unknown>> {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

/**
 * The rows of an `sql` result as a frame. Types follow the SQL types: BOOLEAN is Bool (TINYINT(1) with other values than 0 and 1 is Int32),
 * integers Int32 or Int64, BIGINT UNSIGNED UInt64, DATETIME and TIMESTAMP Datetime in milliseconds, DATE Date, all other text String.
 * DECIMAL is Float64: nearest double of the exact value, as charts and statistics want it; cast to text in SQL to keep its digits.
 *
 * @throws {FrameError} `FRAME_TYPE` for GEOMETRY, BLOB, BINARY and BIT, which a frame does not have
 */
export function frameOf(result: ResultLike): DataFrame {
  const series = result.columns.map(({ name, type }) => {
    const builder = sqlBuilder(name, type);
    for (const row of result) builder.push(row[name]);
    return builder.finish();
  });
  return polars().DataFrame(series);
}

/**
 * Reads a query's answer into a frame, row by row as it arrives, so that row objects never pile up. Types as in {@link frameOf}.
 *
 * @param params values bound to the `?` of the query
 * @throws {QueryError} `QUERY_REFUSED` with MySQL's number and message, `QUERY_COLUMNS` if two columns have one name
 * @throws {FrameError} as {@link frameOf}
 */
export function readMysql(
  connection: Connection,
  sql: string,
  params?: readonly unknown[],
): Promise<DataFrame> {
  const core = (connection as unknown as { connection: CoreConnection }).connection;
  const options = {
    sql,
    values: params,
    rowsAsArray: true,
    supportBigNumbers: true,
    dateStrings: ["DATE"],
    timezone: "Z",
  } as never;
  return new Promise((resolve, reject) => {
    let builders: ColumnBuilder[] = [];
    let failure: unknown;
    const guarded = (action: () => void): void => {
      if (failure !== undefined) return; // the rest of the answer still has to arrive
      try {
        action();
      } catch (error) {
        failure = error;
      }
    };
    const command = params === undefined ? core.query(options) : core.execute(options);
    command.on("fields", (fields: FieldPacket[] | undefined) =>
      guarded(() => {
        builders = buildersOf(fields ?? []);
      }),
    );
    command.on("result", (row: unknown) =>
      guarded(() => {
        if (!Array.isArray(row)) return;
        for (let i = 0; i < builders.length; i++) builders[i]!.push(row[i]);
      }),
    );
    command.on("error", (error: unknown) => reject(explain(error, sql)));
    command.on("end", () => {
      guarded(() => resolve(polars().DataFrame(builders.map((builder) => builder.finish()))));
      if (failure !== undefined) reject(failure);
    });
  });
}

function buildersOf(fields: readonly FieldPacket[]): ColumnBuilder[] {
  const names = new Set<string>();
  return fields.map((field) => {
    if (names.has(field.name)) {
      const told = `Two columns are called ${field.name}, and a frame can hold one of them. Rename one with AS.`;
      throw new QueryError("QUERY_COLUMNS", told);
    }
    names.add(field.name);
    return sqlBuilder(field.name, columnType(field));
  });
}

function explain(error: unknown, sql: string): QueryError {
  const { errno, message } = error as { errno?: number; message: string };
  const first = sql.trim().split(/\r?\n/, 1)[0]!;
  return new QueryError("QUERY_REFUSED", `${message} (MySQL ${errno})\nin: ${first}`, { cause: error });
}

const INT = /^(TINYINT|SMALLINT|MEDIUMINT)( UNSIGNED)?$|^INT$|^YEAR$/;

function kindOf(name: string, type: string): Kind {
  if (INT.test(type)) return "int";
  if (type === "INT UNSIGNED" || type === "BIGINT") return "long";
  if (type === "BIGINT UNSIGNED") return "ulong";
  if (type === "FLOAT" || type === "DOUBLE" || type.startsWith("DECIMAL")) return "double";
  if (type === "DATE") return "date";
  if (/^(DATETIME|TIMESTAMP)/.test(type)) return "instant";
  if (/^(GEOMETRY|BLOB|BINARY|VARBINARY|BIT|VECTOR)/.test(type)) {
    const hint = type === "GEOMETRY" ? "ST_Longitude and ST_Latitude" : "HEX";
    throw new FrameError(
      "FRAME_TYPE",
      `Column ${name} is ${type}, which a frame does not have. Select what you need of it, such as ${hint}.`,
    );
  }
  return "text";
}

function sqlBuilder(name: string, type: string): ColumnBuilder {
  if (type === "BOOLEAN") return booleanBuilder(name);
  if (type !== "JSON") return columnBuilder(name, kindOf(name, type));
  const text = columnBuilder(name, "text");
  return {
    push: (value) => text.push(value === null || value === undefined ? null : JSON.stringify(value)),
    finish: text.finish,
  };
}

/** Bool, or Int32 where the TINYINT(1) holds other numbers than 0 and 1. */
function booleanBuilder(name: string): ColumnBuilder {
  const truths = columnBuilder(name, "boolean");
  const numbers = columnBuilder(name, "int");
  let onlyTruths = true;
  return {
    push(value) {
      if (value !== null && value !== undefined && value !== 0 && value !== 1) onlyTruths = false;
      truths.push(value);
      numbers.push(value);
    },
    finish: () => (onlyTruths ? truths : numbers).finish(),
  };
}
