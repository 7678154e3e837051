-- question: How many calls of each priority would meet other targets, given as JSON, from the call at the answering
--   point (eTimes.01) to the first unit on scene (eTimes.06)?
-- why: A contract under negotiation is a list of targets; it need not be in a table to be tried.
-- concept: JSON_TABLE
-- chapter: 05-questions
-- columns: priority integer, target_s integer, calls integer, in_time integer, percent decimal(1)
-- ordered: yes
-- domains: targets list of {priority 1 to 4, seconds 0 to 86400}
SET @targets = '[{"priority": 1, "seconds": 420}, {"priority": 2, "seconds": 600},
                 {"priority": 3, "seconds": 900}, {"priority": 4, "seconds": 1500}]';

WITH target AS (
  SELECT priority, target_s
  FROM JSON_TABLE(@targets, '$[*]' COLUMNS (
    priority TINYINT PATH '$.priority' ERROR ON EMPTY ERROR ON ERROR,
    target_s INT PATH '$.seconds' ERROR ON EMPTY ERROR ON ERROR
  )) AS listed
), reached AS (
  -- From the call to the first unit on scene (eTimes.06 - .01): what the caller waits.
  SELECT c.call_id, c.priority, c.received_at, MIN(d.on_scene_at) AS reached_at
  FROM emergency_call AS c
  JOIN dispatch AS d USING (call_id)
  WHERE d.on_scene_at IS NOT NULL
  GROUP BY c.call_id
), judged AS (
  SELECT t.priority, t.target_s, r.reached_at <= r.received_at + INTERVAL t.target_s SECOND AS in_time
  FROM target AS t
  JOIN reached AS r USING (priority)
)
-- 100.000000, not 100: MySQL rounds a quotient to four digits more than the numerator has, and rounding twice can err.
SELECT priority, target_s,
       COUNT(*) AS calls,
       COUNT(CASE WHEN in_time THEN 1 END) AS in_time,
       ROUND(100.000000 * COUNT(CASE WHEN in_time THEN 1 END) / COUNT(*), 1) AS percent
FROM judged
GROUP BY priority, target_s
ORDER BY priority, target_s;
