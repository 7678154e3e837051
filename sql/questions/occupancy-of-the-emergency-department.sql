-- question: How many patients are in the department after each arrival and departure of a month?
-- why: Waits grow when the department is full; this is the curve behind them.
-- concept: a running sum over a UNION ALL of events
-- chapter: 05-questions
-- columns: changed_at instant, visit_no text, step integer, present integer
-- ordered: yes
-- domains: month_begins first of a month
SET @month_begins = DATE '2025-01-01';

WITH event AS (
  SELECT registered_at AS changed_at, visit_no, 1 AS step
  FROM visit
  UNION ALL
  SELECT departed_at, visit_no, -1
  FROM visit
  WHERE departed_at IS NOT NULL
), running AS (
  -- Over all events, so that who came the month before is counted. ROWS, for RANGE would add events of one instant together.
  SELECT changed_at, visit_no, step,
         SUM(step) OVER (ORDER BY changed_at, visit_no, step DESC ROWS UNBOUNDED PRECEDING) AS present
  FROM event
)
SELECT changed_at, visit_no, step, present
FROM running
WHERE changed_at >= CAST(@month_begins AS DATE)
  AND changed_at < CAST(@month_begins AS DATE) + INTERVAL 1 MONTH
ORDER BY changed_at, visit_no, step DESC;
