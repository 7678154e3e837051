export { type Check, createCheck } from "./check.js";
export type { CellDifference, Difference, RowsDifference } from "./compare.js";
export { type AnswerRow, defineExercises, type Exercise } from "./exercise.js";
export type { Verdict } from "./verdict.js";
