-- question: When did an ambulance go from one dispatch to the next with little rest, and for how long?
-- why: A crew that gets no rest makes mistakes.
-- concept: gaps and islands
-- chapter: 05-questions
-- columns: call_sign text, begins_at instant, ends_at instant, dispatches integer, minutes integer
-- ordered: yes
-- ranges: rest_min 0 to 10080
SET @rest_min = 120;

WITH out_of_station AS (
  SELECT a.call_sign, d.dispatch_id, d.notified_at, d.in_service_at,
         LAG(d.in_service_at) OVER (PARTITION BY d.ambulance_id ORDER BY d.notified_at, d.dispatch_id) AS free_since
  FROM dispatch AS d
  JOIN ambulance AS a USING (ambulance_id)
  WHERE d.in_service_at IS NOT NULL
), marked AS (
  -- 1 where an island begins: the first dispatch, and each after a long enough rest.
  SELECT call_sign, dispatch_id, notified_at, in_service_at,
         CASE WHEN notified_at <= free_since + INTERVAL @rest_min MINUTE THEN 0 ELSE 1 END AS begins
  FROM out_of_station
), numbered AS (
  -- The running sum of the marks is the number of the island.
  SELECT call_sign, notified_at, in_service_at,
         SUM(begins) OVER (PARTITION BY call_sign ORDER BY notified_at, dispatch_id) AS spell
  FROM marked
)
-- 1.000000: MySQL rounds a quotient to four digits more than the numerator has, and rounding twice can err.
SELECT call_sign,
       MIN(notified_at) AS begins_at,
       MAX(in_service_at) AS ends_at,
       COUNT(*) AS dispatches,
       ROUND(1.000000 * TIMESTAMPDIFF(MICROSECOND, MIN(notified_at), MAX(in_service_at)) / 60000000) AS minutes
FROM numbered
GROUP BY call_sign, spell
HAVING COUNT(*) >= 2
ORDER BY begins_at, call_sign;
