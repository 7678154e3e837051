/** Answers a question by its SQL. */

import type { Connection, FieldPacket } from "mysql2/promise";
import { QueryError, ScriptError } from "../../errors.js";
import { columnType } from "../../stores/mysql/types.js";
import { columnText, typeText } from "./columns.js";
import { literal, parameterValues } from "./parameters.js";
import type { Answer, Question, QuestionColumn, Value } from "./question.js";
import { CAST_HINT, fits, readValue } from "./values.js";

/**
 * Sets the parameters as session variables, runs the statement, and holds the answer against the header.
 *
 * @param connection from `connect`: UTC, strict, ONLY_FULL_GROUP_BY
 * @param parameters values by name instead of the defaults: numbers, bigints, strings or Dates
 * @throws {SettingError} `PARAMETER_UNKNOWN` or `PARAMETER_WRONG`, before anything is sent
 * @throws {QueryError} `QUESTION_REFUSED` with file, line and MySQL's words; `QUERY_LOST` if the connection broke
 * @throws {ScriptError} `QUESTION_COLUMNS` if the columns or a value are not as the header declares them
 */
export async function runSql(
  question: Question,
  connection: Pick<Connection, "query">,
  parameters: Readonly<Record<string, unknown>> = {},
): Promise<Answer> {
  const values = parameterValues(question, parameters);
  for (const { name, type, line } of question.parameters)
    await send(question, connection, `SET @${name} = ${literal(type, values[name]!)}`, line);
  const [rows, fields] = await send(question, connection, question.sql, question.lines.sql!);
  checkColumns(question, fields ?? []);
  const texts = rows as unknown as (string | null)[][];
  return {
    id: question.id,
    columns: question.columns,
    rows: texts.map((row, at) =>
      Object.fromEntries(
        question.columns.map((column, i) => [column.name, checked(question, column, row[i]!, at)]),
      ),
    ),
  };
}

async function send(
  { file }: Question,
  connection: Pick<Connection, "query">,
  sql: string,
  line: number,
): Promise<[unknown, FieldPacket[]?]> {
  try {
    // As text, whatever the connection makes of numbers and times.
    return (await connection.query({
      sql,
      rowsAsArray: true,
      typeCast: (field) => field.string("utf8"),
    })) as unknown as [unknown, FieldPacket[]?];
  } catch (error) {
    const { errno, sqlState, message } = error as { errno?: number; sqlState?: string; message: string };
    const told = message.replace(/\s*\n\s*/g, " ");
    if (sqlState === undefined)
      throw new QueryError("QUERY_LOST", `${file}: the connection to MySQL broke (${told}).`, {
        cause: error,
      });
    // MySQL counts lines from the statement's first one.
    const at = line + Number(/ at line (\d+)$/.exec(told)?.[1] ?? 1) - 1;
    throw new QueryError(
      "QUESTION_REFUSED",
      `${file}:${at}: ${told.replace(/ at line \d+$/, "")} (MySQL ${errno})`,
      { cause: error },
    );
  }
}

function checkColumns({ file, lines, columns }: Question, fields: readonly FieldPacket[]): void {
  const wrong = (what: string): never => {
    throw new ScriptError("QUESTION_COLUMNS", `${file}:${lines.columns}: ${what}`);
  };
  const declared = columns.map(({ name }) => name);
  const returned = fields.map(({ name }) => name);
  if (declared.join() !== returned.join())
    wrong(
      `the header declares ${declared.join(", ")}, but the statement returns ${returned.join(", ")}. Make them equal.`,
    );
  fields.forEach((field, i) => {
    const column = columns[i]!;
    const sqlType = columnType(field);
    if (!fits(sqlType, column))
      wrong(
        `the header declares ${columnText(column)}, but MySQL returns ${sqlType}. Change one, for example by ${CAST_HINT[column.type]}.`,
      );
  });
}

function checked({ file, lines }: Question, column: QuestionColumn, text: string | null, row: number): Value {
  const value = text === null ? (column.nullable ? null : undefined) : readValue(text, column);
  if (value !== undefined) return value;
  throw new ScriptError(
    "QUESTION_COLUMNS",
    `${file}:${lines.columns}: row ${row + 1} holds ${text ?? "NULL"} in ${column.name}, which the header declares as ${typeText(column)}.${text === null ? ' Write "?" behind the type if NULL may be.' : ""}`,
  );
}
