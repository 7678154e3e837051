-- question: Which problems with enough calls are critical the most often?
-- why: For these the control room sends a unit before it asks further.
-- concept: HAVING
-- chapter: 05-questions
-- columns: problem_code text, name text, calls integer, critical integer, critical_percent decimal(1)
-- ordered: yes
-- ranges: at_least 1 to 1000000
SET @at_least = 10;

-- WHERE filters calls before they are counted; HAVING filters problems afterwards.
-- 100.000000, not 100: MySQL rounds a quotient to four digits more than the numerator has, and rounding twice can err.
SELECT p.problem_code, p.name,
       COUNT(*) AS calls,
       COUNT(CASE WHEN c.priority = 1 THEN 1 END) AS critical,
       ROUND(100.000000 * COUNT(CASE WHEN c.priority = 1 THEN 1 END) / COUNT(*), 1) AS critical_percent
FROM emergency_call AS c
JOIN clinical_problem AS p USING (problem_code)
GROUP BY p.problem_code, p.name
HAVING COUNT(*) >= @at_least
ORDER BY critical_percent DESC, problem_code;
