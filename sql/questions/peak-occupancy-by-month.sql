-- question: How many patients were in the department at the most in each month, those who stayed over from
--   the month before included, and when was that first so?
-- why: Beds are bought for the peak.
-- concept: a running sum over events and a calendar, then the row of the maximum of each group
-- chapter: 05-questions
-- columns: month text, peak integer, first_at instant
-- ordered: yes

WITH RECURSIVE event AS (
  SELECT registered_at AS changed_at, 1 AS step
  FROM visit
  UNION ALL
  SELECT departed_at, -1
  FROM visit
  WHERE departed_at IS NOT NULL
), month AS (
  SELECT CAST(DATE_FORMAT(MIN(changed_at), '%Y-%m-01') AS DATETIME(3)) AS begins, MAX(changed_at) AS last_at
  FROM event
  UNION ALL
  SELECT begins + INTERVAL 1 MONTH, last_at
  FROM month
  WHERE begins + INTERVAL 1 MONTH <= last_at
), instant AS (
  SELECT changed_at, step
  FROM event
  UNION ALL
  -- Nobody comes or goes, but whoever stayed over the turn of the month is counted in the new one, too.
  SELECT begins, 0
  FROM month
), running AS (
  -- The sum of the sums: what happens at one instant counts together, so a bed that changes hands is one bed.
  SELECT changed_at, DATE_FORMAT(changed_at, '%Y-%m') AS month, SUM(SUM(step)) OVER (ORDER BY changed_at) AS present
  FROM instant
  GROUP BY changed_at
), highest AS (
  SELECT month, present, changed_at, RANK() OVER (PARTITION BY month ORDER BY present DESC) AS place
  FROM running
)
SELECT month, MAX(present) AS peak, MIN(changed_at) AS first_at
FROM highest
WHERE place = 1
GROUP BY month
ORDER BY month;
