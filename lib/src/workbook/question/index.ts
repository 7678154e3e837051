/** Questions: one id, one meaning, an answer in each language. */

export { columnText, typeText } from "./columns.js";
export { parameterValues } from "./parameters.js";
export type {
  Answer,
  ColumnType,
  Parameter,
  ParameterRange,
  ParameterType,
  Question,
  QuestionColumn,
  Value,
} from "./question.js";
export { parseQuestion, questionFolder, readQuestion, readQuestions } from "./read.js";
export { runSql } from "./run-sql.js";
export { readValue } from "./values.js";
