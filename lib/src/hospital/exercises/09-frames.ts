import { defineExercises } from "../../workbook/exercise/index.js";
import type { Chapter } from "../chapter.js";

export const exercises = defineExercises<Chapter>([
  {
    id: "unseen-by-hour",
    prompt: "For each hour of the day: how many visits began, and how many of them ended unseen?",
    ordered: true,
    reference: ({ mysql }) => mysql.sql`
      SELECT HOUR(registered_at) AS hour, COUNT(*) AS visits, SUM(seen_at IS NULL) AS unseen
      FROM visit GROUP BY hour ORDER BY hour`,
    hint: "`count()` counts the values that are there. Which expression is true where a value is missing, and what is its sum?",
  },
  {
    id: "admitted-share",
    prompt: "For each ESI level: the percentage of decided visits that ended in admission, to one decimal.",
    ordered: true,
    digits: 1,
    reference: ({ mysql }) => mysql.sql`
      SELECT esi, ROUND(100 * AVG(decision = 'admitted'), 1) AS percent
      FROM visit JOIN disposition USING (visit_id) WHERE esi IS NOT NULL GROUP BY esi ORDER BY esi`,
    hint: "A share of what? Divide by the visits of the same level, not by all visits: `over` gives each level's sum.",
  },
]);
