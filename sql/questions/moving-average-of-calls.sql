-- question: How many calls a day came on average over each day and the six before it?
-- why: A week is the beat of the service; its average shows the season under the weekdays.
-- concept: a window frame of seven rows
-- chapter: 05-questions
-- columns: day date, calls integer, calls_of_week integer, average_a_day decimal(2)
-- ordered: yes
-- ranges: days 1 to 1000
SET @first_day = DATE '2025-01-01';
SET @days = 60;

-- MySQL stops a recursion after 1,000 rows: @days may be that at most.
WITH RECURSIVE calendar (day, nth) AS (
  SELECT CAST(@first_day AS DATE), 1
  UNION ALL
  SELECT day + INTERVAL 1 DAY, nth + 1
  FROM calendar
  WHERE nth < @days
), counted AS (
  SELECT k.day, k.nth, COUNT(c.call_id) AS calls
  FROM calendar AS k
  LEFT JOIN emergency_call AS c ON c.received_at >= k.day AND c.received_at < k.day + INTERVAL 1 DAY
  GROUP BY k.day, k.nth
), summed AS (
  -- Seven rows are seven days only because the calendar leaves none out.
  SELECT day, nth, calls, SUM(calls) OVER (ORDER BY day ROWS 6 PRECEDING) AS calls_of_week
  FROM counted
)
SELECT day, calls, calls_of_week, ROUND(calls_of_week / 7, 2) AS average_a_day
FROM summed
WHERE nth >= 7
ORDER BY day;
