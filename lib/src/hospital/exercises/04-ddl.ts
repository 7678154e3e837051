import type { Exercise } from "../../workbook/exercise/index.js";
import type { Chapter } from "../chapter.js";

/** Exercises about what a schema refuses. */
export const exercises: readonly Exercise<Chapter>[] = [
  {
    id: "rows-a-check-would-refuse",
    prompt:
      "How many visits of each `esi`, NULL included, would CHECK (triaged_at <= registered_at + INTERVAL 10 MINUTE) refuse? Give `esi`, `visits` and `refused`, in the order of `esi`.",
    ordered: true,
    reference: ({ mysql }) => mysql.sql`
      SELECT esi, COUNT(*) AS visits,
             COUNT(CASE WHEN triaged_at > registered_at + INTERVAL 10 MINUTE THEN 1 END) AS refused
      FROM visit
      GROUP BY esi
      ORDER BY esi`,
    hint: (difference) =>
      difference.kind === "rows" && difference.missing.includes("NULL")
        ? "Patients who left before triage have no level. Do they belong in the table of visits?"
        : "What does a CHECK do with a row whose condition is neither true nor false?",
  },
  {
    id: "inspection-table",
    prompt:
      "Write the table `inspection`, a weak entity of `equipment`. Give `trial` and `answer` (accepted or refused) of the seven statements, each tried by itself.",
    ordered: true,
    // A table is judged by what it does: the answers that the seven statements must get, however its constraints are written.
    reference: ({ mysql }) => mysql.sql`
      SELECT '1 a passed inspection' AS trial, 'accepted' AS answer
      UNION ALL SELECT '2 one that is still running', 'accepted'
      UNION ALL SELECT '3 the first of another item', 'accepted'
      UNION ALL SELECT '4 of an item that is not there', 'refused'
      UNION ALL SELECT '5 it ends before it starts', 'refused'
      UNION ALL SELECT '6 it ended, result unknown', 'refused'
      UNION ALL SELECT '7 an inspected item is deleted', 'accepted'
      ORDER BY trial`,
    hint: (difference) =>
      (difference.kind === "rows" && INSPECTION_HINTS[difference.cells[0]?.row[0] ?? ""]) ||
      "Pass the answers of `tryInspection()`.",
  },
];

/** By the number of the trial that went wrong. */
const INSPECTION_HINTS: Readonly<Record<string, string>> = {
  1: "Does a CHECK refuse an inspection that passed?",
  2: "May `ended_at` and `passed` be NULL?",
  3: "Each item counts its inspections from 1. Which columns together identify an inspection?",
  4: "What makes the item's number exist?",
  5: "Which CHECK compares the two instants?",
  6: "`passed` is NULL if and only if `ended_at` is. How does a CHECK say that two things are both so, or both not?",
  7: "An inspection is a part of its item. What should happen to it when the item goes?",
};
