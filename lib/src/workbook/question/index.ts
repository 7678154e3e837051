/** Questions: one id, one meaning, an answer in each language. */

export { columnText, parseColumns, typeText } from "./columns.js";
export { answerDifference, type Language } from "./difference.js";
export { parameterValues } from "./parameters.js";
export type {
  Answer,
  ColumnType,
  Parameter,
  ParameterDomain,
  ParameterRange,
  ParameterType,
  Question,
  QuestionColumn,
  Value,
} from "./question.js";
export { parseQuestion, questionFolder, readQuestion, readQuestions } from "./read.js";
export { type FrameAnswer, type FrameFile, type FrameSources, runFrame } from "./run-frame.js";
export { answerOf, type QuestionDb, runPipeline } from "./run-pipeline.js";
export { runSql } from "./run-sql.js";
export { readValue } from "./values.js";
