import type { Exercise } from "../../workbook/exercise/index.js";
import type { Chapter } from "../chapter.js";
import { stationHint } from "./05-stations-in-time.js";

/** Exercises from GROUP BY to window functions. */
export const exercises: readonly Exercise<Chapter>[] = [
  {
    id: "left-unseen-by-condition",
    prompt:
      "For each condition on arrival: how many visits, and how many of them ended in the decision left_without_being_seen? Give `condition_on_arrival`, `visits` and `left_unseen`, in the order of the condition.",
    ordered: true,
    reference: ({ mysql }) => mysql.sql`
      SELECT v.condition_on_arrival, COUNT(*) AS visits,
             COUNT(CASE WHEN d.decision = 'left_without_being_seen' THEN 1 END) AS left_unseen
      FROM visit AS v LEFT JOIN disposition AS d USING (visit_id)
      GROUP BY v.condition_on_arrival
      ORDER BY v.condition_on_arrival`,
    hint: (difference) =>
      difference.kind === "empty" || (difference.kind === "rows" && difference.missing.length > 0)
        ? "A group in which nobody left still has its visits. Does your WHERE take them away?"
        : "COUNT(x) counts the rows where x is not NULL. Is a comparison that is false NULL?",
  },
  {
    id: "returns-within-72-hours",
    prompt:
      "Which visits began less than 72 hours after the same patient's previous visit ended? Give `visit_no` and `previous_visit_no`, in the order of `visit_no`.",
    ordered: true,
    reference: ({ mysql }) => mysql.sql`
      SELECT visit_no, previous_visit_no
      FROM (SELECT v.visit_no, v.registered_at,
                   LAG(v.visit_no) OVER earlier AS previous_visit_no,
                   LAG(v.departed_at) OVER earlier AS previous_departed_at
            FROM visit AS v JOIN arrival AS a USING (arrival_id)
            WINDOW earlier AS (PARTITION BY a.patient_id ORDER BY v.registered_at, v.visit_id)) AS in_turn
      WHERE registered_at < previous_departed_at + INTERVAL 72 HOUR
      ORDER BY visit_no`,
    hint: (difference) =>
      difference.kind === "rows" && difference.extra.length > 0
        ? "Look at one pair: is it the same patient? The window decides whose row is the previous one."
        : "The clock starts when the previous visit ended, not when it began.",
  },
  {
    id: "stations-in-time",
    prompt:
      "For each station: to how many calls did one of its units come first, and how many of those had that unit on scene within eight minutes of the call (eTimes.01 to eTimes.06)? Give `station_code`, `calls` and `in_time`, in the order of the code. A station without calls belongs in the answer.",
    ordered: true,
    key: ["station_code"],
    reference: ({ mysql }) => mysql.sql`
      SELECT s.station_code, COUNT(f.call_id) AS calls,
             COUNT(CASE WHEN f.on_scene_at <= f.received_at + INTERVAL 8 MINUTE THEN 1 END) AS in_time
      FROM station AS s
      LEFT JOIN ambulance AS a USING (station_id)
      LEFT JOIN (
        SELECT d.ambulance_id, d.call_id, c.received_at, d.on_scene_at,
               ROW_NUMBER() OVER (PARTITION BY d.call_id ORDER BY d.on_scene_at, d.dispatch_id) AS nth
        FROM dispatch AS d JOIN emergency_call AS c USING (call_id)
        WHERE d.on_scene_at IS NOT NULL) AS f ON f.ambulance_id = a.ambulance_id AND f.nth = 1
      GROUP BY s.station_code
      ORDER BY s.station_code`,
    hint: stationHint,
  },
];
