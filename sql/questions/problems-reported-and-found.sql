-- question: Of the calls of a priority, how many report each problem, and on how many does a crew find it first,
--   even where one side never says it?
-- why: Where the two numbers differ, the questions that the control room asks can be improved.
-- concept: a full outer join, made of LEFT JOIN, UNION ALL and an anti-join
-- chapter: 05-questions
-- columns: problem_code text, reported integer, found integer
-- ordered: yes
-- ranges: priority 1 to 4
SET @priority = 4;

WITH reported AS (
  SELECT problem_code, COUNT(*) AS calls
  FROM emergency_call
  WHERE priority = @priority
  GROUP BY problem_code
), found AS (
  -- DISTINCT: two crews on one call may find the same, and it is calls that are compared.
  SELECT s.problem_code, COUNT(DISTINCT d.call_id) AS calls
  FROM assessment AS s
  JOIN dispatch AS d USING (dispatch_id)
  JOIN emergency_call AS c USING (call_id)
  WHERE c.priority = @priority AND s.assessment_no = 1
  GROUP BY s.problem_code
)
-- MySQL has no FULL JOIN: all rows of the left with what fits on the right, then those of the right that fit nothing.
SELECT r.problem_code, r.calls AS reported, COALESCE(f.calls, 0) AS found
FROM reported AS r
LEFT JOIN found AS f USING (problem_code)
UNION ALL
SELECT f.problem_code, 0, f.calls
FROM found AS f
LEFT JOIN reported AS r USING (problem_code)
WHERE r.problem_code IS NULL
ORDER BY problem_code;
