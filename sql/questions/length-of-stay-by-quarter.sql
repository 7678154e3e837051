-- question: How long do the quickest quarter of the visits of each triage level stay, the next, and so on?
-- why: An average stay is nobody's stay; the slowest quarter blocks the beds.
-- concept: NTILE
-- chapter: 05-questions
-- columns: esi integer, quarter integer, visits integer, shortest_min integer, longest_min integer
-- ordered: yes

WITH stay AS (
  -- 1.000000: MySQL rounds a quotient to four digits more than the numerator has, and rounding twice can err.
  SELECT esi, 1.000000 * TIMESTAMPDIFF(MICROSECOND, registered_at, departed_at) / 60000000 AS stay_min, visit_id
  FROM visit
  WHERE esi IS NOT NULL AND departed_at IS NOT NULL
), quartered AS (
  SELECT esi, stay_min, NTILE(4) OVER (PARTITION BY esi ORDER BY stay_min, visit_id) AS quarter
  FROM stay
)
SELECT esi, quarter, COUNT(*) AS visits, ROUND(MIN(stay_min)) AS shortest_min, ROUND(MAX(stay_min)) AS longest_min
FROM quartered
GROUP BY esi, quarter
ORDER BY esi, quarter;
