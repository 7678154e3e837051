-- question: How many patients were in the department at the most in each month, and when was that first so?
-- why: Beds are bought for the peak.
-- concept: a running sum, then the row of the maximum of each group
-- chapter: 05-questions
-- columns: month text, peak integer, first_at instant
-- ordered: yes

WITH event AS (
  SELECT registered_at AS changed_at, visit_no, 1 AS step
  FROM visit
  UNION ALL
  SELECT departed_at, visit_no, -1
  FROM visit
  WHERE departed_at IS NOT NULL
), running AS (
  SELECT changed_at, DATE_FORMAT(changed_at, '%Y-%m') AS month,
         SUM(step) OVER (ORDER BY changed_at, visit_no, step DESC ROWS UNBOUNDED PRECEDING) AS present
  FROM event
), highest AS (
  SELECT month, present, changed_at, RANK() OVER (PARTITION BY month ORDER BY present DESC) AS place
  FROM running
)
SELECT month, MAX(present) AS peak, MIN(changed_at) AS first_at
FROM highest
WHERE place = 1
GROUP BY month
ORDER BY month;
