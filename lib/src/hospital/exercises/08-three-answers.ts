import type { AnswerRow, Difference, Exercise } from "../../workbook/exercise/index.js";
import type { Chapter } from "../chapter.js";

/** Exercises on answers that must be equal: half-open intervals and types, and an outbox. */
export const exercises: readonly Exercise<Chapter>[] = [
  {
    id: "calls-of-a-day",
    prompt:
      "How many calls of each priority came on 1 March 2025? Give `priority` and `calls`, in the order of the priority.",
    ordered: true,
    key: ["priority"],
    reference: ({ mysql }) => mysql.sql`
      SELECT priority, COUNT(*) AS calls
      FROM emergency_call
      WHERE received_at >= '2025-03-01' AND received_at < '2025-03-02'
      GROUP BY priority
      ORDER BY priority`,
    hint: dayHint,
  },
  {
    id: "waiting-in-the-outbox",
    prompt:
      "Which visits have treatments that the documents do not know? Give `visit_id` and `missing`, in the order of the visit.",
    ordered: true,
    key: ["visit_id"],
    reference: ({ mysql }) => mysql.sql`
      SELECT visit_id, COUNT(*) AS missing
      FROM outbox
      WHERE sent_at IS NULL
      GROUP BY visit_id
      ORDER BY visit_id`,
    needs: "No event waits to be sent: run the cell that makes three of them, then this one.",
    hint: () => "The outbox keeps what has been sent, too. Which column tells the two apart?",
  },
];

function dayHint(difference: Difference, rows: readonly AnswerRow[]): string {
  if (difference.kind === "empty")
    return "No call passes the $match. Which field of an encounter holds the time of the call, and is it compared with a Date?";
  if (difference.kind === "type") return "A priority is a number in SQL, and in the document.";
  if (rows.some(({ priority }) => priority === null))
    return "A path that leads nowhere gives NULL, and all calls fall into one group. Under which field does an encounter keep the priority?";
  if (difference.kind === "order") return "The order of the priority: what does your $sort name?";
  return "C-0000630 came at midnight sharp. Which of the two days does that instant belong to, and what does SQL say?";
}
