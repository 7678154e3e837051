/** Answers a question by a Polars frame. */

import type { Connection } from "mysql2/promise";
import { FrameError } from "../../errors.js";
import { type DataFrame, polars, type RealPolars, type Series } from "../../frames/polars.js";
import { type TableReader, tableReader } from "../../frames/tables.js";
import { typeText } from "./columns.js";
import { parameterValues } from "./parameters.js";
import type { Answer, Question, QuestionColumn, Value } from "./question.js";

/** What a frame answer is made of: whole tables, and nothing of the question's SQL. */
export interface FrameSources {
  readonly pl: RealPolars;
  /** A whole table, such as `await table("dispatch")`; see `tableReader`. */
  readonly table: TableReader;
  /** The parameters: integers as numbers, decimals and texts as strings, instants and dates as Dates. */
  // biome-ignore lint/suspicious/noExplicitAny: the question's header says which type each has
  readonly parameters: Readonly<Record<string, any>>;
}

/** The answer of one question: a frame with the columns that the header of its SQL file declares, in its order if that counts. */
export type FrameAnswer = (sources: FrameSources) => Promise<DataFrame>;

/** A frame answer and where it is written. */
export interface FrameFile {
  /** As messages show it. */
  readonly file: string;
  readonly answer: FrameAnswer;
}

/**
 * Computes the frame and holds it against the header: integers are whole numbers, decimals Float64 rounded to their scale, text Utf8, truths
 * Bool, instants Datetime, dates Date.
 *
 * @param source a connection to the database, or a reader of its tables that has some of them already
 * @param parameters values by name instead of the defaults
 * @throws {SettingError} `PARAMETER_UNKNOWN` or `PARAMETER_WRONG`
 * @throws {FrameError} `QUESTION_COLUMNS` if the frame is not as the header declares it
 */
export async function runFrame(
  question: Question,
  { file, answer }: FrameFile,
  source: Connection | TableReader,
  parameters: Readonly<Record<string, unknown>> = {},
): Promise<Answer> {
  const values = parameterValues(question, parameters);
  const given = Object.fromEntries(
    question.parameters.map(({ name, type }) => [
      name,
      type === "instant" || type === "date" ? new Date(values[name]!) : values[name],
    ]),
  );
  const table = typeof source === "function" ? source : tableReader(source);
  const frame = await answer({ pl: polars(), table, parameters: given });
  const columns = question.columns.map((column) => valuesOf(frame, column, file));
  return {
    id: question.id,
    columns: question.columns,
    rows: Array.from({ length: frame.height }, (_, row) =>
      Object.fromEntries(question.columns.map(({ name }, i) => [name, columns[i]![row]!])),
    ),
  };
}

const WHOLE = ["Int8", "Int16", "Int32", "Int64", "UInt8", "UInt16", "UInt32", "UInt64"];
/** How far a double may be from the decimal that it stands for, in units of its last place. */
const SLACK = 1e-4;

function valuesOf(frame: DataFrame, column: QuestionColumn, file: string): Value[] {
  const { name, nullable } = column;
  const wrong = (what: string): never => {
    throw new FrameError("QUESTION_COLUMNS", `${file}: ${what}`);
  };
  if (!frame.columns.includes(name))
    return wrong(`the frame has ${frame.columns.join(", ")}, but no ${name}. Select it, or rename one.`);
  const series = frame.getColumn(name) as Series;
  const read =
    reader(series, column) ??
    wrong(`${name} is ${dtypeName(series)}, but the header declares ${typeText(column)}. Cast it.`);
  return read.map((value, row) => {
    if (value === null && !nullable)
      return wrong(
        `row ${row + 1} holds null in ${name}, which the header declares as ${typeText(column)}. Write "?" behind the type if null may be.`,
      );
    if (value === undefined)
      return wrong(
        `row ${row + 1} of ${name} is not rounded to ${column.scale} places. Use roundedRatio, or round it.`,
      );
    return value;
  });
}

/** The values of a column; undefined where the series is not of the type, or a value not rounded. */
function reader(series: Series, { type, scale = 0 }: QuestionColumn): (Value | undefined)[] | undefined {
  const pl = polars();
  const dtype = dtypeName(series);
  const numbers = (of: Series): (number | null)[] =>
    [...of.toArray()].map((value) => (value === null ? null : Number(value)));
  const mapped = <T>(values: readonly (T | null)[], read: (value: T) => Value | undefined) =>
    values.map((value) => (value === null ? null : read(value)));
  switch (type) {
    case "integer":
      return WHOLE.includes(dtype) ? mapped(numbers(series), (value) => value + 0) : undefined;
    case "decimal":
      return dtype === "Float64" ? mapped(numbers(series), (value) => decimalText(value, scale)) : undefined;
    case "text":
      return dtype === "Utf8" || dtype === "String" ? ([...series.toArray()] as Value[]) : undefined;
    case "boolean":
      return dtype === "Bool" || dtype === "Boolean" ? ([...series.toArray()] as Value[]) : undefined;
    case "instant":
      return dtype.startsWith("Datetime")
        ? mapped(numbers(series.cast(pl.Datetime("ms")).cast(pl.Int64)), (ms) => new Date(ms).toISOString())
        : undefined;
    case "date":
      return dtype === "Date"
        ? mapped(numbers(series.cast(pl.Int32)), (days) =>
            new Date(days * 86_400_000).toISOString().slice(0, 10),
          )
        : undefined;
  }
}

function decimalText(value: number, scale: number): string | undefined {
  const units = value * 10 ** scale;
  if (Math.abs(units - Math.round(units)) > SLACK) return undefined;
  const text = value.toFixed(scale);
  return Number(text) === 0 ? text.replace("-", "") : text;
}

/** Such as `Int64`; Polars writes `DataType(Int64)`. */
const dtypeName = (series: Series): string =>
  String((series as { dtype: unknown }).dtype).replace(/^DataType\((.*)\)$/, "$1");
