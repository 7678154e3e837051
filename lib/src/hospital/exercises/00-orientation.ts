import type { Exercise } from "../../workbook/exercise/index.js";
import type { Chapter } from "../chapter.js";

/** The first exercise: what one row stands for. */
export const exercises: readonly Exercise<Chapter>[] = [
  {
    id: "calls-by-priority",
    prompt:
      "How many calls of each priority were there? Give `priority`, `name` and `calls`, the most urgent first.",
    ordered: true,
    reference: ({ mysql }) => mysql.sql`
      SELECT p.priority, p.name, COUNT(c.call_id) AS calls
      FROM dispatch_priority AS p LEFT JOIN emergency_call AS c USING (priority)
      GROUP BY p.priority
      ORDER BY p.priority`,
    hint: (difference) =>
      difference.kind === "rows" && difference.cells.some(({ column }) => column === "calls")
        ? "Some calls send two ambulances. What does one row of your join stand for: a call, or an ambulance sent to it?"
        : "One row for each priority. Which table has one row for each call?",
  },
];
