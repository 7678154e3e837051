-- question: How long do the quickest quarter of the visits of each triage level stay, the next, and so on?
-- why: An average stay is nobody's stay; the slowest quarter blocks the beds.
-- concept: NTILE
-- chapter: 05-questions
-- columns: esi integer, quarter integer, visits integer, shortest_min integer, longest_min integer
-- ordered: yes

WITH stay AS (
  SELECT esi, TIMESTAMPDIFF(MINUTE, registered_at, departed_at) AS stay_min, visit_id
  FROM visit
  WHERE esi IS NOT NULL AND departed_at IS NOT NULL
), quartered AS (
  SELECT esi, stay_min, NTILE(4) OVER (PARTITION BY esi ORDER BY stay_min, visit_id) AS quarter
  FROM stay
)
SELECT esi, quarter, COUNT(*) AS visits, MIN(stay_min) AS shortest_min, MAX(stay_min) AS longest_min
FROM quartered
GROUP BY esi, quarter
ORDER BY esi, quarter;
