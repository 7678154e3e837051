/** Answers a question by its MongoDB pipeline. */

import type { Db, Document } from "mongodb";
import { QueryError, ScriptError } from "../../errors.js";
import { checkCollections, collectionNames } from "../../stores/mongo/collections-read.js";
import type { PipelineFile } from "../../stores/mongo/pipeline.js";
import { serverError } from "../../stores/mongo/server-error.js";
import { bsonParameters } from "./bson-parameters.js";
import { typeText } from "./columns.js";
import { parameterValues } from "./parameters.js";
import type { Answer, Question, QuestionColumn, Value } from "./question.js";
import { roundedText } from "./rounding.js";

/** What is needed of a database to ask it. */
export type QuestionDb = Pick<Db, "collection" | "listCollections">;

/**
 * Runs the pipeline with the parameters as variables (`$$name`), and holds the answer against the header of the SQL file: each document has
 * the columns as its members, of the types that BSON has for them. A decimal is rounded here, half away from zero, to the scale that its
 * column declares: `$round` would take the even neighbour.
 *
 * @param pipeline the file of the same id
 * @param parameters values by name instead of the defaults: numbers, bigints, strings or Dates
 * @throws {SettingError} `PARAMETER_UNKNOWN` or `PARAMETER_WRONG`, before anything is sent
 * @throws {QueryError} `QUESTION_REFUSED` with the file and MongoDB's words; `QUERY_LOST` if the connection broke
 * @throws {ScriptError} `PIPELINE_COLLECTION` if it reads a collection that is not there, which MongoDB would take for an empty one;
 *   `QUESTION_COLUMNS` if a document is not as the header declares it
 */
export async function runPipeline(
  question: Question,
  pipeline: PipelineFile,
  db: QuestionDb,
  parameters: Readonly<Record<string, unknown>> = {},
): Promise<Answer> {
  const values = parameterValues(question, parameters);
  const variables = bsonParameters(question, pipeline, values);
  const names = await collectionNames(db).catch(() => undefined); // a connection that broke is told by the pipeline
  if (names !== undefined) checkCollections(pipeline, names);
  const documents = await aggregate(pipeline, db, variables);
  return answerOf(question, pipeline, documents);
}

/**
 * What a pipeline returned, as the answer to its question; see {@link runPipeline}.
 *
 * @param documents with their BSON types
 * @throws {ScriptError} `QUESTION_COLUMNS` if a document is not as the header declares it
 */
export const answerOf = (
  question: Question,
  pipeline: PipelineFile,
  documents: readonly Document[],
): Answer => ({
  id: question.id,
  columns: question.columns,
  rows: documents.map((document, at) => rowOf(question, pipeline, document, at)),
});

async function aggregate(
  { file, collection, pipeline }: PipelineFile,
  db: Pick<Db, "collection">,
  variables: Document,
): Promise<Document[]> {
  try {
    // Numbers as their BSON types: an int and a double must not look alike.
    return await db
      .collection(collection)
      .aggregate([...pipeline], { let: variables, promoteValues: false, allowDiskUse: true })
      .toArray();
  } catch (error) {
    const refused = serverError(error);
    if (refused === undefined) {
      const told = (error as Error).message.replace(/\s*\n\s*/g, " ");
      throw new QueryError("QUERY_LOST", `${file}: the connection to MongoDB broke (${told}).`, {
        cause: error,
      });
    }
    const { code, codeName, message } = refused;
    throw new QueryError(
      "QUESTION_REFUSED",
      `${file}: ${message} (MongoDB ${code}${codeName === undefined || codeName === `Location${code}` ? "" : ` ${codeName}`})`,
      { cause: error },
    );
  }
}

function rowOf(
  { columns }: Question,
  { file }: PipelineFile,
  document: Document,
  at: number,
): Record<string, Value> {
  const wrong = (what: string): never => {
    throw new ScriptError("QUESTION_COLUMNS", `${file}: document ${at + 1} ${what}`);
  };
  const extra = Object.keys(document).find((key) => !columns.some(({ name }) => name === key));
  if (extra !== undefined)
    wrong(
      `has the member "${extra}", which the header does not declare. Take it away with $project or $unset.`,
    );
  return Object.fromEntries(
    columns.map((column) => {
      const { name, nullable } = column;
      const given = document[name];
      if (given === undefined && !nullable)
        wrong(`has no member "${name}". Compute it with $project or $set.`);
      const value = given === undefined || given === null ? null : answerValue(given, column);
      if (value === undefined || (value === null && !nullable))
        return wrong(
          `holds ${shown(given)} in ${name}, which the header declares as ${typeText(column)}.${hint(given, column)}`,
        );
      return [name, value];
    }),
  );
}

/** A BSON value as an answer has it; undefined if it is not of the column's type. */
function answerValue(given: unknown, { type, scale = 0 }: QuestionColumn): Value | undefined {
  const bson = (given as { _bsontype?: string })._bsontype;
  const isWhole = bson === "Int32" || bson === "Long";
  switch (type) {
    case "integer": {
      if (!isWhole) return undefined;
      const value = Number(String(given));
      return Number.isSafeInteger(value) ? value + 0 : String(given);
    }
    case "decimal":
      return isWhole || bson === "Decimal128" ? roundedText(String(given), scale) : undefined;
    case "text":
      return typeof given === "string" ? given : undefined;
    case "boolean":
      return typeof given === "boolean" ? given : undefined;
    case "instant":
      return given instanceof Date ? given.toISOString() : undefined;
    case "date":
      return given instanceof Date && given.getTime() % 86_400_000 === 0
        ? given.toISOString().slice(0, 10)
        : undefined;
  }
}

const shown = (given: unknown): string => {
  if (given === null || given === undefined) return "null";
  if (given instanceof Date) return given.toISOString();
  const { _bsontype: bson } = given as { _bsontype?: string };
  return bson === undefined ? JSON.stringify(given) : `${bson} ${String(given)}`;
};

function hint(given: unknown, { type }: QuestionColumn): string {
  if (given === null || given === undefined) return ' Write "?" behind the type if null may be.';
  if ((given as { _bsontype?: string })._bsontype !== "Double") return "";
  if (type === "integer") return " Make it whole with $toInt or $toLong.";
  return type === "decimal" ? " A double is not exact: compute with $toDecimal." : "";
}
