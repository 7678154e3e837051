import { defineExercises } from "../../workbook/exercise/index.js";
import type { Chapter } from "../chapter.js";

export const exercises = defineExercises<Chapter>([
  {
    id: "treatments-by-month",
    prompt:
      "For each month: treatments, and the percentage that improved, to one decimal, in the order of time.",
    ordered: true,
    digits: 1,
    reference: ({ mysql }) => mysql.sql`
      SELECT DATE_FORMAT(started_at, '%Y-%m') AS month, COUNT(*) AS treatments,
             ROUND(100 * AVG(outcome = 'improved'), 1) AS improved
      FROM treatment GROUP BY month ORDER BY month`,
    hint: "A trend runs along time. What is your answer sorted by?",
  },
  {
    id: "unseen-by-acuity",
    prompt: "For each ESI level: visits with a decision, and how many of them left without being seen.",
    ordered: true,
    reference: ({ mysql }) => mysql.sql`
      SELECT v.esi, COUNT(*) AS visits, SUM(d.decision = 'left_without_being_seen') AS left_unseen
      FROM visit AS v JOIN disposition AS d USING (visit_id)
      WHERE v.esi IS NOT NULL GROUP BY v.esi ORDER BY v.esi`,
    hint: "A condition in WHERE removes rows before they are counted. Where else can a condition be counted?",
  },
]);
