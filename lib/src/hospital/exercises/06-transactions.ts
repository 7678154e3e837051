import { type Difference, defineExercises } from "../../workbook/exercise/index.js";
import type { Chapter } from "../chapter.js";

/** Exercises on isolation, on the order of locks and on plans. */
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
    id: "no-circle",
    prompt:
      "Give each program an order of its items in which no two programs can wait for each other: `program` and `takes`. Take the alphabet as the order.",
    ordered: false,
    key: ["program"],
    reference: () => [
      { program: "refill", takes: "adrenaline, oxygen, saline" },
      { program: "ambulance", takes: "adrenaline, saline" },
      { program: "count", takes: "oxygen, saline" },
    ],
    hint: (difference) => {
      const program = firstRow(difference);
      return program === ""
        ? "Each program takes the items it took before, in another order: three rows."
        : `Does ${program} take an item and then ask for one that stands before it in the alphabet?`;
    },
  },
]);

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
