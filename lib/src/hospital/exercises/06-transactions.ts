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
      "Find the calls from 18:00 to midnight on 3 March 2025 without reading a row that is not in the answer. Give each `call_no` with `read`, the rows read by the plan.",
    ordered: false,
    key: ["call_no"],
    reference: async ({ mysql }) => {
      const [calls] = await mysql.query(EVENING);
      return calls.map(({ call_no }) => ({ call_no, read: calls.length }));
    },
    hint: eveningHint,
  },
]);

const EVENING = `SELECT call_no FROM emergency_call
  WHERE received_at >= '2025-03-03 18:00' AND received_at < '2025-03-04'`;

/** What leads on from too many, too few or too much read. */
function eveningHint(difference: Difference): string {
  if (difference.kind !== "rows") return "One row for each call of the evening: `call_no`, `read`.";
  if (difference.extra.length > 0)
    return "Not all of them are of that evening. It begins at 18:00 sharp, and a call at midnight sharp belongs to the next day.";
  if (difference.missing.length > 0)
    return "The evening is longer. Which instant is its last: 23:00, 23:59, 23:59:59, or any before the next day begins?";
  return "The index knows the day and the hour together. Which range of `received_at` is the evening?";
}

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
