-- question: Which problems, from the most frequent on, make up which part of all calls together?
-- why: A few problems make most of the work; training begins with them.
-- concept: a cumulative share with SUM() OVER
-- chapter: 05-questions
-- columns: place integer, problem_code text, calls integer, percent_so_far decimal(1)
-- ordered: yes

WITH counted AS (
  SELECT problem_code, COUNT(*) AS calls
  FROM emergency_call
  GROUP BY problem_code
)
-- 100.000000, not 100: MySQL rounds a quotient to four digits more than the numerator has, and rounding twice can err.
SELECT ROW_NUMBER() OVER most AS place,
       problem_code, calls,
       ROUND(100.000000 * SUM(calls) OVER (most ROWS UNBOUNDED PRECEDING) / SUM(calls) OVER (), 1) AS percent_so_far
FROM counted
WINDOW most AS (ORDER BY calls DESC, problem_code)
ORDER BY place;
