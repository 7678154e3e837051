/** One question of the hospital, answered in the language that is asked for. */

import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Connection } from "mysql2/promise";
import { SettingError } from "../../errors.js";
import type { TableReader } from "../../frames/tables.js";
import { projectRoot } from "../../project.js";
import { readPipeline } from "../../stores/mongo/pipeline.js";
import {
  type Answer,
  type Language,
  type Question,
  type QuestionDb,
  runFrame,
  runPipeline,
  runSql,
} from "../../workbook/question/index.js";
import { frameFile } from "./index.js";

/** Where a question is asked. */
export interface Stores {
  readonly mysql: Connection;
  readonly mongo: QuestionDb;
  /** Tables that are kept from question to question; by default each frame answer reads its own. */
  readonly table?: TableReader;
}

const pipelinePath = (id: string): string => join(projectRoot(), "mongo", "questions", `${id}.json`);

/** The languages in which a question has an answer; SQL always. */
export const languagesOf = ({ id }: Pick<Question, "id">): Language[] => [
  "sql",
  ...(existsSync(pipelinePath(id)) ? (["mongo"] as const) : []),
  ...(frameFile(id) === undefined ? [] : (["frame"] as const)),
];

/**
 * Answers a question in one language. Where the order is no part of the answer, the rows are sorted here, so that each language gives the
 * same list.
 *
 * @param parameters values by name instead of the defaults
 * @throws {SettingError} `QUESTION_LANGUAGE` if it has no answer in that language; and what `runSql`, `runPipeline` and `runFrame` throw
 */
export async function answerIn(
  language: Language,
  question: Question,
  { mysql, mongo, table }: Stores,
  parameters: Readonly<Record<string, unknown>> = {},
): Promise<Answer> {
  const { id } = question;
  const languages = languagesOf(question);
  if (!languages.includes(language))
    throw new SettingError(
      "QUESTION_LANGUAGE",
      `Question ${id} has no answer in ${language}. It has one in ${languages.join(" and ")}.`,
    );
  const answer = await {
    sql: () => runSql(question, mysql, parameters),
    mongo: () => runPipeline(question, readPipeline(pipelinePath(id)), mongo, parameters),
    frame: () => runFrame(question, frameFile(id)!, table ?? mysql, parameters),
  }[language]();
  return question.ordered ? answer : { ...answer, rows: [...answer.rows].sort(byText) };
}

const byText = (a: object, b: object): number => {
  const [one, other] = [JSON.stringify(a), JSON.stringify(b)];
  return one < other ? -1 : Number(one > other);
};
