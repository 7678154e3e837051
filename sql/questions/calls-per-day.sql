-- question: How many calls came on each day, days without one included?
-- why: A chart over time needs every day; grouping the calls alone leaves the quiet days out.
-- concept: a recursive CTE as a calendar
-- chapter: 05-questions
-- columns: day date, calls integer
-- ordered: yes
-- ranges: days 1 to 1000
SET @first_day = DATE '2025-01-01';
SET @days = 31;

-- MySQL stops a recursion after 1,000 rows: @days may be that at most.
WITH RECURSIVE calendar (day, nth) AS (
  SELECT CAST(@first_day AS DATE), 1
  UNION ALL
  SELECT day + INTERVAL 1 DAY, nth + 1
  FROM calendar
  WHERE nth < @days
)
-- A range and not DATE(received_at) = day: a function around the column would hide it from its index.
SELECT k.day, COUNT(c.call_id) AS calls
FROM calendar AS k
LEFT JOIN emergency_call AS c ON c.received_at >= k.day AND c.received_at < k.day + INTERVAL 1 DAY
GROUP BY k.day
ORDER BY day;
