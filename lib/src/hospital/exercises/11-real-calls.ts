import { defineExercises } from "../../workbook/exercise/index.js";
import type { Chapter } from "../chapter.js";

export const exercises = defineExercises<Chapter>([
  {
    id: "missing-on-scene",
    prompt: "For each type of unit: responses, and how many of them have no time on scene, in its order.",
    ordered: true,
    reference: ({ mysql }) => mysql.sql`
      SELECT unit_type, COUNT(*) AS responses, COUNT(*) - COUNT(on_scene_at) AS missing
      FROM reported_response GROUP BY unit_type ORDER BY unit_type`,
    hint: "COUNT(x) counts every x that is not NULL, and a comparison is 0 or 1. Which of the two is never NULL?",
  },
  {
    id: "wait-for-first-unit",
    prompt:
      "For each final priority: calls with any unit on scene, and the longest wait from the call to the first of them, in seconds.",
    ordered: true,
    reference: ({ mysql }) => mysql.sql`
      WITH first_unit AS (
        SELECT call_no, MIN(on_scene_at) AS on_scene_at FROM reported_response
        WHERE on_scene_at IS NOT NULL GROUP BY call_no)
      SELECT c.final_priority, COUNT(*) AS calls,
             MAX(TIMESTAMPDIFF(SECOND, c.received_at, f.on_scene_at)) AS longest_s
      FROM reported_call AS c JOIN first_unit AS f USING (call_no)
      GROUP BY c.final_priority ORDER BY c.final_priority`,
    hint: "A caller waits for the first unit. Make one row a call before you compare calls.",
  },
]);
