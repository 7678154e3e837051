-- question: Over which runs of days in a row did at least one critical call come every day?
-- why: Whoever plans leave for the stress team looks for the days between.
-- concept: islands of dates, by the difference to their row number
-- chapter: 05-questions
-- columns: first_day date, last_day date, days integer, calls integer
-- ordered: yes
-- ranges: at_least_days 1 to 366
SET @at_least_days = 2;

WITH critical_day AS (
  SELECT DATE(received_at) AS day, COUNT(*) AS calls
  FROM emergency_call
  WHERE priority = 1
  GROUP BY day
), anchored AS (
  -- In a run the date and the row number grow alike, so their difference is the same for all its days.
  SELECT day, calls, day - INTERVAL ROW_NUMBER() OVER (ORDER BY day) DAY AS anchor
  FROM critical_day
)
SELECT MIN(day) AS first_day, MAX(day) AS last_day, COUNT(*) AS days, SUM(calls) AS calls
FROM anchored
GROUP BY anchor
HAVING COUNT(*) >= @at_least_days
ORDER BY first_day;
