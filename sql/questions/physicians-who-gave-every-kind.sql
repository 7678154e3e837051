-- question: Which physicians have given every kind of treatment at least so many times?
-- why: They can lead a shift by themselves.
-- concept: relational division, by counting
-- chapter: 05-questions
-- columns: staff_no text, specialty text, treatments integer
-- ordered: yes
-- ranges: times 1 to 1000000
SET @times = 2;

WITH given AS (
  SELECT physician_id, kind, COUNT(*) AS treatments
  FROM treatment
  GROUP BY physician_id, kind
  HAVING COUNT(*) >= @times
)
SELECT s.staff_no, y.name AS specialty, SUM(g.treatments) AS treatments
FROM given AS g
JOIN physician AS p ON p.staff_id = g.physician_id
JOIN staff AS s USING (staff_id)
JOIN specialty AS y USING (specialty_code)
GROUP BY s.staff_id, s.staff_no, y.name
-- As many kinds as there are: then none is missing.
HAVING COUNT(*) = (SELECT COUNT(DISTINCT kind) FROM treatment)
ORDER BY staff_no;
