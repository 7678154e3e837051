export { type Check, createCheck } from "./check.js";
export type { CellDifference, Difference, RowsDifference } from "./compare.js";
export { defineExercises, type Exercise } from "./exercise.js";
export type { Verdict } from "./verdict.js";
