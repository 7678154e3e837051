import { SettingError } from "../../errors.js";
import { suggest } from "../../show/near.js";
import type { Question } from "../../workbook/question/question.js";

/**
 * The question of an id.
 *
 * @throws {SettingError} `QUESTION_UNKNOWN` with the ids that are near
 */
export function findQuestion(questions: readonly Question[], id: string): Question {
  const found = questions.find((question) => question.id === id);
  if (found !== undefined) return found;
  const ids = questions.map((question) => question.id);
  throw new SettingError(
    "QUESTION_UNKNOWN",
    `There is no question "${id}". ${suggest(id, ids, "questions")} \`npx hers ask\` lists all ${ids.length}.`,
  );
}
