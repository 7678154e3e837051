-- question: Within which time from unit notified (eTimes.03) to on scene (eTimes.06) does the first unit reach half,
--   and nine in ten (or another part), of the calls of each priority that were reached at all?
-- why: Standards for response times speak of the 90th percentile; an average hides the patients who wait longest.
-- concept: percentiles by nearest rank with ROW_NUMBER
-- chapter: 05-questions
-- columns: priority integer, name text, calls integer, median_s integer, percentile_s integer, target_s integer
-- ordered: yes
-- ranges: percentile 1 to 100
SET @percentile = 90;

WITH arrived AS (
  -- eTimes.06 - .03: the caller waits from eTimes.01, and longer. Of two units that went to one call the first counts.
  SELECT c.priority, TIMESTAMPDIFF(MICROSECOND, d.notified_at, d.on_scene_at) / 1000000 AS response_s,
         ROW_NUMBER() OVER (PARTITION BY c.call_id ORDER BY d.on_scene_at, d.dispatch_id) AS came
  FROM emergency_call AS c
  JOIN dispatch AS d USING (call_id)
  WHERE d.on_scene_at IS NOT NULL
), ranked AS (
  SELECT priority, response_s,
         COUNT(*) OVER (PARTITION BY priority) AS calls,
         ROW_NUMBER() OVER (PARTITION BY priority ORDER BY response_s) AS place
  FROM arrived
  WHERE came = 1
)
-- Nearest rank: of n values in order the one at place CEIL(p * n / 100), a value that was really measured.
SELECT p.priority, p.name,
       MAX(r.calls) AS calls,
       ROUND(MAX(CASE WHEN r.place = CEIL(r.calls / 2) THEN r.response_s END)) AS median_s,
       ROUND(MAX(CASE WHEN r.place = CEIL(@percentile * r.calls / 100) THEN r.response_s END)) AS percentile_s,
       p.target_s
FROM ranked AS r
JOIN dispatch_priority AS p USING (priority)
GROUP BY p.priority, p.name, p.target_s
ORDER BY priority;
