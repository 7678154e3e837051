-- question: Which ambulances were sent out the most in each month?
-- why: Tyres, linen and crews wear with every dispatch.
-- concept: RANK within groups
-- chapter: 05-questions
-- columns: month text, place integer, call_sign text, dispatches integer
-- ordered: yes
-- ranges: places 1 to 1000
SET @places = 2;

WITH sent AS (
  SELECT DATE_FORMAT(d.notified_at, '%Y-%m') AS month, a.call_sign, COUNT(*) AS dispatches
  FROM dispatch AS d
  JOIN ambulance AS a USING (ambulance_id)
  GROUP BY month, a.call_sign
), ranked AS (
  -- Ambulances with equally many share a place, and the next place is left out.
  SELECT month, call_sign, dispatches, RANK() OVER (PARTITION BY month ORDER BY dispatches DESC) AS place
  FROM sent
)
SELECT month, place, call_sign, dispatches
FROM ranked
WHERE place <= @places
ORDER BY month, place, call_sign;
