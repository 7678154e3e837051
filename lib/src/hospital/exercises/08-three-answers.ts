import type { Exercise } from "../../workbook/exercise/index.js";
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
    hint: () =>
      "A priority is a number in SQL. Which of the two days does midnight between them belong to, and can a call come at that instant?",
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
    hint: () => "The outbox keeps what has been sent, too. Which column tells the two apart?",
  },
];
