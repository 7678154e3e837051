import { type Difference, defineExercises } from "../../workbook/exercise/index.js";
import type { Chapter } from "../chapter.js";

/** Exercises on isolation and on plans. The last one is measured in the chapter's data. */
export const exercises = defineExercises<Chapter>([
  {
    id: "how-much-isolation",
    prompt: "Give the weakest isolation level that does for each statement: `statement` and `level`.",
    ordered: false,
    key: ["statement"],
    reference: () => [
      { statement: "a", level: "READ COMMITTED" },
      { statement: "b", level: "REPEATABLE READ" },
      { statement: "c", level: "SERIALIZABLE" },
      { statement: "d", level: "READ UNCOMMITTED" },
    ],
    hint: (difference) => LEVEL_HINTS[firstRow(difference)] ?? "One row for each of the four statements.",
  },
  {
    id: "read-less",
    prompt:
      "Find the calls from 18:00 to midnight on 3 March 2025 without reading a row that is not in the answer. Give `rows` and `read` of the plan.",
    ordered: true,
    reference: async ({ mysql }) => {
      const { plan } = await import("../../stores/mysql/plan/index.js"); // loaded when asked for
      const { rows } = await plan(mysql, EVENING);
      return [{ rows, read: rows }];
    },
    hint: (difference) =>
      difference.kind === "rows" && difference.cells[0]?.column === "rows"
        ? "Another answer: from 18:00 on, and before the next day begins."
        : "The index knows the day and the hour together. Which range of `received_at` is the evening?",
  },
]);

const EVENING = `SELECT call_no FROM emergency_call
  WHERE received_at >= '2025-03-03 18:00' AND received_at < '2025-03-04'`;

/** The first row that is wrong or missing, by its key; "" if no row can be named. */
function firstRow(difference: Difference): string {
  if (difference.kind !== "rows") return "";
  return difference.cells[0]?.row ?? difference.missing[0] ?? "";
}

const LEVEL_HINTS: Readonly<Record<string, string>> = {
  a: "May the number come from a transaction that is rolled back a second later?",
  b: "The two queries are two statements. What does each see at READ COMMITTED?",
  c: "He decides by what he reads and acts on it. What does the snapshot hide from him?",
  d: "What nobody has committed is seen at one level only.",
};
